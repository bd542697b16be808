"""Kept passages as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.export.plain import plain, plain_line


def document(passages: Sequence[KeptPassage], heading: str) -> str:
    """Return passages with their sources, a blank line between them."""
    return f"{plain_line(heading)}\n\n" + "\n".join(map(_written, passages))


def _written(passage: KeptPassage) -> str:
    bookmark = passage.bookmark
    lines = [plain_line(passage.citation)]
    if passage.now and passage.now != bookmark.exact:
        lines.append(f"Now: {plain_line(passage.now)}")
    if bookmark.note:
        lines.append(f"Note: {plain(bookmark.note)}")
    if bookmark.tags:
        lines.append(f"Tags: {', '.join(map(plain_line, bookmark.tags))}")
    lines.append(f"{passage.show}  ({passage.anchor.state})")
    return "\n".join(lines) + "\n"
