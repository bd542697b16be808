"""Kept passages for the tests of what is written of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from explorer.bookmarks.anchoring import Anchor, AnchorState
from explorer.bookmarks.bookmark import bookmark_passage
from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.dates import parse_date
from explorer.models import Article
from explorer.text.paragraphs import Span

TEXT = "The harbour reopened on Monday.\nTwelve ships left before noon.\n"
QUOTE = "Twelve ships left before noon."
HOSTILE = (
    "=1+1 \x1b[31m\u202e<script>alert(1)</script> *a* [b](javascript:x) `c` {d} \\ & % $ # _ ~ ^"
)

KEPT = datetime(2025, 8, 25, 9, 30, 1, 250000, tzinfo=UTC)


def article(**known: Any) -> Article:
    """Return an article of which everything is known."""
    usual: dict[str, Any] = {
        "id": "harbour_1f",
        "title": "Harbour open again",
        "text": TEXT,
        "date": parse_date("2024-11-19"),
        "source": "The Daily",
        "byline": "Ann O'Neil",
        "url": "https://example.org/news/1?a=b&c=d",
    }
    return Article(**(usual | known))


def kept(
    of: Article | None = None, note: str = "To check.", tags: tuple[str, ...] = ("lead", "to do")
) -> KeptPassage:
    """Return the kept passage of an article, which stands there as it did."""
    of = of or article()
    start = of.text.index(QUOTE)
    span = Span(start, start + len(QUOTE))
    bookmark = replace(bookmark_passage("k", of, span, note, tags), id="3f2a1b9c", created=KEPT)
    return KeptPassage(bookmark, of, Anchor(AnchorState.EXACT, span))


def hostile() -> KeptPassage:
    """Return a passage of which every text means harm."""
    passage = kept(
        article(title=HOSTILE, source=HOSTILE, byline=HOSTILE, url="javascript:alert(1)"),
        note=HOSTILE,
        tags=(HOSTILE,),
    )
    return replace(passage, bookmark=replace(passage.bookmark, exact=HOSTILE))
