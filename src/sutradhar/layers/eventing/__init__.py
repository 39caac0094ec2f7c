"""The parts of the events layer: frames, clauses, roles, status."""
