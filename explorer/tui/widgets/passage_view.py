"""A pane of text in which a passage is selected, by the keys or with the mouse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from explorer.text.paragraphs import Span, paragraphs, sentences
from explorer.text.words import words_of
from explorer.tui.keys import PASSAGE
from explorer.tui.selection import Selection
from explorer.tui.widgets.line_view import LineView

_ONLY_WITH_A_PASSAGE = {
    "extend", "extend_paragraph", "other_end", "select_word", "select_sentence", "name_passage",
}  # fmt: skip
"""Actions whose keys mean something else until a passage is begun."""


class PassageView(LineView):
    """Text whose items are sentences; the cursor is on one of them."""

    ALLOW_SELECT = False  # the mouse selects words of the article, not cells of the screen
    BINDINGS: ClassVar[list[BindingType]] = [*PASSAGE]

    @dataclass
    class Named(Message):
        """The user takes the words of the passage for a name."""

        words: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._text = ""
        self._sentences: list[Span] = []
        self._blocks: list[Span] = []
        self._words: list[Span] | None = None  # of the text, once they are asked for
        self._selection: Selection | None = None  # the passage that was begun
        self._dragged_from: int | None = None  # the offset at which the mouse button went down
        self._drawn = False  # whether the mouse has moved since, and made a passage

    # What such a pane has to say.

    def offset_at(self, line: int, column: int) -> int | None:
        """Return the offset of the character in a cell of a line; None where there is no text."""
        raise NotImplementedError

    def show_offset(self, offset: int) -> None:
        """Bring the line of a character into sight."""
        raise NotImplementedError

    def selection_changed(self) -> None:
        """Say how much is selected."""

    # What every such pane does.

    @property
    def passage(self) -> Span | None:
        """What would be kept now: the passage begun, else the sentence under the cursor."""
        if not self._sentences:
            return None
        return self._selection.span if self._selection else self._sentences[self.cursor]

    @property
    def selected(self) -> str:
        """The words of the passage that was begun; empty where none was."""
        return self._text[slice(*self._selection.span)] if self._selection else ""

    @property
    def is_selecting(self) -> bool:
        """Whether a passage has been begun."""
        return self._selection is not None

    def read(self, text: str) -> None:
        """Take another text to select in."""
        self._text, self._words, self._selection = text, None, None
        self._sentences, self._blocks = sentences(text), paragraphs(text)
        self.cursor = 0

    @property
    def words(self) -> Sequence[Span]:
        """The words of the text."""
        if self._words is None:
            self._words = [Span(word.start, word.end) for word in words_of(self._text)]
        return self._words

    def cursor_moved(self) -> None:
        if self._selection:
            self._selection = self._selection.reaching(self._sentences[self.cursor])
            self.refresh()

    def take_along(self, selection: Selection, stretch: Span) -> None:
        """Let a passage reach to a stretch of the text that the user has walked to."""
        self._selection = selection.reaching(stretch)
        self.refresh()
        self.selection_changed()

    def stop_selecting(self) -> None:
        """Forget the passage that was begun."""
        self._selection = None
        self.refresh()
        self.selection_changed()

    def select(self, selection: Selection) -> None:
        """Let this be the passage, and bring the end that moves into sight."""
        self._selection = selection
        head = selection.head - (selection.head == selection.span.end)
        self.cursor = last_before(self._sentences, head)
        self.show_offset(head)
        self.refresh()
        self.selection_changed()

    # Keys.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that change a passage to others until one is begun."""
        return self.is_selecting or action not in _ONLY_WITH_A_PASSAGE

    def action_select(self) -> None:
        if self.is_selecting:
            self.stop_selecting()
        elif self._sentences:
            self.select(Selection.of(self._sentences[self.cursor]))

    def action_extend(self, by: int) -> None:
        if self._selection:
            self.select(self._selection.moved(self.words, by))

    def action_extend_paragraph(self, by: int) -> None:
        if self._selection:
            self.select(self._selection.moved(self._blocks, by))

    def action_other_end(self) -> None:
        if self._selection:
            self.select(self._selection.turned())

    def action_select_word(self) -> None:
        """Begin anew with the first word of the passage."""
        if self._selection:
            start = self._selection.span.start
            first = next((word for word in self.words if word.end > start), self._selection.span)
            self.select(Selection.of(first))

    def action_select_sentence(self) -> None:
        if self._selection:
            self.select(self._selection.widened(self._sentences))

    def action_select_paragraph(self) -> None:
        if self.passage:
            self.select(Selection.of(self.passage).widened(self._blocks))

    def action_name_passage(self) -> None:
        self.post_message(self.Named(self.selected))

    # The mouse.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._drawn = False
        self._dragged_from = self._offset_under(event) if event.button == 1 else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select the words from where the button went down to where the mouse is."""
        here = self._offset_under(event)
        if self._dragged_from is None or here is None or here == self._dragged_from:
            return
        self.capture_mouse()
        self._drawn = True
        within = Selection.of(Span(*sorted((self._dragged_from, here)))).widened(self.words)
        self.select(within if here > self._dragged_from else within.turned())

    def on_mouse_up(self) -> None:
        self._dragged_from = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Leave the cursor where it is when a passage has just been drawn with the mouse."""
        if self._drawn:
            event.prevent_default()

    def _offset_under(self, event: events.MouseEvent) -> int | None:
        place = event.get_content_offset(self)
        return self.offset_at(self.scroll_offset.y + place.y, place.x) if place else None


def last_before(spans: Sequence[Span], offset: int) -> int:
    """Return the number of the last span that begins at or before an offset; 0 if none does."""
    return max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)
