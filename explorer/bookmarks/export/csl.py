"""Kept passages as CSL-JSON (Citation Style Language, input schema 1.0.2): an item each.

The quote is the item's `annote`, the user's note its `note`; what CSL has no name for is in
`custom`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.export.plain import json_array
from explorer.dates import PublicationDate


def document(passages: Sequence[KeptPassage], _heading: str) -> str:
    """Return an array of items, one for each passage."""
    return json_array(map(item, passages)) + "\n"


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
    """Return a date in parts, as most programs read it; of an open one the end that is known."""
    points = date.edtf.split("/")
    ends = zip(points, (date.earliest, date.latest), strict=False)
    parts = [_parts(point, day) for point, day in ends if day]
    is_sure = not any(point[-1] in "?~%." for point in points)
    return {"date-parts": parts} if is_sure else {"date-parts": parts, "circa": True}


def _parts(point: str, day: dt.date) -> list[int]:
    """Return year, month and day, as far as a point in time has them."""
    return [day.year, day.month, day.day][: point.rstrip("?~%").count("-") + 1]
