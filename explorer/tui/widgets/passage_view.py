"""A pane of text in which a passage is selected, by the keys or with the mouse."""

from __future__ import annotations

from textual import events

from explorer.text.paragraphs import Span
from explorer.tui.selectable import Selectable, last_before
from explorer.tui.selection import Selection
from explorer.tui.widgets.selecting import Selecting


class PassageView(Selecting):
    """Text whose items are sentences; the cursor is on one of them."""

    ALLOW_SELECT = False  # the mouse selects words of the article, not cells of the screen

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._selectable = Selectable()
        self._dragged_from: int | None = None  # the offset at which the mouse button went down
        self._drawn = False  # whether the mouse has moved since, and made a passage

    # What such a pane has to say.

    def offset_at(self, line: int, column: int) -> int | None:
        """Return the offset of the character in a cell of a line; None where there is no text."""
        raise NotImplementedError

    # What every such pane does.

    @property
    def selectable(self) -> Selectable:
        return self._selectable

    @property
    def under_cursor(self) -> Span | None:
        sentences = self._selectable.sentences
        return sentences[self.cursor] if sentences else None

    def item_of(self, offset: int) -> int:
        return last_before(self._selectable.sentences, offset)

    @property
    def passage(self) -> Span | None:
        """What would be kept now: the passage begun, else the sentence under the cursor."""
        selection = self._selectable.selection
        return selection.span if selection else self.under_cursor

    def read(self, text: str) -> None:
        """Take another text to select in."""
        self._selectable = Selectable(text)
        self.cursor = 0

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
        drawn = Selection.of(Span(*sorted((self._dragged_from, here))))
        within = drawn.widened(self._selectable.words)
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
