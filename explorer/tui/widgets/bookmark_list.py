"""The kept passages as a list: what has become of each, its words, its article, its tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from explorer.bookmarks.anchoring import AnchorState
from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.filtering import occurrences
from explorer.bookmarks.overview import Group
from explorer.bookmarks.whereabouts import Whereabouts
from explorer.text.paragraphs import Span
from explorer.tui.keys import BOOKMARKS
from explorer.tui.text import Mark, plain, strip, styled
from explorer.tui.widgets.line_view import LineView

SIGNS = {
    AnchorState.EXACT: "=",
    AnchorState.MOVED: "→",
    AnchorState.ALTERED: "~",
    AnchorState.LOST: "✗",
}
"""What tells what has become of a passage where colours do not."""

_INDENT = 5  # the cursor, the mark, the sign and what is between them
_LEAD = 16  # characters before the first word that is sought


class BookmarkList(LineView):
    """Two lines for each passage, and a third for its tags and its note."""

    BINDINGS: ClassVar[list[BindingType]] = [*BOOKMARKS]
    BORDER_TITLE = "Kept passages"
    HELP = (
        "What you kept with s and S. = exact: its article is unchanged. → moved: the words stand "
        "there still. ~ altered: some of them have changed. ✗ lost: they are gone."
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{name}" for name in (*AnchorState, "tag", "heading")
    }
    DEFAULT_CSS = """
    BookmarkList {
        & .line--exact { color: $text-success; }
        & .line--moved { color: $text-primary; text-style: bold; }
        & .line--altered { color: $text-warning; text-style: bold; }
        & .line--lost { color: $text-error; text-style: bold; }
        & .line--tag { color: $text-primary; }
        & .line--heading { color: $primary; text-style: bold; }
    }
    """

    @dataclass
    class Opened(Message):
        """The user wants to read the passage in its article."""

        bookmark: Bookmark

    @dataclass
    class Highlighted(Message):
        """Another passage is under the cursor."""

        bookmark: Bookmark | None

    @dataclass
    class Marked(Message):
        """Other passages are marked than before."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.marked: set[str] = set()
        """The ids of the passages that the user has marked."""
        self._shown: list[Bookmark] = []
        self._headings: dict[int, str] = {}  # above which passage, by its number
        self._whereabouts: Mapping[str, Whereabouts] = {}
        self._words: Sequence[str] = ()

    @property
    def shown(self) -> list[Bookmark]:
        """The passages that are listed, each once."""
        return list({each.id: each for each in self._shown}.values())

    @property
    def current(self) -> Bookmark | None:
        """The passage under the cursor."""
        return self._shown[self.cursor] if self.cursor < len(self._shown) else None

    @property
    def in_sight(self) -> list[Bookmark]:
        """The passages that can be seen, as far as they are listed."""
        top = self.scroll_offset.y
        first, last = (self.item_at(top), self.item_at(top + max(1, self.size.height)))
        return self._shown[first : last + 1]

    def show(
        self,
        groups: Iterable[Group],
        whereabouts: Mapping[str, Whereabouts],
        words: Sequence[str],
        at: str | None = None,
    ) -> None:
        """Show passages in groups, with the words that were sought in them.

        The cursor goes to the passage of an id, or stays on its own where none is given.
        """
        current, wanted = self.current, at or (self.current and self.current.id)
        self._shown, self._headings = [], {}
        for group in groups:
            if group.heading:
                heading = f"{group.heading}  ({len(group.passages):,})"
                self._headings[len(self._shown)] = heading
            self._shown += group.passages
        self._whereabouts, self._words = whereabouts, words
        if self.current is None or self.current.id != wanted:
            found = (number for number, each in enumerate(self._shown) if each.id == wanted)
            # The place stays where the passage itself is gone: the next one is there then.
            self.cursor = next(found, self.cursor if current and not words else 0)
        self.refill()
        self.show_cursor()
        self.cursor_moved()

    def cursor_moved(self) -> None:
        self.post_message(self.Highlighted(self.current))

    # Layout and drawing.

    def lay_out(self, width: int) -> Sequence[int]:
        heights = [2 + bool(each.tags or each.note) for each in self._shown]
        for number in self._headings:
            heights[number] += 1
        return list(accumulate(heights, initial=0))

    def draw_line(self, line: int, width: int) -> Strip:
        number = self.item_at(line)
        bookmark, part = self._shown[number], line - self._starts[number]
        if number in self._headings:
            part -= 1
            if part < 0:
                heading = plain(self._headings[number], self.base_style + self.style_of("heading"))
                return strip([heading], width, self.base_style)
        here = number == self.cursor
        base = self.base_style + self.style_of("cursor") if here else self.base_style
        sign = base + self.style_of("sign")
        gutter = Segment("▌" if here else " ", sign)
        mark = Segment("● " if bookmark.id in self.marked and part == 0 else "  ", sign)
        indent = Segment(" " * (_INDENT - 3), base)
        match part:
            case 0:
                drawn = [self._sign(bookmark, base), *self._quote(bookmark, width, base)]
            case 1:
                drawn = [indent, *self._facts(bookmark, base)]
            case _:
                drawn = [indent, *self._note(bookmark, base)]
        return strip([gutter, mark, *drawn], width, base)

    def _sign(self, bookmark: Bookmark, base: Style) -> Segment:
        known = self._whereabouts.get(bookmark.id)
        if known is None:
            return Segment("… ", base + self.style_of("faint"))
        state = known.anchor.state
        return Segment(f"{SIGNS[state]} ", base + self.style_of(state))

    def _quote(self, bookmark: Bookmark, width: int, base: Style) -> list[Segment]:
        """Return the passage from its beginning, or from where a word is that was sought."""
        text = " ".join(bookmark.exact.split())
        found = occurrences(text, self._words)
        start = 0
        if found and found[0].end > width - _INDENT - 1:
            start = text.rfind(" ", 0, max(1, found[0].start - _LEAD)) + 1
        before = Segment("…" if start else "", base)
        return [before, *self._written(text, Span(start, len(text)), base, found)]

    def _facts(self, bookmark: Bookmark, base: Style) -> list[Segment]:
        known, faint = self._whereabouts.get(bookmark.id), base + self.style_of("faint")
        title = known.title if known else bookmark.title
        date = f"{known.date.label} · " if known and known.date else ""
        state: list[Segment] = []
        if known and known.anchor.state is not AnchorState.EXACT:
            state = [
                Segment(known.anchor.state.value, base + self.style_of(known.anchor.state)),
                Segment(" · ", faint),
            ]
        found = occurrences(title, self._words)
        return [
            *state,
            plain(date, faint),
            *self._written(title, Span(0, len(title)), faint, found),
        ]

    def _note(self, bookmark: Bookmark, base: Style) -> list[Segment]:
        tags = "".join(f"#{tag} " for tag in bookmark.tags)
        note = f"— {' '.join(bookmark.note.split())}" if bookmark.note else ""
        tag_style = base + self.style_of("tag")
        return [
            *self._written(tags, Span(0, len(tags)), tag_style, occurrences(tags, self._words)),
            *self._written(note, Span(0, len(note)), base, occurrences(note, self._words)),
        ]

    def _written(self, text: str, span: Span, base: Style, found: Iterable[Span]) -> list[Segment]:
        match = self.style_of("match")
        return styled(text, span, base, [Mark(each.start, each.end, match) for each in found])

    # Keys and the mouse.

    def on_click(self, event: events.Click) -> None:
        """Go to a passage that is clicked twice."""
        if event.chain == 2:
            self.action_open()

    def action_open(self) -> None:
        if self.current:
            self.post_message(self.Opened(self.current))

    def action_mark(self) -> None:
        """Mark the passage, and go on to the next one."""
        if self.current:
            self.marked ^= {self.current.id}
            self.refresh()
            self.post_message(self.Marked())
            self.move_to(self.cursor + 1)

    def action_mark_all(self) -> None:
        shown = {each.id for each in self._shown}
        self.marked = self.marked - shown if shown <= self.marked else self.marked | shown
        self.refresh()
        self.post_message(self.Marked())
