"""Publication dates with their certainty, written in EDTF (ISO 8601-2:2019).

Read are the forms a collection needs: a day, month or year (`2025-08-25`, `2024-11`, `2024`),
each followed by `?` (uncertain), `~` (approximate) or `%` (both), and an interval of two of
them in which `..` leaves an end open (`2024-11-19/..`). Anything else is refused rather than
guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)", re.ASCII)
_OPEN = ".."


@dataclass(frozen=True)
class PublicationDate:
    """When an article was published, as far as that is known."""

    edtf: str
    """The date as written, in EDTF."""

    earliest: dt.date | None
    """The first day it may be; None when that end is open."""

    latest: dt.date | None
    """The last day it may be; None when that end is open."""

    label: str
    """The date in a reader's words, at most 27 characters: `25 Aug 2025?`."""

    @property
    def sort_key(self) -> str:
        """The day to sort by, `YYYY-MM-DD`: the earliest, else the latest."""
        day = self.earliest or self.latest
        return day.isoformat() if day else ""

    def __str__(self) -> str:
        return self.edtf


def parse_date(text: str) -> PublicationDate:
    """Read an EDTF date.

    Raises ValueError, naming the text, when it is not a date of the forms above.
    """
    start, slash, end = text.partition("/")
    if not slash:
        first, last, label = _point(start, text)
        return PublicationDate(text, first, last, label)
    if start == end == _OPEN:
        raise ValueError(f"“{text}” has no date in it")
    earliest, _, start_label = (None, None, "") if start == _OPEN else _point(start, text)
    _, latest, end_label = (None, None, "") if end == _OPEN else _point(end, text)
    if earliest and latest and earliest > latest:
        raise ValueError(f"“{text}” ends before it begins")
    return PublicationDate(text, earliest, latest, f"{start_label}–{end_label}")


def _point(point: str, whole: str) -> tuple[dt.date, dt.date, str]:
    """Return the first day, the last day and the label of one day, month or year."""
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError(f"“{whole}” is not an EDTF date such as 2025-08-25, 2024-11? or 2024/..")
    year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
    assert year is not None  # the pattern demands it
    try:
        first = dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise ValueError(f"“{whole}” is not a day of the calendar") from error
    if month is None:
        last, label = dt.date(year, 12, 31), f"{year:04}"
    elif day is None:
        import calendar  # only now: it takes start-up time

        last = dt.date(year, month, calendar.monthrange(year, month)[1])
        label = f"{_MONTHS[month - 1]} {year:04}"
    else:
        last, label = first, f"{day} {_MONTHS[month - 1]} {year:04}"
    return first, last, label + match.group(4)


# Not calendar.month_abbr: that follows the user's locale, and the label must be the same anywhere.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
