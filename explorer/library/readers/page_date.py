"""The publication date of a web page, and how far it is known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from explorer.library.readers.dating import read_date
from explorer.models import DateOrigin

_EARLIEST = "1900-01-01"
_DATING = re.compile(r"date|publi|posted|time|created|issued|fecha|datum", re.IGNORECASE)
_CHANGING = re.compile(r"modif|updat", re.IGNORECASE)
_NAMES = ("name", "property", "itemprop", "http-equiv", "class", "id", "pubdate")
_VALUES = ("content", "datetime", "title")
_IN_JSON = re.compile(r'"date(?:Published|Created)"\s*:\s*"([^"]{4,60})"')
_LONGEST = 200  # characters of an element that may be a date, and how many texts within it
_TEXTS = 20
_MOST = 200  # elements; what follows them are the dates of comments


def page_date(
    tree: Any, url: str | None, found: str | None, text: str
) -> tuple[str | None, DateOrigin | None]:
    """Return a page's date in EDTF and where it comes from.

    `found` is what htmldate makes of the whole page, whose `text` is what a reader sees of it. It
    counts as known only as far as the address or the markup made for dates states it; htmldate
    fills in what is missing, which is taken out again. What is merely found is marked `?`.
    """
    from htmldate import find_date  # only now: it takes start-up time

    dated = [*islice(_dated(tree), _MOST)]
    day = find_date(
        _page_of(dated),
        extensive_search=False,
        original_date=True,
        url=url or "",
        min_date=_EARLIEST,
    )
    known = _known(day, url or "", {*filter(None, map(read_date, _values(dated)))})
    day, found = (each and _without_filling(each, text) for each in (day, found))
    if known and (not found or known.startswith(found) or found.startswith(known)):
        return known, DateOrigin.METADATA
    day = found or day
    return (f"{day}?", DateOrigin.TEXT) if day else (None, None)


def _known(day: str | None, url: str, stated: set[str]) -> str | None:
    """Return the day as far as it is stated; without one, all that is stated if that is one."""
    if not day:
        return stated.pop() if len(stated) == 1 else None
    if re.search(day.replace("-", "[-/_.]?"), url):
        return day
    return next((exact for exact in (day, day[:7], day[:4]) if exact in stated), None)


def _dated(tree: Any) -> Iterator[Any]:
    """Yield flat copies of the elements that are made to hold the date of publication."""
    for element in tree.iter("*"):
        is_json = element.tag == "script" and element.get("type") == "application/ld+json"
        names = " ".join(element.get(name, "") for name in _NAMES)
        changing = _CHANGING.search(names) and "publi" not in names.lower()
        dating = element.tag in ("time", "abbr") or _DATING.search(names)
        if is_json or (dating and not changing and element.tag not in ("html", "body")):
            copy = element.makeelement(element.tag, dict(element.attrib))
            whole = "".join(islice(element.itertext(), _TEXTS))
            copy.text = whole if is_json else whole[:_LONGEST]
            yield copy


def _values(dated: list[Any]) -> Iterator[str]:
    for element in dated:
        yield from (element.get(name, "") for name in _VALUES)
        yield from _IN_JSON.findall(element.text) if element.tag == "script" else [element.text]


def _page_of(dated: list[Any]) -> Any:
    from lxml.html.builder import BODY, HEAD, HTML  # only now: it takes start-up time

    in_head = ("meta", "script")
    return HTML(
        HEAD(*(element for element in dated if element.tag in in_head)),
        BODY(*(element for element in dated if element.tag not in in_head)),
    )


def _without_filling(day: str, text: str) -> str:
    """Return a day without what htmldate fills in for what is missing: the first day and month,
    or today's day of the month."""
    filling = (1, dt.datetime.now().astimezone().day)
    if int(day[8:]) not in filling or _stands_in(text, day):
        return day
    return day[:4] if day.endswith("-01-01") else day[:7]


def _stands_in(text: str, day: str) -> bool:
    """Whether a text has the number of the day beside the year."""
    year, number = day[:4], int(day[8:])
    number_ = rf"(?<!\d)0?{number}(?!\d)"
    return bool(re.search(rf"{number_}.{{0,20}}\b{year}|\b{year}.{{0,8}}{number_}", text))
