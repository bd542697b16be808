"""A text in which a passage is selected, wherever and however it is drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from explorer.text.paragraphs import Span, paragraphs, sentences
from explorer.text.words import words_of
from explorer.tui.selection import Selection


class Selectable:
    """A text, its parts, the passage that was begun in it, and the place that was walked to."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        """The text itself."""
        self.selection: Selection | None = None
        """The passage that was begun."""
        self.here: Span | None = None
        """The hit or name that the user has walked to."""

    @cached_property
    def words(self) -> Sequence[Span]:
        """The words of the text."""
        return [Span(word.start, word.end) for word in words_of(self.text)]

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The sentences of the text."""
        return sentences(self.text)

    @cached_property
    def paragraphs(self) -> Sequence[Span]:
        """The paragraphs of the text."""
        return paragraphs(self.text)

    @property
    def selected(self) -> str:
        """The words of the passage that was begun; empty where none was."""
        return self.text[slice(*self.selection.span)] if self.selection else ""

    @property
    def said(self) -> str:
        """How much is selected: `passage of 3 words`."""
        count = len(words_of(self.selected))
        return "passage of 1 word" if count == 1 else f"passage of {count:,} words"

    def selects_in(self, stretch: Span) -> bool:
        """Whether a part of a stretch is selected."""
        return bool(self.selection and overlap(self.selection.span, stretch))


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches share a character."""
    return one.start < other.end and one.end > other.start


def last_before(spans: Sequence[Span], offset: int) -> int:
    """Return the number of the last span that begins at or before an offset; 0 if none does."""
    return max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)
