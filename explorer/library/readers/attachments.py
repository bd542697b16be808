"""The documents that are attached to a mail."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from email.generator import BytesGenerator
from email.message import Message
from pathlib import PurePath
from typing import cast

from explorer.library.readers.document import Document, Failure
from explorer.library.readers.mail_parts import charset_of, content_of, file_name_of
from explorer.library.readers.members import may_be_article

_SUFFIX_OF = {
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_SUFFIXES = (*_SUFFIX_OF.values(), ".htm", ".markdown", ".mht", ".mhtml", ".text")


def is_attachment(part: Message) -> bool:
    """Whether a part is a document of its own, and none that the mail shows as its text."""
    if part.get_content_disposition() == "attachment" or file_name_of(part):
        return True
    # A multipart that comes as one part is a damaged one, of which the text is all there is.
    is_shown = part.get_content_type() in ("text/plain", "text/html")
    return not is_shown and part.get_content_maintype() != "multipart"


def attachments(outer: Document, parts: Iterable[Message]) -> Iterator[Document | Failure]:
    """Yield what is attached and may be an article: PDF, pages, texts, other mails."""
    names: set[str] = set()
    for part in filter(is_attachment, parts):
        media_type = part.get_content_type()
        name = _name(part, len(names) + 1, names)
        known = media_type in _SUFFIX_OF
        if not may_be_article(name) or not (known or PurePath(name).suffix.lower() in _SUFFIXES):
            continue
        names.add(name)
        locator = f"{outer.locator}!{name}"
        try:
            stream = io.BytesIO(_bytes_of(part))
        except RecursionError:
            yield Failure(locator, "its parts lie too deep in each other")
            continue
        yield Document(
            stream,
            locator,
            name=name,
            media_type=media_type if known else None,
            charset=charset_of(part),
            depth=outer.depth + 1,
        )


def _name(part: Message, number: int, taken: set[str]) -> str:
    """Return what an attachment is called, a number when that is nothing or is taken."""
    name = file_name_of(part)
    if not name:
        return f"{number}{_SUFFIX_OF.get(part.get_content_type(), '')}"
    return f"{number}-{name}" if name in taken else name


def _bytes_of(part: Message) -> bytes:
    if part.get_content_type() != "message/rfc822" or not part.is_multipart():
        return content_of(part)
    written = io.BytesIO()
    inner = cast(list[Message], part.get_payload())[0]
    BytesGenerator(written, mangle_from_=False).flatten(inner)
    return written.getvalue()
