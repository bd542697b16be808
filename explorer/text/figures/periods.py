"""Periods: the times in a sentence that its figures are for."""

from __future__ import annotations

import re

from explorer.dates import PublicationDate
from explorer.text.figures.figure import Period, PeriodKind
from explorer.text.figures.period_pattern import FIRST_WORDS, PERIOD
from explorer.text.figures.reckoning import Reckoning
from explorer.text.figures.tokens import Token
from explorer.text.paragraphs import Span

_TO_COME = re.compile(
    r"\b(?:will|expires?|due|payable|scheduled|expected|plan(?:s|ned)|upcoming|next|matur\w+)\b"
)


def periods_of(
    tokens: list[Token], folded: str, sentence: Span, date: PublicationDate | None
) -> list[Period]:
    """Return the periods in a sentence in order. `folded` is the sentence without case and
    accents, character for character."""
    reckoning = Reckoning(date)
    found: list[Period] = []
    end = 0
    for token in tokens:
        place = token.start - sentence.start
        if token.folded not in FIRST_WORDS or place < end:
            continue
        match = PERIOD.match(folded, place)
        if match is None:
            continue
        end = match.end()
        kind, days = reckoning.read(match)
        first, last = days or (None, None)
        if kind is PeriodKind.SINCE:
            last = None
        span = Span(token.start, sentence.start + end)
        if _is_verb(tokens, match):
            continue
        if days is not None and match.lastgroup in {"on", "weekday"} and _TO_COME.search(folded):
            first = last = None
        found.append(Period(span, kind, first, last))
    return found


def _is_verb(tokens: list[Token], match: re.Match[str]) -> bool:
    """Whether what reads as a month is another word: `march`, `may`."""
    word = match["during"] or match["since"] or ""
    return word in {"may", "march", "mar", "mai"} and not any(
        token.is_capital for token in tokens if token.folded == word
    )
