"""What an element says of its use: its name, its class and id, its microdata. English words of the "
    "trade, not Bengali.

`hints_of` gives a small set of words out of: nav header footer aside article list share comment caption byline stamp
crumb tags advert headline subhead quote. They are evidence for the roles, each with a weight in `weights.py`; none
decides alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BY_TAG = {
    "nav": "nav",
    "menu": "nav",
    "header": "header",
    "footer": "footer",
    "aside": "aside",
    "article": "article",
    "main": "article",
    "figcaption": "caption",
    "time": "stamp",
    "blockquote": "quote",
}

_BY_WORD = {
    "nav": "nav navbar navigation menu topbar navmenu megamenu offcanvas hamburger topnav mainmenu",
    "footer": "footer copyright copy colophon foot",
    "aside": "sidebar aside widget rail side rightbar leftbar rightcol",
    "article": "article articlebody story storybody entry content post postbody newsbody newscontent details detail",
    "list": "related relatednews more latest popular trending recommend recommended mostread "
    "mostpopular list headlines "
    "readmore alsoread similar ticker scroll news-list carousel teaser cards card toplist selected next prev",
    "share": "share social sharing follow followus subscribe newsletter addthis sharethis print",
    "comment": "comment comments disqus fb-comments respond reply",
    "caption": "caption figcaption photocaption imgcaption cap credit photo-credit",
    "byline": "byline author writer reporter authors contributor correspondent journalist",
    "stamp": "date time published publish pubdate datetime timestamp updated update posted dateline meta-date",
    "crumb": "breadcrumb breadcrumbs crumb crumbs section-name category catname kicker-section",
    "tags": "tag tags topic topics keyword keywords",
    "advert": "ad ads advert advertisement adsense adslot sponsored sponsor promo banner googlead dfp",
    "headline": "headline title heading newstitle posttitle",
    "subhead": "subtitle subheadline subhead subheading kicker shoulder hanger deck standfirst strap summary excerpt",
    "quote": "quote pullquote blockquote",
}
_WORDS = {word: hint for hint, words in _BY_WORD.items() for word in words.split()}
_PART = re.compile("[A-Za-z][a-z]*|[A-Z]+(?![a-z])")
_TYPED = {
    "headline": "headline",
    "author": "byline",
    "datepublished": "stamp",
    "datemodified": "stamp",
    "articlebody": "article",
    "caption": "caption",
    "keywords": "tags",
    "description": "subhead",
}


def hints_of(tag: str, attributes: dict[str, str | None]) -> frozenset[str]:
    """The uses that an element names."""
    if not attributes:
        return _hints(tag, "", "")
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('role') or ''}"
    return _hints(tag, names[:200], (attributes.get("itemprop") or attributes.get("rel") or "")[:40])


@lru_cache(maxsize=4096)
def _hints(tag: str, names: str, typed: str) -> frozenset[str]:
    found = set()
    if tag in _BY_TAG:
        found.add(_BY_TAG[tag])
    for name in names.split():
        whole = name.lower().replace("_", "-")
        if whole in _WORDS:
            found.add(_WORDS[whole])
            continue
        found.update(_WORDS[part] for part in map(str.lower, _PART.findall(name)) if part in _WORDS)
    for word in typed.lower().split():
        if word in _TYPED:
            found.add(_TYPED[word])
        elif word == "tag":
            found.add("tags")
        elif word == "author":
            found.add("byline")
    return frozenset(found)
