"""Read articles in JSON: JSON Lines, arrays, what news services answer, JSON Feed and ninjs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, BinaryIO

from explorer.library.readers.document import Document, Draft, Failure, UnreadableError
from explorer.library.readers.encoding import decode
from explorer.library.readers.json_items import articles_of
from explorer.library.readers.json_lines import Line, read_lines
from explorer.settings import Limits

_LINES = frozenset({".jsonl", ".ndjson"})
_LINES_TYPES = frozenset({"application/jsonl", "application/x-ndjson", "application/x-jsonlines"})
_EXPORT = "press-collection"
_SETTING = "limits.article_bytes"
_PATIENCE = 10_000  # lines or items; a file may be of other things than articles

_DECODER = json.JSONDecoder(parse_constant=lambda _: None)  # NaN is nothing that can be said


def recognises(document: Document) -> bool:
    """Whether it is called JSON, or its first line is a whole JSON object."""
    media_type = document.media_type or ""
    if document.suffix in {*_LINES, ".json"} or media_type.endswith(("/json", "+json")):
        return True
    return media_type in _LINES_TYPES or _begins_with_object(document.head)


def read(document: Document, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield the articles. A line that is none is a failure, and the others are read; raises
    UnreadableError when a file that is not JSON Lines is damaged."""
    fruitless = 0
    for item in _items(document, limits):
        fruitless = 0 if isinstance(item, Draft) else fruitless + 1
        if item is not None:
            yield item
        if fruitless == _PATIENCE:
            raise UnreadableError(f"{_PATIENCE:,} lines or items in a row are no articles")


def _items(document: Document, limits: Limits) -> Iterator[Draft | Failure | None]:
    """Yield what the lines or items are, None for a blank line."""
    stream = _in_utf8(document, limits)
    lines = read_lines(stream, limits.article_bytes)
    first = next((line for line in islice(lines, _PATIENCE) if not line.is_blank), None)
    if first is None:
        raise UnreadableError("there is no JSON in it")
    called_lines = document.suffix in _LINES or document.media_type in _LINES_TYPES
    if called_lines or (first.content and _begins_with_object(first.content)):
        yield from _read_lines(document, chain([first], lines), limits)
    else:
        yield from _read_whole(document, first.content, stream, limits)


def _begins_with_object(content: bytes) -> bool:
    line = content.partition(b"\n")[0].removeprefix(b"\xef\xbb\xbf").strip()
    if not (line.startswith(b"{") and line.endswith(b"}")):
        return False
    try:
        return isinstance(_DECODER.decode(line.decode("utf-8", "replace")), dict)
    except (ValueError, RecursionError):
        return False


def _in_utf8(document: Document, limits: Limits) -> BinaryIO:
    """Return the stream; of a document in UTF-16 its content, which is then read whole."""
    if b"\0" not in document.head:
        return document.stream
    return io.BytesIO(decode(document.content(limits.article_bytes, _SETTING)).encode())


def _read_lines(
    document: Document, lines: Iterator[Line], limits: Limits
) -> Iterator[Draft | Failure | None]:
    read_any = False
    for line in lines:
        if line.is_blank:
            yield None
            continue
        try:
            value = _parse_line(line, limits)
        except UnreadableError as error:
            yield Failure(f"{document.locator}:{line.number}", str(error))
            continue
        if not read_any:
            _refuse_export(value)
            read_any = True
        yield from articles_of(value, document.locator, line.number)


def _parse_line(line: Line, limits: Limits) -> Any:
    if line.content is None:
        raise UnreadableError(f"line {line.number} is longer than {_most(limits)}")
    return _parse(line.content.rstrip(), f"line {line.number}")


def _read_whole(
    document: Document, begun: bytes | None, stream: BinaryIO, limits: Limits
) -> Iterator[Draft | Failure]:
    most = limits.article_bytes
    content = None if begun is None else begun + stream.read(most + 1 - len(begun))
    if content is None or len(content) > most:
        raise UnreadableError(f"it is larger than {_most(limits)}")
    value = _parse(content, "it")
    _refuse_export(value)
    yield from articles_of(value, document.locator, None)


def _parse(content: bytes, subject: str) -> Any:
    try:
        return _DECODER.decode(decode(content))
    except json.JSONDecodeError as error:
        place = f"column {error.colno}"
        place = f"line {error.lineno}, {place}" if subject == "it" else place
        raise UnreadableError(f"{subject} is not JSON ({place}: {error.msg})") from error
    except RecursionError as error:
        raise UnreadableError(f"{subject} is nested too deeply") from error
    except (UnreadableError, ValueError) as error:  # ValueError: a number of too many digits
        raise UnreadableError(f"{subject} is not JSON ({error})") from error


def _refuse_export(value: Any) -> None:
    if isinstance(value, dict) and value.get("format") == _EXPORT:
        raise UnreadableError(
            "it is an exported collection; read it with `press collections import`"
        )


def _most(limits: Limits) -> str:
    return f"{limits.article_bytes:,} bytes ({_SETTING} in the settings)"
