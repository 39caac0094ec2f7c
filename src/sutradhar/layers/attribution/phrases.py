"""Noun phrases: the subject of a saying, the one spoken to, and how far to the left a phrase reaches.

Bengali sets the head last, so that a phrase is found from its head leftwards: titles, adjectives, genitives, conjuncts
and brackets belong to it; a locative, a postposition, a verb, an adverb or a time closes it.
"""

from __future__ import annotations

from sutradhar.layers.attribution.page import Page, Range

_SUBJECT_KINDS = frozenset(("PER", "ORG", "GPE"))
_MOST = 24
_LONGEST_NAME = 4


def subject_before(page: Page, low: int, high: int) -> Range | None:
    """The subject in `low..high`, which ends before a cue: its last nominative that can speak."""
    for head in range(high - 1, low - 1, -1):
        if page.quoted(head) or not can_speak(page, head):
            continue
        if head + 1 < high and page.words[head + 1].pos == "ADP":
            continue
        return (_left_edge(page, low, head), name_behind(page, head, high))
    return _unknown_before(page, low, high)


def _unknown_before(page: Page, low: int, high: int) -> Range | None:
    """A noun in the nominative straight before the cue and its adverbs, whoever it is."""
    head = high - 1
    while head >= low and (step := _spoken_to(page, head)):
        head -= step
    if head < low or page.quoted(head):
        return None
    word = page.words[head]
    plain = word.pos in ("NOUN", "PROPN") and word.case == "NOM" and page.tokens.kinds[head] == "word"
    if not plain or page.is_(head, "taken_up") or page.is_(head, "times") or page.is_(head, "not"):
        return None
    return (_left_edge(page, low, head), head + 1)


def _spoken_to(page: Page, token: int) -> int:
    """How many tokens up to `token` stand between a subject and its cue: an adverb, a listener (পুতিনকে | জানান)."""
    if page.is_(token, "adverbs") or page.is_(token, "addressees"):
        return 1
    if token in page.named and _objective(page, token):
        return token + 1 - page.reach[page.named[token]][0]
    return 0


def first_subject(page: Page, low: int, high: int) -> Range | None:
    """The subject in `low..high` where a content in nouns stands between it and the cue: the first that can speak."""
    for first in range(low, high):
        if page.quoted(first) or not can_speak(page, first) or _of_an_owner(page, first, high):
            continue
        head = name_behind(page, first, high) - 1
        after = page.words[head + 1] if head + 1 < high else None
        if after is not None and (after.pos == "ADP" or (page.is_(head + 1, "joins") and head + 2 < high)):
            if not page.is_(head + 1, "joins"):
                continue
            last = subject_before(page, head + 2, min(head + 12, high))
            if last is not None and last[0] <= head + 2:
                return (_left_edge(page, low, last[1] - 1), last[1])
        return (_left_edge(page, low, first), head + 1)
    return None


def name_behind(page: Page, head: int, high: int) -> int:
    """Where the phrase of a head ends with the person's name behind his title: প্রেসিডেন্ট | ডোনাল্ড ট্রাম্প.

    A name with a case ending is no part of it: মন্ত্রী | পুতিনের প্রশংসা করেন.
    """
    if head in page.named or not _is_title(page, head):
        return head + 1
    at = head + 1
    while at < high and at not in page.named and _is_title(page, at):
        at += 1
    if at < high and at in page.named:
        index = page.named[at]
        last = page.reach[index][1]
        whole = page.mentions[index].kind == "PER" and last <= high and page.bare(last - 1)
        followed = last < high and page.words[last].pos == "ADP"
        return last if whole and not followed else at
    return _unlisted_name(page, at, high)


def _of_an_owner(page: Page, head: int, high: int) -> bool:
    """Whether a title is that of the owner of what speaks: প্রেসিডেন্ট | পুতিনের মুখপাত্র."""
    at = head + 1
    if at >= high or head in page.named or at not in page.named or not _is_title(page, head):
        return False
    index = page.named[at]
    last = page.reach[index][1]
    if page.mentions[index].kind != "PER" or last >= high or page.words[last - 1].case != "GEN":
        return False
    return any(can_speak(page, token) for token in range(last, min(last + 2, high)))


def goes_on(page: Page, head: int, high: int) -> bool:
    """Whether the word behind a head belongs to its phrase, where the content may as well begin there.

    Behind a person's name or title only a name, a body or another title does: ট্রাম্প | প্রশাসন, মন্ত্রী | করিম.
    """
    if head + 1 >= high or name_behind(page, head, high) > head + 1:
        return head + 1 < high
    person = can_speak(page, head) and (
        page.mentions[page.named[head]].kind == "PER" if head in page.named else _is_title(page, head)
    )
    if person and head + 1 not in page.named:
        return can_speak(page, head + 1)
    return subject_before(page, head + 1, head + 2) is not None


