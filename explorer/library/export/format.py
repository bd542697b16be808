"""The format of an exported collection: which lines it has, and what may stand in them.

An export is JSON Lines in UTF-8. The first key of a line says what it is: the header, then the
lexicon, the changes, the articles, the lines of other rooms, and an end that counts them.
What is not known is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from explorer.checked_files import REFUSE_UNKNOWN
from explorer.dates import parse_date
from explorer.library.recording import FIELDS
from explorer.models import DateOrigin

FORMAT = "press-collection"
VERSION = 1
"""Of the format; grows when an older Press Explorer could not read it."""

MOST_BYTES = 256 * 1024 * 1024
"""Of one line, which holds every version of an article."""

KEY = re.compile(r"[0-9a-f]{32}")
"""What a library's key looks like; a folder is known by its path, which is nobody's business."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_FINGERPRINT = re.compile(r"[0-9a-f]{32}")
_MOST_CHANGES = 2**53  # which leaves as many again for those to come
_WEB = ("http://", "https://")


class _Checked:
    """What pydantic takes only as it is described."""

    __pydantic_config__: ClassVar[dict[str, Any]] = REFUSE_UNKNOWN


@dataclass(frozen=True)
class Header(_Checked):
    """What the export is of."""

    format: str
    version: int
    name: str
    key: str | None = None


@dataclass(frozen=True)
class LexiconLine(_Checked):
    """The lexicon, as its file has it."""

    lexicon: str


@dataclass(frozen=True)
class ChangeLine(_Checked):
    """One change of the library, under the number that it had there."""

    change: int
    at: str | None = None
    """ISO 8601 in UTC; None where nobody took it down."""

    def __post_init__(self) -> None:
        if not 1 <= self.change <= _MOST_CHANGES:
            raise ValueError(f"{self.change} cannot be the number of a change")
        if self.at is None:
            return
        time = dt.datetime.fromisoformat(self.at)
        if time.utcoffset() != dt.timedelta() or time.isoformat() != self.at:
            raise ValueError(f"“{self.at}” is not a time in UTC")


@dataclass(frozen=True)
class VersionLine(_Checked):
    """One version of an article, as it was read."""

    number: int
    change: int
    text: str
    title: str | None = None
    date: str | None = None
    date_from: DateOrigin | None = None
    source: str | None = None
    byline: str | None = None
    language: str | None = None
    url: str | None = None
    place: str | None = None
    identifier: str | None = None

    def __post_init__(self) -> None:
        if self.date:
            parse_date(self.date)


@dataclass(frozen=True)
class EditLine(_Checked):
    """What the user said of an article; None takes back what they said before."""

    change: int
    field: str
    value: str | None

    def __post_init__(self) -> None:
        _refuse_other_fields(self.field)
        if self.field == "date" and self.value:
            parse_date(self.value)


@dataclass(frozen=True)
class AddressLine(_Checked):
    """Where on the web an article was read."""

    locator: str
    version: int
    fingerprint: str
    """In hexadecimal digits."""
    otherwise: dict[str, str] | None = None
    """What was read there of what the article has otherwise."""

    def __post_init__(self) -> None:
        if not is_on_the_web(self.locator):
            raise ValueError(f"“{self.locator}” is no address on the web")
        if not _FINGERPRINT.fullmatch(self.fingerprint):
            raise ValueError(f"“{self.fingerprint}” is no fingerprint")
        _refuse_other_fields(*(self.otherwise or ()))


@dataclass(frozen=True)
class ArticleLine(_Checked):
    """An article with all that is known of it."""

    article: str
    """Its id."""
    added: int
    touched: int
    story: str
    """The id of the first article of the same story; it may stand further down."""
    versions: list[VersionLine]
    edits: list[EditLine] = field(default_factory=list)
    addresses: list[AddressLine] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.article):
            raise ValueError(f"“{self.article}” cannot be the id of an article")
        numbers = [version.number for version in self.versions]
        if not numbers or numbers != list(range(1, len(numbers) + 1)):
            raise ValueError("the versions are not numbered from 1 without a gap")
        if any(not 1 <= address.version <= len(numbers) for address in self.addresses):
            raise ValueError("an address belongs to a version that is not there")

    @property
    def changes(self) -> set[int]:
        """The changes that the line refers to."""
        versions, edits = self.versions, self.edits
        return {self.added, self.touched, *(v.change for v in versions), *(e.change for e in edits)}


@dataclass(frozen=True)
class ExtraLine(_Checked):
    """What another room has added: a kept passage."""

    extra: dict[str, Any]


@dataclass(frozen=True)
class Counts(_Checked):
    """How many lines there are of two kinds."""

    articles: int
    extras: int


@dataclass(frozen=True)
class EndLine(_Checked):
    """The last line, by which it is known that none is missing."""

    end: Counts


Line = Header | LexiconLine | ChangeLine | ArticleLine | ExtraLine | EndLine

KINDS: dict[str, type[Line]] = {
    "format": Header,
    "lexicon": LexiconLine,
    "change": ChangeLine,
    "article": ArticleLine,
    "extra": ExtraLine,
    "end": EndLine,
}
"""The kinds of lines by their first key, in the order in which they stand."""

ONCE = (Header, LexiconLine, EndLine)
"""The kinds of which there is no more than one line."""


def is_on_the_web(locator: str) -> bool:
    """Whether an article was read where others can read it too, not in a file of the user's."""
    return locator.lower().startswith(_WEB)


def without_none(known: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known: nothing else is written."""
    return {key: value for key, value in known.items() if value is not None}


def _refuse_other_fields(*names: str) -> None:
    for name in names:
        if name not in FIELDS:
            raise ValueError(f"an article has no field “{name}”")
