"""Notice that articles came or changed while a collection is open."""

from __future__ import annotations

from typing import NamedTuple

from explorer.library.collection import Collection

_MOST_LISTED = 100_000
"""Files of a folder up to which it is listed anew to be compared."""


class News(NamedTuple):
    """What is otherwise in a collection than when it was opened."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    def __str__(self) -> str:
        counts = ((self.new, "new"), (self.changed, "changed"), (self.gone, "gone"))
        return ", ".join(f"{count:,} {what}" for count, what in counts if count) or "new articles"


class Watch:
    """Looks whether a collection is as it was when it was opened."""

    def __init__(self, shown: Collection) -> None:
        self._shown = self._latest = shown
        self._news: News | None = None

    def look(self) -> News | None:
        """Return what is otherwise now, None when nothing is.

        Raises CollectionError, LibraryError when the collection cannot be opened any more.
        """
        if not self._latest.has_changed():
            return self._news
        if self._shown.library is None and len(self._shown) > _MOST_LISTED:
            return News()
        latest = self._latest.anew()
        self.close()
        self._latest = latest
        self._news = _between(self._shown, latest)
        return self._news

    def close(self) -> None:
        """Let go of what was opened to be compared."""
        if self._latest is not self._shown:
            self._latest.close()


def _between(shown: Collection, latest: Collection) -> News | None:
    changes = latest.changes_since(shown.mark())
    if changes is None:  # another library has taken its place
        return News()
    news = News(*map(len, changes))
    return news if any(news) else None
