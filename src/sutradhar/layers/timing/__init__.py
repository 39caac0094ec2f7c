"""The parts of the layer `times`: `days.py` finds the year and day that facts mean, `anchoring.py` makes the values."""
