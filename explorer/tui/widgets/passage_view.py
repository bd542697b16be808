"""A pane of one text, sentence by sentence, in which a passage is selected."""

from __future__ import annotations

from explorer.text.paragraphs import Span
from explorer.tui.selectable import Selectable, last_before
from explorer.tui.widgets.selecting import Selecting


class PassageView(Selecting):
    """Text whose items are sentences; the cursor is on one of them."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._selectable = Selectable()

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
