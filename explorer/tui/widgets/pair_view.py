"""Two names side by side, or one below the other, with what speaks for and against one entity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.strip import Strip

from explorer.search.judging.pair_evidence import PairEvidence, Side
from explorer.search.page.concordance import line_of
from explorer.text.counting import counted
from explorer.tui.keys import REVIEW
from explorer.tui.text import Parts, strip, wrapped
from explorer.tui.widgets.line_view import LineView

_SIDE_BY_SIDE = 100  # cells; a narrower terminal shows one below the other
_BETWEEN = " │ "
_INDENT = "  "


class PairView(LineView):
    """The evidence of one pair; moving scrolls it."""

    BINDINGS: ClassVar[list[BindingType]] = [*REVIEW]
    BORDER_TITLE = "One or two?"
    HELP = "Two names that may be of one entity, with what speaks for it and against it."

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._evidence: PairEvidence | None = None
        self._says = ""
        self._lines: Sequence[Parts] = ()

    def show(self, evidence: PairEvidence | None, says: str = "") -> None:
        """Show a pair from its beginning; where there is none, a sentence."""
        self._evidence, self._says = evidence, says
        self.cursor = 0
        self.refill()
        self.scroll_to(y=0, animate=False, immediate=True)

    def lay_out(self, width: int) -> Sequence[int]:
        self._lines = list(self._laid_out(width - 1))
        return range(len(self._lines) + 1)

    def draw_line(self, line: int, width: int) -> Strip:
        base = self.base_style
        return strip([Segment(" ", base), *self.drawn(self._lines[line], base)], width, base)

    def action_move(self, by: int) -> None:
        """Scroll by a line: there is nothing to choose here."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        self.move_to((top + height - 1 if by > 0 else top) + by)

    def _laid_out(self, width: int) -> Iterator[Parts]:
        evidence = self._evidence
        if evidence is None:
            yield from wrapped(self._says, width, "")
            return
        yield from wrapped(f"{evidence.why} {evidence.told_together}", width, "strong")
        yield []
        if width < _SIDE_BY_SIDE:
            yield from _side(evidence.one, width)
            yield []
            yield from _side(evidence.other, width)
            return
        column = (width - len(_BETWEEN)) // 2
        one, other = (list(_side(side, column)) for side in (evidence.one, evidence.other))
        for left, right in zip_longest(one, other, fillvalue=()):
            gap = " " * (column - sum(cell_len(text) for text, _ in left))
            yield [*left, (gap, ""), (_BETWEEN, "faint"), *right]


def _side(side: Side, width: int) -> Iterator[Parts]:
    """Yield what is known of a name."""
    name, key = side.name, side.entity
    yield from wrapped(name.spelling, width, "name")
    whose = key.type.value if key.name == name.spelling else f"{key.name} ({key.type})"
    dates = dict.fromkeys(date.label for date in (name.first, name.last) if date)
    mentions, articles = counted(name.mentions, "mention"), counted(name.articles, "article")
    facts = [whose, f"{mentions} in {articles}", " to ".join(dates)]
    if side.others:
        facts.append("also " + ", ".join(f"{each} {count:,}" for each, count in side.others))
    yield from wrapped(" · ".join(filter(None, facts)), width, "")
    for context in side.contexts:
        before, mention, after = line_of(context, width - len(_INDENT), cell_len)
        yield [(_INDENT + before, ""), (mention, "match"), (after, "")]
