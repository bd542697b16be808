"""The quotations that several reports share: who says them, and what was altered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from explorer.compare.columns import column_name
from explorer.compare.shared_quotes import Saying, SharedQuote
from explorer.models import Report
from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line
from explorer.text.wrapping import wrap
from explorer.tui.text import Parts, wrapped
from explorer.tui.widgets.place_list import Block, Place, PlaceList

_INDENT = "  "


class QuoteList(PlaceList):
    """Each quotation with all places where it stands, the earliest first."""

    BORDER_TITLE = "Shared quotes"
    HELP = "The same words in several articles, the earliest first; what was altered is marked."

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._reports: Sequence[Report] = ()
        self._quotes: Sequence[SharedQuote] = ()

    def show(self, reports: Sequence[Report], quotes: Sequence[SharedQuote]) -> None:
        """Show what reports share."""
        self._reports, self._quotes = reports, quotes
        self.refill()
        self.tell()

    def blocks(self, width: int) -> Iterator[Block]:
        for quote in self._quotes:
            reports = sorted({saying.report for saying in quote.sayings})
            names = " ".join(map(column_name, reports))
            heading: list[Parts] = [[], [(f"{len(quote.sayings)} times, in {names}", "strong")]]
            for saying in quote.sayings:
                place = Place(saying.report, saying.span)
                yield Block(place, [*self._lines_of(saying, width)], heading)
                heading = []

    def _lines_of(self, saying: Saying, width: int) -> Iterator[Parts]:
        article = self._reports[saying.report].article
        date = article.date_label
        whose = f"{saying.speaker or 'nobody named'} {saying.cue}".rstrip()
        if not saying.is_quoted:
            whose = "told without quotation marks"
        heading = f"{column_name(saying.report)}  {date}  {whose}"
        yield from wrapped(heading, width, "faint")
        changed = [edit.right for edit in saying.edits if edit.right]
        for line in wrap(article.text, saying.span, max(1, width - len(_INDENT)), cell_len):
            yield [(_INDENT, ""), *_marked(article.text, line, changed)]


def _marked(text: str, line: Span, changed: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """Yield a line in parts, those that changed marked."""
    at = line.start
    for span in changed:
        start, end = max(span.start, at), min(span.end, line.end)
        if start < end:
            yield visible_line(text[at:start]), ""
            yield visible_line(text[start:end]), "match"
            at = end
    yield visible_line(text[at : line.end]), ""
