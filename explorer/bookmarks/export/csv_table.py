"""Kept passages as CSV that a spreadsheet shows and does not obey."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.text.spreadsheet import safe_cell

_COLUMNS = (
    "id", "quote", "note", "tags", "article", "title", "source", "byline", "date", "url", "start",
    "end", "state", "now", "kept", "show", "citation",
)  # fmt: skip


def document(passages: Sequence[KeptPassage], _heading: str) -> str:
    """Return a row for each passage under a row of names; tags stand between semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for passage in passages:
        fields = passage.fields() | {"tags": "; ".join(passage.bookmark.tags)}
        writer.writerow([safe_cell(str(fields[column])) for column in _COLUMNS])
    return text.getvalue()
