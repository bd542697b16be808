"""A passage on its way in, as far as its file describes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from explorer.bookmarks.bookmark import Bookmark


@dataclass(frozen=True)
class ForeignPassage:
    """A passage that was kept with another program."""

    quote: str
    id: str = ""
    """What tells it from every other there; nothing if it has none."""
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    url: str = ""
    created: datetime | None = None


class OwnPassage(NamedTuple):
    """A bookmark of ours as it was exported, with the address of its article."""

    bookmark: Bookmark
    url: str


class Refused(NamedTuple):
    """What a file has that is not kept."""

    what: str
    """Its quote, or where in the file it stands."""
    why: str


def moment(written: object) -> datetime | None:
    """Return a moment in ISO 8601, in UTC where it does not say; None for what is no moment."""
    if not isinstance(written, str):
        return None
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def text_of(value: object) -> str:
    """Return a value that should be a text; nothing for any other."""
    return value if isinstance(value, str) else ""


def texts_of(value: object) -> tuple[str, ...]:
    """Return the texts in a value that should be a list of them."""
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def parts_of(value: object) -> list[dict[str, object]]:
    """Return the objects of a value that may be one, a list of them, or neither."""
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, dict)]
