"""Names, measured: spans and kinds, links, one entity a page, speed; beside a plain gazetteer and CLDR alone.

    python bench/names/bench.py [--errors]

Own labels (`gold.jsonl`, keyed by the sha256 of title, line end and body; a third is held out and only counted) are
scored on exact span and kind. BanNERD's validation file (CC BY-NC-ND, measured on, never trained on) labels nominals as
persons and institutions too: a gold span whose words are common nouns or titles is left aside, and so is what we find
on it; its GPE and LOC are one kind, demonyms too.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from sutradhar.knowledge import load_knowledge
from sutradhar.language import load_language
from sutradhar.layers import names, sentences, tokens, words
from sutradhar.layers.naming.gazetteer import known_names
from sutradhar.layers.naming.page import Page
from sutradhar.layers.naming.shape import shapes
from sutradhar.model import Article, Block, Dated, EntityRow, Mention, Sentence, Source, Tokens, Word
from sutradhar.text import Folded, fold

HERE = Path(__file__).parent
CORPORA = HERE.parents[1] / "../shared/corpora"
Span = tuple[int, int, str]
Work = tuple[Article, Folded, list[Sentence], Tokens, list[Word]]


def prepare(text: str, published: str | None = None) -> Work:
    """What the layers before names give for a text that is all body."""
    language = load_language()
    dated = Dated(published, published, published, "given", "bench") if published else None
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    article = Article(id="", source=Source("", "text/plain"), text=text, blocks=blocks, published=dated)
    folded = fold(text)
    rows = sentences.annotate(article, language, folded=folded)
    cut = tokens.annotate(article, language, folded=folded, sentences=rows)
    return article, folded, rows, cut, words.annotate(article, language, tokens=cut)


def ours(work: Work) -> tuple[list[Mention], list[EntityRow]]:
    """The layer as it stands."""
    article, folded, rows, cut, analysed = work
    return names.annotate(article, load_language(), folded=folded, sentences=rows, tokens=cut, words=analysed)


def gazetteer(work: Work) -> list[Mention]:
    """The dictionary pass alone, every strong form, first bearer."""
    article, folded, _, cut, analysed = work
    page = Page(article.text, folded, cut, analysed, [end for _, end in cut.bounds])
    found = known_names(page, load_language())
    return [Mention(name.start, name.end, name.kind, name.entity) for name in found if not name.weak]


def cldr(work: Work) -> list[Mention]:
    """CLDR's country names alone, as tokens stand."""
    knowledge = load_knowledge(load_language())
    return [m for m in gazetteer(work) if (e := knowledge.entity(m.entity or "")) and e.type == "country"]


def f1(right: int, found: int, gold: int) -> str:
    """Precision, recall and their mean."""
    p, r = right / max(found, 1), right / max(gold, 1)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f} (n={gold})"


