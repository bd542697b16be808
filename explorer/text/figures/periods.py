"""Periods: the times in a sentence that its figures are for."""

from __future__ import annotations

import re

from explorer.dates import PublicationDate
from explorer.text.figures.figure import Period, PeriodKind
from explorer.text.figures.period_pattern import FIRST_WORDS, PERIOD
from explorer.text.figures.reckoning import Reckoning
from explorer.text.figures.tokens import Token
from explorer.text.paragraphs import Span

_NEAR = 8  # tokens
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
    for index, token in enumerate(tokens):
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
        if _is_verb(tokens, match) or (kind is PeriodKind.SINCE and _is_record(tokens, index)):
            continue
        if match["during"] and _since_what(tokens, index):
            kind, last = PeriodKind.SINCE, None
        if days is not None and match.lastgroup in {"on", "weekday"} and _TO_COME.search(folded):
            first = last = None
        found.append(Period(span, kind, first, last))
    return found


def _is_record(tokens: list[Token], index: int) -> bool:
    """Whether `since` only says how long nothing was greater: `the largest since 1976`."""
    near = tokens[max(0, index - _NEAR) : index]
    return any(token.folded.endswith("est") or token.folded == "first" for token in near)


def _since_what(tokens: list[Token], index: int) -> bool:
    """Whether a date is that of an event since which is counted: `since the founding in 2017`."""
    for token in reversed(tokens[max(0, index - _NEAR) : index]):
        if token.folded in {",", ";", "("} or token.folded[0].isdecimal():
            return False
        if token.folded in {"since", "depuis", "desde"}:
            return True
    return False


def _is_verb(tokens: list[Token], match: re.Match[str]) -> bool:
    """Whether what reads as a month is another word: `march`, `may`."""
    word = match["during"] or match["since"] or ""
    return word in {"may", "march", "mar", "mai"} and not any(
        token.is_capital for token in tokens if token.folded == word
    )
