"""Dates as people, feeds, mails and databases write them, read into EDTF."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from explorer.dates import parse_date
from explorer.library.readers.date_names import date_parser

_LONGEST = 120  # characters; no date is longer, and dateutil takes long over what is none
_LONGEST_WITH_BLANKS = 1_000
_YEARS = range(1500, 2101)
_EPOCHS = range(631_152_000, 4_102_444_800)  # seconds from 1990 to 2100

_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:([-/.])(\d\d?)\2(\d\d?)|(\d\d)(\d\d)(?=T))"  # 2025-8-5 or 20250805T
    r"(?:[T,\s]+\d\d?(?::?\d\d){0,2}(?:[.,]\d+)?(?:\s?[AaPp]\.?[Mm]\.?)?)?"
    r"\s?(?:Z|[A-Z]{2,5})?\s?(?:[+-]\d\d?(?::?\d\d)?)?",
    re.ASCII,
)
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS = re.compile(r"\b\d\d?\s?[-–—]\s?\d\d?\s+[^\W\d]")  # 25-27 August
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")  # (EST), [Europe/Paris]
_TIGHT_YEAR = re.compile(r"(?<=\d),(?=\d{4}\b)", re.ASCII)  # August 25,2025
_DOTTED_TIME = re.compile(r"(?<=\d{4} )(\d\d)\.(\d\d)\b", re.ASCII)  # 2025 07.00 BST

# What a date leaves open differs between these two.
_DEFAULTS = (dt.datetime(2000, 1, 1, tzinfo=dt.UTC), dt.datetime(2004, 12, 31, tzinfo=dt.UTC))

_OPENING_LINES, _OPENING = 12, 1_000  # as far as a text's own date is looked for
_BESIDE = re.compile(r"[|•·]")  # sets the source off from the date
_LABEL = re.compile(
    r"(?:(?P<published>(?:first |originally )?published|posted|issued|dated?|publi[ée]e?|publicado)"
    r"|(?:last )?(?:updated|modified)|mise? à jour|actualizado)"
    r"(?: on| at| le| el)?\s*:?\s+",
    re.IGNORECASE,
)


def date_line(text: str) -> str | None:
    """Return the day that a plain text gives on a line of its own at its beginning, in EDTF.

    The line may begin with a label such as “Published”, and have the source beside the date, set
    off by “|”. When there are different days the one that is labelled so counts; None when that
    does not decide. Never raises.
    """
    end = text.find("\n", _OPENING)  # the whole of the line that the opening ends in
    lines = filter(str.strip, text[: end if end >= 0 else None].split("\n"))
    published: set[str] = set()
    others: set[str] = set()
    for part in map(str.strip, _BESIDE.split("|".join([*lines][:_OPENING_LINES]))):
        label = _LABEL.match(part)
        date = read_date(part[label.end() :] if label else part)
        if date and _WHOLE_DAY.fullmatch(date) and not part.isdigit():
            (published if label and label["published"] else others).add(date)
    days = published or others
    return days.pop() if len(days) == 1 else None


def read_date(written: str) -> str | None:
    """Return a date in EDTF, as exact as it was written; None when there is none.

    The day is the one of the date's own time zone. The year must have four digits; where the
    order of day and month cannot be known, only the year is returned. Nothing is resolved that
    depends on today. Never raises.
    """
    if len(written) > _LONGEST_WITH_BLANKS:
        return None
    text = unicodedata.normalize("NFC", " ".join(written.split()))
    if len(text) > _LONGEST or not text.isprintable():
        return None
    try:
        return parse_date(text).edtf
    except ValueError:
        return _digits(text) if text.isascii() and text.isdigit() else _written_out(text)


def _digits(text: str) -> str | None:
    """Read YYYYMMDD, YYYYMMDDHHMMSS, and seconds or milliseconds since 1970."""
    if len(text) in (8, 14):
        return _day(text[:4], text[4:6], text[6:8])
    seconds = int(text) // (1000 if len(text) > 10 else 1)
    if seconds not in _EPOCHS:
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()


def _written_out(text: str) -> str | None:
    text = _REMARK.sub(" ", text).strip()
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, *parts = match.groups()
        return _day(year, *filter(None, parts))
    years = [int(digits) for digits in _FOUR_DIGITS.findall(text) if int(digits) in _YEARS]
    if len(years) != 1 or _DAYS.search(text):
        return None
    days = _readings(_DOTTED_TIME.sub(r"\1:\2", _TIGHT_YEAR.sub(", ", text)))
    if {day.year for day in days} != {*years}:
        return None
    if len({day.month for day in days}) > 1:
        return f"{days[0].year}"
    return f"{days[0]:%Y-%m}" if len({day.day for day in days}) > 1 else f"{days[0]}"


def _readings(text: str) -> list[dt.date]:
    """Return the date in both orders of day and month, with what it leaves open filled in in two
    ways; empty when there is none."""
    try:
        return [
            date_parser().parse(text, default=default, dayfirst=day_first, ignoretz=True).date()
            for default in _DEFAULTS
            for day_first in (False, True)
        ]
    except Exception:  # noqa: BLE001 - dateutil promises nothing about what it raises
        return []


def _day(year: str, month: str, day: str) -> str | None:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date.isoformat() if date.year in _YEARS else None
