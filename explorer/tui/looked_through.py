"""How the user looks through the kept passages: what they come back to when they look again."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.bookmarks.overview import Grouping, Order, Overview
from explorer.library.collection import Collection


@dataclass
class LookedThrough:
    """The passages of a collection, and where the user was among them."""

    collection: Collection
    """Where they were found again."""
    overview: Overview = field(default_factory=lambda: Overview(()))
    typed: str = ""
    order: Order = Order.NEWEST
    grouping: Grouping = Grouping.NONE
    at: str | None = None
    """The id of the passage under the cursor."""
    marked: set[str] = field(default_factory=set)
    """The ids of those that are marked."""

    def of(self, collection: Collection) -> LookedThrough:
        """Return the same for a collection opened anew, in which nothing was found again yet."""
        if collection is self.collection:
            return self
        return LookedThrough(
            collection, Overview(()), self.typed, self.order, self.grouping, self.at, self.marked
        )
