"""Time expressions: from words to a row of cells, from cells to facts, and the dates of stamp lines.

`lexicon.py` knows the words, `cells.py` lays a text out, `grammar.py` holds the patterns, `reading.py` reads facts
out of a match, `stamps.py` reads the line that dates a page. `layers/times.py` anchors what `page/` has dated.
"""

from sutradhar.timex.stamps import Stamp, parse_stamp

__all__ = ["Stamp", "parse_stamp"]
