"""The chain of those who stand behind a line, outermost first."""

from __future__ import annotations

from sutradhar import read
from sutradhar.provenance import chain

PAGE = "দুই দেশের চুক্তি নিয়ে শিরোনাম\nদুই দেশ একটি চুক্তি সই করেছে। কেসিএনএ জানায়, চুক্তিটি শিগগির কার্যকর হবে।\nসূত্র: কেসিএনএ, তাস\n"


def test_a_credited_agency_that_speaks_is_the_one_that_the_line_comes_from() -> None:
    article = read(PAGE)
    (index,) = [at for at, row in enumerate(article.statements) if row.source and row.mode == "credit"]
    links = chain(article, article.statements, index)
    assert [(link.role, link.statement) for link in links] == [("credit", index)]


def test_the_page_s_own_voice_rests_on_all_its_credits() -> None:
    article = read(PAGE)
    assert [link.entity for link in chain(article, article.statements, None)] == [
        credit.entity for credit in article.credits
    ]
    assert len(article.credits) == 2
