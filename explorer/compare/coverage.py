"""Whom and what each of several reports names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.models import EntityKey, Report


@dataclass(frozen=True)
class CoverageRow:
    """How often each report names one entity."""

    entity: EntityKey
    counts: tuple[int, ...]
    """For each report, in the order they were given."""

    @property
    def only_in(self) -> int | None:
        """The number of the one report that names it; None: several do."""
        raise NotImplementedError

    @property
    def absent_in(self) -> int | None:
        """The number of the one report that does not, where all others do; None: no such."""
        raise NotImplementedError


def coverage(reports: Sequence[Report]) -> list[CoverageRow]:
    """Return the entities that reports name: by type, those that most reports name first."""
    raise NotImplementedError
