"""Find the articles in a JSON value: itself, the elements of a list, or of a list in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from explorer.library.readers.document import Draft, Failure, UnreadableError
from explorer.library.readers.json_fields import draft_of, has_text
from explorer.library.readers.ninjs import is_ninjs, simplified

_LISTS = ("articles", "items", "results", "data", "docs")
_JSON_FEED = "https://jsonfeed.org/"


class _Found(NamedTuple):
    items: list[Any]
    common: Mapping[str, Any]
    """Fields that hold for every item that does not have its own."""
    is_feed: bool = False


def articles_of(value: Any, locator: str, line: int | None) -> Iterator[Draft | Failure]:
    """Yield the articles in a value that stands in a line, or is all of a file."""
    place = locator if line is None else f"{locator}:{line}"
    found = _listed(value)
    if found is None:
        yield _article(value, locator, place, "it" if line is None else f"line {line}")
        return
    for number, item in enumerate(found.items, 1):
        name = f"item {number}" if line is None else f"line {line}, item {number},"
        whole = {**found.common, **item} if isinstance(item, dict) else item
        article = _article(whole, locator, place, name)
        if found.is_feed and isinstance(article, Draft):
            article = replace(article, page=article.url)
        yield article


def _listed(value: Any) -> _Found | None:
    """Return what a value lists, None when it is itself what it is about."""
    if isinstance(value, list):
        return _Found(value, {})
    if not isinstance(value, dict):
        return None
    items = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
    if items is None or has_text(value):
        return None
    if not str(value.get("version", "")).startswith(_JSON_FEED):
        return _Found(items, {})
    common = {"source": value.get("title"), "language": value.get("language")}
    return _Found(items, common, is_feed=True)


def _article(value: Any, locator: str, place: str, name: str) -> Draft | Failure:
    if not isinstance(value, dict):
        return Failure(place, f"{name} is not a JSON object")
    try:
        draft = draft_of(simplified(value) if is_ninjs(value) else value, locator)
    except UnreadableError as error:
        return Failure(place, f"{name} cannot be read: {error}")
    usual = "under any of the usual names (text, body, content …)"
    return draft or Failure(place, f"{name} has no text {usual}")
