"""Whom and what each of several reports names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.models import EntityKey, EntityType, Report

_TYPES = tuple(EntityType)


@dataclass(frozen=True)
class CoverageRow:
    """How often each report names one entity."""

    entity: EntityKey
    counts: tuple[int, ...]
    """For each report, in the order they were given."""

    @property
    def naming(self) -> int:
        """How many reports name it."""
        return sum(map(bool, self.counts))

    @property
    def only_in(self) -> int | None:
        """The number of the one report that names it; None: several do."""
        return _the_only(number for number, count in enumerate(self.counts) if count)

    @property
    def absent_in(self) -> int | None:
        """The number of the one report that does not, where all others do; None: no such."""
        return _the_only(number for number, count in enumerate(self.counts) if not count)


def coverage(reports: Sequence[Report]) -> list[CoverageRow]:
    """Return the entities that reports name: by type, those that most reports name first.

    Of those that equally many name, the one that is named most often comes first.
    """
    counts = [Counter(name.entity for name in report.names) for report in reports]
    rows = [
        CoverageRow(entity, tuple(each[entity] for each in counts))
        for entity in {entity for each in counts for entity in each}
    ]
    return sorted(
        rows,
        key=lambda row: (
            _TYPES.index(row.entity.type),
            -row.naming,
            -sum(row.counts),
            row.entity.name,
        ),
    )


def _the_only(numbers: Iterable[int]) -> int | None:
    first, *others = [*numbers, None]
    return first if others == [None] else None
