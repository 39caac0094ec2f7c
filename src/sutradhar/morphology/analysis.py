"""What a form is: a chain of lexicon, endings and guess, each answer with the step that gave it.

Whole words first: a closed-class form, a known stem, a verb. Then a known stem with a chain of endings. Then an
unknown word, of which its tail says by the words that share it how much is an ending. A form that no step explains is
left whole: a name cut short is worse than an ending left on.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from functools import cache

from msgspec.structs import replace

from sutradhar.language import Language, folded, load_language
from sutradhar.model import Word
from sutradhar.morphology.endings import VOWEL_SIGNS, Ending, endings, fits
from sutradhar.morphology.lexicon import STEM_LIKE, Lexicon, lexicon
from sutradhar.morphology.splitting import kind_of
from sutradhar.morphology.verbs import Feature, Reading, verbs

_LIMIT = 400_000
_LONGEST_KEPT = 100  # characters: a longer form is no word that comes again
_TIES = ("'", "-")
_HASANTA = "\u09cd"
_TA, _KHANDA_TA = "\u09a4", "\u09ce"
_KA, _RA = "\u0995", "\u09b0"


class Known(dict[str, Word]):
    """The word of each form asked for so far; an unseen form is analysed once, and kept unless it is too long."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser

    def __missing__(self, form: str) -> Word:
        if len(self) >= _LIMIT:
            self.clear()
            self._analyser.finite.clear()
        word = self._analyser.analyse(form)
        if len(form) <= _LONGEST_KEPT:
            self[form] = word
        return word


