"""Find in an article every stretch that a query looks for."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from explorer.entities.lexicon import forms_of
from explorer.entities.mentions import MentionFinder
from explorer.entities.names import Names
from explorer.models import Mention
from explorer.search.near_matches import near_matches
from explorer.search.query import (
    AnyName,
    Exact,
    Inflected,
    Leaf,
    Named,
    Near,
    Phrase,
    Prefix,
    Query,
    Similar,
    Wildcard,
    Word,
    sought,
)
from explorer.search.reasons import SUREST, Match, Reason
from explorer.search.wildcards import fits
from explorer.text.words import Word as TextWord
from explorer.text.words import folded_words, words_of

_REMEMBERED = 50_000  # words


class MatchFinder:
    """Finds in texts what one query, once expanded, looks for."""

    def __init__(self, query: Query, names: Names) -> None:
        self._in_title = _Sought(sought(query))
        self._in_text = _Sought(sought(query, in_text=True))
        self._names = names

    @property
    def forms(self) -> frozenset[str]:
        """The keys of the forms that are looked for in texts."""
        return self._in_text.forms

    def find_in_title(self, title: str, language: str) -> list[Match]:
        """Return the matches in a title, where nobody knows the mentions beforehand."""
        wanted = self._in_title
        return self._find(wanted, title, language, wanted.finder(self._names).find(title))

    def find(self, text: str, language: str, mentions: Sequence[Mention] = ()) -> list[Match]:
        """Return the matches in order of their place; none overlaps another. Of the mentions in
        the text, those of `forms` must be given, in order.

        Where two overlap, the one that begins first is kept, then the longer, then the surer,
        then the one known to be a name.
        What only the title must have is not found.
        """
        return self._find(self._in_text, text, language, mentions)

    def _find(
        self, wanted: _Sought, text: str, language: str, mentions: Sequence[Mention]
    ) -> list[Match]:
        answers = wanted.answers[language]
        words = words_of(text, wanted.alone(answers)) if wanted.has_words else []
        return _apart(
            [
                *_single(answers, text, words),
                *_runs(wanted, text, words),
                *self._named(wanted, mentions),
                *(match for near in wanted.near for match in near_matches(near, words, mentions)),
            ]
        )

    def _named(self, wanted: _Sought, mentions: Iterable[Mention]) -> Iterator[Match]:
        for mention in mentions:
            typed = wanted.names.get(mention.form)
            if typed is None:
                continue
            as_typed = folded_words(typed) == folded_words(mention.surface)
            reason = _literal(mention.surface, typed) if as_typed else Reason.VARIANT
            names = (entity.name for entity in self._names.entities_of_form(mention.form))
            yield Match(mention.start, mention.end, reason, " / ".join(names))


class _Known(NamedTuple):
    """The names that are looked for, with their spellings."""

    forms: Mapping[str, str]


class _Sought:
    """What is looked for, sorted so that each word of a text is looked up once."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self.words: dict[str, list[str]] = defaultdict(list)  # by folded word, as typed
        # The words typed, by language and by folded inflection.
        self.inflections: dict[str, dict[str, str]] = defaultdict(dict)
        self.similar: dict[str, int] = {}  # edit distances by folded word
        self.prefixes: tuple[str, ...] = ()
        self.shapes: list[Callable[[str], object]] = []
        self.phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)  # by first word
        self.exact: dict[str, list[tuple[str, ...]]] = defaultdict(list)  # by first surface
        self.near: list[Near] = []
        self.names: dict[str, str] = {}  # by form, as typed
        for leaf in dict.fromkeys(leaves):
            self._add(leaf)
        slots = (slot for near in self.near for slot in near.slots if isinstance(slot, AnyName))
        self.forms = frozenset(self.names).union(*(slot.forms for slot in slots))
        single = self.words, self.inflections, self.similar, self.prefixes, self.shapes
        self.has_words = any((*single, self.phrases, self.exact, self.near))
        self.answers = _AnswersByLanguage(self)
        self._alone = not (self.phrases or self.exact or self.near)
        self._finder: MentionFinder | None = None

    def finder(self, names: Names) -> MentionFinder:
        """Return what finds the names that are looked for."""
        if self._finder is None:
            spellings = names.forms
            known = {form: spellings[form] for form in self.forms if form in spellings}
            self._finder = MentionFinder(_Known(known))
        return self._finder

    def alone(self, answers: _Answers) -> Callable[[str], object] | None:
        """Return a test for the folded words that may answer; None where what stands beside
        them counts as well."""
        return answers.__getitem__ if self._alone else None

    def _add(self, leaf: Leaf) -> None:
        match leaf:  # the others are known of an article, and stand nowhere in it
            case Word(surface, folded):
                self.words[folded].append(surface)
            case Inflected(word, inflections):
                self.words[word.folded].append(word.surface)
                for language, folded_forms in inflections:
                    self.inflections[language] |= dict.fromkeys(folded_forms, word.surface)
            case Similar(word, distances):
                if 0 in dict(distances).values():
                    self.words[word.folded].append(word.surface)
                for folded, distance in distances:
                    self.similar[folded] = min(distance, self.similar.get(folded, distance))
            case Prefix(folded):
                self.prefixes += (folded,)
            case Wildcard(folded):
                self.shapes.append(fits(folded))
            case Phrase(words):
                self.phrases[words[0]].append(words)
            case Exact(surfaces):
                self.exact[surfaces[0]].append(surfaces)
            case Near():
                self.near.append(leaf)
            case Named(entities, typed, without):
                forms = frozenset().union(*map(forms_of, entities))
                self.names |= dict.fromkeys(forms - without, typed)


