"""The folded copy and its map back, over arbitrary strings."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutradhar.text import fold, fold_characters

# Bengali with everything that makes it hard: both encodings of nukta letters, split vowels, joiners, lone marks.
LETTERS = "কতথযডঢবরলসহ" + "অআইএও" + "ািীুূেৈোৌ" + "\u09bc\u09cd\u0981\u0982\u0983\u09d7\u09ce\u09dc\u09dd\u09df"
OTHERS = "\u200b\u200c\u200d\ufeff\u00ad ‘’“”'\"–—-।?!.০৯5a\n\t\U0001f600"
BENGALI = st.text(alphabet=LETTERS + OTHERS, max_size=60)
ANYTHING = st.one_of(BENGALI, st.text(max_size=60))


@given(ANYTHING)
def test_every_boundary_of_the_copy_has_its_place_in_the_text(text: str) -> None:
    folded = fold(text)
    places = [folded.to_text(at) for at in range(len(folded.text) + 1)]
    assert places == sorted(set(places)), "two boundaries of the copy at one place of the text"
    assert places[-1] == len(text)
    assert all(folded.to_copy(place) == at for at, place in enumerate(places))


@given(ANYTHING)
def test_to_copy_never_falls_back(text: str) -> None:
    folded = fold(text)
    places = [folded.to_copy(at) for at in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[0] >= 0 and places[-1] == len(folded.text)


@given(ANYTHING)
def test_folding_once_is_enough(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once or "\u09bc" in text or "\u0981" in text or "\u200d" in text


@given(ANYTHING)
def test_the_one_for_one_part_keeps_the_length(text: str) -> None:
    assert len(fold_characters(text)) == len(text)


@given(BENGALI)
def test_a_part_of_the_copy_is_the_copy_of_its_part(text: str) -> None:
    """What stands between two boundaries of the text that are not inside a group folds to what stands in the copy."""
    folded = fold(text)
    for at in range(1, len(folded.text)):
        place = folded.to_text(at)
        left, right = fold(text[:place]), fold(text[place:])
        if left.text + right.text == folded.text:
            assert left.text == folded.text[:at]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("হয়", "হয\u09bc"),
        ("বড়", "বড\u09bc"),
        ("আষাঢ়", "আষাঢ\u09bc"),
        ("করো", "কর\u09c7\u09be"),
        ("বৌ", "ব\u09c7\u09d7"),
        ("হঠাৎ", "হঠা\u09a4\u09cd\u200d"),
        ("আম", "অ\u09beম"),
        ("২০২৫", "2025"),
        ("‘হ্যাঁ’", "'হ্যাঁ'"),
        ("হ্যাঁ", "হ্য\u0981া"),
        ("কোরিয়া–রাশিয়া", "কোরিয়া-রাশিয়া"),
        ("র\u200c্যাব", "র্যাব"),
        ("য\u09beড\u09bc", "যাড়"),
    ],
)
def test_equal_to_the_eye_is_equal_to_the_copy(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text
    assert fold(unicodedata.normalize("NFC", one)).text == fold(unicodedata.normalize("NFD", other)).text


def test_a_match_leads_back_to_its_characters() -> None:
    text = "\u200bকে\u09df, হয\u09bc\u09beছ\u09c7\u09be ৫ জন"
    folded = fold(text)
    at = folded.text.index("5")
    assert text[folded.to_text(at) : folded.to_text(at + 1)] == "৫"


def test_a_million_characters_in_linear_time() -> None:
    for piece in ("\u09bc", "\u09c7", "\u0981", "\u200d", "য\u0981", "ক"):
        assert fold(piece * 1_000_000).text is not None
