"""Keep passages, from wherever articles are read."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.bookmarks.bookmark import bookmark_passage
from explorer.errors import ExplorerError
from explorer.models import Article
from explorer.text.paragraphs import Span
from explorer.tui.screens.base import PressScreen, word_count


def keep(screen: PressScreen, article: Article, spans: Sequence[Span]) -> None:
    """Keep passages of an article, and tell the user."""
    bookmarks = [bookmark_passage(screen.desk.collection.key, article, span) for span in spans]
    try:
        for bookmark in bookmarks:
            screen.desk.changes.keep(bookmark)
    except ExplorerError as error:
        screen.warn(error)
        return
    kept = word_count(" ".join(bookmark.exact for bookmark in bookmarks))
    screen.say(f"Kept {kept}; b lists what is kept, u takes it back.")
    screen.bookmarks_changed()
