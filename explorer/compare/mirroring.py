"""The same comparison seen from the other text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.compare.rows import Relation, Row
from explorer.text.differences import Edit, EditKind

_RELATIONS = {Relation.ONLY_LEFT: Relation.ONLY_RIGHT, Relation.ONLY_RIGHT: Relation.ONLY_LEFT}
_EDITS = {EditKind.REMOVED: EditKind.ADDED, EditKind.ADDED: EditKind.REMOVED}


def mirrored(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with left and right exchanged, in the order of what is left now.

    As in every alignment what is only right stands before the next pair that is in place.
    """
    turned = [mirrored_row(row) for row in rows]
    ahead = sorted((row for row in turned if not row.left), key=lambda row: row.right[0])
    ahead.reverse()  # so that the next is the last
    ordered: list[Row] = []
    for row in sorted((row for row in turned if row.left), key=lambda row: row.left[0]):
        if row.right and not row.moved:
            while ahead and ahead[-1].right[0] < row.right[0]:
                ordered.append(ahead.pop())
        ordered.append(row)
    return [*ordered, *reversed(ahead)]


def mirrored_row(row: Row) -> Row:
    """Return one row with left and right exchanged."""
    edits = tuple(Edit(_EDITS.get(kind, kind), right, left) for kind, left, right in row.edits)
    relation = _RELATIONS.get(row.relation, row.relation)
    return replace(row, relation=relation, left=row.right, right=row.left, edits=edits)
