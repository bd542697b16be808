"""Reads saved web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.library.readers.document import Document, Draft
from explorer.library.readers.web_page import draft_of_page, markup_of
from explorer.settings import Limits

_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_MEDIA_TYPES = ("text/html", "application/xhtml+xml")
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>(?:\s+|<!--(?>.*?-->)|<\?(?>.*?>))*)"
    rb"<(?:!doctype\s+html|html|head|body|p|div|h[1-6]|table)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def recognises(document: Document) -> bool:
    """Whether it is called a web page, or begins like one."""
    head = document.head
    if head.startswith(_UTF16_MARKS):
        head = head.replace(b"\0", b"")[2:]
    return (
        document.suffix in _SUFFIXES
        or document.media_type in _MEDIA_TYPES
        or bool(_BEGINNING.match(head))
    )


def read(document: Document, limits: Limits) -> Iterator[Draft]:
    """Yield the article of a page."""
    content = document.content(limits.article_bytes, "limits.article_bytes")
    yield draft_of_page(markup_of(content, document.charset), document.locator, document.url)
