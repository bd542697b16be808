"""The kept passages, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from explorer.bookmarks.anchoring import Anchor
from explorer.bookmarks.bookmark import Bookmark
from explorer.text.paragraphs import Span
from explorer.text.wrapping import wrap
from explorer.tui.keys import BOOKMARKS
from explorer.tui.text import plain, strip, styled
from explorer.tui.widgets.line_view import LineView

_INDENT = 3


class Kept(NamedTuple):
    """A bookmark and where its passage is now."""

    bookmark: Bookmark
    anchor: Anchor


class BookmarkList(LineView):
    """Each passage whole, under the title of its article."""

    BINDINGS: ClassVar[list[BindingType]] = [*BOOKMARKS]
    BORDER_TITLE = "Kept passages"
    HELP = "What you kept with s: exact, moved (the article changed) or lost (it is gone)."

    @dataclass
    class Opened(Message):
        """The user wants to read the passage in its article."""

        kept: Kept

    @dataclass
    class Removed(Message):
        """The user wants the passage kept no longer."""

        bookmark: Bookmark

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._kept: list[Kept] = []
        self._lines: list[tuple[int, str, Span]] = []  # the passage, a text of it, which part

    def show(self, kept: Sequence[Kept]) -> None:
        """Show these passages; the cursor stays where it is."""
        self._kept = list(kept)
        self.say_place(f"{len(kept):,}" if kept else "none yet: s in an article keeps one")
        self.refill()
        self.show_cursor()

    def lay_out(self, width: int) -> Sequence[int]:
        self._lines, starts = [], []
        for number, kept in enumerate(self._kept):
            starts.append(len(self._lines))
            self._lines.append((number, "", Span(0, 0)))
            for text in (kept.bookmark.exact, kept.bookmark.note and f"— {kept.bookmark.note}"):
                if text:
                    spans = wrap(text, Span(0, len(text)), max(1, width - _INDENT), cell_len)
                    self._lines += [(number, text, span) for span in spans]
        return [*starts, len(self._lines)]

    def draw_line(self, line: int, width: int) -> Strip:
        number, text, span = self._lines[line]
        kept, here = self._kept[number], number == self.cursor
        base = self.base_style + self.style_of("cursor") if here else self.base_style
        gutter = Segment("▌" if here else " ", base + self.style_of("sign"))
        if not text:
            bookmark = kept.bookmark
            facts = f"{kept.anchor.state:<5}  {bookmark.created.astimezone():%Y-%m-%d}  "
            heading = [
                Segment(facts, base + self.style_of("faint")),
                plain(bookmark.title, base + self.style_of("strong")),
            ]
            return strip([gutter, *heading], width, base)
        indent = Segment(" " * (_INDENT - 1), base)
        return strip([gutter, indent, *styled(text, span, base)], width, base)

    def action_open(self) -> None:
        if self._kept:
            self.post_message(self.Opened(self._kept[self.cursor]))

    def action_remove(self) -> None:
        if self._kept:
            self.post_message(self.Removed(self._kept[self.cursor].bookmark))
