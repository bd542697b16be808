"""Kept passages as JSON Lines: one flat record each, with all that brings it back in."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.text.harmless_json import harmless_json


def document(passages: Sequence[KeptPassage], _heading: str) -> str:
    """Return a line for each passage; `saved` has what its anchor needs."""
    return "".join(f"{harmless_json(_record(passage))}\n" for passage in passages)


def _record(passage: KeptPassage) -> dict[str, object]:
    bookmark = passage.bookmark
    saved = {
        "title": bookmark.title,
        "version": bookmark.version,
        "text_digest": bookmark.text_digest,
        "start": bookmark.start,
        "end": bookmark.end,
        "prefix": bookmark.prefix,
        "suffix": bookmark.suffix,
    }
    return {**passage.fields(), "saved": saved}
