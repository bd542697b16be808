"""Articles as they stand in a JSON Lines file: the source that larger corpora are made of."""

from __future__ import annotations

import gzip
import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_NAME_FIELDS = ("places", "people", "orgs")


@dataclass(frozen=True)
class Item:
    """One article of the source."""

    title: str
    text: str
    date: str | None = None
    """ISO 8601."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the source tags the article with: places, people, orgs."""


def read_source(file: Path) -> list[Item]:
    """Read a JSON Lines file, compressed with gzip or not; articles without text are left out."""
    opening = gzip.open if file.suffix == ".gz" else open
    with opening(file, "rt", encoding="utf-8") as lines:
        return [item for item in map(_item, _records(lines)) if item.text]


def _records(lines: Any) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in lines if line.strip())


def _item(record: dict[str, Any]) -> Item:
    return Item(
        title=" ".join(_plain(record.get("title")).split()),
        text=_plain(record.get("text")).strip(),
        date=_day(record.get("date")),
        names={each: tuple(map(_name, record.get(each) or ())) for each in _NAME_FIELDS},
    )


def _plain(text: str | None) -> str:
    """Undo the entities of the source's mark-up; control characters go, line ends stay."""
    unescaped = html.unescape(text or "")
    return "".join(each for each in unescaped if each == "\n" or each.isprintable())


def _name(tag: str) -> str:
    """Return the name that a tag such as `el-salvador` stands for."""
    return tag.replace("-", " ").title()


def _day(date: str | None) -> str | None:
    from dateutil import parser  # only where a corpus is made

    try:
        day: str = parser.parse(date or "").date().isoformat()
    except (ValueError, OverflowError):
        return None
    return day
