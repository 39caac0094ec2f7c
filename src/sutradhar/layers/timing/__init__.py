"""The parts of the layer `times`: `days.py` finds the day that facts mean, `periods.py` makes durations and periods,
`named.py` knows the holidays, `answers.py` writes values, `anchoring.py` gives each expression its own."""
