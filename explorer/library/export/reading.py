"""Read the lines of an exported collection; each is checked before it is believed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache
from gzip import GzipFile
from itertools import count
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from explorer.errors import CollectionError
from explorer.library.export.format import KINDS, MOST_BYTES, ONCE, VERSION, EndLine, Line
from explorer.library.readers.document import Document
from explorer.text.visible import visible_line

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

_GZIP = b"\x1f\x8b"
_BEGINNING = re.compile(rb'\{"format": ?"press-collection", ?"version": ?([1-9]\d{0,8})[,}]')
_KIND = re.compile(rb'\{"(\w+)"')
_MOST_QUOTED = 200  # characters
_REMEDY = "Nothing was imported; have it exported anew."


class NumberedLine(NamedTuple):
    """A line that was checked, and where it stands."""

    number: int
    """Counted from 1."""
    content: Line


def read_lines(source: BinaryIO) -> Iterator[NumberedLine]:
    """Yield the lines of an export, the header first and the end last; gzip is unpacked.

    Raises CollectionError naming the line when it is no export, one of a newer Press Explorer,
    cut short or damaged.
    """
    order = list(KINDS.values())
    latest: type[Line] | None = None
    for number, line in _raw_lines(source):
        content = _checked(number, line)
        kind = type(content)
        if latest and (order.index(kind) < order.index(latest) or kind is latest in ONCE):
            raise damaged(number, "it stands in the wrong place")
        latest = kind
        yield NumberedLine(number, content)
    if latest is not EndLine:
        raise _cut_short()


def damaged(number: int, reason: str) -> CollectionError:
    """Return the error that a line of an export, counted from 1, cannot be used."""
    return CollectionError(f"Line {number:,} of the export is damaged: {shown(reason)}.", _REMEDY)


def shown(text: str) -> str:
    """Return what a sentence can quote of a text that may be anything."""
    visible = visible_line(text[:_MOST_QUOTED])
    return f"{visible}…" if len(text) > _MOST_QUOTED else visible


def _raw_lines(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    stream = _unpacked(source)
    for number in count(1):
        line = _next_line(stream, number)
        if number == 1:
            _refuse_other_format(line)
        if not line:
            return
        if len(line) > MOST_BYTES:
            raise damaged(number, f"it is longer than {MOST_BYTES:,} bytes")
        if not line.endswith(b"\n"):
            raise _cut_short()
        yield number, line


def _unpacked(source: BinaryIO) -> BinaryIO:
    document = Document(source, "", name="")
    if document.head.startswith(_GZIP):
        return cast(BinaryIO, GzipFile(fileobj=document.stream))
    return document.stream


def _next_line(stream: BinaryIO, number: int) -> bytes:
    try:
        return stream.readline(MOST_BYTES + 1)
    except EOFError as error:
        raise _cut_short() from error
    except (OSError, zlib.error) as error:
        raise damaged(number, f"it cannot be read: {error}") from error


def _refuse_other_format(line: bytes) -> None:
    """Raise CollectionError when a file that begins with this line cannot be read here."""
    beginning = _BEGINNING.match(line)
    if beginning is None:
        raise CollectionError(
            "This is no exported collection.",
            "`press collections export` writes one; `press add` reads other files.",
        )
    version = int(beginning[1])
    if version > VERSION:
        raise CollectionError(
            "The export was written by a newer Press Explorer.",
            "Update this one; nothing was imported.",
        )


def _cut_short() -> CollectionError:
    return CollectionError("The export is cut short.", "Copy it anew; nothing was imported.")


def _checked(number: int, line: bytes) -> Line:
    from pydantic import ValidationError  # only now: it takes start-up time

    found = _KIND.match(line)
    key = found[1].decode() if found else ""
    if key not in KINDS:
        raise damaged(number, "it is none of the lines that an export has")
    try:
        checked: Line = _adapter(key).validate_json(line)
    except ValidationError as error:
        raise damaged(number, _reason(error)) from error
    return checked


@cache
def _adapter(key: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # see `_checked`

    return TypeAdapter(KINDS[key])


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    wrong = first["msg"].removeprefix("Value error, ")
    if first["type"] == "unexpected_keyword_argument":
        return f"it has something unknown at {where}"
    return f"{where}: {wrong}" if where else wrong
