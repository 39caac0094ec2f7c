"""The parts of the layer `times`: `days.py` finds the day that facts mean, `periods.py` makes durations and periods,
`anchoring.py` gives each expression its value."""
