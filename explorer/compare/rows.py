"""The rows of a comparison of two texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from explorer.models import EntityKey
from explorer.text.differences import Edit
from explorer.text.paragraphs import Span


class Relation(StrEnum):
    """What two passages have to do with each other."""

    SAME = "same"
    """The same words; case, accents and punctuation may differ."""
    REWORDED = "reworded"
    ONLY_LEFT = "only left"
    ONLY_RIGHT = "only right"


SIGNS = {
    Relation.SAME: "=",
    Relation.REWORDED: "~",
    Relation.ONLY_LEFT: "<",
    Relation.ONLY_RIGHT: ">",
}
"""How a relation is written between two columns."""


@dataclass(frozen=True)
class Why:
    """What speaks for it that two passages say the same."""

    likeness: float
    """0 to 1."""
    words: tuple[str, ...]
    """The words that both have and that weigh the most, the heaviest first, as the left has
    them."""
    entities: tuple[EntityKey, ...]
    """Whom and what both name, under whatever variants."""
    figures: tuple[str, ...]
    """Numbers that both give, as the left writes them."""
    quote: bool
    """Whether both quote the same words, or one quotes what the other says."""

    @property
    def said(self) -> str:
        """What speaks for it in one line: `MSS mission, Port-au-Prince; 600; mandate, legitimacy`;
        last `quoted`, where one quotes the other's words."""
        names = ", ".join(entity.name for entity in self.entities)
        parts = [names, ", ".join(self.figures), ", ".join(self.words)]
        if self.quote:
            parts.append("quoted")
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True)
class Row:
    """One line of a comparison: a passage of each text, or of one of them.

    A passage is a sentence, or a clause of one whose parts stand elsewhere in the other text.
    """

    relation: Relation
    left: tuple[Span, ...]
    """The passages of the left text, in its order: none, one, or several that one answers."""
    right: tuple[Span, ...]
    moved: bool = False
    """Whether the pair stands elsewhere in the order of the other text."""
    edits: tuple[Edit, ...] = ()
    """The words in which the two sides of a reworded pair differ."""
    why: Why | None = None
    """None where there is no pair."""
