"""A comparison as people read it: every word of it one harmless line, ready to be laid out.

The writers of text, HTML and Markdown differ in layout only; what they say is decided once, in
`showing`.
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.compare.formats.pieces import Pieces
from explorer.compare.rows import Relation
from explorer.models import EntityType


class ShownArticle(NamedTuple):
    """An article at the head of a column."""

    label: str
    """What it is called everywhere in the comparison: the beginning of its id."""
    title: str
    date: str
    source: str
    """Empty where it is not known."""


class ShownRow(NamedTuple):
    """One line of two columns."""

    sign: str
    relation: Relation
    left: Pieces
    right: Pieces
    places: tuple[int, int] | None
    """Of what has moved: the number of its paragraph on the left and on the right, from 1."""
    why: str
    """What speaks for it that the two belong together; empty where there is no pair."""


class ShownSaying(NamedTuple):
    """One place where a shared quote stands."""

    label: str
    date: str
    speaker: str
    """Who said it, and how that is said, in one line."""
    words: Pieces
    changes: tuple[str, ...]
    """What was altered since the first saying, one change each."""
    row: int | None
    """The number of the row that has it; None: no row does."""


class ShownEntry(NamedTuple):
    """One figure of one article."""

    column: int
    """The number of the article among the columns."""
    label: str
    date: str
    figure: str
    known: tuple[str, ...]
    """The period that it is for, who says so, how often: as far as that is known."""
    remark: str
    """What it has to do with the others, as far as the state of all does not say it."""
    sentence: Pieces
    row: int | None


class ShownQuantity(NamedTuple):
    """One quantity with what each article says of it."""

    quantity: str
    state: str
    entries: tuple[ShownEntry, ...]

    @property
    def is_shared(self) -> bool:
        """Whether several articles give it."""
        return len({entry.column for entry in self.entries}) > 1


class ShownName(NamedTuple):
    """How often each article names one entity."""

    name: str
    counts: tuple[int, ...]
    remark: str
    """`only 002`, `not 004`; empty where neither is true."""


NamesOfType = tuple[EntityType, tuple[ShownName, ...]]


class ShownComparison(NamedTuple):
    """A whole comparison. None stands for what was not asked for."""

    articles: tuple[ShownArticle, ...]
    rows: tuple[ShownRow, ...] | None
    quotes: tuple[tuple[ShownSaying, ...], ...] | None
    columns: tuple[ShownArticle, ...]
    """The articles in the order of the ledger."""
    quantities: tuple[ShownQuantity, ...] | None
    names: tuple[NamesOfType, ...] | None
