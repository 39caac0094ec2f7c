"""Lines that hold several blocks: caption, stamp, body, credit and footer glued together by a crawler.

Only a line that is long enough to hold running text, or that bears a stamp in its midst, is looked at; it is cut where
a stamp begins or ends and where a foot line begins. Blocks may then be shorter than a line.
"""

from __future__ import annotations

from sutradhar.language import Language
from sutradhar.page.blocks import Line
from sutradhar.text import Folded


def unglued(lines: list[Line], copy: Folded, language: Language) -> list[Line]:
    """The lines, those that hold several blocks cut."""
    return lines
