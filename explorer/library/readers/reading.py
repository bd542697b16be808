"""Find the reader of a document and read it, with every document inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from typing import Any, Protocol, cast

from explorer.dates import parse_date
from explorer.library.readers.document import Document, Draft, Failure, Item, UnreadableError
from explorer.settings import Limits

# In this order: those that a signature tells first, those that a name tells last.
_READERS = (
    "pdf",
    "warc",
    "archive",
    "feed",
    "json_articles",
    "mail",
    "html",
    "markdown",
    "plain",
)


class Reader(Protocol):
    """What the module of a reader offers."""

    def recognises(self, document: Document) -> bool:
        """Whether this reader reads such a document, told from its name and first bytes."""

    def read(self, document: Document, limits: Limits) -> Iterator[Item]:
        """Yield what is in a document. Raises UnreadableError when it cannot go on."""


def read(document: Document, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield the articles of a document and of all documents inside it.

    What cannot be read is yielded as a failure; nothing is raised.
    """
    items = _read_one(document, limits)
    while (item := _next(items, document)) is not None:
        if isinstance(item, Draft):
            yield _sound(item)
        elif isinstance(item, Failure):
            yield item
        elif item.depth > limits.archive_depth:
            yield Failure(
                item.locator,
                f"it lies more than {limits.archive_depth} archives deep "
                "(limits.archive_depth in the settings)",
            )
        else:
            yield from read(item, limits)


def reader_of(document: Document) -> Reader | None:
    """Return the reader that recognises a document, None when none does."""
    for name in _READERS:
        reader = _reader(name)
        if reader.recognises(document):
            return reader
    return None


def is_unmarked_text(document: Document) -> bool:
    """Whether nothing but being text tells what a document is."""
    reader = reader_of(document)
    return reader is None or reader is _reader(_READERS[-1])


def _reader(name: str) -> Reader:
    return cast(Reader, import_module(f"explorer.library.readers.{name}"))


def _read_one(document: Document, limits: Limits) -> Iterator[Item]:
    if not document.head:
        raise UnreadableError("it is empty")
    reader = reader_of(document)
    if reader is None:
        raise UnreadableError("it is in no format that is known here")
    yield from reader.read(document, limits)


def _sound(draft: Draft) -> Draft | Failure:
    """Return a draft as the library can keep it, whatever a reader made of untrusted bytes."""
    if not draft.text.strip():
        return Failure(draft.locator, "there is no text in it")
    kept = {field.name: _encodable(getattr(draft, field.name)) for field in fields(draft)}
    try:
        if draft.date is not None:
            parse_date(draft.date)
    except ValueError as error:
        kept |= {"date": None, "date_from": None, "remarks": (*draft.remarks, str(error))}
    return Draft(**kept)


def _encodable(value: Any) -> Any:
    """Return a text without halves of characters, which no file can hold; all else as it is."""
    if not isinstance(value, str) or value.isascii():
        return value
    return value.encode("utf-8", "replace").decode()


def _next(items: Iterator[Item], document: Document) -> Item | None:
    """Return the next item; an error becomes a last failure, None is the end."""
    try:
        return next(items, None)
    except UnreadableError as error:
        return Failure(document.locator, str(error))
    except OSError as error:
        return Failure(document.locator, f"it cannot be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001
        # The libraries that parse untrusted bytes promise nothing about what they raise, and one
        # broken file must not end the import of ten thousand.
        return Failure(document.locator, f"it is damaged ({type(error).__name__}: {error})")
