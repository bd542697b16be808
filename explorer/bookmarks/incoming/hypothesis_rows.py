"""Annotations as Hypothesis exports them: the rows of its API, or the file that its client saves.

A row has the address of its page in `uri`, the note in `text`, and its quote among the selectors
of `target`; one without a quote is a note on the whole page or a reply.
"""

from __future__ import annotations

from typing import Any

from explorer.bookmarks.incoming.draft import (
    ForeignPassage,
    moment,
    parts_of,
    text_of,
    texts_of,
)

ROWS = ("rows", "annotations")
"""Under which of these names a file has its annotations: the API's answer, the client's file."""


def is_row(record: dict[str, Any]) -> bool:
    """Whether a record is an annotation of Hypothesis."""
    return isinstance(record.get("uri"), str) and "target" in record


def passage_of(record: dict[str, Any]) -> ForeignPassage:
    """Return the passage that a row is of.

    Raises ValueError with a clause that says why it is of none.
    """
    for target in parts_of(record.get("target")):
        for selector in parts_of(target.get("selector")):
            quote = text_of(selector.get("exact"))
            if selector.get("type") == "TextQuoteSelector" and quote.strip():
                return ForeignPassage(
                    quote=quote,
                    id=text_of(record.get("id")),
                    prefix=text_of(selector.get("prefix")),
                    suffix=text_of(selector.get("suffix")),
                    note=text_of(record.get("text")),
                    tags=texts_of(record.get("tags")),
                    url=record["uri"],
                    created=moment(record.get("created")),
                )
    if record.get("references"):
        raise ValueError("it is a reply, and of no passage")
    raise ValueError("it is a note on the whole page, and of no passage")
