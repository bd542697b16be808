"""A pane of text in which a passage is selected by the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from explorer.text.paragraphs import Span
from explorer.tui.keys import PASSAGE
from explorer.tui.selectable import Selectable
from explorer.tui.selection import Selection
from explorer.tui.widgets.line_view import LineView

_ONLY_WITH_A_PASSAGE = {
    "extend", "extend_paragraph", "other_end", "select_word", "select_sentence", "name_passage",
}  # fmt: skip
"""Actions whose keys mean something else until a passage is begun."""


class Selecting(LineView):
    """Text whose items are passages; the cursor is on one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*PASSAGE]

    @dataclass
    class Named(Message):
        """The user takes the words of the passage for a name."""

        words: str

    # What such a pane has to say.

    @property
    def selectable(self) -> Selectable:
        """The text in which a passage is selected."""
        raise NotImplementedError

    @property
    def under_cursor(self) -> Span | None:
        """What a passage begins with; None: there is no text here."""
        raise NotImplementedError

    def item_of(self, offset: int) -> int:
        """Return the item in which a character stands."""
        raise NotImplementedError

    def show_offset(self, offset: int) -> None:
        """Bring the line of a character into sight; the cursor is on its item."""
        raise NotImplementedError

    def selection_changed(self) -> None:
        """Say how much is selected, or where the user is."""

    # What every such pane does.

    @property
    def is_selecting(self) -> bool:
        """Whether a passage has been begun."""
        return self.selectable.selection is not None

    def begin(self) -> Selection | None:
        """Return the passage begun, else a new one with what is under the cursor."""
        begun = self.under_cursor
        return self.selectable.selection or (Selection.of(begun) if begun else None)

    def select(self, selection: Selection) -> None:
        """Let this be the passage, and bring the end that moves into sight."""
        self.selectable.selection = selection
        head = selection.head - (selection.head == selection.span.end)
        self.cursor = self.item_of(head)
        self.show_offset(head)
        self.refresh()
        self.selection_changed()

    def stop_selecting(self) -> None:
        """Forget the passage that was begun."""
        self.selectable.selection = None
        self.refresh()
        self.selection_changed()

    def cursor_moved(self) -> None:
        """Leave the place that was walked to; a passage that was begun reaches to the cursor."""
        text, reached = self.selectable, self.under_cursor
        text.here = None
        if text.selection and reached:
            text.selection = text.selection.reaching(reached)
            self.refresh()
        self.selection_changed()

    def show_stretch(self, span: Span) -> None:
        """Go to a stretch of the text and mark it as the place where the user is."""
        self.move_to(self.item_of(span.start))
        self.selectable.here = span
        self.show_offset(span.start)
        self.refresh_item(self.cursor)
        self.selection_changed()

    def walk_stretches(self, stretches: Sequence[Span], by: int) -> None:
        """Go to the next stretch, or the one before; past the end it begins anew.

        A passage that was begun is taken along.
        """
        text, begun = self.selectable, self.under_cursor
        if not stretches or not begun:
            return
        selection, place = text.selection, text.here.start if text.here else begun.start
        if by > 0:
            least = place + 1 if text.here else place
            found = next((each for each in stretches if each.start >= least), stretches[0])
        else:
            before = [each for each in stretches if each.start < place]
            found = before[-1] if before else stretches[-1]
        self.show_stretch(found)
        if selection:
            text.selection = selection.reaching(found)
            self.refresh()
            self.selection_changed()

    # Keys.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that change a passage to others until one is begun."""
        return self.is_selecting or action not in _ONLY_WITH_A_PASSAGE

    def action_select(self) -> None:
        if self.is_selecting:
            self.stop_selecting()
        elif begun := self.begin():
            self.select(begun)

    def action_extend(self, by: int) -> None:
        self.extend(self.selectable.words, by)

    def action_extend_paragraph(self, by: int) -> None:
        self.extend(self.selectable.paragraphs, by)

    def extend(self, units: Sequence[Span], by: int) -> None:
        """Move the end of the passage that was begun by a unit of the text."""
        if selection := self.selectable.selection:
            self.select(selection.moved(units, by))

    def action_other_end(self) -> None:
        if selection := self.selectable.selection:
            self.select(selection.turned())

    def action_select_word(self) -> None:
        """Begin anew with the first word of the passage."""
        text = self.selectable
        if selection := text.selection:
            start = selection.span.start
            first = next((word for word in text.words if word.end > start), selection.span)
            self.select(Selection.of(first))

    def action_select_sentence(self) -> None:
        if selection := self.selectable.selection:
            self.select(selection.widened(self.selectable.sentences))

    def action_select_paragraph(self) -> None:
        if begun := self.begin():
            self.select(Selection.of(begun.span).widened(self.selectable.paragraphs))

    def action_name_passage(self) -> None:
        self.post_message(self.Named(self.selectable.selected))