class _Answer(NamedTuple):
    """How a word answers by itself."""

    typed: str
    """The word that it may be in this spelling or another; else empty."""
    reason: Reason
    detail: str


class _Answers(dict[str, tuple[_Answer, ...]]):
    """How a folded word answers in texts of one language, for every reason that it has.

    The same words stand in most texts, so it remembers them.
    """

    def __init__(self, wanted: _Sought, language: str) -> None:
        super().__init__()
        self._wanted = wanted
        self._inflections = wanted.inflections.get(language, {})
        self._known = {*wanted.words, *self._inflections, *wanted.similar}

    def __missing__(self, folded: str) -> tuple[_Answer, ...]:
        if len(self) == _REMEMBERED:
            self.clear()
        # Most words answer nothing, and a tuple of nothing costs more than these questions.
        may_answer = (
            folded in self._known
            or folded.startswith(self._wanted.prefixes)
            or (self._wanted.shapes and any(fits(folded) for fits in self._wanted.shapes))
        )
        self[folded] = answers = tuple(self._find(folded)) if may_answer else ()
        return answers

    def _find(self, folded: str) -> Iterator[_Answer]:
        wanted = self._wanted
        for typed in wanted.words.get(folded, ()):
            yield _Answer(typed, Reason.EXACT, "")
        if folded in self._inflections:
            yield _Answer("", Reason.STEMMED, self._inflections[folded])
        if folded.startswith(wanted.prefixes):
            yield _Answer("", Reason.PREFIX, "")
        if any(fits(folded) for fits in wanted.shapes):
            yield _Answer("", Reason.WILDCARD, "")
        if distance := wanted.similar.get(folded):
            letters = "letter" if distance == 1 else "letters"
            yield _Answer("", Reason.FUZZY, f"{distance} {letters} off")


class _AnswersByLanguage(dict[str, _Answers]):
    """How words answer, by the language of a text."""

    def __init__(self, wanted: _Sought) -> None:
        super().__init__()
        self._wanted = wanted

    def __missing__(self, language: str) -> _Answers:
        self[language] = answers = _Answers(self._wanted, language)
        return answers


def _single(answers: _Answers, text: str, words: Sequence[TextWord]) -> Iterator[Match]:
    """Yield the words that answer by themselves, each for every reason that it has."""
    for start, end, folded in words:
        for typed, reason, detail in answers[folded]:
            why = _literal(text[start:end], typed) if typed else reason
            yield Match(start, end, why, detail)


def _runs(wanted: _Sought, text: str, words: Sequence[TextWord]) -> Iterator[Match]:
    """Yield where words stand one after another."""
    if wanted.phrases:
        yield from _found(wanted.phrases, [word.folded for word in words], words)
    if wanted.exact:
        surfaces = [text[word.start : word.end] for word in words]
        if not unicodedata.is_normalized("NFC", text):
            surfaces = [unicodedata.normalize("NFC", surface) for surface in surfaces]
        yield from _found(wanted.exact, surfaces, words)


def _found(
    runs: dict[str, list[tuple[str, ...]]], among: Sequence[str], words: Sequence[TextWord]
) -> Iterator[Match]:
    """Yield each run that stands among words, given by their first one."""
    for at, first in enumerate(among):
        for run in runs.get(first, ()):
            if tuple(among[at : at + len(run)]) == run:
                yield Match(words[at].start, words[at + len(run) - 1].end, Reason.EXACT, "")


def _literal(surface: str, typed: str) -> Reason:
    return Reason.EXACT if surface.casefold() == typed.casefold() else Reason.FOLDED


def _apart(found: list[Match]) -> list[Match]:
    if all(one.end <= other.start for one, other in pairwise(found)):
        return found
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, -m.end, SUREST[m.reason], not m.detail)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept
