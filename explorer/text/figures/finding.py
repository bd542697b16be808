"""Finding the figures of a text: each number with what it counts, for when, and who says so.

The text is read sentence by sentence from its tokens, without a model or a grammar; only
sentences with a digit or a number word are read at all. Dates, times, scores, names, addresses
and ordinals are no figures, nor is what has no number: `dozens`, `several hundred`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from explorer.dates import PublicationDate
from explorer.text.figures.amounts import Amount, amounts_of
from explorer.text.figures.counted import Counted, counted_at, previous
from explorer.text.figures.figure import Figure, Period
from explorer.text.figures.increments import is_increment
from explorer.text.figures.not_figures import OpaqueStretches
from explorer.text.figures.number_words import words_in
from explorer.text.figures.periods import periods_of
from explorer.text.figures.sources import sources_of
from explorer.text.figures.tokens import Token, folded_at, tokens_of
from explorer.text.folding import fold, fold_in_place
from explorer.text.paragraphs import Span, paragraphs, sentences_of
from explorer.text.word_sets import word_set

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛⅜⅝⅞]")
_ACCENTED = ("dieciséis", "veintidós", "veintitrés", "veintiséis", "zéro", "millón")
_TIMES = word_set(
    """hour day week month year decade century heure jour semaine mois an année hora día semana mes
    año"""
)
_BOUNDS = word_set(
    """than over almost nearly about around under least close half roughly approximately plus près
    environ moins presque más casi cerca menos"""
)


def figures_of(text: str, language: str, date: PublicationDate | None) -> list[Figure]:
    """Return the figures of a text in order of their place; none overlaps another.

    `date` is when it was published, from which relative periods are reckoned.
    """
    found: list[Figure] = []
    for paragraph in paragraphs(text):
        if not _may_have_numbers(text[paragraph.start : paragraph.end], language):
            continue
        for sentence in sentences_of(text, paragraph):
            if _may_have_numbers(text[sentence.start : sentence.end], language):
                opens = sentence.start == paragraph.start
                found += _figures_in(text, sentence, language, date, opens_paragraph=opens)
    return found


class _Telling(NamedTuple):
    """The words of which a sentence with a figure but without a digit has one."""

    numbers: frozenset[str]
    times: frozenset[str]
    """Units of time, which take a word of `bounds` to make one: `almost a year`."""


@lru_cache(maxsize=16)
def _telling(language: str) -> _Telling:
    words = words_in(language)
    if not words.units:
        return _Telling(frozenset(), frozenset())
    parts = {word for word, parts in words.fractions.items() if parts < 5}
    numbers = {*words.units, *words.scales, *words.approximate, *words.half, *parts, *_ACCENTED}
    return _Telling(frozenset(numbers - words.articles), _TIMES)


def _may_have_numbers(stretch: str, language: str) -> bool:
    if _DIGIT.search(stretch):
        return True
    telling = _telling(language)
    words = _WORD.findall(stretch.lower())
    if not telling.numbers.isdisjoint(words):
        return True
    return not (telling.times.isdisjoint(words) or _BOUNDS.isdisjoint(words))


def _figures_in(
    text: str,
    sentence: Span,
    language: str,
    date: PublicationDate | None,
    *,
    opens_paragraph: bool,
) -> list[Figure]:
    tokens = tokens_of(text, sentence)
    opaque = OpaqueStretches(text, sentence)
    words = words_in(language)
    amounts = list(amounts_of(tokens, words, opaque, opens_paragraph=opens_paragraph))
    if not amounts:
        return []
    stretch = text[sentence.start : sentence.end]
    folded = fold_in_place(stretch) or _fold_each(stretch)
    periods = periods_of(tokens, folded, sentence, date)
    sources = sources_of(tokens)
    spans = [_stretch(tokens, amount.first, amount.after) for amount in amounts]
    found: list[Figure] = []
    before: Counted | None = None
    for amount, span, period in zip(amounts, spans, _period_of_each(spans, periods), strict=True):
        counted = _counted(tokens, amount, before)
        phrase, event = counted.phrase, counted.event
        found.append(
            Figure(
                span=span,
                low=amount.low,
                high=amount.high,
                bound=amount.bound,
                unit=amount.unit,
                counted=_stretch(tokens, phrase.first, phrase.after) if phrase else None,
                event=_stretch(tokens, event.first, event.after) if event else None,
                quantity=counted.quantity,
                is_increment=is_increment(tokens, amount.first, amount.after, amount.unit),
                period=period,
                source=_nearest(span, sources),
                sentence=sentence,
            )
        )
        before = counted
    return found


def _fold_each(stretch: str) -> str:
    """Fold character for character; what does not fold to one character stays."""
    return "".join(
        folded if len(folded := fold(character)) == 1 else character for character in stretch
    )


def _stretch(tokens: list[Token], first: int, after: int) -> Span:
    return Span(tokens[first].start, tokens[after - 1].end)


def _counted(tokens: list[Token], amount: Amount, before: Counted | None) -> Counted:
    if before is not None and _compares(tokens, amount.first):
        return previous(before, folded_at(tokens, amount.first - 1))
    return counted_at(tokens, amount, before)


def _compares(tokens: list[Token], first: int) -> bool:
    """Whether a number is set against the one before it as companies do: `vs`, `vs loss`."""
    return "vs" in {folded_at(tokens, first - 1), folded_at(tokens, first - 2)}


def _period_of_each(figures: list[Span], periods: list[Period]) -> list[Period | None]:
    """Return for each figure the period it is for.

    That is the first one between it and the next figure; else the last one before it that no
    earlier figure took, as at the head of a sentence; else the one that follows the figures
    after it.
    """
    if not periods:
        return [None] * len(figures)
    starts = [period.span.start for period in periods]
    found: list[Period | None] = []
    free = -1  # the last period that stands before a figure and is not another's
    taken = -1
    for number, figure in enumerate(figures):
        limit = figures[number + 1].start if number + 1 < len(figures) else None
        place = bisect_left(starts, figure.end)
        ahead = place - 1
        if ahead > taken:
            free = ahead
        if place < len(periods) and (limit is None or starts[place] < limit):
            found.append(periods[place])
            taken = place
        else:
            found.append(periods[free] if free >= 0 else None)
    for number in range(len(found) - 2, -1, -1):
        if found[number] is None:
            found[number] = found[number + 1]
    return found


def _nearest(figure: Span, sources: list[Span]) -> Span | None:
    """Return the source that stands nearest to a figure."""
    if not sources:
        return None
    place = bisect_left(sources, figure)
    near = sources[max(0, place - 1) : place + 1]
    return min(near, key=lambda source: max(source.start - figure.end, figure.start - source.end))
