"""Dossiers and places, from pages with hand-made rows."""

from __future__ import annotations

import random
from itertools import pairwise

import msgspec
import pytest
from story_pages import KCNA, KIM, NORTH, PUTIN, RUSSIA, SEOUL, Page

from sutradhar.archive.archive import Archive
from sutradhar.errors import BadArgument
from sutradhar.exports import html, markdown
from sutradhar.labels import Labels
from sutradhar.language import load_language
from sutradhar.model import Article
from sutradhar.stories.copies import copies
from sutradhar.stories.placing import place
from sutradhar.stories.rows import Dossier


def pledge() -> Article:
    """A pledge whose day only a later sentence tells, and a treaty whose day nobody tells."""
    page = Page(
        "উত্তর কোরিয়া রাশিয়াকে সাহায্য করবে\n"
        "উত্তর কোরিয়া রাশিয়াকে সাহায্য করবে বলে জানিয়েছেন কিম। "
        "৫ মার্চ রাজধানীতে রাশিয়ার দূতের সঙ্গে আলোচনায় কিম এ কথা বলেন। "
        "কিছুদিন আগে রাশিয়া ও উত্তর কোরিয়া চুক্তি করেছে।",
        "pledge.txt",
        "2024-03-06",
    )
    page.time("৫ মার্চ", "2024-03-05")
    page.time("কিছুদিন আগে", "PAST_REF")
    said = page.said("কিম", KIM, "বলে জানিয়েছেন", "উত্তর কোরিয়া রাশিয়াকে সাহায্য করবে", "promise")
    north, russia = page.named("উত্তর কোরিয়া", NORTH, 1), page.named("রাশিয়া", RUSSIA, 1)
    page.event("AID", "সাহায্য", [north], [russia], 1, status="planned", said_in=said)
    both = [page.named("রাশিয়া", RUSSIA, 3), page.named("উত্তর কোরিয়া", NORTH, 2)]
    page.event("SUPPORT", "চুক্তি", both, both, time=1)
    page.credits.append(page.named("কিম", KCNA))
    return page.article()


def message() -> Article:
    """A message whose day the next sentence tells, and figures that two sides give."""
    page = Page(
        "পুতিনকে চিঠি লিখলেন কিম\n"
        "পুতিনকে একটি চিঠি লিখেছেন কিম। কেসিএনএ ৭ এপ্রিল এই চিঠি প্রকাশ করে।\n"
        "দক্ষিণ কোরিয়ার দাবি, রাশিয়ায় লড়তে গিয়ে উত্তর কোরিয়ার ৪০ জন নিহত হয়েছেন। "
        "কিম জানান, রাশিয়ায় উত্তর কোরিয়ার ৯ জন নিহত হয়েছেন।",
        "https://one.example/letter",
        "2025-04-08T10:00+06:00",
        "এক পত্রিকা",
    )
    page.time("৭ এপ্রিল", "2025-04-07")
    page.event("CONSULT", "চিঠি", [page.named("কিম", KIM, 1)], [page.named("পুতিন", PUTIN, 1)], 1)
    one = page.said("দক্ষিণ কোরিয়ার", SEOUL, "দাবি", "রাশিয়ায় লড়তে গিয়ে উত্তর কোরিয়ার ৪০ জন নিহত হয়েছেন", "claim")
    two = page.said("কিম", KIM, "জানান", "রাশিয়ায় উত্তর কোরিয়ার ৯ জন নিহত হয়েছেন", nth=2)
    many, few = page.count("৪০ জন", "killed", value=40), page.count("৯ জন", "killed", value=9)
    north = [page.named("উত্তর কোরিয়া", NORTH, 0)]
    page.event("Life.Die", "নিহত", [], north, 0, status="claimed", said_in=one, quantities=[many])
    page.event("Life.Die", "নিহত", [], north, 1, status="claimed", said_in=two, quantities=[few])
    page.credits.append(page.named("কেসিএনএ", KCNA))
    return page.article()


def kept(*pages: Article) -> Archive:
    archive = Archive(":memory:")
    for page in pages:
        archive.add(page)
    return archive


@pytest.fixture(scope="module")
def pair() -> Dossier:
    with kept(pledge(), message()) as archive:
        return archive.dossier("উত্তর কোরিয়া", "রাশিয়া")


def test_a_pledge_stands_under_the_day_on_which_it_was_made(pair: Dossier) -> None:
    (entry,) = [entry for entry in pair.timeline if entry.type == "AID"]
    assert (entry.date, entry.status) == ("2024-03-05", "planned")
    assert entry.dated is not None
    assert (entry.dated.basis, entry.dated.text) == ("statement", "৫ মার্চ")
    assert any(gap.what == "outcome" and gap.article == entry.quote.article for gap in pair.unknown)


def test_an_act_that_no_page_dates_is_undated_never_dated_by_its_neighbours(pair: Dossier) -> None:
    assert [entry.type for entry in pair.undated if entry.type == "SUPPORT"] == ["SUPPORT"]
    assert all(entry.date is None for entry in pair.undated)


def test_a_later_sentence_dates_the_act_that_it_takes_up(pair: Dossier) -> None:
    (entry,) = [entry for entry in pair.timeline if entry.type == "CONSULT"]
    assert entry.date == "2025-04-07"
    assert entry.dated is not None and entry.dated.basis == "taken_up"
    assert entry.gist_en == "2025-04-07 · Kim Jong Un → Vladimir Putin · consult"


