"""Make comparisons by hand: rows of passages, in the order of the left text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explorer.compare.rows import Relation, Row
from explorer.models import Article, Report
from explorer.text.paragraphs import Span


class Made(NamedTuple):
    """Two texts and the rows of their comparison."""

    texts: tuple[str, str]
    rows: list[Row]

    @property
    def reports(self) -> tuple[Report, Report]:
        """The texts as reports."""
        left, right = (Report(Article(f"a{i}", f"Title {i}", t)) for i, t in enumerate(self.texts))
        return left, right


def made(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]], order: Sequence[int] | None = None
) -> Made:
    """Return a comparison of these passages, row by row.

    `order` has the numbers of the rows in the order of the right text; a row that comes there
    after one that it precedes on the left has moved. The same passage on both sides is the same.
    """
    left, lefts = _joined([each for each, _ in pairs], range(len(pairs)))
    right, rights = _joined([each for _, each in pairs], order or range(len(pairs)))
    rows, furthest = [], -1
    for i, (one, other) in enumerate(pairs):
        moved = bool(one and other) and rights[i][0].start < furthest
        if one and other and not moved:
            furthest = rights[i][0].start
        if one and other:
            relation = Relation.SAME if one == other else Relation.REWORDED
        else:
            relation = Relation.ONLY_LEFT if one else Relation.ONLY_RIGHT
        rows.append(Row(relation, lefts[i], rights[i], moved))
    return Made((left, right), rows)


def _joined(
    passages: Sequence[Sequence[str]], order: Sequence[int]
) -> tuple[str, dict[int, tuple[Span, ...]]]:
    text, spans = "", {}
    for number in order:
        found = []
        for passage in passages[number]:
            found.append(Span(len(text), len(text) + len(passage)))
            text += f"{passage}\n"
        spans[number] = tuple(found)
    return text, spans
