"""Follow the entities that a search is narrowed to through what is judged of them, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from explorer.models import EntityKey
from explorer.search.answers import Search
from explorer.search.narrowing import FacetKey

if TYPE_CHECKING:
    from explorer.search.judging.judged_names import Change


class Place(NamedTuple):
    """Where the user is among the names."""

    search: Search
    facet: FacetKey | None
    """The value under the cursor of the facets."""


class Following:
    """What became of where the user was, judgement by judgement."""

    def __init__(self) -> None:
        self._steps: list[tuple[Place, Place]] = []  # before a judgement, and after it

    def next(self, place: Place, change: Change) -> Place:
        """Return where the user is after a judgement: at the entities as they go by now. Once it
        is taken back: where they were before, as far as they have not gone elsewhere since."""
        search, facet = place
        renamed = search.renamed(change.becomes)
        if isinstance(facet, EntityKey):
            facet = change.becomes.get(facet) or facet
        now = Place(renamed, facet)
        if not all(each.withdrawn for each in change.judgements):
            self._steps.append((place, now))
        elif self._steps:
            return _back(now, *self._steps.pop())
        return now


def _back(now: Place, before: Place, after: Place) -> Place:
    search, facet = now
    if search.narrowing == after.search.narrowing:
        search = replace(search, narrowing=before.search.narrowing)
    if search.meant == after.search.meant:
        search = replace(search, meant=before.search.meant)
    return Place(search, before.facet if facet == after.facet else facet)
