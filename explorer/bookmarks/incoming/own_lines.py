"""Records of our own JSON Lines."""

from __future__ import annotations

from typing import Any

from explorer.bookmarks.incoming.draft import OwnPassage, text_of
from explorer.bookmarks.incoming.own_bookmark import own_bookmark


def is_own_line(record: dict[str, Any]) -> bool:
    """Whether a record is one of ours."""
    return isinstance(record.get("saved"), dict) and "quote" in record


def passage_of(record: dict[str, Any]) -> OwnPassage:
    """Return the bookmark that a record is of. Raises ValueError as `own_bookmark` does."""
    values = {
        **record["saved"],
        "id": record.get("id"),
        "article": record.get("article"),
        "exact": record.get("quote"),
        "created": record.get("kept"),
        "note": record.get("note", ""),
        "tags": record.get("tags", ()),
    }
    return OwnPassage(own_bookmark(values), text_of(record.get("url")))