def texts() -> dict[str, tuple[str, str | None]]:
    """The texts of the labelled articles with their day, by hash."""
    found = {}
    for name in ("articles-2025-12", "articles-2026-05"):
        with gzip.open(CORPORA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = f"{row['title']}\n{row['body']}"
                day = str(row.get("date") or "")[:10]
                found[sha256(text.encode()).hexdigest()] = (text, day if day[:2] == "20" else None)
    return found


def own(find: Callable[[Work], list[Mention]], held_out: bool, errors: bool = False) -> None:
    """Scores a system on our labels."""
    known = texts()
    tally: Counter[str] = Counter()
    for line in (HERE / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["held_out"] != held_out:
            continue
        text, day = known[row["sha256"]]
        mentions = find(prepare(text, day))
        gold = {(start, end): (kind, entity) for start, end, kind, entity in row["mentions"]}
        seen = {(m.start, m.end): m for m in mentions}
        tally["gold"] += len(gold)
        tally["found"] += len(seen)
        both = gold.keys() & seen.keys()
        tally["span"] += len(both)
        tally["kind"] += sum(gold[at][0] == seen[at].kind for at in both)
        linkable = [at for at in gold if gold[at][1][:1] == "Q" and gold[at][1][1:].isdigit()]
        linked = [at for at in linkable if at in seen and (seen[at].entity or "").startswith("Q")]
        tally["linkable"] += len(linkable)
        tally["linked"] += len(linked)
        tally["link_right"] += sum(seen[at].entity == gold[at][1] for at in linked)
        for a in both:
            for b in both:
                if a < b:
                    same, said = gold[a][1] == gold[b][1], seen[a].entity == seen[b].entity
                    tally["pair_gold"] += same
                    tally["pair_found"] += said
                    tally["pair_right"] += same and said
        if errors:
            report(text, gold, seen)
    print("  span+kind", f1(tally["kind"], tally["found"], tally["gold"]))
    print("  span     ", f1(tally["span"], tally["found"], tally["gold"]))
    print(f"  kind right given span {tally['kind'] / max(tally['span'], 1):.3f}")
    print(
        f"  links: right {tally['link_right']}/{tally['linked']}, found {tally['linked']}/{tally['linkable']}"
    )
    print("  coreference pairs", f1(tally["pair_right"], tally["pair_found"], tally["pair_gold"]))


def report(
    text: str, gold: dict[tuple[int, int], tuple[str, str]], seen: dict[tuple[int, int], Mention]
) -> None:
    """The errors of one page, to read."""
    for at in sorted(gold.keys() - seen.keys()):
        print("    missed", text[slice(*at)], gold[at])
    for at in sorted(seen.keys() - gold.keys()):
        print("    extra ", text[slice(*at)], seen[at].kind, seen[at].entity, seen[at].rule)
    for at in sorted(gold.keys() & seen.keys()):
        if gold[at][0] != seen[at].kind:
            print("    kind  ", text[slice(*at)], gold[at][0], seen[at].kind)


def bannerd() -> Iterator[tuple[str, list[Span]]]:
    """Sentences with their spans, from BIO lines."""
    with gzip.open(CORPORA / "ner-bannerd-val.jsonl.gz", "rt", encoding="utf-8") as lines:
        blocks = "\n\n".join(json.loads(line)["conll"] for line in lines).split("\n\n")
    for block in blocks:
        text, found, at = "", [], 0
        for pair in block.split("\n"):
            word, _, tag = pair.strip().rpartition(" ")
            if not word:
                continue
            text += word + " "
            if tag.startswith("I-") and found and found[-1][2] == tag[2:]:
                found[-1] = (found[-1][0], at + len(word), tag[2:])
            elif tag != "O":
                found.append((at, at + len(word), tag[2:]))
            at += len(word) + 1
        yield text, found


MERGED = {"PER": "PER", "ORG": "ORG", "GPE": "PLC", "LOC": "PLC", "NORP": "PLC"}


def nominal(text: str, span: Span) -> bool:
    """Whether a gold span is a noun, not a name: all its words common, or no word of a list of names in it."""
    shape, knowledge = shapes(load_language()), load_knowledge(load_language())
    parts = fold(text[span[0] : span[1]]).text.split()
    stems = [stem for part in parts for stem in shape._cuts[part.rstrip(".")]]
    if any(stem in shape.persons or stem in knowledge.forms for stem in stems):
        return False
    return all(part in shape.common for part in parts) or any(
        stem in shape.titles or stem in shape.common for stem in stems
    )


def foreign(find: Callable[[Work], list[Mention]], limit: int = 4059) -> None:
    """Scores a system on BanNERD's persons, bodies and places; exact but for the case ending."""
    tally: Counter[str] = Counter()
    for index, (text, spans) in enumerate(bannerd()):
        if index >= limit or not text.strip():
            continue
        mentions = [m for m in find(prepare(text)) if m.kind in MERGED]
        kept = [s for s in spans if s[2] in MERGED and not nominal(text, s)]
        aside = [s for s in spans if s not in kept]
        mentions = [m for m in mentions if not any(m.start < s[1] and s[0] < m.end for s in aside)]
        starts = {(s[0], text[: s[1]].count(" ")): MERGED[s[2]] for s in kept}
        found = {(m.start, text[: m.end].count(" ")): MERGED[m.kind] for m in mentions}
        tally["gold"] += len(starts)
        tally["found"] += len(found)
        tally["span"] += len(starts.keys() & found.keys())
        tally["kind"] += sum(starts[at] == found[at] for at in starts.keys() & found.keys())
    print("  span+kind", f1(tally["kind"], tally["found"], tally["gold"]))
    print(f"  kind right given span {tally['kind'] / max(tally['span'], 1):.3f}")


def speed() -> None:
    """Articles of 300 words a second on one core, layers before names not counted."""
    chosen = [text for text, _ in texts().values() if 250 <= len(text.split()) <= 350][:200]
    works = [prepare(text) for text in chosen]
    for label, system in (("dictionary pass", gazetteer), ("whole layer", ours)):
        system(works[0])
        for state in ("cold", "warm"):
            start = time.perf_counter()
            for work in works:
                system(work)
            print(f"  {label}, {state}: {len(works) / (time.perf_counter() - start):.0f} articles/s")


def main(arguments: list[str]) -> None:
    """Prints every table."""
    if not CORPORA.exists():
        sys.exit(f"{CORPORA}: not here; the labelled articles and BanNERD are needed to measure")
    systems = {"sutradhar": lambda work: ours(work)[0], "plain gazetteer": gazetteer, "CLDR countries": cldr}
    for label, system in systems.items():
        print(f"{label}: own labels, development")
        own(system, False, "--errors" in arguments and label == "sutradhar")
        print(f"{label}: own labels, held out")
        own(system, True)
    if "--quick" not in arguments:
        for label, system in systems.items():
            print(f"{label}: BanNERD validation, names only")
            foreign(system)
        speed()


if __name__ == "__main__":
    main(sys.argv[1:])
