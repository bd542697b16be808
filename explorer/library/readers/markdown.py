"""Reads Markdown, with the metadata that may stand above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from explorer.library.readers.dateline import place_of
from explorer.library.readers.dating import date_line, read_date
from explorer.library.readers.document import Document, Draft, UnreadableError
from explorer.library.readers.encoding import decode
from explorer.library.readers.front_matter import split_front_matter
from explorer.library.readers.language import language_of
from explorer.library.readers.language_tag import language_in
from explorer.library.readers.markdown_text import plain_markdown
from explorer.models import DateOrigin
from explorer.settings import Limits

_SUFFIXES = (".md", ".markdown")
_MEDIA_TYPES = ("text/markdown", "text/x-markdown")

# In lower case without “-” and “_”, the first that says something first.
_TITLE = ("title", "headline")
_DATE = ("date", "published", "publishdate", "pubdate", "publicationdate")
_SOURCE = ("source", "publisher", "publication", "site")
_BYLINE = ("byline", "author", "authors")
_LANGUAGE = ("lang", "language")
_URL = ("url", "link", "permalink", "canonical", "canonicalurl")
_PLACE = ("place", "location")
_IDENTIFIER = ("id", "guid")

_BLOCK = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:-{3,}|\+{3,})[ \t]*\r?\n(.*?)^(?:-{3,}|\+{3,})[ \t]*\r?$",
    re.DOTALL | re.MULTILINE,
)
_TELLING_KEY = re.compile(
    rb"^(?:title|headline|date|published|pubdate|publish[-_]?date|source|byline|authors?)\s*[:=]",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_DATE = 60  # characters that a remark repeats
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def recognises(document: Document) -> bool:
    """Whether it is called Markdown, or begins with front matter as an article has it."""
    block = _BLOCK.match(document.head)
    return (
        document.suffix in _SUFFIXES
        or document.media_type in _MEDIA_TYPES
        or bool(block and _TELLING_KEY.search(block[1]))
    )


def read(document: Document, limits: Limits) -> Iterator[Draft]:
    """Yield the article."""
    content = document.content(limits.article_bytes, "limits.article_bytes")
    matter = split_front_matter(decode(content, document.charset))
    text, heading = plain_markdown(matter.body)
    if not text:
        raise UnreadableError("it has no text")
    date, date_from, remark = _date(matter.fields, text)
    address = _first(matter.fields, _URL) or ""
    yield Draft(
        text=text,
        locator=document.locator,
        title=_first(matter.fields, _TITLE) or heading,
        date=date,
        date_from=date_from,
        source=_first(matter.fields, _SOURCE),
        byline=_first(matter.fields, _BYLINE),
        language=language_in(_first(matter.fields, _LANGUAGE) or "") or language_of(text),
        url=address if _ADDRESS.fullmatch(address) else document.url,
        place=_first(matter.fields, _PLACE) or place_of(matter.fields.get("dateline", "")),
        identifier=_first(matter.fields, _IDENTIFIER),
        remarks=tuple(filter(None, (matter.remark, remark))),
    )


def _date(fields: Mapping[str, str], text: str) -> tuple[str | None, DateOrigin | None, str | None]:
    """Return the date, where it comes from, and a remark when what stands there is none."""
    written = _first(fields, _DATE)
    if written and (date := read_date(written)):
        return date, DateOrigin.METADATA, None
    remark = f"the date “{written[:_LONGEST_DATE]}” is no date" if written else None
    date = date_line(text)
    return date, DateOrigin.TEXT if date else None, remark


def _first(fields: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((fields[key] for key in keys if fields.get(key)), None)
