"""What the views of a comparison have in common: how words that differ look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from explorer.text.paragraphs import Span
from explorer.tui.widgets.line_view import LineView
from explorer.tui.widgets.side_text import Ink


class ComparedView(LineView):
    """A view of two articles that are compared, or of one of them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--removed", "line--added", "line--changed"}

    DEFAULT_CSS = """
    ComparedView {
        & .line--removed { text-style: strike; color: $text-error; }
        & .line--added { text-style: underline; color: $text-success; }
        & .line--changed { text-style: bold; color: $text-accent; }
    }
    """

    @property
    def row(self) -> int | None:
        """The number of the row under the cursor; None: there is none."""
        raise NotImplementedError

    def passages(self) -> tuple[int, tuple[Span, ...]]:
        """Return what would be kept now, and of which side: 0 is left, 1 right."""
        raise NotImplementedError

    def walk(self, items: Sequence[int], by: int) -> None:
        """Go to the next of some items, or the one before; past the end it begins anew."""
        ahead = [i for i in items if (i > self.cursor if by > 0 else i < self.cursor)]
        if items:
            self.move_to((ahead or items)[0 if by > 0 else -1])

    @property
    def ink(self) -> Ink:
        """How a line is written that nothing is said of."""
        return Ink(self.base_style, self.style_of)