class Analyser:
    """Analyses folded forms of one language. `known[form]` is the door: it remembers. `finite` holds, for the forms
    seen that are a finite verb and something else alike (করে, দিন), the finite word; `known` holds the participle or
    the noun."""

    def __init__(self, language: Language, unknown: Collection[str] = ()) -> None:
        """`unknown` are stems to forget: a benchmark asks what would be made of a name never met."""
        self._lexicon = lexicon(language) if not unknown else Lexicon(language, unknown)
        self._verbs = verbs(language)
        self._endings = endings(language)
        self._emphatics = tuple(folded(language.toml("words/endings")["emphatic"]))
        self._negatives = tuple(folded(language.toml("words/endings")["negative"]))
        self._longest = max(map(len, self._endings))
        self.finite: dict[str, Word] = {}
        self.known = Known(self)

    def analyse(self, form: str) -> Word:
        """The word, without a look at what is remembered."""
        kind = kind_of(form) if form else "other"
        if kind != "word":
            pos = {"number": "NUM", "punct": "PUNCT"}.get(kind, "X")
            return Word(form, form, pos, len(form), reason="lexicon")
        return self._tied(form) or self._whole(form) or self._with_endings(form) or self._guess(form)

    def _tied(self, form: str) -> Word | None:
        """A form with an ending behind an apostrophe or hyphen, or such an ending alone; an abbreviation."""
        if form.endswith("."):
            return Word(form, form, "NOUN", len(form), reason="lexicon")
        at = max(form.rfind(tie) for tie in _TIES)
        chains = self._endings.get(form[at + 1 :]) if at >= 0 else None
        if chains is None:
            detached = self._endings.get(form)
            if detached and detached[0].classifier and form not in self._lexicon.stems:
                return _part(form, detached[0])
            return None
        if at == 0:
            return _part(form, chains[0])
        return self._inflected(form, at, form[:at], chains[0], "suffix")

    def _whole(self, form: str) -> Word | None:
        """A form that is known as it stands, or with an emphatic behind it."""
        word = self._bare(form)
        if word:
            return word
        for emphatic in self._emphatics:
            stem = form.removesuffix(emphatic)
            word = self._bare(stem) if stem != form and stem else None
            if word:
                return replace(word, form=form, emphatic=emphatic)
        return None

    def _bare(self, form: str) -> Word | None:
        closed = self._lexicon.closed.get(form)
        if closed:
            return closed
        pos = self._lexicon.stems.get(form)
        if pos and pos != "NUM":
            if pos == "NOUN":
                self._note_verb(form)
            case = "NOM" if pos in ("NOUN", "PROPN") else None
            return Word(form, form, pos, len(form), case=case, reason="lexicon")
        return None if form in self._lexicon.nouns else self._verb(form)

    def _verb(self, form: str) -> Word | None:
        """A form of a verb, also with the negative that is written on to it, or with the sign that it ends in no
        vowel (থাক্)."""
        readings = self._verbs.read(form)
        if form[-1] == _HASANTA:
            readings = [bare for bare in self._verbs.read(form[:-1]) if bare.feature.tense == "IMP"]
        if readings and not self._is_rather_noun(form, readings[0].feature):
            self._note_finite(form, readings)
            return _verb_word(form, readings[0])
        for negative in self._negatives:
            stem = form.removesuffix(negative)
            if stem != form:
                finite = [reading for reading in self._verbs.read(stem) if _takes_negative(reading)]
                if finite:
                    return replace(_verb_word(form, finite[0]), negative=True)
        return None

    def _note_verb(self, noun: str) -> None:
        """Keeps the verb that is spelt as a noun: দিন, কর, পার."""
        readings = self._verbs.read(noun)
        if readings and readings[0].feature.verb == "FIN":
            self.finite[noun] = _verb_word(noun, readings[0])

    def _note_finite(self, form: str, readings: list[Reading]) -> None:
        first = readings[0]
        for reading in readings[1:]:
            if (
                first.feature.verb == "PTCP"
                and reading.feature.verb == "FIN"
                and reading.lemma == first.lemma
            ):
                self.finite[form] = _verb_word(form, reading)

    def _is_rather_noun(self, form: str, feature: Feature) -> bool:
        """Whether what might be a verb is rather a noun with its ending: the verbal noun, not the causative's first
        person, in বলাই; a known noun, not a literary or imperative verb, in ঘটিতে and লড়াইও."""
        if form[-1] in self._emphatics and feature.person == "1" and feature.tense == "PRES":
            return self._is_verbal_noun(form[:-1])
        if feature.register is None and feature.tense != "IMP":
            return False
        return any(
            form[:cut] in self._lexicon.stems
            and any(fits(form[:cut], chain.after) for chain in self._endings[form[cut:]])
            for cut in range(max(2, self._lowest_cut(form)), len(form))
            if form[cut:] in self._endings
        )

    def _is_verbal_noun(self, form: str) -> bool:
        return any(
            reading.feature.verb == "VN" and reading.stem_end >= len(form) - 1
            for reading in self._verbs.read(form)
        )

    def _with_endings(self, form: str) -> Word | None:
        """A known stem with a chain of endings; the longest stem that is known answers."""
        for cut in range(len(form) - 1, self._lowest_cut(form) - 1, -1):
            for chain in self._endings.get(form[cut:], ()):
                stem = form[:cut]
                if (
                    stem
                    and fits(stem, chain.after)
                    and self._is_stem(stem)
                    and not self._is_object(stem, chain)
                ):
                    return self._inflected(form, cut, stem, chain, "suffix")
        return None

    def _is_object(self, stem: str, chain: Ending) -> bool:
        """Whether a word in ক with its locative is rather a shorter word with -কে: ব্যাংককে."""
        return chain.case == "LOC" and stem[-1] == _KA and stem[:-1] in self._lexicon.objects

    def _lowest_cut(self, form: str) -> int:
        """Where the longest ending would begin: no cut before it can leave one, however long the form."""
        return max(0, len(form) - self._longest)

    def _is_stem(self, stem: str) -> bool:
        if stem in self._lexicon.stems or self._restored(stem) != stem:
            return True
        return self._is_verbal_noun(stem)

    def _stem_word(self, stem: str) -> Word:
        """What a stem before an ending is: a name before the function word that looks like it (কাদের)."""
        pos = self._lexicon.stems.get(stem)
        closed = self._lexicon.closed.get(stem)
        if closed and pos in (None, closed.pos):
            return closed
        if pos is None and self._is_verbal_noun(stem):
            return _verb_word(stem, next(r for r in self._verbs.read(stem) if r.feature.verb == "VN"))
        return Word(stem, stem, pos or "NOUN", len(stem))

    def _restored(self, stem: str) -> str:
        """The stem as it is written alone: ৎ for the ত that an ending makes of it."""
        khanda = stem[:-1] + _KHANDA_TA
        return khanda if stem[-1] == _TA and khanda in self._lexicon.stems else stem

    def _guess(self, form: str) -> Word:
        """An unknown word, as its tail looks; an emphatic comes off where it shows an ending before it (লিগেরই)."""
        for emphatic in self._emphatics:
            inner = form.removesuffix(emphatic)
            if inner != form and inner:
                word = self._by_tail(inner)
                if word.stem_end < len(inner):
                    return replace(word, form=form, emphatic=emphatic)
        return self._by_tail(form)

    def _by_tail(self, form: str) -> Word:
        """An ending that no word ends in by itself, or what its longest known tail says of an unknown word."""
        for cut in range(max(2, self._lowest_cut(form)), len(form)):
            for chain in self._endings.get(form[cut:], ()):
                if chain.strong and fits(form[:cut], chain.after):
                    return self._inflected(form, cut, form[:cut], chain, "guess")
        cuts = self._lexicon.cuts
        length = next(
            (cuts[form[at:]] for at in range(max(1, len(form) - 6), len(form)) if form[at:] in cuts), 0
        )
        stem = form[: len(form) - length]
        for chain in self._endings.get(form[len(stem) :], ()) if len(stem) > 1 else ():
            if fits(stem, chain.after) and stem[-1] != _HASANTA:
                return self._inflected(form, len(stem), stem, chain, "guess")
        return Word(form, form, "NOUN", len(form), case="NOM", reason="guess")

    @property
    def verb_lemmas(self) -> Collection[str]:
        """The verbal nouns of all verbs that are known."""
        return self._verbs.lemmas.keys()

    def forms(self, lemma: str) -> set[str]:
        """All forms of a lemma (`lemma_forms`)."""
        bare = {form for form, word in self._lexicon.closed.items() if word.lemma == lemma}
        negated: set[str] = set()
        for form, feature in self._verbs.forms(lemma):
            bare.add(form)
            if feature.verb == "FIN" and feature.tense == "PRES":
                negated.update(form + negative for negative in self._negatives)
        found = {form + emphatic for form in (*bare, lemma) for emphatic in ("", *self._emphatics)}
        closed = self._lexicon.closed.get(lemma)
        if closed is None or closed.pos in STEM_LIKE:
            found.update(self._declined(lemma))
        return found | negated

    def _declined(self, stem: str) -> Iterator[str]:
        bound = stem[:-1] + _TA if stem.endswith(_KHANDA_TA) else stem
        for ending, chains in self._endings.items():
            if any(fits(bound, chain.after) for chain in chains):
                yield (bound if ending[0] in VOWEL_SIGNS else stem) + ending

    def strip(self, form: str, known: Container[str]) -> tuple[str, str, str | None]:
        """A name without its ending (`strip_name`)."""
        if form in known:
            return form, "", "NOM"
        for cut in range(len(form) - 1, max(0, self._lowest_cut(form) - 1 - len(_TIES)), -1):
            tail = form[cut:].lstrip("".join(_TIES))
            chains = self._endings.get(tail)
            if chains and form[:cut] in known and any(fits(form[:cut], chain.after) for chain in chains):
                return form[:cut], form[cut:], chains[0].case
        word = self.known[form]
        return form[: word.stem_end], form[word.stem_end :], word.case

    def _inflected(self, form: str, cut: int, stem: str, chain: Ending, reason: str) -> Word:
        base = self._stem_word(self._restored(stem))
        return Word(
            form,
            base.lemma,
            base.pos,
            cut,
            case=chain.case,
            number=chain.number,
            classifier=chain.classifier,
            emphatic=chain.emphatic,
            verb=base.verb,
            reason=reason,
        )