def test_the_timeline_is_in_order_and_every_entry_has_its_words(pair: Dossier) -> None:
    texts = {page.id: page.text for page in (pledge(), message())}
    for one, other in pairwise(pair.timeline):
        assert (one.earliest or "") <= (other.earliest or "")
    for entry in (*pair.timeline, *pair.undated):
        assert entry.quote.text == texts[entry.quote.article][entry.quote.start : entry.quote.end]
        assert entry.sources and all(0 <= s.start < s.end <= len(texts[s.article]) for s in entry.sources)


def test_figures_stand_side_by_side_with_their_claimants(pair: Dossier) -> None:
    (figure,) = [figure for figure in pair.figures if figure.slot.what == "killed"]
    assert {(claim.claimant, claim.value) for claim in figure.claims} == {(SEOUL, 40), (KIM, 9)}
    assert figure.conflict and not figure.update


def test_two_pages_that_carry_one_agency_are_one_source(pair: Dossier) -> None:
    assert [row.group for row in pair.sources] == [1, 1]
    assert [gap.about_en for gap in pair.unknown if gap.what == "original"] == ["KCNA"]


def test_a_relation_joins_pages_over_any_time(pair: Dossier) -> None:
    assert len({row.story for row in pair.sources}) == 1
    assert len({row.event for row in pair.sources}) == 2


@pytest.mark.parametrize("names", [("North Korea", "Russia"), (NORTH, RUSSIA), ("উত্তর কোরিয়ার", "রাশিয়াকে")])
def test_a_pair_is_asked_by_any_of_its_names(pair: Dossier, names: tuple[str, str]) -> None:
    with kept(pledge(), message()) as archive:
        assert archive.dossier(*names).timeline == pair.timeline


def test_nobody_of_that_name_is_said_so() -> None:
    with kept(pledge()) as archive:
        with pytest.raises(BadArgument, match="অচেনা"):
            archive.dossier("অচেনা")
        with pytest.raises(BadArgument, match="one"):
            archive.dossier(NORTH, "North Korea")


def test_the_order_of_the_pages_does_not_matter(pair: Dossier) -> None:
    with kept(message(), pledge()) as archive:
        assert archive.dossier(NORTH, RUSSIA) == pair


def test_exports_escape_what_pages_say(pair: Dossier) -> None:
    page = Page("<script>x</script> [a](b) রাশিয়া ও উত্তর কোরিয়া চুক্তি করেছে", "javascript:alert(1)", "2024-01-01")
    both = [page.named("রাশিয়া", RUSSIA), page.named("উত্তর কোরিয়া", NORTH)]
    page.event("SUPPORT", "চুক্তি", both, both)
    with kept(page.article()) as archive:
        dossier = archive.dossier(NORTH, RUSSIA)
    for code in ("bn", "en"):
        labels = Labels(load_language(), code)
        assert "<script" not in html.render(dossier, labels)
        assert 'href="javascript' not in html.render(dossier, labels)
        assert "[a](b)" not in markdown.render(dossier, labels)
    assert msgspec.json.decode(msgspec.json.encode(pair), type=Dossier) == pair


def headline(text: str, published: str, uri: str) -> Article:
    return Page(text, uri, published).article()


def placed(*pages: Article) -> dict[str, tuple[str | None, str | None]]:
    return {row.uri: (row.event, row.story) for row in place(pages, load_language())}


FIRE = [
    ("চট্টগ্রামের জাহাজভাঙা কারখানায় ভয়াবহ অগ্নিকাণ্ড, নিহত ৩", "2025-03-01T10:00+06:00", "1"),
    ("চট্টগ্রামে জাহাজভাঙা কারখানায় অগ্নিকাণ্ড, নিহত বেড়ে ৫", "2025-03-01T18:00+06:00", "2"),
    ("চট্টগ্রামের জাহাজভাঙা কারখানায় অগ্নিকাণ্ড, নিহত ৪", "2025-09-01T10:00+06:00", "3"),
    ("আজকের নামাজের সময়সূচি", "2025-03-01T01:00+06:00", "4"),
    ("আজকের নামাজের সময়সূচি ", "2025-03-02T01:00+06:00", "5"),
]


def test_a_rising_toll_is_one_event_and_another_fire_is_not() -> None:
    where = placed(*(headline(*row) for row in FIRE))
    assert where["1"][0] == where["2"][0] != where["3"][0]


def test_a_daily_service_is_no_story() -> None:
    where = placed(*(headline(*row) for row in FIRE))
    assert where["4"] != where["5"]


def test_places_do_not_depend_on_the_order() -> None:
    pages = [headline(*row) for row in FIRE] + [pledge(), message()]
    expected = placed(*pages)
    for seed in range(5):
        random.Random(seed).shuffle(pages)
        assert placed(*pages) == expected


def test_a_reprint_is_a_copy_of_the_first() -> None:
    body = " ".join(
        f"{word} নিয়ে আলোচনা হয়েছে সভায়" for word in ("সেতু", "নদী", "পথ", "বন্দর", "ধান", "পাট", "চা", "মাছ")
    )
    first = Page(f"প্রথম শিরোনাম\n{body}", "1", "2025-01-01").article()
    again = Page(f"অন্য শিরোনাম\n{body} সূত্র যোগ হলো", "2", "2025-01-02").article()
    other = Page("আর এক শিরোনাম\nএকেবারে অন্য কথা " + "দিনের পরে রাত আসে " * 9, "3", "2025-01-02").article()
    assert copies([first, again, other]) == {1: 0}
