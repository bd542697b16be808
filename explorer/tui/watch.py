"""Notice that articles came or changed while a collection is open."""

from __future__ import annotations

from typing import NamedTuple

from explorer.library.collection import Collection

_MOST_COUNTED = 100_000
"""Articles of a collection up to which it is opened anew to be compared."""


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
        if len(self._shown.ids) > _MOST_COUNTED:
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
    before, now = shown.stamps(), latest.stamps()
    changed = sum(before.get(id_, stamp) != stamp for id_, stamp in now.items())
    news = News(len(now.keys() - before.keys()), changed, len(before.keys() - now.keys()))
    return news if any(news) else None
