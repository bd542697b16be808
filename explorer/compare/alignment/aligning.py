"""Align two reports: pair their passages and lay them in rows."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from explorer.compare.alignment.edits import edits_between
from explorer.compare.alignment.likeness import Likeness
from explorer.compare.alignment.order import longest_chain
from explorer.compare.alignment.pairing import Pairing
from explorer.compare.alignment.reading import Reading
from explorer.compare.alignment.reasons import Reasons
from explorer.compare.alignment.side import Match, Side
from explorer.compare.rows import Relation, Row
from explorer.models import Report
from explorer.text.paragraphs import Span


@dataclass
class _Passages:
    """What a match has of both texts."""

    likeness: float
    left: list[Span] = field(default_factory=list)
    right: list[Span] = field(default_factory=list)
    moved: bool = False


def align(left: Report, right: Report) -> list[Row]:
    """Return the rows of a comparison, in the order of the left text.

    What is only right stands before the next pair that is in place. Everything but white space
    stands in exactly one row: in that of its sentence, or of its clause where the clauses of a
    sentence go with different passages.
    """
    one, other = Side(Reading(left)), Side(Reading(right))
    measure = Likeness(
        [one.terms[number] for number in one.different],
        [other.terms[number] for number in other.different],
    )
    Pairing(one, other, measure).pair()
    reasons = Reasons(one.reading, other.reading, measure.weights)
    return [
        _row(passages, one.reading, other.reading, reasons) for passages in _in_order(one, other)
    ]


def _in_order(left: Side, right: Side) -> Iterator[_Passages]:
    """Yield what stands in each row, from above."""
    rows, only_right = _gather(left, right)
    pairs = [passages for passages in rows if passages.right]
    in_place = longest_chain([passages.right[0].start for passages in pairs])
    for number, passages in enumerate(pairs):
        passages.moved = number not in in_place
    waiting = deque(only_right)
    for passages in rows:
        if passages.right and not passages.moved:
            while waiting and waiting[0].right[0].start < passages.right[0].start:
                yield waiting.popleft()
        yield passages
    yield from waiting


def _gather(left: Side, right: Side) -> tuple[list[_Passages], list[_Passages]]:
    """Return what the left text has, with what answers it, and what only the right text has."""
    matched: dict[Match, _Passages] = {}
    rows = []
    for match, span in left.passages():
        passages = matched.get(match) if match else None
        if passages is None:
            passages = _Passages(match.likeness if match else 0.0)
            rows.append(passages)
            if match:
                matched[match] = passages
        passages.left.append(span)
    only_right = []
    for match, span in right.passages():
        if match:
            matched[match].right.append(span)
        else:
            only_right.append(_Passages(0.0, right=[span]))
    return rows, only_right


def _row(passages: _Passages, left: Reading, right: Reading, reasons: Reasons) -> Row:
    lefts, rights = tuple(passages.left), tuple(passages.right)
    if not rights:
        return Row(Relation.ONLY_LEFT, lefts, ())
    if not lefts:
        return Row(Relation.ONLY_RIGHT, (), rights)
    why = reasons.why(lefts, rights, passages.likeness)
    said = {left.key(span) for span in lefts} | {right.key(span) for span in rights}
    if len(said) == 1:
        return Row(Relation.SAME, lefts, rights, passages.moved, (), why)
    edits = edits_between(left.text, lefts, right.text, rights)
    return Row(Relation.REWORDED, lefts, rights, passages.moved, edits, why)
