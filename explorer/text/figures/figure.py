"""A figure: a number in a text with what it counts, for when, said by whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from explorer.text.paragraphs import Span


class Bound(StrEnum):
    """How exactly a text gives a number."""

    EXACT = "exact"
    ABOUT = "about"
    """`about`, `some`, `around`, `an estimated`."""
    NEARLY = "nearly"
    """`nearly`, `almost`, `close to`: a little less."""
    OVER = "over"
    """`more than`, `over`, `at least`: that many or more."""
    UP_TO = "up to"
    """`up to`, `at most`, `fewer than`: that many or less."""


class PeriodKind(StrEnum):
    """How a period bounds what is counted."""

    DURING = "during"
    """All of it fell between the two days: `in 2023`, `over the past three weeks`."""
    SINCE = "since"
    """It is counted from the first day on: `since the beginning of the year`."""
    AS_OF = "as of"
    """It was so on that day: `as of 5 August`, `currently`."""


@dataclass(frozen=True)
class Period:
    """The time that a figure is for, as the text says it."""

    span: Span
    kind: PeriodKind
    first: dt.date | None
    """The first day; None: not known without guessing."""
    last: dt.date | None
    """The last day; None: open, or not known."""


@dataclass(frozen=True)
class Figure:
    """A number with its meaning. Spans are offsets into the article's text."""

    span: Span
    """The number with the words of its bound and its unit: `more than 5,600`, `nearly 40 %`."""
    low: Decimal
    high: Decimal
    """Both ends of a range; the same number twice where it is one."""
    bound: Bound
    unit: str
    """Canonical: `%`, `USD`, `km`, `hour`…; empty for things that are counted."""
    counted: Span | None
    """The words that say what is counted: `Kenyan specialised officers`."""
    event: Span | None
    """The words that say what happened to it: `were killed`, `lost their lives`, `deployed`."""
    quantity: str
    """What is counted, in canonical words that two reports of the same share: `people killed`."""
    is_increment: bool
    """Whether it comes on top of a number (`an additional 600`) or is a change of one."""
    period: Period | None
    source: Span | None
    """The words that name who gives the figure: `the UN`."""
    sentence: Span
