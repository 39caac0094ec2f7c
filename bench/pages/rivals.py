"""What other tools make of the pages on standard input, a JSON line each: run by `bench.py --rivals`, with a Python
that has them. `html` is the page with tags, `text` its lines; every tool reads the HTML, the rule of thumb the lines.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import justext
import trafilatura
from htmldate import find_date
from resiliparse.extract.html2text import extract_plain_text

sys.stderr = Path("/dev/null").open("w")  # noqa: SIM115
BENGALI = justext.get_stoplist("Bengali") if "Bengali" in justext.get_stoplists() else None
# jusText ships no Bengali list in some releases: then the commonest words of news, by count.
COMMON = (
    "ও এই না করে এ এবং থেকে করা তিনি জন্য হয়েছে এক বলেন হয় "
    "সঙ্গে পর তার করেন কথা একটি এর যে নিয়ে বলে করতে তাদের আর হবে কিন্তু"
).split()


def jus(html: str) -> str:
    paragraphs = justext.justext(html.encode(), BENGALI or frozenset(COMMON), encoding="utf-8")
    return "\n".join(one.text for one in paragraphs if not one.is_boilerplate)


for line in sys.stdin:
    row = json.loads(line)
    try:
        date = find_date(row["html"])
    except Exception:
        date = None
    print(
        json.dumps(
            {
                "trafilatura": trafilatura.extract(row["html"], include_comments=False),
                "justext": jus(row["html"]),
                "resiliparse": extract_plain_text(row["html"], main_content=True),
                "lines that hold a danda": "\n".join(one for one in row["text"].splitlines() if "।" in one),
                "htmldate": date,
            }
        )
    )
