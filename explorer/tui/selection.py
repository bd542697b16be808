"""A passage that is being selected: one end holds, the other goes where the user wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.text.paragraphs import Span


@dataclass(frozen=True)
class Selection:
    """A stretch of text from where it was begun to where the user has gone."""

    begun: Span
    """What the selection never loses; empty when it holds at one place."""

    head: int
    """The offset that moves: not inside what was begun."""

    @classmethod
    def of(cls, span: Span) -> Selection:
        """Begin with a stretch; its end is what moves."""
        return cls(span, span.end)

    @property
    def span(self) -> Span:
        """The stretch that is selected."""
        return Span(min(self.begun.start, self.head), max(self.begun.end, self.head))

    @property
    def at(self) -> int:
        """The offset of the character at the end that moves."""
        return self.head - (self.head == self.span.end)

    @property
    def is_empty(self) -> bool:
        """Whether both ends are at one place."""
        return self.span.start == self.span.end

    @property
    def grows_back(self) -> bool:
        """Whether the end that moves is the first one."""
        return self.head < self.begun.end

    def moved(self, units: Sequence[Span], by: int) -> Selection:
        """Move the head to the next edge of a unit, a word or a sentence, or to the one before."""
        moved = self._with_head(_edge(self, units, by))
        if not moved.is_empty:
            return moved
        beyond = self._with_head(_edge(moved, units, by))  # the ends have met: on to the other side
        return self if beyond.is_empty else beyond

    def reaching(self, span: Span) -> Selection:
        """Move the head so far that a stretch is just inside."""
        moved = self._with_head(span.start if span.start < self.begun.start else span.end)
        return self if moved.is_empty else moved

    def _with_head(self, head: int) -> Selection:
        inside = self.begun.start < head < self.begun.end
        return Selection(self.begun, self.begun.end if inside else head)

    def turned(self) -> Selection:
        """Let the end that held move, and the other hold."""
        start, end = self.span
        if self.grows_back:
            return Selection(Span(start, start), end)
        return Selection(Span(end, end), start)

    def widened(self, units: Sequence[Span]) -> Selection:
        """Widen both ends to whole units."""
        start, end = self.span
        within = [each for each in units if each.end > start and each.start < end]
        if not within:
            return self
        return Selection.of(Span(min(start, within[0].start), max(end, within[-1].end)))


def _edge(selection: Selection, units: Sequence[Span], by: int) -> int:
    """Return where the head goes by one unit; it stops at what was begun."""
    (start, end), head = selection.begun, selection.head
    if by > 0 and selection.grows_back:
        ahead = min((each.start for each in units if each.start > head), default=end)
        return ahead if ahead < start else end
    if by > 0:
        return min((each.end for each in units if each.end > head), default=head)
    if head > end:
        return max(end, max((each.end for each in units if each.end < head), default=0))
    first = min(head, start)
    return max((each.start for each in units if each.start < first), default=first)
