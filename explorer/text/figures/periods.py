"""Periods: the times in a sentence that its figures are for, with their days where certain.

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
from explorer.text.figures.figure import Period, PeriodKind
from explorer.text.paragraphs import Span

Days = tuple[dt.date, dt.date]

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b"
_YEAR = r"(?:1[5-9]|20)\d\d\b(?!,\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er)?"
_POINT = (
    rf"(?:{_DAY}(?: de| of)? {_MONTH}(?:,? (?:de |del )?{_YEAR})?"
    rf"|{_MONTH} {_DAY}(?:, ?{_YEAR}|\b)|{_MONTH}(?:,? (?:of |de |del )?{_YEAR})?|{_YEAR})"
)
_COUNT = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|couple of|deux"
    r"|trois|quatre|cinq|six|dix|douze|dos|tres|cuatro|cinco|seis|diez|doce)"
)
_TIME = (
    r"(?:days?|weeks?|months?|years?|decades?|hours?|jours?|semaines?|mois|annees?|ans|dias?"
    r"|semanas?|mes|meses|anos?|horas?|heures?)\b"
)
_START = (
    r"(?:the )?(?:beginning|start) of (?:the|this) year|the year began"
    r"|(?:le )?debut de (?:l'annee|cette annee|l'an)|(?:el )?(?:comienzo|inicio|principios?) "
    r"(?:del|de este) ano|comienzos de ano"
)
_ORDINAL = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_PERIOD = re.compile(
    r"\b(?:"
    rf"(?P<since_start>since (?:{_START})|depuis (?:{_START})|desde (?:{_START}))"
    rf"|(?:since|depuis|desde)(?: early| late| mid)? (?:le |la |el )?"
    rf"(?P<since>{_POINT}|{_WEEKDAY}|last (?:year|month|week))"
    rf"|(?:between|entre|from|de|du|desde) (?P<between>{_POINT}) (?:and|et|y|to|through|until|a"
    rf"|au|hasta) (?P<and>{_POINT})"
    r"|(?P<this_year>so far this year|(?:earlier |later )?this year|year to date|cette annee"
    r"|este ano|en lo que va (?:del|de) ano)"
    r"|(?P<last_year>(?:in |during )?(?:last year|the previous year|the prior year)|l'annee derniere"
    r"|l'an dernier|el ano pasado)"
    r"|(?P<this_month>(?:earlier |later )?this month|ce mois-ci|este mes)"
    r"|(?P<last_month>last month|le mois dernier|el mes pasado)"
    r"|(?P<this_week>(?:earlier |later )?this week|cette semaine|esta semana)"
    r"|(?P<last_week>last week|la semaine derniere|la semana pasada)"
    r"|(?P<yesterday>yesterday|hier|ayer)|(?P<today>today|tonight|aujourd'hui|hoy\b)"
    rf"|(?P<past>(?:(?:over|in|during|for|within|durante|en|au cours des|ces) )?(?:the |los |las "
    rf"|les )?(?:past|last|previous|ultimos|ultimas|derniers|dernieres) {_COUNT} {_TIME}"
    rf"|(?:over|in|during) the (?:past|last) {_TIME}|au cours des {_COUNT} dernier(?:e)?s {_TIME})"
    rf"|(?P<coming>(?:over|in|within|during) the (?:next|coming) (?:{_COUNT} )?{_TIME}"
    rf"|next (?:year|month|week))"
    rf"|(?:in |during )?(?:the )?(?P<half>{_ORDINAL} half)(?: of (?:the year|(?P<half_year>{_YEAR})))?"
    rf"|(?:in |during |for )?(?:the )?(?P<quarter>{_ORDINAL} quarter)(?: of)?"
    rf"(?: (?P<quarter_year>{_YEAR}))?"
    rf"|(?:in |during |for )?the first (?P<months>{_COUNT}) months(?: of (?:the year"
    rf"|(?P<months_year>{_YEAR})))?"
    rf"|(?P<earlier>a (?:year|month|week) (?:ago|earlier|before)|year ago|year-earlier|prior year"
    rf"|un an plus tot|un ano antes)"
    rf"|(?:as of|as at|al) (?P<as_of>{_POINT})|(?P<now>currently|at present|at the moment|to date"
    r"|so far|actuellement|actualmente|as of now|presently)"
    rf"|(?:on |le |el )(?:the )?(?:{_WEEKDAY},? )?(?:\(?)(?P<on>{_DAY}(?: de| of)? {_MONTH}"
    rf"(?:,? (?:de |del )?{_YEAR})?|{_MONTH} {_DAY}(?:, ?{_YEAR}|\b))"
    rf"|(?:on |le |el )(?P<weekday>{_WEEKDAY})"
    rf"|(?:in|during|en|durant|durante|throughout|for|of) (?:early |late |mid-?|the year |fiscal "
    rf"|calendar |all of )?(?P<during>{_MONTH}(?:,? (?:of |de |del )?{_YEAR})?|{_YEAR})"
    r")"
)
_PART = re.compile(rf"(?P<year>{_YEAR})|(?P<month>{_MONTH})|(?P<day>\d{{1,2}})")


def periods_of(
    text: str, folded: str, sentence: Span, date: PublicationDate | None
) -> list[Period]:
    """Return the periods in a sentence in order. `folded` is the sentence without case and
    accents, character for character."""
    reckoning = _Reckoning(date)
    found = []
    for match in _PERIOD.finditer(folded):
        kind, days = reckoning.read(match)
        first, last = days or (None, None)
        if kind is PeriodKind.SINCE:
            last = None
        start, end = match.span()
        span = Span(sentence.start + start, sentence.start + end)
        if _is_name(text, match, span):
            continue
        found.append(Period(span, kind, first, last))
    return found


def _is_name(text: str, match: re.Match[str], span: Span) -> bool:
    """Whether a month's name is another word: `in may`, `in march`."""
    group = match.lastgroup
    if group not in {"during", "since"}:
        return False
    word = match[group]
    return word in {"may", "march", "mar", "mai", "jan", "sept", "dec"} and not text[
        span.end - len(word)
    ].isupper()


class _Reckoning:
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
        for name, days in _RELATIVE.items():
            if group[name]:
                return PeriodKind.DURING, self._of_each(days)
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

    def _of_each(self, days: Callable[[dt.date], Days]) -> Days | None:
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
        count = re.search(rf"(?:\b({_COUNT}) )?({_TIME})", words)
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
            months = _SMALL.get(group["months"] or "") or int(
                group["months"] if (group["months"] or "").isdigit() else 0
            )
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


def _nearest_past(day: dt.date, parts: dict[str | None, str]) -> Days:
    """Return the latest such month or day that does not begin after a day."""
    days = _days(day.year, parts)
    if days is None or days[0] > day:
        days = _days(day.year - 1, parts)
    return days or (dt.date.min, dt.date.max)


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
_DAYS_IN = {"day": 1, "week": 7, "jour": 1, "semaine": 7, "dia": 1, "semana": 7}
"""Only what has a set number of days."""
