"""What `docs/record.md` promises of a record, as checks that name what is broken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sutradhar.exports import jsonl
from sutradhar.model import Article

ROLES = set(
    "headline subheadline byline stamp edition caption body source_credit tags call comments list_heading list_item "
    "list_rank navigation advert other".split()
)
KINDS = {"PER", "ORG", "GPE", "LOC", "NORP", "EVT", "WRK"}
MODES = {"direct", "mixed", "indirect", "headline", "credit"}
STANCES = set(
    "say announce claim admit confirm deny accuse criticise praise warn threaten promise demand order propose hope "
    "report".split()
)
STATUSES = {"asserted", "claimed", "denied", "negated", "planned", "hypothetical", "historical"}
PLOVER: dict[str, str] = {
    "AGREE": "",
    "CONSULT": "visit phone meet third_party",
    "SUPPORT": "",
    "COOPERATE": "",
    "AID": "",
    "CONCEDE": "",
    "RETREAT": "withdraw release return disarm ceasefire access ease",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict ban expel relations territory violence political",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops police militia weapons",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "beat torture execute sexual assassinate massacre abduct firearms explosives aerial drone "
    "suicide-attack heavy-weapons crowd-control unconventional",
}
OTHER_EVENTS = set(
    "Life.Die Life.Injure Personnel.Start-Position Personnel.End-Position Personnel.Elect Justice.Arrest-Jail "
    "Justice.Charge-Indict Justice.Sentence Justice.Release-Parole Transaction.Transfer-Money Business.Start-Org "
    "Business.End-Org Accident Disaster".split()
)
BECAME = {"killed", "injured", "missing", "arrested", "displaced", "deployed", "rescued", "infected", None}
MODS = {"APPROX", "BEFORE", "AFTER", "START", "MID", "END", "LESS_THAN", "MORE_THAN", None}


def complaints(article: Article) -> list[str]:
    """Everything in which the record of `article` breaks its promise; empty when all is well."""
    record = json.loads(jsonl.line(article))
    return [*_ranges(record, len(article.text)), *_page(record), *_rows(record), *_indexes(record)]


def _ranges(record: Any, length: int, path: str = "") -> Iterator[str]:
    if isinstance(record, dict):
        if record.get("start") is not None and not 0 <= record["start"] < record["end"] <= length:
            yield f"{path}: range {record['start']}:{record['end']} of {length}"
        for key, value in record.items():
            yield from _ranges(value, length, f"{path}.{key}")
    elif isinstance(record, list):
        for index, value in enumerate(record):
            yield from _ranges(value, length, f"{path}[{index}]")


def _page(record: Any) -> Iterator[str]:
    if (
        record["format"] != "sutradhar/1"
        or record["text_sha256"] != sha256(record["text"].encode()).hexdigest()
    ):
        yield "format or text_sha256"
    end = 0
    for block in record["blocks"]:
        if block["role"] not in ROLES:
            yield f"role {block['role']}"
        if block["start"] < end:
            yield f"blocks overlap at {block['start']}"
        if record["text"][end : block["start"]].strip(" \t\r\n\u00a0•·*-–|>»\ufeff"):
            yield f"characters {end}:{block['start']} are in no block"
        end = block["end"]
    for name in ("published", "updated"):
        dated = record[name]
        if dated and dated["basis"] not in {"metadata", "given", "stamp", "inferred", "uri", "retrieved"}:
            yield f"{name}.basis {dated['basis']}"
        if dated and not dated["rule"]:
            yield f"{name} without a rule"
        if dated and dated["basis"] == "retrieved" and (dated["value"] or not dated["latest"]):
            yield f"{name}: retrieval is an upper bound only"


def _rows(record: Any) -> Iterator[str]:
    text = record["text"]
    ids = {entity["id"] for entity in record["entities"]}
    for row in record["mentions"]:
        if row["kind"] not in KINDS or (row["entity"] and row["entity"] not in ids):
            yield f"mention {text[row['start'] : row['end']]}: {row['kind']} {row['entity']}"
    for row in record["times"]:
        if row["kind"] not in {"DATE", "TIME", "DURATION", "SET"} or row["mod"] not in MODS:
            yield f"time {row['kind']} {row['mod']}"
    for row in record["quantities"]:
        if row["what"] not in BECAME or (row["value"] is None and row["low"] is None and row["high"] is None):
            yield f"quantity {text[row['start'] : row['end']]}: {row}"
    for row in record["statements"]:
        if (
            row["mode"] not in MODES
            or row["stance"] not in STANCES
            or row["polarity"] not in {"positive", "negative"}
        ):
            yield f"statement {row['mode']} {row['stance']} {row['polarity']}"
    for row in record["events"]:
        modes = PLOVER.get(row["type"], "" if row["type"] in OTHER_EVENTS else None)
        if (
            modes is None
            or (row["mode"] and row["mode"] not in modes.split())
            or row["status"] not in STATUSES
        ):
            yield f"event {row['type']} {row['mode']} {row['status']}"
    for name in ("mentions", "times", "quantities", "statements", "events"):
        yield from (f"{name}: a row without a rule" for row in record[name] if not row["rule"])


def _indexes(record: Any) -> Iterator[str]:
    for index, row in enumerate(record["statements"]):
        if row["inside"] is not None and (
            row["inside"] == index or row["inside"] >= len(record["statements"])
        ):
            yield f"statement {index} inside {row['inside']}"
    for row in record["events"]:
        if row["time"] is not None and row["time"] >= len(record["times"]):
            yield f"event time {row['time']}"
        if row["said_in"] is not None and row["said_in"] >= len(record["statements"]):
            yield f"event said_in {row['said_in']}"
        if any(one >= len(record["quantities"]) for one in row["quantities"]):
            yield f"event quantities {row['quantities']}"
