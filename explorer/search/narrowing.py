"""What a user narrows a result by: facet values, chosen and excluded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import NamedTuple

from explorer.dates import parse_date
from explorer.models import EntityKey, EntityType


class Property(StrEnum):
    """What is known of an article as one value, that counts and narrows a result."""

    MONTH = "month"
    """`YYYY-MM`, where the article can only have been published in that month; else empty."""
    SOURCE = "source"
    LANGUAGE = "language"

    @property
    def plural(self) -> str:
        """The heading over several values."""
        return f"{self.value}s"


class Value(NamedTuple):
    """An article meets it when the property has this value; the empty one means unknown."""

    property: Property
    value: str


FacetKey = EntityKey | Value
"""What tells a facet value from every other."""

Kind = EntityType | Property

KINDS: Sequence[Kind] = (*EntityType, *Property)
"""The kinds of facet values, in the order in which they are listed."""


def kind_of(key: FacetKey) -> Kind:
    """Return of which kind a facet value is."""
    return key[0]


def label_of(key: FacetKey) -> str:
    """Return a facet value in a reader's words."""
    kind, name = key
    if not name:
        return f"{kind} unknown"
    return parse_date(name).label if kind is Property.MONTH else name


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

    chosen: frozenset[FacetKey] = field(default_factory=frozenset)
    excluded: frozenset[FacetKey] = field(default_factory=frozenset)
    any_of: frozenset[EntityType] = field(default_factory=frozenset)
    """The types of which an article need name but one of the entities chosen."""

    def __bool__(self) -> bool:
        return bool(self.chosen or self.excluded)

    def of(self, key: FacetKey) -> Choice:
        """Return what was done with a value."""
        if key in self.chosen:
            return Choice.CHOSEN
        return Choice.EXCLUDED if key in self.excluded else Choice.NONE

    def is_any(self, kind: Kind) -> bool:
        """Whether one of the chosen values of a kind is enough.

        It always is of what an article has only one of: else nothing would be left.
        """
        return isinstance(kind, Property) or kind in self.any_of

    def chosen_of(self, kind: Kind) -> frozenset[FacetKey]:
        """Return the chosen values of a kind."""
        return frozenset(key for key in self.chosen if kind_of(key) is kind)

    def excluded_of(self, kind: Kind) -> frozenset[FacetKey]:
        """Return the excluded values of a kind."""
        return frozenset(key for key in self.excluded if kind_of(key) is kind)

    def having(self, key: FacetKey, choice: Choice) -> Narrowing:
        """Return the narrowing with this done to a value."""
        return self.having_all([key], choice)

    def having_all(self, keys: Iterable[FacetKey], choice: Choice) -> Narrowing:
        """Return the narrowing with this done to some values."""
        these = frozenset(keys)
        chosen, excluded = self.chosen - these, self.excluded - these
        if choice is Choice.CHOSEN:
            chosen |= these
        elif choice is Choice.EXCLUDED:
            excluded |= these
        return replace(self, chosen=chosen, excluded=excluded)

    def toggling(self, keys: Sequence[FacetKey], choice: Choice) -> Narrowing:
        """Return the narrowing with this done to some values, or undone where it is done."""
        done = all(self.of(key) is choice for key in keys)
        return self.having_all(keys, Choice.NONE if done else choice)

    def renamed(self, becomes: Mapping[EntityKey, EntityKey | None]) -> Narrowing:
        """Return the narrowing to what entities are by now; to one that is gone, to nothing."""
        chosen, excluded = (
            frozenset(
                now
                for key in keys
                if (now := becomes.get(key, key) if isinstance(key, EntityKey) else key)
            )
            for keys in (self.chosen, self.excluded)
        )
        return replace(self, chosen=chosen, excluded=excluded - chosen)

    def choosing_only(self, kind: Kind, keys: Iterable[FacetKey]) -> Narrowing:
        """Return the narrowing with exactly these values of a kind chosen."""
        others = self.having_all(self.chosen_of(kind), Choice.NONE)
        return others.having_all(keys, Choice.CHOSEN)

    def switching(self, type_: EntityType) -> Narrowing:
        """Return the narrowing with one entity of a type enough where all were wanted, or all
        wanted where one was enough."""
        return replace(self, any_of=self.any_of ^ {type_})


class FacetValue(NamedTuple):
    """A value that occurs in a result."""

    key: FacetKey
    articles: int
    """How many articles are shown when it is chosen."""
    own: int
    """How many of those have it: fewer, where others that are chosen may stand for it."""
    choice: Choice

    @property
    def label(self) -> str:
        """The value in a reader's words."""
        return label_of(self.key)

    @property
    def is_marked(self) -> bool:
        """Whether it is chosen or excluded."""
        return self.choice is not Choice.NONE
