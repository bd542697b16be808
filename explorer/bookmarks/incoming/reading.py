"""Read the passages of a file, whichever of the known formats it has."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import Any

from explorer.bookmarks.incoming import hypothesis_rows, own_lines, web_annotations
from explorer.bookmarks.incoming.draft import ForeignPassage, OwnPassage, Refused, text_of
from explorer.errors import BookmarkError

_PACKED = b"\x1f\x8b"
_MOST_WORDS = 60  # characters of a note that name what is refused

Draft = ForeignPassage | OwnPassage | Refused


def drafts_in(content: bytes, name: str) -> list[Draft]:
    """Return what a file has, each passage or why it is none.

    Known are our JSON-LD and JSON Lines, W3C annotations of others, and the exports of
    Hypothesis; any of them may be packed by gzip. Raises BookmarkError when it is none of them.
    """
    try:
        if content.startswith(_PACKED):
            content = gzip.decompress(content)
        records = _records(content.decode("utf-8-sig"))
    except (OSError, EOFError, zlib.error, ValueError, RecursionError) as error:
        reason = "it is not text in UTF-8" if isinstance(error, UnicodeDecodeError) else error
        raise BookmarkError(
            f"{name} cannot be read: {reason}.",
            "Known are JSON-LD and JSON Lines of `press bookmarks export`, and the JSON that"
            " Hypothesis exports.",
        ) from error
    return [_draft(number, record) for number, record in enumerate(records, start=1)]


def _records(text: str) -> list[Any]:
    try:
        document = json.loads(text)
    except ValueError:
        lines = [line for line in text.split("\n") if line.strip()]
        if not lines:
            return []
        return [json.loads(line) for line in lines]
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        raise ValueError("it has no passages in it")  # noqa: TRY004  # of the file, not of a call
    if "first" in document or "items" in document or document.get("total") == 0:
        return web_annotations.annotations_of(document)
    for rows in hypothesis_rows.ROWS:
        if isinstance(document.get(rows), list):
            return list(document[rows])
    if any(known(document) for known, _ in _READERS):
        return [document]
    raise ValueError("it has no passages in it")


def _draft(number: int, record: Any) -> Draft:
    if not isinstance(record, dict):
        return Refused(f"number {number}", "it is no passage")
    try:
        json.dumps(record, ensure_ascii=False).encode()
        for is_such, passage_of in _READERS:
            if is_such(record):
                return passage_of(record)
    except UnicodeEncodeError:
        return Refused(f"number {number}", "it has half a character in it")
    except ValueError as error:
        return Refused(_name(number, record), str(error))
    return Refused(f"number {number}", "it is no passage")


def _name(number: int, record: dict[str, Any]) -> str:
    """Return what a user may know a record by."""
    words = text_of(record.get("quote")) or text_of(record.get("text"))
    words = " ".join(words.split())[:_MOST_WORDS]
    return f"number {number}, “{words}”" if words else f"number {number}"


_READERS = (
    (web_annotations.is_annotation, web_annotations.passage_of),
    (own_lines.is_own_line, own_lines.passage_of),
    (hypothesis_rows.is_row, hypothesis_rows.passage_of),
)