def _part(form: str, chain: Ending) -> Word:
    """An ending that stands alone, as behind a number."""
    return Word(
        form,
        chain.classifier or chain.form,
        "PART",
        len(form),
        case=chain.case,
        number=chain.number,
        classifier=chain.classifier,
        emphatic=chain.emphatic,
        reason="suffix",
    )


def _verb_word(form: str, reading: Reading) -> Word:
    feature = reading.feature
    return Word(
        form,
        reading.lemma,
        "VERB",
        reading.stem_end,
        case="GEN" if feature.verb == "VN" and form[-1] == _RA else None,
        verb=feature.verb,
        tense=feature.tense,
        person=feature.person,
        honorific=feature.honorific,
        negative=feature.negative,
        register=feature.register,
        reason="lexicon",
    )


def _takes_negative(reading: Reading) -> bool:
    """Whether a negative may be written on to the form: a finite one that shows its ending, or a conditional."""
    feature = reading.feature
    return feature.verb == "COND" or (feature.verb == "FIN" and feature.tense != "IMP")


@cache
def analyser(language: Language) -> Analyser:
    """The analyser of a language, made once."""
    return Analyser(language)


def analyse(form: str, language: Language | None = None) -> Word:
    """What a folded form is."""
    return analyser(language or load_language()).known[form]


def lemma_forms(lemma: str, language: Language | None = None) -> set[str]:
    """All folded forms of a folded lemma: of a verb through its paradigm, of any other word through the endings
    that fit it, with emphatics. The lemma itself is among them."""
    return analyser(language or load_language()).forms(lemma)


def strip_name(
    form: str, known: Container[str] = (), language: Language | None = None
) -> tuple[str, str, str | None]:
    """A name without its ending: stem, ending, case. A form, or a stem of it, that is in `known` is believed first."""
    return analyser(language or load_language()).strip(form, known)
