"""Time expressions: from words to a row of cells, from cells to facts.

`lexicon.py` knows the words, `cells.py` lays a text out, `grammar.py` holds the patterns, `reading.py` reads facts
out of a match, `stamps.py` reads lines that no sentence holds. `layers/times.py` anchors what `page/` has dated.
"""
