"""Make an article of a JSON object, whatever its producer calls the fields."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from explorer.library.readers.dateline import place_of
from explorer.library.readers.dating import read_date
from explorer.library.readers.document import Draft
from explorer.library.readers.item_locator import item_locator
from explorer.library.readers.language import language_of
from explorer.library.readers.language_tag import language_in
from explorer.library.readers.markup import text_of_html
from explorer.models import DateOrigin

# In lower case without “_” and “-”, the first that says something first.
_TEXT = ("text", "body", "content", "maintext", "article", "fulltext", "articlebody", "bodytext",
         "contenttext", "bodyhtml", "bodyxhtml", "contenthtml")  # fmt: skip
_DIGEST = ("summary", "description")
_TITLE = ("title", "headline", "name")
_PUBLISHED = ("date", "published", "datepublished", "publishedat", "datepublish", "pubdate",
              "publicationdate")  # fmt: skip
_CREATED = ("created", "timestamp")
_SOURCE = ("source", "publisher", "publication", "domain", "site", "outlet", "provider")
_BYLINE = ("byline", "author", "authors", "creator")
_LANGUAGE = ("lang", "language")
_URL = ("url", "link", "href", "canonicalurl")
_PLACE = ("place", "location", "located")
_IDENTIFIER = ("id", "guid", "uri", "uuid")

_NAMING = ("name", "rendered", "$oid", "$date", "$numberLong")  # WordPress; exports of MongoDB

_TAG = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|table|article|section)(?:\s[^<>]*)?/?>"
    r"|</(?:a|b|em|i|span|strong)>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)

# A control character, as old wires have after the time, or how HTML writes one.
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1f]|&#(?:[0-8]|1[4-9]|2\d|3[01]);")
_FRACTION = re.compile(r"(?<=\A\d{10})\.\d+\Z")  # of a second since 1970
_LONGEST_DATE = 60  # characters


def has_text(article: Mapping[str, Any]) -> bool:
    """Whether an object has a text of its own, and not merely a description."""
    known = _plainly_named(article)
    return any(known.get(name) for name in _TEXT)


def draft_of(article: Mapping[str, Any], locator: str) -> Draft | None:
    """Return the article that an object is, None when it has no text.

    `locator` is that of the file. Raises UnreadableError when its HTML cannot be read.
    """
    known = _plainly_named(article)
    text = _text(known)
    if not text:
        return None
    date, remarks = _date(known)
    url = next((each for each in _lines(known, _URL) if _ADDRESS.fullmatch(each)), None)
    identifier = _first(known, _IDENTIFIER)
    return Draft(
        text=text,
        locator=item_locator(locator, identifier, url, text),
        title=_first(known, _TITLE),
        date=date,
        date_from=DateOrigin.METADATA if date else None,
        source=_first(known, _SOURCE),
        byline=_first(known, _BYLINE),
        language=language_in(_first(known, _LANGUAGE) or "") or language_of(text),
        url=url,
        place=_first(known, _PLACE) or place_of(_first(known, ("dateline",)) or ""),
        identifier=identifier,
        remarks=remarks,
    )


def _plainly_named(article: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields under their names without case, “_” and “-”; of two, the first that
    says something."""
    known: dict[str, Any] = {}
    for name, value in article.items():
        plain = name.lower().replace("_", "").replace("-", "")
        if known.get(plain) in (None, "", []):
            known[plain] = value
    return known


def _text(known: Mapping[str, Any]) -> str:
    for name in (*_TEXT, *_DIGEST):
        if (value := known.get(name)) is None:
            continue
        pieces = value if isinstance(value, list) else [value]
        written = "\n\n".join(filter(None, map(_string, pieces)))
        if "html" in name or _TAG.search(written):
            written = text_of_html(written)
        elif _ENTITY.search(written):  # escaped for a page that it was never put into
            written = html.unescape(written)
        if text := written.replace("\r\n", "\n").replace("\r", "\n").strip():
            return text
    return ""


def _date(known: Mapping[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    """Return the date in EDTF, and a remark when what stands there is none."""
    for names in (_PUBLISHED, _CREATED):
        written = [_string(known[name])[:_LONGEST_DATE] for name in names if name in known]
        if found := [each for each in written if each.strip()]:
            date = next(filter(None, map(_read_date, found)), None)
            return date, () if date else (f"the date “{found[0]}” is no date",)
    return None, ()


@lru_cache(maxsize=4096)  # of one day there are many articles
def _read_date(written: str) -> str | None:
    return read_date(_FRACTION.sub("", _CONTROL.split(written, maxsplit=1)[0]))


def _first(known: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next(_lines(known, names), None)


def _lines(known: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    """Yield what the fields say, each in one line."""
    for name in names:
        if (value := known.get(name)) is None:
            continue
        pieces = map(_string, value) if isinstance(value, list) else [_string(value)]
        if line := ", ".join(" ".join(piece.split()) for piece in pieces if piece.strip()):
            yield html.unescape(line) if _ENTITY.search(line) else line


def _string(value: Any) -> str:
    """Return what a value says: a string, a number, or an object by its name; else nothing."""
    if isinstance(value, dict):
        value = next((value[name] for name in _NAMING if name in value), None)
    if isinstance(value, float):
        value = int(value) if value.is_integer() else value
    return str(value) if isinstance(value, str | int | float) and value is not True else ""
