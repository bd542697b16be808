"""Record what an import reads in batches, each one change of the library.

What is counted is on the disk. Nothing is read while a change is open, so that others can write.
"""

from __future__ import annotations

import time
from collections import Counter
from typing import NamedTuple

from explorer.library.origins import State, remember
from explorer.library.readers.document import Draft
from explorer.library.recording import Outcome, record
from explorer.library.store import Store

_MOST_ARTICLES, _MOST_CHARACTERS, _MOST_SECONDS = 256, 4_000_000, 0.5


class Looked(NamedTuple):
    """A document that was read to its end, to be remembered after all that was in it."""

    origin: int
    name: str
    state: State


class Batches:
    """Takes what is read and records it, several articles at a time."""

    def __init__(self, store: Store) -> None:
        self.outcomes: Counter[Outcome] = Counter()
        """What became of the articles that are on the disk."""
        self._store = store
        self._pending: list[Draft | Looked] = []
        self._characters = 0
        self._since = time.monotonic()

    def take(self, item: Draft | Looked) -> None:
        """Record an item now or soon. Raises LibraryError when that is not possible."""
        self._pending.append(item)
        if isinstance(item, Draft):
            self._characters += len(item.text)
        if (
            len(self._pending) >= _MOST_ARTICLES
            or self._characters >= _MOST_CHARACTERS
            or time.monotonic() - self._since > _MOST_SECONDS
        ):
            self.flush()

    def flush(self) -> None:
        """Record all that is pending, or none of it. Raises LibraryError."""
        if self._pending:
            outcomes: Counter[Outcome] = Counter()
            with self._store.change() as change:
                for item in self._pending:
                    if isinstance(item, Draft):
                        outcomes[record(change, item)] += 1
                    else:
                        remember(change.connection, *item)
            self.outcomes.update(outcomes)
        self._pending, self._characters, self._since = [], 0, time.monotonic()
