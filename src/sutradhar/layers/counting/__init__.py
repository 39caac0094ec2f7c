"""The parts of the layer `quantities`: its words, and what became of the persons that are counted."""
