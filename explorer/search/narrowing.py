"""What a user narrows a result by: facet values, chosen and excluded."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from explorer.models import Entity, EntityKey, EntityType


class Choice(Enum):
    """What the user has done with a facet value."""

    NONE = " "
    CHOSEN = "✓"
    EXCLUDED = "✗"

    @property
    def sign(self) -> str:
        """How it is shown beside the value."""
        return self.value


@dataclass(frozen=True)
class Narrowing:
    """The facet values a user has chosen and excluded."""

    chosen: frozenset[EntityKey] = field(default_factory=frozenset)
    excluded: frozenset[EntityKey] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.chosen or self.excluded)

    def of(self, key: EntityKey) -> Choice:
        """Return what was done with a value."""
        if key in self.chosen:
            return Choice.CHOSEN
        return Choice.EXCLUDED if key in self.excluded else Choice.NONE

    def having(self, key: EntityKey, choice: Choice) -> Narrowing:
        """Return the narrowing with this done to a value."""
        chosen, excluded = self.chosen - {key}, self.excluded - {key}
        if choice is Choice.CHOSEN:
            chosen |= {key}
        elif choice is Choice.EXCLUDED:
            excluded |= {key}
        return Narrowing(chosen, excluded)


@dataclass(frozen=True)
class FacetValue:
    """An entity that occurs in a result."""

    entity: Entity
    count: int
    """How many articles are shown when it is chosen."""
    choice: Choice


Facets = dict[EntityType, list[FacetValue]]
"""The values of each type, those of most articles first."""
