"""One passage of an article, marked in the paragraphs that it stands in: `ID#START-END`."""

from __future__ import annotations

import re
from typing import Any

from explorer.cli.output import cells, emphasise, marks_within
from explorer.errors import UnknownArticleError
from explorer.models import Article
from explorer.text.paragraphs import Span, paragraphs
from explorer.text.wrapping import wrap

_OFFSETS = re.compile(r"(\d{1,12})-(\d{1,12})", re.ASCII)
_BEGINS, _ENDS = (
    "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}",
    "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}",
)


def passage_at(article: Article, offsets: str) -> Span:
    """Return the stretch of an article's text that is written as `START-END`.

    Raises UnknownArticleError where the text has none such.
    """
    match = _OFFSETS.fullmatch(offsets)
    if match:
        start, end = map(int, match.groups())
        if start < end <= len(article.text):
            return Span(start, end)
    raise UnknownArticleError(
        f"{article.id} has no passage “{offsets}”: it has {len(article.text):,} characters.",
        "Write ID#START-END, with offsets as `press bookmarks --format json` has them.",
    )


def passage_lines(text: str, passage: Span, width: int | None) -> list[str]:
    """Return the paragraphs that a passage stands in, wrapped, with the passage between ⟦ and ⟧
    and in bold where the output shows that."""
    lines: list[str] = []
    for paragraph in paragraphs(text):
        if paragraph.start >= passage.end or paragraph.end <= passage.start:
            continue
        marked, inner = _marked(text, paragraph, passage)
        whole = Span(0, len(marked))
        spans = [whole] if width is None else wrap(marked, whole, width, cells)
        lines += [emphasise(marked[slice(*span)], marks_within(span, [inner])) for span in spans]
        lines.append("")
    return lines[:-1]


def passage_as_json(article: Article, passage: Span) -> dict[str, Any]:
    """Return a passage in JSON's own values."""
    return {**passage._asdict(), "text": article.text[slice(*passage)]}


def _marked(text: str, paragraph: Span, passage: Span) -> tuple[str, Span]:
    """Return a paragraph with signs around what it has of a passage, and where that is then."""
    start, end = max(paragraph.start, passage.start), min(paragraph.end, passage.end)
    before, inside = text[paragraph.start : start], text[start:end]
    marked = f"{before}{_BEGINS}{inside}{_ENDS}{text[end : paragraph.end]}"
    return marked, Span(len(before), len(before) + len(inside) + 2)
