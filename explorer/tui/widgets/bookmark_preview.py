"""A kept passage among the words around it, as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip

from explorer.bookmarks.anchoring import AnchorState
from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.in_context import Part, Piece, in_context
from explorer.text.paragraphs import Span, paragraphs
from explorer.text.wrapping import wrap
from explorer.tui.text import Mark, plain, strip, styled
from explorer.tui.widgets.bookmark_list import SIGNS
from explorer.tui.widgets.line_view import LineView

_WIDEST_TEXT = 100  # longer lines are hard to read
_AROUND = {Part.REMOVED: ("[-", "-]"), Part.ADDED: ("{+", "+}")}
"""What tells words that changed where weight and colour do not; as `wdiff` writes them."""


class BookmarkPreview(LineView):
    """Its items are lines, so that the keys scroll it."""

    BORDER_TITLE = "In its article"
    HELP = (
        "The passage among the words around it. Where it was altered: [-words taken out-] struck "
        "and {+words come in+} underlined."
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--passage", "line--removed", "line--added"}
    DEFAULT_CSS = """
    BookmarkPreview {
        & .line--passage { text-style: bold; background: $surface-lighten-1; }
        & .line--removed { text-style: strike; color: $text-error; }
        & .line--added { text-style: bold underline; color: $text-success; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._passage: KeptPassage | None = None
        self._text = ""
        self._parts: list[tuple[Part, Span]] = []  # of the text
        self._head = self._foot = ""
        self._lines: list[tuple[str, str, Span]] = []  # a style, a text, which part of it

    @property
    def bookmark(self) -> Bookmark | None:
        """Whose passage is shown."""
        return self._passage.bookmark if self._passage else None

    def show(self, passage: KeptPassage | None) -> None:
        """Show a passage; None: nothing."""
        self._passage, self.cursor = passage, 0
        pieces = list(map(_marked, in_context(passage))) if passage else []
        ends = list(accumulate(len(piece.text) for piece in pieces))
        self._text = "".join(piece.text for piece in pieces)
        self._parts = [
            (piece.part, Span(end - len(piece.text), end))
            for piece, end in zip(pieces, ends, strict=True)
        ]
        self._head, self._foot = (_head(passage), _foot(passage)) if passage else ("", "")
        self._lay_out_anew()

    def on_resize(self, event: events.Resize) -> None:
        """Show the passage in the room there is now, whatever line the cursor is on."""
        event.prevent_default()
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        self.refill()
        self.scroll_to(y=self._top(), animate=False, immediate=True)

    def lay_out(self, width: int) -> Sequence[int]:
        room = max(1, min(width - 1, _WIDEST_TEXT))
        self._lines = []
        if self._passage:
            self._add("state", self._head, Span(0, len(self._head)), room)
            for block in paragraphs(self._text):
                self._lines.append(("", "", Span(0, 0)))
                self._add("", self._text, block, room)
            for line in self._foot.splitlines():
                self._lines += [("", "", Span(0, 0))] if not self._lines[-1][0] else []
                self._add("faint", line, Span(0, len(line)), room)
        return range(len(self._lines) + 1)

    def _add(self, style: str, text: str, span: Span, width: int) -> None:
        self._lines += [(style, text, line) for line in wrap(text, span, width, cell_len)]

    def draw_line(self, line: int, width: int) -> Strip:
        style, text, span = self._lines[line]
        base = self.base_style
        edge = Segment("▌" if line == self.cursor and self.has_focus else " ", base)
        if style:
            drawn = [plain(text[slice(*span)], base + self.style_of("faint"))]
            return strip([edge, *drawn], width, base)
        marks = [
            Mark(place.start, place.end, self.style_of(part))
            for part, place in self._parts
            if part is not Part.AROUND
        ]
        return strip([edge, *styled(text, span, base, marks)], width, base)

    def _top(self) -> int:
        """Return the line from which the head and the passage are seen, or at least the passage."""
        height = self.scrollable_content_region.height
        places = [place for part, place in self._parts if part is not Part.AROUND]
        if not places or not height:
            return 0
        own = (
            number
            for number, (style, text, span) in enumerate(self._lines)
            if not style and text and span.end > places[0].start
        )
        after = (
            number
            for number, (style, text, span) in enumerate(self._lines)
            if not style and text and span.start >= places[-1].end
        )
        first = next(own, 0)
        last = next(after, len(self._lines))
        return 0 if last <= height else max(0, first - height // 4)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


def _marked(piece: Piece) -> Piece:
    before, after = _AROUND.get(piece.part, ("", ""))
    # A gap between what went and what came, which the text has only once.
    gap = " " if piece.part is Part.REMOVED else ""
    return Piece(piece.part, f"{before}{piece.text}{after}{gap}")


def _head(passage: KeptPassage) -> str:
    """Return in a sentence what has become of a passage."""
    state = passage.anchor.state
    match state:
        case AnchorState.EXACT:
            says = "the article is as it was"
        case AnchorState.MOVED:
            says = "the article has changed, these words have not"
        case AnchorState.ALTERED:
            says = "some of the words have changed; V compares the versions"
        case _ if passage.article is None:
            says = "the article is gone; this was saved of it"
        case _ if passage.saved_from:
            says = f"the article has it no more; V opens version {passage.saved_from}, which has"
        case _:
            says = "the article has it no more; this was saved of it"
    return f"{SIGNS[state]} {state}: {says}"


def _foot(passage: KeptPassage) -> str:
    """Return what is known of a passage, each on a line of its own."""
    bookmark = passage.bookmark
    known = (passage.title, passage.date_label, passage.source, passage.url)
    lines = [
        f"— {' '.join(bookmark.note.split())}" if bookmark.note else "",
        " ".join(f"#{tag}" for tag in bookmark.tags),
        " · ".join(" ".join(each.split()) for each in known if each),
        f"kept {bookmark.created.astimezone():%Y-%m-%d} · {bookmark.article}",
    ]
    return "\n".join(line for line in lines if line)
