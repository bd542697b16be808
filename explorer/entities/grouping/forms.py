"""The forms of a collection's names, and how sure it is of their types: what is grouped."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from explorer.models import EntityType


class Form(NamedTuple):
    """A form of a name, as a collection has it."""

    key: str
    """`lexicon.form_key` of each of its spellings."""
    spellings: Mapping[str, int]
    """As articles write it, with the number of mentions."""
    types: Mapping[EntityType, int]
    """What articles take it for, with the number of articles; those that do not tell are left
    out."""
    articles: int
    mentions: int

    @property
    def spelling(self) -> str:
        """The most frequent one; of equals, the one with fewer capitals."""
        return min(
            self.spellings,
            key=lambda each: (-self.spellings[each], sum(map(str.isupper, each)), each),
            default=self.key,
        )


class KnownNames(Protocol):
    """What is known of names without any collection, all by the keys of forms."""

    def __hash__(self) -> int:
        """By identity: what is laid out of them once can be remembered."""

    @property
    def countries(self) -> Mapping[str, str]:
        """Of every form the preferred name."""

    @property
    def organisations(self) -> Mapping[str, str]:
        """Of every form the preferred name."""

    @property
    def demonyms(self) -> Mapping[str, str]:
        """Of `haitian` the preferred name of the country."""

    @property
    def places(self) -> Collection[str]:
        """A gazetteer: none of these is ever taken for a misspelling of another."""

    @property
    def first_names(self) -> Collection[str]:
        """Given names."""


@dataclass(frozen=True, eq=False)  # by identity, as what is laid out of them is remembered
class FewNames:
    """Known names where there are no lists, or only some."""

    countries: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict)
    places: Collection[str] = frozenset()
    first_names: Collection[str] = frozenset()


NO_NAMES = FewNames()
