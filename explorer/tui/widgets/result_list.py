"""The results: title, why it is a hit, and the passage that shows it best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, NamedTuple

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
_MEMBER_LINES = _LINES_ABOVE_SNIPPET  # the text is much the same as that of the hit above
_INDENT = 3
_CUTS = 6  # cells that the ellipses and a word kept whole may take
_AHEAD = 20  # rows before the end of what is loaded at which more is asked for


class _Row(NamedTuple):
    hit: Hit
    under: Hit | None  # the hit of the same story that it is unfolded under
    first: int  # of the articles of the result, counted from 1
    last: int  # and that of the last article folded into the row


class ResultList(LineView):
    """The hits, as many as have been asked for; more are fetched when the cursor nears them."""

    BINDINGS: ClassVar[list[BindingType]] = [*RESULTS]
    BORDER_TITLE = "Results"
    HELP = "The articles found, the best first; each with why it was found, a story in one row."

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
    class StoryWanted(Message):
        """The user wants to see the articles of the same story as a hit."""

        hit: Hit

    @dataclass
    class MoreWanted(Message):
        """The cursor nears the end of what is loaded."""

        offset: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._hits: list[Hit] = []
        self._total = 0
        self._stories: dict[str, Sequence[Hit]] = {}  # unfolded under hits, by their ids
        self._rows: list[_Row] = []
        self._marked: Sequence[str] = ()
        self._kept: Mapping[str, int] = {}  # how many passages, by the ids of their articles
        self._snippets: dict[int, tuple[Snippet, list[Span]]] = {}  # as drawn, by row

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor."""
        return self._rows[self.cursor].hit if self.cursor < len(self._rows) else None

    @property
    def loaded(self) -> int:
        """How many hits are loaded, what is folded under them not counted."""
        return len(self._hits)

    @property
    def unfolded(self) -> frozenset[str]:
        """The ids of all articles of the stories that are unfolded."""
        return frozenset(
            row.hit.article.id
            for row in self._rows
            if row.under or row.hit.article.id in self._stories
        )

    def show(
        self,
        hits: Sequence[Hit],
        total: int,
        stories: Mapping[str, Sequence[Hit]],
        *,
        again: bool,
    ) -> None:
        """Show the first hits of a result, some with the stories under them.

        The cursor stays on its article when the same was asked `again`; else it stays where it
        is if the hits before it are the same.
        """
        before = self._rows[: self.cursor + 1]
        self._hits, self._total, self._stories = list(hits), total, dict(stories)
        if again:
            self._rearrange()
        else:
            self._rows = self._make_rows()
            shown = [row.hit.article.id for row in before]
            stays = shown == [row.hit.article.id for row in self._rows[: self.cursor + 1]]
            self.cursor = self.cursor if stays else 0
            self.refill()
            self.show_cursor()
        self._say_place()
        self.post_message(self.Highlighted(self.current))

    def extend(self, hits: Sequence[Hit], offset: int) -> None:
        """Add the next hits of the result that is shown."""
        if offset == len(self._hits):
            self._hits += hits
            self._rows = self._make_rows()
            self.refill()

    def unfold(self, id_: str, hits: Sequence[Hit]) -> None:
        """Show under a hit the articles that are folded into it."""
        if all(hit.article.id != id_ for hit in self._hits):
            return  # the result is another by now
        self._stories[id_] = hits
        self._rearrange()
        at = self._row_of(id_)
        self.show_lines(self._starts[at], self._starts[at + 1 + len(hits)])
        self.show_cursor()
        self._say_place()

    def show_marked(self, ids: Sequence[str]) -> None:
        """Show which articles are marked."""
        self._marked = ids
        self.refresh()

    def show_kept(self, counts: Mapping[str, int]) -> None:
        """Show from which articles passages are kept, and how many."""
        if counts != self._kept:
            self._kept = counts
            self.refresh()

    def cursor_moved(self) -> None:
        self._say_place()
        self.post_message(self.Highlighted(self.current))
        if self.cursor + _AHEAD > len(self._rows) and self._rows[-1].last < self._total:
            self.post_message(self.MoreWanted(len(self._hits)))

    def _make_rows(self) -> list[_Row]:
        rows: list[_Row] = []
        first = 1
        for hit in self._hits:
            last = first + len(hit.same_story)
            members = self._stories.get(hit.article.id, ())
            rows.append(_Row(hit, None, first, first if members else last))
            rows += [_Row(each, hit, n, n) for n, each in enumerate(members, first + 1)]
            first = last + 1
        return rows

    def _rearrange(self) -> None:
        """Make the rows anew; the one under the cursor stays there, and where it is drawn."""
        top, current = self.scroll_offset.y, self.current
        down = self._starts[self.cursor] - top if top else 0
        self._rows = self._make_rows()
        if current:
            self.cursor = self._row_of(current.article.id)
        self.refill()
        if top and self._rows:
            self.scroll_to(y=self._starts[self.cursor] - down, animate=False, immediate=True)
        self.show_cursor()

    def _row_of(self, id_: str) -> int:
        """Return the row of an article, else the one it is folded into, else the cursor's."""
        shown = [row.hit.article.id for row in self._rows]
        if id_ in shown:
            return shown.index(id_)
        folded = (n for n, row in enumerate(self._rows) if id_ in row.hit.same_story)
        return next(folded, self.cursor)

    # Layout and drawing.

    def lay_out(self, width: int) -> Sequence[int]:
        self._snippets.clear()
        heights = (_MEMBER_LINES if row.under else _LINES for row in self._rows)
        return list(accumulate(heights, initial=0))

    def draw_line(self, line: int, width: int) -> Strip:
        number = self.item_at(line)
        row, part = self._rows[number], line - self._starts[number]
        here = number == self.cursor
        base = self.base_style + self.style_of("cursor") if here else self.base_style
        gutter = Segment("▌" if here else " ", base + self.style_of("sign"))
        deeper = Segment(" " * _INDENT if row.under else "", base)
        if part == 0:
            return strip([gutter, deeper, *self._title(row.hit, base)], width, base)
        indent = Segment(" " * (_INDENT - 1), base)
        if part == 1:
            facts = plain(self._facts(row), base + self.style_of("faint"))
            return strip([gutter, deeper, indent, facts], width, base)
        text = self._snippet(number, part - _LINES_ABOVE_SNIPPET, width - _INDENT, base)
        return strip([gutter, indent, *text], width, base)

    def _facts(self, row: _Row) -> str:
        """Return when and why; of a story that there is more, of its articles whose they are."""
        article, others = row.hit.article, row.hit.same_story
        facts = [article.date.label if article.date else "undated"]
        if kept := self._kept.get(article.id):
            facts.append(f"★{kept:,}")
        if row.under:
            facts.append(article.source or "source unknown")
        elif others:
            sign = "▾" if article.id in self._stories else "▸"
            facts.append(f"{sign} +{len(others):,} same story")
        if row.hit.why:
            facts.append(explain(row.hit.why))
        return " · ".join(facts)

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
        hit = self._rows[number].hit
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

    def action_story(self) -> None:
        if not self._rows:
            return
        row = self._rows[self.cursor]
        hit = row.under or row.hit
        if hit.article.id not in self._stories:
            self.post_message(self.StoryWanted(hit))
            return
        del self._stories[hit.article.id]
        self._rearrange()
        self._say_place()
        if row.under:
            self.post_message(self.Highlighted(self.current))

    def _say_place(self) -> None:
        if not self._rows:
            self.say_place("none")
            return
        row = self._rows[self.cursor]
        folded = f"–{row.last:,}" if row.last > row.first else ""
        self.say_place(f"{row.first:,}{folded} of {self._total:,}")
