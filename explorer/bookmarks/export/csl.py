"""Kept passages as CSL-JSON (Citation Style Language, input schema 1.0.2): an item each.

The quote is the item's `annote`, the user's note its `note`; what CSL has no name for is in
`custom`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.export.plain import json_text
from explorer.dates import PublicationDate


def document(passages: Sequence[KeptPassage], _heading: str) -> str:
    """Return an array of items, one for each passage."""
    return json_text(list(map(item, passages)), indent=1) + "\n"


def item(passage: KeptPassage) -> dict[str, Any]:
    """Return a passage as the newspaper article that it is from."""
    bookmark, article = passage.bookmark, passage.article
    known: dict[str, Any] = {
        "title": passage.title,
        "container-title": passage.source,
        "author": [{"literal": passage.byline}] if passage.byline else None,
        "issued": _issued(article.date) if article and article.date else None,
        "URL": passage.url,
        "language": article.language if article else None,
        "publisher-place": article.place if article else None,
        "annote": bookmark.exact,
        "note": bookmark.note,
        "keyword": ", ".join(bookmark.tags),
    }
    fields = passage.fields()
    return {
        "id": bookmark.id,
        "type": "article-newspaper",
        **{variable: value for variable, value in known.items() if value},
        "custom": {name: fields[name] for name in _CUSTOM},
    }


_CUSTOM = ("quote", "note", "tags", "article", "start", "end", "state", "kept", "show")


def _issued(date: PublicationDate) -> dict[str, Any]:
    """Return a date in parts, as most programs read it; an open one in words."""
    points = date.edtf.split("/")
    if ".." in points or not date.earliest or not date.latest:
        return {"literal": date.label}
    days = (date.earliest, date.latest)[: len(points)]
    parts = [_parts(point, day) for point, day in zip(points, days, strict=True)]
    circa = {"circa": True} if any(point[-1] in "?~%" for point in points) else {}
    return {"date-parts": parts, **circa}


def _parts(point: str, day: dt.date) -> list[int]:
    """Return year, month and day, as far as a point in time has them."""
    return [day.year, day.month, day.day][: point.rstrip("?~%").count("-") + 1]
