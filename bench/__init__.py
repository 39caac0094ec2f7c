"""Measurements, beside rivals where there are any. `bench.floors` holds the figures that CI does not let fall."""
