"""Shared quotes as people read them."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.compare.formats.pieces import Mark, line_of, pieces_of
from explorer.compare.formats.shown import ShownArticle, ShownSaying
from explorer.compare.formats.shown_rows import RowFinder
from explorer.compare.shared_quotes import Saying, SharedQuote
from explorer.models import Report
from explorer.text.differences import Edit


def shown_quote(
    quote: SharedQuote,
    reports: Sequence[Report],
    articles: Sequence[ShownArticle],
    row_at: RowFinder,
) -> tuple[ShownSaying, ...]:
    """Return the places where a quote stands."""
    first = reports[quote.sayings[0].report].article.text

    def saying_shown(saying: Saying) -> ShownSaying:
        article = articles[saying.report]
        text = reports[saying.report].article.text
        changed = [edit.right for edit in saying.edits if edit.right]
        return ShownSaying(
            article.label,
            article.date,
            _speaker(saying),
            pieces_of(text, [saying.span], changed, Mark.ADDED),
            tuple(_change(edit, first, text) for edit in saying.edits),
            row_at(saying.report, saying.span.start),
        )

    return tuple(map(saying_shown, quote.sayings))


def _speaker(saying: Saying) -> str:
    named = line_of(saying.speaker) or ("nobody is named" if saying.is_quoted else "")
    own = "" if saying.is_quoted else "in the article’s own words"
    return ", ".join(filter(None, (named, line_of(saying.cue), own)))


def _change(edit: Edit, first: str, text: str) -> str:
    before = f"“{line_of(first[slice(*edit.left)])}”" if edit.left else ""
    after = f"“{line_of(text[slice(*edit.right)])}”" if edit.right else ""
    if before and after:
        return f"{before} became {after}"
    return f"{before} left out" if before else f"{after} added"
