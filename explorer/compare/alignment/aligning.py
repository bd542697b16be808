"""Align two reports: pair their passages and lay them in rows."""

from __future__ import annotations

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
        _row(passages, moved, one.reading, other.reading, reasons)
        for passages, moved in _in_order(one, other)
    ]


def _in_order(left: Side, right: Side) -> Iterator[tuple[_Passages, bool]]:
    """Yield what stands in each row, with whether it has moved."""
    matched: dict[Match, _Passages] = {}
    rows: list[_Passages] = []
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
    pairs = [passages for passages in rows if passages.right]
    chain = longest_chain([passages.right[0].start for passages in pairs])
    in_place = {id(pairs[number]) for number in chain}
    waiting = iter([*only_right, None])
    next_right = next(waiting)
    for passages in rows:
        if id(passages) in in_place:
            while next_right and next_right.right[0].start < passages.right[0].start:
                yield next_right, False
                next_right = next(waiting)
        yield passages, bool(passages.right) and id(passages) not in in_place
    while next_right:
        yield next_right, False
        next_right = next(waiting)


def _row(passages: _Passages, moved: bool, left: Reading, right: Reading, reasons: Reasons) -> Row:
    lefts, rights = tuple(passages.left), tuple(passages.right)
    if not rights:
        return Row(Relation.ONLY_LEFT, lefts, ())
    if not lefts:
        return Row(Relation.ONLY_RIGHT, (), rights)
    why = reasons.why(lefts, rights, passages.likeness)
    said = {left.key(span) for span in lefts} | {right.key(span) for span in rights}
    if len(said) == 1:
        return Row(Relation.SAME, lefts, rights, moved, (), why)
    edits = edits_between(left.text, lefts, right.text, rights)
    return Row(Relation.REWORDED, lefts, rights, moved, edits, why)
