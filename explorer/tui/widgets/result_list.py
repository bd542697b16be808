"""The results: title, why it is a hit, and the passage that shows it best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from explorer.search.answers import Hit
from explorer.search.reasons import explain
from explorer.search.snippets import Snippet, best_snippet
from explorer.text.paragraphs import Span
from explorer.text.wrapping import wrap
from explorer.tui.keys import RESULTS
from explorer.tui.text import Mark, plain, strip, styled
from explorer.tui.widgets.line_view import LineView

_LINES_ABOVE_SNIPPET = 2  # the title; the date and why it is a hit
_SNIPPET_LINES = 2
_LINES = _LINES_ABOVE_SNIPPET + _SNIPPET_LINES
_INDENT = 3
_CUTS = 6  # cells that the ellipses and a word kept whole may take
_AHEAD = 20  # rows before the end of what is loaded at which more is asked for


class ResultList(LineView):
    """The hits, as many as have been asked for; more are fetched when the cursor nears them."""

    BINDINGS: ClassVar[list[BindingType]] = [*RESULTS]
    BORDER_TITLE = "Results"
    HELP = "The articles found, the best first; each with why it was found."

    @dataclass
    class Highlighted(Message):
        """Another hit is under the cursor."""

        hit: Hit | None

    @dataclass
    class Opened(Message):
        """The user wants to read the hit under the cursor."""

    @dataclass
    class Marked(Message):
        """The user marks the hit under the cursor, or takes the mark away."""

        id: str

    @dataclass
    class MoreWanted(Message):
        """The cursor nears the end of what is loaded."""

        offset: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._hits: list[Hit] = []
        self._total = 0
        self._marked: Sequence[str] = ()
        self._snippets: dict[int, tuple[Snippet, list[Span]]] = {}  # as drawn, by hit

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor."""
        return self._hits[self.cursor] if self.cursor < len(self._hits) else None

    def show(self, hits: Sequence[Hit], total: int) -> None:
        """Show the first hits of a result; the cursor stays if those before it are the same."""
        shown = [hit.article.id for hit in self._hits[: self.cursor + 1]]
        stays = shown == [hit.article.id for hit in hits[: self.cursor + 1]]
        self._hits, self._total = list(hits), total
        self.cursor = self.cursor if stays else 0
        self.refill()
        self.show_cursor()
        self._say_place()
        self.post_message(self.Highlighted(self.current))

    def extend(self, hits: Sequence[Hit], offset: int) -> None:
        """Add the next hits of the result that is shown."""
        if offset == len(self._hits):
            self._hits += hits
            self.refill()

    def show_marked(self, ids: Sequence[str]) -> None:
        """Show which articles are marked."""
        self._marked = ids
        self.refresh()

    def cursor_moved(self) -> None:
        self._say_place()
        self.post_message(self.Highlighted(self.current))
        if self.cursor + _AHEAD > len(self._hits) < self._total:
            self.post_message(self.MoreWanted(len(self._hits)))

    def lay_out(self, width: int) -> Sequence[int]:
        self._snippets.clear()
        return range(0, len(self._hits) * _LINES + 1, _LINES)

    def draw_line(self, line: int, width: int) -> Strip:
        number, part = divmod(line, _LINES)
        hit = self._hits[number]
        here = number == self.cursor
        base = self.rich_style + self.style_of("cursor") if here else self.rich_style
        gutter = Segment("▌" if here else " ", base + self.style_of("sign"))
        if part == 0:
            return strip([gutter, *self._title(hit, base)], width, base)
        indent = Segment(" " * (_INDENT - 1), base)
        if part == 1:
            facts = plain(_facts(hit), base + self.style_of("faint"))
            return strip([gutter, indent, facts], width, base)
        text = self._snippet(number, part - _LINES_ABOVE_SNIPPET, width - _INDENT, base)
        return strip([gutter, indent, *text], width, base)

    def _title(self, hit: Hit, base: Style) -> list[Segment]:
        article, match = hit.article, self.style_of("match")
        sign = "● " if article.id in self._marked else "  "
        marks = [Mark(found.start, found.end, match) for found in hit.title_matches]
        whole = Span(0, len(article.title))
        return [
            Segment(sign, base + self.style_of("sign")),
            *styled(article.title, whole, base + self.style_of("strong"), marks),
        ]

    def _snippet(self, number: int, line: int, width: int, base: Style) -> list[Segment]:
        hit = self._hits[number]
        text, room = hit.article.text, max(1, width - 2)
        if number not in self._snippets:
            snippet = best_snippet(text, hit.matches, room * _SNIPPET_LINES - _CUTS)
            lines = wrap(text, Span(snippet.start, snippet.end), room, cell_len)
            self._snippets[number] = snippet, lines
        snippet, lines = self._snippets[number]
        if line >= len(lines):
            return []
        match = self.style_of("match")
        marks = [Mark(found.start, found.end, match) for found in hit.matches]
        is_last = line == min(len(lines), _SNIPPET_LINES) - 1
        cut = is_last and not (snippet.closes and len(lines) <= _SNIPPET_LINES)
        return [
            Segment("" if snippet.opens or line else "…", base),
            *styled(text, lines[line], base, marks),
            Segment("…" if cut else "", base),
        ]

    def action_open(self) -> None:
        if self.current:
            self.post_message(self.Opened())

    def action_mark(self) -> None:
        if self.current:
            self.post_message(self.Marked(self.current.article.id))

    def _say_place(self) -> None:
        self.say_place(f"{self.cursor + 1:,} of {self._total:,}" if self._hits else "none")


def _facts(hit: Hit) -> str:
    date = hit.article.date.label if hit.article.date else "undated"
    return f"{date} · {explain(hit.why)}" if hit.why else date
