"""Sutradhar reads Bengali news pages and gives back the story, dated and sourced.

>>> from sutradhar import read
>>> article = read("ঢাকা সফরে এলেন তিনি\\nমন্ত্রী বলেন, আলোচনা হবে।")  # doctest: +SKIP
"""

from __future__ import annotations

from sutradhar.archive.archive import Archive
from sutradhar.errors import SutradharError
from sutradhar.flow import read
from sutradhar.gather.inputs import Input
from sutradhar.model import Article

__all__ = ["Archive", "Article", "Input", "SutradharError", "read"]
__version__ = "0.1.0"
