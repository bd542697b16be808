"""Read the entries of a feed: RSS and Atom in all their dialects."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from xml.parsers import expat

from explorer.library.readers.dating import read_date
from explorer.library.readers.document import Document, Draft, Failure, UnreadableError
from explorer.library.readers.encoding import decode
from explorer.library.readers.item_locator import item_locator
from explorer.library.readers.language import language_of
from explorer.library.readers.language_tag import language_in
from explorer.library.readers.markup import text_of_html
from explorer.library.readers.xml_root import root_of
from explorer.models import DateOrigin
from explorer.settings import Limits

_SUFFIXES = frozenset({".atom", ".rdf", ".rss", ".xml"})
_MEDIA_TYPES = frozenset(
    {
        "application/atom+xml",
        "application/rdf+xml",
        "application/rss+xml",
        "application/xml",
        "text/xml",
    }
)
_ROOTS = frozenset({"feed", "rdf", "rss"})
_NEITHER = "it is XML, but neither RSS nor Atom"
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
_MOST_ATTRIBUTES = 100  # of one element; feedparser takes quadratic time over them
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def recognises(document: Document) -> bool:
    """Whether it is called a feed or XML, or begins as a feed does; pages are not meant."""
    root = root_of(document.head.replace(b"\0", b"").decode("ascii", "ignore"))
    if root and root.name == "html":
        return False
    called_xml = document.suffix in _SUFFIXES or document.media_type in _MEDIA_TYPES
    return called_xml or (root is not None and root.name in _ROOTS)


def read(document: Document, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield the entries. Raises UnreadableError when it is no feed, or declares entities."""
    feed = _parsed(document.content(limits.article_bytes, "limits.article_bytes"))
    for entry in feed["entries"]:
        yield _article(entry, feed["feed"], document.locator)


def _parsed(content: bytes) -> Any:
    import feedparser  # only now: it takes start-up time

    declared = _ENCODING.match(content)
    text = decode(content, declared.group(1).decode() if declared else None)
    root = root_of(text)
    if root is None or root.name not in _ROOTS:
        raise UnreadableError(_NEITHER)
    if root.declares_entities:
        raise UnreadableError("it declares entities, which no feed needs")
    # Nothing before the root is of use.
    source = b'<?xml version="1.0" encoding="utf-8"?>' + text[root.start :].encode()
    _refuse_many_attributes(source)
    # As a stream, for a string might be taken for an address. What is HTML is read later.
    feed = feedparser.parse(io.BytesIO(source), sanitize_html=False, resolve_relative_uris=False)
    if not feed["version"] and not feed["entries"]:
        raise UnreadableError(_NEITHER)
    return feed


def _refuse_many_attributes(content: bytes) -> None:
    def check(_: str, attributes: Mapping[str, str]) -> None:
        if len(attributes) > _MOST_ATTRIBUTES:
            raise UnreadableError(f"an element in it has more than {_MOST_ATTRIBUTES} attributes")

    parser = expat.ParserCreate()
    parser.StartElementHandler = check
    with suppress(expat.ExpatError):  # feedparser reads what is not well-formed by other means
        parser.Parse(content, True)  # noqa: FBT003 - positional only


def _article(entry: Mapping[str, Any], feed: Mapping[str, Any], locator: str) -> Draft | Failure:
    link = entry.get("link") or ""
    url = link if _ADDRESS.fullmatch(link) else None
    identifier = entry.get("id")
    title = _title(entry)
    text = _text(entry) or title
    if not text:
        name = identifier or link
        return Failure(f"{locator}#{name}", f"the entry “{name}” has no text")
    date, remarks = _date(entry)
    language = language_in(feed.get("language") or "")
    return Draft(
        text=text,
        locator=item_locator(locator, identifier, url, text),
        title=title or None,
        date=date,
        date_from=DateOrigin.METADATA if date else None,
        source=_title(entry.get("source") or {}) or _title(feed) or None,
        byline=_byline(entry),
        language=language or language_of(text),
        url=url,
        identifier=identifier,
        page=url,
        remarks=remarks,
    )


def _text(entry: Mapping[str, Any]) -> str:
    for detail in (*entry.get("content", ()), entry.get("summary_detail")):
        if text := _plain(detail):
            return text
    return ""


def _plain(detail: Mapping[str, Any] | None) -> str:
    """Return the text of a text construct, which may be HTML."""
    if not detail:
        return ""
    value: str = detail.get("value") or ""
    return value.strip() if detail.get("type") == "text/plain" else text_of_html(value)


def _title(item: Mapping[str, Any]) -> str:
    """Return the title of a feed, an entry, or what an entry was taken from."""
    title: str = _plain(item.get("title_detail")) or item.get("title") or ""
    return " ".join(title.split())


def _byline(entry: Mapping[str, Any]) -> str | None:
    names = [author.get("name") for author in entry.get("authors", ())]
    return ", ".join(" ".join(name.split()) for name in names if name) or None


def _date(entry: Mapping[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    # Asked for what is updated, feedparser answers with what is published, and warns.
    written = entry.get("published") or ("updated" in entry and entry["updated"])
    if not written:
        return None, ()
    date = read_date(written)
    return date, () if date else (f"the date “{written[:60]}” is no date",)
