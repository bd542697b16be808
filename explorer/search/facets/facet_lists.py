"""Lists of facet values: which are wanted of a kind, and what of them is there.

Light to import: a face says what it wants before anything is counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from explorer.search.narrowing import KINDS, FacetValue, Kind


class Order(StrEnum):
    """In which order values are listed."""

    COUNT = "count"
    """Those of most articles first."""
    NAME = "name"
    """By the alphabet, the unknown last."""
    LIFT = "lift"
    """Those first that are more frequent in the result than elsewhere; see `lift`."""


@dataclass(frozen=True)
class Listing:
    """Which values of a kind are wanted."""

    order: Order | None = None
    """None: the usual one of the kind, which is by count, and for months by time."""
    match: str = ""
    """The beginnings of words of a name, as typed; empty: every name will do."""
    limit: int | None = None
    offset: int = 0


class Listed(NamedTuple):
    """The values of a kind that were wanted."""

    values: Sequence[FacetValue] = ()
    marked: Sequence[FacetValue] = ()
    """Those chosen or excluded that are not among the others, whatever their names."""
    total: int = 0
    """How many have a name that matches."""
    following: int = 0
    """How many of these come after those listed and are not listed themselves."""
    nearly: bool = False
    """Whether no name matches as typed, and these are but like it."""


Facets = Mapping[Kind, Listed]

ALL_VALUES: Mapping[Kind, Listing] = {kind: Listing() for kind in KINDS}
"""Every value of every kind."""
