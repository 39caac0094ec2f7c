"""Names: who, where, which body; one entity each on the page, linked where the page supports it.

The order is: known names by the dictionary (`naming/gazetteer.py`); unknown names by the words beside them; then
which bearer each name has here (`naming/linking.py`).
"""

from __future__ import annotations

from itertools import pairwise

from sutradhar.knowledge import Knowledge, load_knowledge
from sutradhar.language import Language
from sutradhar.layers.naming.beside import judge
from sutradhar.layers.naming.gazetteer import known_names
from sutradhar.layers.naming.linking import link
from sutradhar.layers.naming.merging import with_patterns, with_unknown
from sutradhar.layers.naming.page import Found, Page
from sutradhar.layers.naming.patterns import unknown_names
from sutradhar.layers.naming.repeats import repeated
from sutradhar.layers.naming.shape import shapes
from sutradhar.model import Article, EntityRow, Mention, Sentence, Tokens, Word
from sutradhar.text import Folded
from sutradhar.translit import latin

VERSION = 1


def annotate(
    article: Article,
    language: Language,
    *,
    folded: Folded,
    sentences: list[Sentence],
    tokens: Tokens,
    words: list[Word],
) -> tuple[list[Mention], list[EntityRow]]:
    """The mentions of all sentences, in order, and one row for each entity that they name.

    `start:end` are code points of `article.text` and hold the bare name. The date that links go by is
    `article.published`; where it is None, a short form links only if the page supports it.
    """
    page = Page(article.text, folded, tokens, words, [end for _, end in tokens.bounds])
    known = known_names(page, language)
    names = with_patterns(known, unknown_names(page, known, language), shapes(language))
    names = repeated(with_unknown(names, page, language), page, language)
    judge(names, page, language, load_knowledge(language))
    published = article.published.value if article.published else None
    entities = link(names, page, load_knowledge(language), published)
    borrowed = _borrowed(names, page, load_knowledge(language))
    names = [name for name in names if id(name) not in borrowed]
    entities = [row for row in entities if any(name.entity == row.id for name in names)]
    mentions = [Mention(name.start, name.end, name.kind, name.entity, name.rule) for name in names]
    return mentions, [*entities, *_stated(article, entities, load_knowledge(language))]


def _borrowed(names: list[Found], page: Page, knowledge: Knowledge) -> set[int]:
    """Bodies that stand behind the name of another country than their own: the election commission of Pakistan is not
    ours. The words are common nouns there, and no name."""
    found = set()
    for before, name in pairwise(names):
        body = knowledge.entity(name.entity) if name.kind == "ORG" and name.entity else None
        land = knowledge.entity(before.entity) if before.entity and before.last + 1 == name.first else None
        own_words = body is not None and before.key in body.name
        if body and land and land.type == "country" and body.country not in (None, land.id) and not own_words:
            found.add(id(name))
    return found


def _stated(article: Article, found: list[EntityRow], knowledge: Knowledge) -> list[EntityRow]:
    """Rows for the publisher and the credited sources, which stand outside the sentences."""
    rows = {row.id: row for row in found}
    named = [(credit.entity, article.surface(credit)) for credit in article.credits]
    if article.publisher:
        named.append((article.publisher.entity, article.publisher.name))
    fresh: dict[str, EntityRow] = {}
    for identity, name in named:
        if isinstance(identity, str) and identity not in rows and identity not in fresh:
            known = knowledge.entity(identity)
            fresh[identity] = (
                EntityRow(identity, "ORG", known.name, known.name_en, known.wikidata, known.country)
                if known
                else EntityRow(identity, "ORG", name, latin(name))
            )
    return list(fresh.values())
