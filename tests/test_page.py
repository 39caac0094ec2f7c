"""Pages as a person would write them down: each line of a case is `role| line of the page`."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sutradhar.errors import UnreadablePage
from sutradhar.gather.inputs import HTML, Input
from sutradhar.language import load_language
from sutradhar.model import Article
from sutradhar.page import parse

BN = load_language()
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
CASES = sorted((Path(__file__).parent / "cases" / "pages").glob("*.txt"))


def page(data: str | bytes, **known: str) -> Article:
    return parse(Input.of(data, **known), BN)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_roles_of_a_page(path: Path) -> None:
    rows = [line.partition("| ") for line in path.read_text(encoding="utf-8").splitlines() if line]
    article = page("\n".join(text for _, _, text in rows))
    assert [(block.role, article.surface(block)) for block in article.blocks] == [
        (role, text) for role, _, text in rows
    ]


@pytest.mark.parametrize("name", ["kalbela-2025-12-27", "undated-belousov-visit"])
def test_the_seeds(name: str) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed pages lie beside the project, in ../shared/seeds; there are none here")
    article = page((SEEDS / f"{name}.txt").read_bytes())
    gold = json.loads((SEEDS / f"{name}.gold.json").read_text(encoding="utf-8"))
    assert [{"start": b.start, "end": b.end, "role": b.role} for b in article.blocks] == gold["blocks"]
    assert [article.surface(credit) for credit in article.credits] == gold["credits"]
    assert (article.publisher.name if article.publisher else None) == gold["publisher"]


STAMPS = {
    "প্রকাশ : ১২ মার্চ ২০২১, ১০:৪০ এএম": "2021-03-12T10:40+06:00",
    "প্রকাশিত: ১২ মার্চ ২০২১, ১০:৪০ পিএম": "2021-03-12T22:40+06:00",
    "শুক্রবার, ১২ মার্চ ২০২১": "2021-03-12",
    "২০১০ ঘণ্টা, মার্চ ১২, ২০২১": "2021-03-12T20:10+06:00",
    "প্রকাশ: ১২ মার্চ ২০২১, রাত ৯টা ১০ মিনিট": "2021-03-12T21:10+06:00",
    "ঢাকা, শনিবার, ১১ আষাঢ় ১৪২৯, ২৫ জুন ২০২২": "2022-06-25",
    "Published: 12 Mar 2021, 12:05 AM": "2021-03-12T00:05+06:00",
    "১২/০৩/২০২১ ১৪:০৫": "2021-03-12T14:05+06:00",
}
BODY = (
    "চরের মানুষ আজ সকালে নতুন সাঁকো পেয়েছে। সাঁকোটি বানিয়েছে গ্রামের তরুণেরা।\n"
    "গ্রামের প্রবীণেরা বলেন, সাঁকো না থাকায় চরের শিশুরা স্কুলে যেতে পারত না।\n"
)


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_is_read_at_its_precision(stamp: str) -> None:
    article = page(f"চরে নতুন সাঁকো পেল গ্রামের মানুষ\n{stamp}\n{BODY}")
    assert article.published is not None
    assert (article.published.value, article.published.basis) == (STAMPS[stamp], "stamp")


def test_an_indian_outlet_runs_by_its_own_clock() -> None:
    text = f"চরে নতুন সাঁকো পেল গ্রামের মানুষ\nপ্রকাশ: ১২ মার্চ ২০২১, ১০:৪০\n{BODY}"
    article = page(text, uri="https://www.anandabazar.com/west-bengal/1")
    assert article.published is not None and article.published.value == "2021-03-12T10:40+05:30"


def test_a_print_stamp_is_no_date() -> None:
    article = page(f"প্রিন্ট: ১ মে ২০২৪, ০৭:৩২ পিএম\nচরে নতুন সাঁকো পেল গ্রামের মানুষ\n{BODY}")
    assert article.published is None


def test_the_text_of_a_plain_page_is_its_input() -> None:
    text = f"চরে নতুন সাঁকো\r\n\r\n{BODY} \t\n"
    assert page(text.encode()).text == text
    assert page(b"\xef\xbb\xbf" + text.encode()).text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_and_recorded(encoding: str) -> None:
    text = f"চরে নতুন সাঁকো\n{BODY}"
    article = page(text.encode(encoding))
    assert article.text == text and "charset=utf-16" in article.source.media_type


def test_bijoy_glyphs_become_letters() -> None:
    glyphs = (
        "wZwb e‡jb, GB †`‡ki gvbyl Avgv‡`i m‡½ Av‡Q| Zviv Kv‡Ri Rb¨ GLv‡b _v‡K bv Ges GK K‡i Ab¨ RvqMvq hvq|"
    )
    article = page(glyphs.encode("cp1252"))
    assert "তিনি বলেন, এই দেশের মানুষ আমাদের সঙ্গে আছে।" in article.text
    assert article.source.media_type.endswith("charset=x-bijoy")


@pytest.mark.parametrize(
    "data, word",
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"An English page about nothing at all.", "not a Bengali page"),
        ("চরের মানুষ আজ সকালে নতুন সাঁকো পেয়েছে".encode()[:-1], "broken UTF-8"),
    ],
)
def test_what_is_no_bengali_page_is_refused_in_one_line(data: bytes, word: str) -> None:
    with pytest.raises(UnreadablePage, match=word) as caught:
        parse(Input.of(data, uri="somewhere.txt"), BN)
    assert str(caught.value).startswith("somewhere.txt: ") and "\n" not in str(caught.value)


def test_html_without_tags_that_mean_anything() -> None:
    text = f"<b>চরে নতুন সাঁকো পেল গ্রামের মানুষ</b>\n{BODY}<a href=/>মেলায় হারানো গরু মিলল হাটে</a>"
    html = f"<div>{text}</div>".replace("\n", "<br><br>")
    roles = [block.role for block in page(html).blocks]
    assert roles == ["headline", "body", "body", "list_item"]


def test_metadata_and_stamp_disagree_about_the_zone() -> None:
    html = (
        '<html><head><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"চরে নতুন সাঁকো",'
        '"datePublished":"2021-03-12T10:40:00+00:00",}]}</script></head><body><h1>চরে নতুন সাঁকো</h1>'
        f"<p>প্রকাশ: ১২ মার্চ ২০২১, ১০:৪০</p><p>{BODY}</p></body></html>"
    )
    article = page(html)
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2021-03-12T10:40+06:00", "metadata")


def test_hidden_parts_are_left_out() -> None:
    html = (
        f"<h1>চরে নতুন সাঁকো</h1><p style='display:none'>লুকানো কথা</p><script>var a='গোপন';</script><p>{BODY}</p>"
    )
    assert "লুকানো" not in page(html).text and "গোপন" not in page(html).text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script><!-- document.write('<script>গোপন</script>') --></script>",
        "<style>p:before{content:'গোপন</p>'}</style>",
        "<svg><text>গোপন</text><input></svg>",
        "<template><script>'</template>গোপন'</script></template>",
        "<span aria-hidden=true><span>গোপন</span>গোপন</span>",
        "<!-- <p>গোপন</p> -- > -->",
        "<select><option>গোপন</select>",
        "<?php echo 'গোপন' ?>",
        "<img alt='ছবি > গোপন' title=\"গোপন<p>\">",
    ],
)
def test_nothing_hidden_is_shown_and_all_behind_it_is(hidden: str) -> None:
    article = page(f"<h1>চরে নতুন সাঁকো</h1><p>আগে{hidden}পরে &lt;b&gt; &amp;amp;</p><p>{BODY}</p>")
    assert "গোপন" not in article.text
    assert article.text.splitlines()[1].replace(" ", "") == "আগেপরে<b>&amp;"


@pytest.mark.parametrize(
    "html",
    [
        "<div><p>" * 100_000,
        "<b>ক</b>" * 120_000,
        "<p>ক" * 200_000,
        "<p>" + "ক খ গ। " * 200_000,
        "<script>" * 90_000,
    ],
    ids=["deep", "inline", "unclosed", "one line", "scripts"],
)
def test_hostile_pages_end(html: str) -> None:
    try:
        assert page(f"{html}<p>{BODY}").blocks
    except UnreadablePage:
        assert html.startswith("<script>")  # all that follows an open script is script


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec=None), max_size=300), st.sampled_from([HTML, "text/plain"]))
def test_no_text_raises_anything_but_our_own_error(text: str, media_type: str) -> None:
    try:
        article = page(f"{text}\nচরের মানুষ আজ সকালে সাঁকো পেয়েছে।", media_type=media_type)
    except UnreadablePage:
        return
    assert all(article.surface(block).strip() for block in article.blocks)


@settings(max_examples=200, deadline=None)
@given(st.text("কখগা্‍‌়।?! \n<>/abp\"'=০১:,|", max_size=200))
def test_marks_and_tags_in_any_order(text: str) -> None:
    for media_type in (HTML, "text/plain"):
        with suppress(UnreadablePage):
            page(text, media_type=media_type)
