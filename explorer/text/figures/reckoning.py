"""Reckoning: the days of a period, where they are certain.

What is relative (`last year`, `since January`) is reckoned from the publication date, and only
where it comes out the same for every day that the article may be from.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from explorer.dates import PublicationDate
from explorer.text.figures.calendar_words import MONTHS, WEEKDAYS
from explorer.text.figures.figure import PeriodKind
from explorer.text.figures.period_pattern import COUNT, MONTH, TIME, YEAR

Days = tuple[dt.date, dt.date]

_PART = re.compile(rf"(?P<year>{YEAR})|(?P<month>{MONTH})|(?P<day>\d{{1,2}})")


class Reckoning:
    """Reckons days from a publication date."""

    def __init__(self, date: PublicationDate | None) -> None:
        self._earliest = date.earliest if date else None
        self._latest = date.latest if date else None

    def read(self, match: re.Match[str]) -> tuple[PeriodKind, Days | None]:
        group = match.groupdict()
        if group["since_start"]:
            return PeriodKind.SINCE, self._of_each(_year_of)
        if since := group["since"]:
            return PeriodKind.SINCE, self._point(since)
        if group["between"]:
            return PeriodKind.DURING, _joined(
                self._point(group["between"]), self._point(group["and"])
            )
        for name, relative in _RELATIVE.items():
            if group[name]:
                return PeriodKind.DURING, self._of_each(relative)
        if group["now"] or group["as_of"]:
            days = self._point(group["as_of"]) if group["as_of"] else self._of_each(_day_of)
            return PeriodKind.AS_OF, days
        if group["past"]:
            return PeriodKind.DURING, self._past(group["past"])
        if group["half"] or group["quarter"] or group["months"]:
            return PeriodKind.DURING, self._part_of_year(group)
        for name in ("on", "during", "weekday"):
            if group[name]:
                return PeriodKind.DURING, self._point(group[name])
        return PeriodKind.DURING, None

    def _of_each(self, days: Callable[[dt.date], Days | None]) -> Days | None:
        """Return the days that a function gives for every possible day of publication."""
        if self._earliest is None or self._latest is None:
            return None
        found = days(self._earliest)
        return found if found == days(self._latest) else None

    def _point(self, point: str) -> Days | None:
        if point in WEEKDAYS:
            return self._of_each(lambda day: _last_weekday(day, WEEKDAYS[point]))
        if point.startswith("last "):
            return self._of_each(_RELATIVE["last_" + point[5:]])
        parts = {match.lastgroup: match[0] for match in _PART.finditer(point)}
        if "year" in parts:
            return _days(int(parts["year"]), parts)
        if "month" in parts:
            return self._of_each(lambda day: _nearest_past(day, parts))
        return None

    def _past(self, words: str) -> Days | None:
        count = re.search(rf"(?:\b({COUNT}) )?({TIME})", words)
        length = _DAYS_IN.get(count[2].rstrip("s")) if count else None
        if count is None or length is None:
            return None
        number = _SMALL.get(count[1]) if count[1] and not count[1].isdigit() else int(count[1] or 1)
        if not number:
            return None
        back = dt.timedelta(days=length * number)
        try:
            return self._of_each(lambda day: (day - back, day))
        except OverflowError:
            return None

    def _part_of_year(self, group: dict[str, str | None]) -> Days | None:
        """Reckon a half, a quarter or the first months; only of a year that is named: a
        company's quarters are not the calendar's, and `the first half` may be of a match."""
        year = group["half_year"] or group["months_year"]
        if year is None:
            return None
        if group["half"]:
            start, months = (1 if group["half"].startswith(("first", "1")) else 7), 6
        else:
            count = group["months"] or ""
            months = int(count) if count.isdigit() else _SMALL.get(count, 0)
            start = 1
        if not 1 <= months <= 12:
            return None
        end = start + months - 1
        last = calendar.monthrange(int(year), end)[1]
        return dt.date(int(year), start, 1), dt.date(int(year), end, last)


def _days(year: int, parts: dict[str | None, str]) -> Days | None:
    if "month" not in parts:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = MONTHS[parts["month"].rstrip(".")]
    last = calendar.monthrange(year, month)[1]
    if "day" in parts:
        day = int(parts["day"])
        return (dt.date(year, month, day),) * 2 if 1 <= day <= last else None
    return dt.date(year, month, 1), dt.date(year, month, last)


def _nearest_past(day: dt.date, parts: dict[str | None, str]) -> Days | None:
    """Return the latest such month or day that does not begin after a day.

    None where it lies half a year back or more: then the coming one may be meant.
    """
    for year in (day.year, day.year - 1):
        days = _days(year, parts) if year >= dt.MINYEAR else None
        if days is not None and days[0] <= day:
            return days if (day - days[1]).days < _HALF_A_YEAR else None
    return None


def _joined(first: Days | None, last: Days | None) -> Days | None:
    if last is None:
        return None
    return (first[0] if first else last[0], last[1]) if first and first[0] <= last[1] else None


def _year_of(day: dt.date) -> Days:
    return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)


def _last_year_of(day: dt.date) -> Days:
    return _year_of(day.replace(year=max(day.year - 1, 1), day=1))


def _month_of(day: dt.date) -> Days:
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _last_month_of(day: dt.date) -> Days:
    first = day.replace(day=1)
    return _month_of(first - dt.timedelta(days=1)) if first > dt.date.min else _month_of(first)


def _week_of(day: dt.date) -> Days:
    monday = day - dt.timedelta(days=min(day.weekday(), (day - dt.date.min).days))
    return monday, monday + dt.timedelta(days=6)


def _last_week_of(day: dt.date) -> Days:
    return _week_of(day - dt.timedelta(days=min(7, (day - dt.date.min).days)))


def _day_of(day: dt.date) -> Days:
    return day, day


def _yesterday_of(day: dt.date) -> Days:
    before = day - dt.timedelta(days=min(1, (day - dt.date.min).days))
    return before, before


def _last_weekday(day: dt.date, weekday: int) -> Days:
    back = min((day.weekday() - weekday) % 7, (day - dt.date.min).days)
    return _day_of(day - dt.timedelta(days=back))


_RELATIVE: dict[str, Callable[[dt.date], Days]] = {
    "this_year": _year_of, "last_year": _last_year_of, "this_month": _month_of,
    "last_month": _last_month_of, "this_week": _week_of, "last_week": _last_week_of,
    "yesterday": _yesterday_of, "today": _day_of,
}  # fmt: skip
_SMALL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10,
    "douze": 12, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "diez": 10, "doce": 12,
}  # fmt: skip
_HALF_A_YEAR = 183
_DAYS_IN = {"day": 1, "week": 7, "jour": 1, "semaine": 7, "dia": 1, "semana": 7}
"""Only what has a set number of days."""