def _is_title(page: Page, token: int) -> bool:
    titles = page.lexicon.titles
    return page.tokens.forms[token] in titles or (
        page.words[token].case in (None, "NOM") and page.words[token].lemma in titles
    )


def _unlisted_name(page: Page, first: int, high: int) -> int:
    """Where a run of two to four words that look like a person's name ends; `first` where there is none.

    All are words that running text hardly has, and one at least is no word of the lexicon, or a name of persons.
    """
    at, shown = first, False
    while at < min(first + _LONGEST_NAME, high) and _of_a_name(page, at):
        word = page.words[at]
        proper = word.reason == "guess" or word.pos == "PROPN" or _personal_name(page, at)
        if at - first > 1 and not proper:
            break
        shown = shown or proper
        at += 1
    return at if at - first > 1 and shown else first


def _of_a_name(page: Page, token: int) -> bool:
    word, form = page.words[token], page.tokens.forms[token]
    if token in page.named or page.quoted(token) or page.tokens.kinds[token] != "word":
        return False
    if word.pos not in ("NOUN", "PROPN") or word.case not in (None, "NOM") or word.number == "PL":
        return False
    return form not in page.lexicon.common or word.pos == "PROPN" or _personal_name(page, token)


def _personal_name(page: Page, token: int) -> bool:
    return page.tokens.forms[token] in page.lexicon.persons or page.is_(token, "given_names")


def can_speak(page: Page, token: int) -> bool:
    """Whether a token heads a phrase that can be a speaker: in the nominative, a person, a body, or a pronoun."""
    word, form = page.words[token], page.tokens.forms[token]
    lists = page.lexicon.words
    if form in lists["nobody"]:
        return True
    if word.pos == "PRON":
        return (
            word.case == "NOM" and word.person in ("1", "3") and form in lists["singular"] | lists["plural"]
        )
    if token in page.named:
        index = page.named[token]
        return (
            page.mentions[index].kind in _SUBJECT_KINDS
            and page.reach[index][1] == token + 1
            and page.bare(token)
            and not (page.mentions[index].kind != "PER" and _modifies(page, token))
        )
    return _common(page, token)


def _modifies(page: Page, token: int) -> bool:
    """Whether a bare name goes on into a longer phrase: মার্কিন | দূতাবাস, ট্রাম্প | প্রশাসন."""
    after = token + 1
    if after >= len(page.tokens) or after in page.named or page.is_(after, "times"):
        return False
    return _common(page, after) or (page.is_(after, "parts") and page.words[after].pos != "VERB")


def _common(page: Page, token: int) -> bool:
    """A common noun that names a person or a body: a title, a listed one, a personal plural."""
    word, form = page.words[token], page.tokens.forms[token]
    if form in page.lexicon.titles or form in page.lexicon.speakers:
        return True
    if word.pos in ("VERB", "ADP", "PRON", "ADV", "PUNCT", "NUM") or word.case not in (None, "NOM"):
        return False
    return (
        word.lemma in page.lexicon.speakers
        or word.lemma in page.lexicon.titles
        or (word.number == "PL" and word.case == "NOM" and word.pos == "NOUN")
    )


def _left_edge(page: Page, low: int, head: int) -> int:
    """Where the phrase of a head begins, not left of `low`."""
    if page.words[head].pos == "PRON" and head not in page.named:
        return head
    at = page.reach[page.named[head]][0] if head in page.named else head
    at = max(at, low)
    while at > low and head - at < _MOST and (step := _one_left(page, low, at)):
        at -= step
    while at < head and (
        page.is_(at, "adverbs") or page.is_(at, "times") or page.tokens.forms[at] in (")", ",")
    ):
        at += 1
    return at


