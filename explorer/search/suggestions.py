"""Did you mean: other queries that find more, made of words and names the collection has.

A suggestion is what the user typed with one word or one name replaced by a near spelling, or
with one word left out that finds nothing; the rest stays to the letter. How many articles each
finds is counted and not estimated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from explorer.entities.names import Names
from explorer.search.answers import Answer, Suggestion
from explorer.search.language.grammar import LONGEST_QUERY, read_query
from explorer.search.query import Named, Phrase, Query, Word, sought, usual_distance
from explorer.search.searcher import Searcher
from explorer.search.spellings import Vocabulary, corrected, inflected
from explorer.text.folding import fold
from explorer.text.words import Word as TypedWord
from explorer.text.words import folded_words, words_of

FEW = 3
"""Articles from which on no other query is suggested."""

_MOST_SUGGESTED = 3
_MOST_COUNTED = 12  # other queries; each costs a search
_MOST_LOOKED_UP = 6  # words of a query; each costs a walk over all words of the collection
_MOST_SPELLINGS = 4  # of each word
_MOST_WORDS = 20  # of a query; in a longer one no single word is why it finds little
_LONGEST_NAME = 4  # words of the query that may be one misspelled name
_LEFT_OUT = 99  # how far it is from a word to none: further than to any other word

_BEFORE = re.compile(r'(?:^|(?<=[\s("]))(?P<whole>(?:(?:AND|OR)\s+)?(?:\w+:)?)$')
_AFTER = re.compile(r"\s+(?:AND|OR)\b")
_ALONE = re.compile(r'$|(?=[\s)"])')
"""What goes with a word that is left out: the field it stands in, and one operator."""


class _Change(NamedTuple):
    """One stretch of a query that may be written otherwise."""

    start: int
    end: int
    instead: str
    distance: int


def suggest(searcher: Searcher, answer: Answer) -> tuple[Suggestion, ...]:
    """Return other queries for an answer of few articles, those nearest to it first."""
    search = answer.search
    found = 0 if answer.relaxed else answer.total  # of all that was asked for
    if found >= FEW or not 0 < len(search.text) <= LONGEST_QUERY:
        return ()
    if len(folded_words(search.text)) > _MOST_WORDS:
        return ()
    suggestions: list[Suggestion] = []
    for text in islice(_other_texts(searcher, search.text, found), _MOST_COUNTED):
        changed = replace(search, text=text)
        understanding = searcher.understand(changed)
        if understanding.relaxed or len(understanding.repairs) > len(answer.repairs):
            continue
        total = searcher.index.total(searcher.request(understanding.query, changed))
        if total > found and not (answer.relaxed and total == answer.total):
            suggestions.append(Suggestion(text, total))
        if len(suggestions) == _MOST_SUGGESTED:
            break
    return tuple(suggestions)


def _other_texts(searcher: Searcher, text: str, found: int) -> Iterator[str]:
    """Yield other texts of a query, those with the smallest changes first."""
    names, vocabulary = searcher.names, searcher.index
    sought_words = _sought_words(read_query(text, names).query)
    words = [
        word
        for word in words_of(text)
        if word.folded in sought_words and text[word.end : word.end + 1] != ":"
    ]
    del words[_MOST_LOOKED_UP:]
    changes = [
        *_other_names(text, words, names),
        *_other_words(words, vocabulary),
        *_left_out(text, words, vocabulary),
    ]
    # Where something is found, what is typed is likely meant: only a slip is worth asking about.
    greatest = 1 if found else _LEFT_OUT
    seen = {fold(text)}
    for change in sorted(changes, key=lambda change: change.distance):
        changed = _changed(text, change)
        if change.distance <= greatest and changed and fold(changed) not in seen:
            seen.add(fold(changed))
            yield changed


def _greatest_distance(word: str) -> int:
    """Return how many letters a suggestion may be off, 0 for words too short: more than are
    corrected unasked, since the user decides."""
    return usual_distance(word) and 2


def _sought_words(query: Query) -> frozenset[str]:
    """Return the folded words that a query looks for, those it excludes not among them."""
    words: set[str] = set()
    for leaf in sought(query):
        match leaf:
            case Word(folded=folded):
                words.add(folded)
            case Phrase(words=phrase):
                words.update(phrase)
            case Named((), typed):
                words.update(folded_words(typed))
    return frozenset(words)


def _other_words(words: Iterable[TypedWord], vocabulary: Vocabulary) -> Iterator[_Change]:
    """Yield for each word near spellings of it that more articles have."""
    for word in words:
        greatest = _greatest_distance(word.folded)
        if not greatest:
            continue
        articles = vocabulary.articles_with(word.folded)
        near = vocabulary.near(word.folded, greatest)
        more = (each for each in near if vocabulary.articles_with(each[0]) > articles)
        for spelling, distance in islice(more, _MOST_SPELLINGS):
            yield _Change(word.start, word.end, spelling, distance)


def _other_names(text: str, words: Sequence[TypedWord], names: Names) -> Iterator[_Change]:
    """Yield for each run of words the names that are spelled almost like it."""
    for run in _runs(text, words):
        typed = " ".join(word.folded for word in run)
        greatest = _greatest_distance(typed)
        near = names.spelled_like(typed, greatest) if greatest else ()
        others = [each for each in near if each[1] and _greatest_distance(_folded(each[0]))]
        for name, distance in sorted(others, key=itemgetter(1))[:_MOST_SPELLINGS]:
            yield _Change(run[0].start, run[-1].end, name, distance)


def _folded(name: str) -> str:
    return " ".join(folded_words(name))


def _runs(text: str, words: Sequence[TypedWord]) -> Iterator[Sequence[TypedWord]]:
    """Yield the runs of words between which there is nothing but a space or a hyphen."""
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST_NAME, len(words))):
            if last > first and text[words[last - 1].end : words[last].start].strip(" -"):
                break
            yield words[first : last + 1]


def _left_out(text: str, words: Iterable[TypedWord], vocabulary: Vocabulary) -> Iterator[_Change]:
    """Yield the words that stand by themselves and that nothing is found for, however spelled."""
    for word in words:
        before = _BEFORE.search(text, 0, word.start)
        if before is None or not _ALONE.match(text, word.end) or _is_quoted(text, word.start):
            continue
        typed = Word(text[word.start : word.end], word.folded)
        if inflected(typed, vocabulary) == corrected(typed, vocabulary):  # neither is anything else
            start = before.start("whole")
            after = None if text[:start].strip() else _AFTER.match(text, word.end)
            yield _Change(start, after.end() if after else word.end, "", _LEFT_OUT)


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place is between quotation marks, straight or curly."""
    return len(re.findall('["“”„]', text[:at])) % 2 == 1


def _changed(text: str, change: _Change) -> str:
    before, instead, after = text[: change.start], change.instead, text[change.end :]
    if not instead:
        return f"{before.rstrip()} {after.lstrip()}".strip()
    if len(folded_words(instead)) > 1 and before.endswith(":"):
        instead = f'"{instead}"'  # else the field would have the first word alone
    return before + instead + after
