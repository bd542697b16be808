"""Dates in a query: a day, month or year, from one to another, before and after one."""

from __future__ import annotations

import datetime as dt
import re

from explorer.dates import PublicationDate, parse_date
from explorer.search.language.repairs import Repairs, quoted
from explorer.search.query import Dated, Or, Query

_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_POINT_SO_FAR = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:-\d?)?", re.ASCII)
_LESS_THAN_A_YEAR = re.compile(r"\d{0,3}", re.ASCII)
_COMPARED = re.compile(r"([<>]=?)(.*)", re.DOTALL)
_ONE_DAY = dt.timedelta(days=1)
_NOTHING = Or(())


def read_dates(text: str, repairs: Repairs, *, half_written: bool) -> Query | None:
    """Read what stands after `date:`; None when it is no date, or none yet."""
    written = "".join(text.split())
    if written == "*":
        return Dated(None, None)
    try:
        if ".." in written:
            return _range(written, repairs, half_written=half_written)
        if compared := _COMPARED.fullmatch(written):
            point = _point(compared[2], half_written=half_written)
            return _beside(point, compared[1]) if point else None
        point = _point(written, half_written=half_written)
        return Dated(point.earliest, point.latest) if point else None
    except ValueError as error:
        repairs.say(str(error), "it is left out")
        return None


def _range(text: str, repairs: Repairs, *, half_written: bool) -> Query | None:
    start, _, end = text.partition("..")
    if not start and not end:
        if half_written:
            return None
        raise ValueError(f"{quoted(text)} has a date on neither side, as 2024-06..2025-02 has")
    first = _point(start, half_written=False) if start else None
    last = _point(end, half_written=half_written) if end else None
    if first and last and first.sort_key > (last.latest or dt.date.max).isoformat():
        problem = f"{quoted(text)} ends before it begins, and the earlier date comes first"
        repairs.say(problem, "it is read the other way round")
        first, last = last, first
    if first is None and last is None:
        return None
    return Dated(first.earliest if first else None, last.latest if last else None)


def _beside(point: PublicationDate, sign: str) -> Query:
    """Return what lies before or after a date; with `=` the date is part of it."""
    assert point.earliest is not None  # no end of a point is open
    assert point.latest is not None
    try:
        match sign:
            case ">=":
                return Dated(point.earliest, None)
            case "<=":
                return Dated(None, point.latest)
            case ">":
                return Dated(point.latest + _ONE_DAY, None)
            case _:
                return Dated(None, point.earliest - _ONE_DAY)
    except OverflowError:  # before or after all that the calendar has
        return _NOTHING


def _point(text: str, *, half_written: bool) -> PublicationDate | None:
    """Read a day, month or year; of a half-written one what is whole, None when nothing is.

    Raises ValueError with what is wrong.
    """
    if half_written:
        if _LESS_THAN_A_YEAR.fullmatch(text):
            return None
        if so_far := _POINT_SO_FAR.fullmatch(text):
            text = so_far[1]
    if not _POINT.fullmatch(text):
        raise ValueError(f"{quoted(text)} is no date such as 2024, 2024-11 or 2024-11-19")
    try:
        return parse_date(text)
    except ValueError:
        raise ValueError(
            f"{quoted(text)} is not in the calendar, where months run from 01 to 12 and days to "
            "the end of their month"
        ) from None
