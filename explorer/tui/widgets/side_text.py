"""The text of one of two articles that are compared, ready to be drawn line by line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from explorer.compare.rows import Row
from explorer.models import EntityKey
from explorer.text.differences import EditKind
from explorer.text.paragraphs import Span
from explorer.tui.compared import Compared
from explorer.tui.selectable import Selectable
from explorer.tui.text import Mark, strip, styled


class Ink(NamedTuple):
    """How a line is written."""

    base: Style
    of: Callable[[str], Style]
    """Returns the style that the theme gives a kind of text, to be laid over another."""

    def over(self, kind: str) -> Ink:
        """Return the ink for a kind of text in the line."""
        return Ink(self.base + self.of(kind), self.of)


_EDIT_SIGNS = {EditKind.CHANGED: "~", EditKind.REMOVED: "-", EditKind.ADDED: "+"}


def passages_of(row: Row, side: int) -> tuple[Span, ...]:
    """Return the passages of one side of a row: 0 is left, 1 right."""
    return row.right if side else row.left


class Stretches:
    """Stretches of a text, to be asked again and again which of them lie in a line."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.all = sorted(spans)
        """All of them, in order."""
        self._longest = max((span.end - span.start for span in self.all), default=0)

    def within(self, line: Span) -> list[Span]:
        """Return those that share a character with a stretch."""
        first = bisect_left(self.all, line.start - self._longest, key=_start)
        after = bisect_left(self.all, line.end, key=_start)
        return [span for span in self.all[first:after] if span.end > line.start]


class Passage(NamedTuple):
    """A passage of one of the texts."""

    span: Span
    row: int
    """The number of the row that it stands in."""


class SideText:
    """A text with names, hits, kept passages, and the words that the other one has otherwise."""

    def __init__(self, compared: Compared, rows: Sequence[Row], side: int) -> None:
        """`side` is 0 for the left text of the rows, 1 for the right one."""
        self.article = compared.article
        """The article that it is the text of."""
        self.selectable = Selectable(compared.article.text)
        """Its text, as passages are selected in it."""
        self.passages = sorted(
            Passage(span, number)
            for number, row in enumerate(rows)
            for span in passages_of(row, side)
        )
        """Its passages, in its own order."""
        self._names = compared.report.names
        edits: dict[EditKind, list[Span]] = {kind: [] for kind in EditKind}
        for edit in (edit for row in rows for edit in row.edits):
            span = edit.right if side else edit.left
            if span is not None:
                edits[edit.kind].append(span)
        self._edits = {kind: Stretches(spans) for kind, spans in edits.items()}
        self._side = side
        self._named = Stretches(Span(each.start, each.end) for each in self._names)
        self._matches = Stretches(compared.matches)
        self._kept = Stretches(compared.kept)
        self.named_and_found = sorted({*self._named.all, *self._matches.all})
        """The names in it, and what the search finds."""

    def keep(self, kept: Iterable[Span]) -> None:
        """Take these passages as those that are kept."""
        self._kept = Stretches(kept)

    def is_kept(self, stretch: Span) -> bool:
        """Whether a kept passage lies in a stretch, or a part of one."""
        return bool(self._kept.within(stretch))

    def paragraph(self, stretch: Span) -> int:
        """Return the number of the paragraph in which a stretch begins, from 1."""
        return bisect_right(self.selectable.paragraphs, stretch.start, key=_start)

    def passage_at(self, offset: int) -> Passage:
        """Return the passage in which a character stands, or the one before it."""
        number = bisect_right(self.passages, offset, key=lambda each: each.span.start) - 1
        return self.passages[max(0, number)]

    def entities(self, stretches: Sequence[Span]) -> list[EntityKey]:
        """Return whom and what stretches name, each once, in order."""
        named = (
            each.entity
            for each in self._names
            if any(each.start < span.end and each.end > span.start for span in stretches)
        )
        return list(dict.fromkeys(named))

    def sign(self, line: Span) -> str:
        """Return what tells of words that differ in a line: `~` changed, `-` only here, `+` only
        on the right; where there are several, the first of these."""
        kinds = (kind for kind in _EDIT_SIGNS if self._edits[kind].within(line))
        return next((_EDIT_SIGNS[kind] for kind in kinds), " ")

    def cell(self, line: Span | None, width: int, ink: Ink) -> list[Segment]:
        """Return a line as segments of exactly `width` cells together."""
        if line is None:
            return [Segment(" " * width, ink.base)]
        drawn = styled(self.article.text, line, ink.base, self._marks(line, ink))
        return [*strip(drawn, width, ink.base)]

    def glimpse(self, stretch: Span, ink: Ink) -> list[Segment]:
        """Return a stretch with nothing marked in it but what is selected."""
        marks = [Mark(*span, ink.of("cursor")) for span in self._selected.within(stretch)]
        return styled(self.article.text, stretch, ink.base, marks)

    def _marks(self, line: Span, ink: Ink) -> list[Mark]:
        """Return what is marked in a line: the passage lowest, the user's place on top."""
        layers = [
            ("cursor", self._selected),
            ("name", self._named),
            *((self._style_of(kind), spans) for kind, spans in self._edits.items()),
            ("match", self._matches),
            ("here", Stretches([self.selectable.here] if self.selectable.here else [])),
        ]
        return [
            Mark(span.start, span.end, ink.of(name))
            for name, spans in layers
            for span in spans.within(line)
        ]

    @property
    def _selected(self) -> Stretches:
        selection = self.selectable.selection
        return Stretches([selection.span] if selection else [])

    def _style_of(self, kind: EditKind) -> str:
        if kind is EditKind.CHANGED:
            return "changed-right" if self._side else "changed-left"
        return kind.value


def _start(span: Span) -> int:
    return span.start
