"""Reads plain text, and whatever is text and nothing that is known better."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.library.readers.dating import date_line
from explorer.library.readers.document import Document, Draft, UnreadableError
from explorer.library.readers.encoding import decode, may_be_text
from explorer.library.readers.language import language_of
from explorer.models import DateOrigin
from explorer.settings import Limits

_SUFFIXES = (".txt", ".text")
_MEDIA_TYPE = "text/plain"


def recognises(document: Document) -> bool:
    """Whether it is called a text, or looks like one and is called nothing else."""
    called_so = document.suffix in _SUFFIXES or document.media_type == _MEDIA_TYPE
    return called_so or (document.media_type is None and may_be_text(document.head))


def read(document: Document, limits: Limits) -> Iterator[Draft]:
    """Yield the article."""
    text = decode(document.content(limits.article_bytes, "limits.article_bytes"), document.charset)
    if not text.strip():
        raise UnreadableError("it has no text")
    date = date_line(text)
    yield Draft(
        text=text,
        locator=document.locator,
        date=date,
        date_from=DateOrigin.TEXT if date else None,
        language=language_of(text),
        url=document.url,
    )