def _one_left(page: Page, low: int, at: int) -> int:
    """How many tokens before `at` belong to the phrase; 0 closes it."""
    token = at - 1
    form, word = page.tokens.forms[token], page.words[token]
    if (length := _anonymous(page, low, at)) > 0:
        return length
    if form == ")":
        return _bracket(page, low, token)
    if form in page.lexicon.words["joins"]:
        return 1 if token > low and _joinable(page, token - 1) else 0
    if form == ",":
        return 1 if token > low and _joinable(page, token - 1) and _listed(page, at) else 0
    if page.is_(token, "names_a_term"):
        return 1
    if token in page.named:
        first, last = page.reach[page.named[token]]
        return token - max(first, low) + 1 if word.case not in ("OBJ", "LOC") or last > token + 1 else 0
    if page.is_(token, "times") or page.is_(token, "adverbs") or page.is_(token, "venues"):
        return 0
    if word.pos in ("VERB", "ADP", "PUNCT", "ADV", "SCONJ", "CCONJ", "PRON"):
        return 0 if not (word.pos == "PRON" and word.case == "GEN") else 1
    return 0 if word.case in ("LOC", "OBJ") else 1


def _anonymous(page: Page, low: int, at: int) -> int:
    """How many tokens before `at` ask for the name to be withheld: নাম প্রকাশ না করার শর্তে."""
    for phrase in page.lexicon.anonymous:
        if at - len(phrase) >= low and tuple(page.tokens.forms[at - len(phrase) : at]) == phrase:
            return len(phrase)
    return 0


def _bracket(page: Page, low: int, token: int) -> int:
    for first in range(token - 1, max(low, token - 8) - 1, -1):
        if page.tokens.forms[first] == "(":
            inner = range(first + 1, token)
            return 0 if any(page.tokens.kinds[i] == "number" for i in inner) else token - first + 1
    return 0


def _joinable(page: Page, token: int) -> bool:
    """Whether a conjunct may end in a token: a bare name, a common noun, a bracket."""
    if page.tokens.forms[token] == ")":
        return True
    return can_speak(page, token) or (token in page.named and page.bare(token))


def _listed(page: Page, at: int) -> bool:
    """Whether a comma before `at` lists conjuncts: a further join comes behind the next one."""
    joins = page.lexicon.words["joins"]
    end = min(at + 10, len(page.tokens))
    return any(page.tokens.forms[i] in joins for i in range(at, end))


def subject_after(page: Page, low: int, high: int) -> Range | None:
    """The subject behind a verb: everything up to a mark or the next clause."""
    end = low
    while end < high and not page.is_quote(end):
        form = page.tokens.forms[end]
        if form in (",", ";", "-", ":", "।", "?", "!") and not _list_comma(page, end, high):
            break
        if end > low and page.words[end].verb in ("FIN", "PTCP", "COND"):
            return None
        end += 1
    found = page.trim((low, end)) if end > low else None
    if found is None:
        return None
    first, last = found
    while first < last and page.is_(first, "adverbs"):
        first += 1
    if first == last or page.words[first].pos in ("SCONJ", "ADP"):
        return None
    word = page.words[last - 1]
    named = last - 1 in page.named
    if word.case in ("GEN", "OBJ", "LOC") and not (named and page.bare(last - 1)):
        return None
    return (first, last)


def _list_comma(page: Page, at: int, high: int) -> bool:
    return page.tokens.forms[at] == "," and _listed(page, at + 1) and at + 1 < high and (at + 1) in page.named


def genitive_before(page: Page, low: int, high: int) -> Range | None:
    """The phrase in the genitive that ends at `high`: করিমের | দাবি."""
    head = high - 1
    if head < low:
        return None
    word = page.words[head]
    named = head in page.named
    if not (word.case == "GEN" or (named and not page.bare(head))):
        return None
    if word.verb or (word.pos == "PRON" and not _personal(page, head)):
        return None
    return (_left_edge(page, low, head), high)


def _personal(page: Page, token: int) -> bool:
    return page.is_(token, "singular") or page.is_(token, "plural")


def _objective(page: Page, token: int) -> bool:
    """Whether a name stands in the objective: by its word, or by what is written behind the bare name."""
    mention = page.mentions[page.named[token]]
    ending = page.article.text[mention.end : page.tokens.ends[token]]
    return bool(ending) and (
        page.words[token].case == "OBJ" or ending in page.lexicon.words["objective_endings"]
    )


def addressee_in(page: Page, low: int, high: int) -> Range | None:
    """The one spoken to in `low..high`: the last name in the objective, a listed noun, or a genitive with প্রতি."""
    for head in range(high - 1, low - 1, -1):
        if page.quoted(head):
            continue
        if page.is_(head, "toward") and head > low and page.words[head - 1].case == "GEN":
            return (_left_edge(page, low, head - 1), head)
        if page.is_(head, "addressees"):
            return (_left_edge(page, low, head), head + 1)
        if head in page.named and _objective(page, head):
            return (_left_edge(page, low, head), head + 1)
    return None
