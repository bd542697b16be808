"""Keep passages and copy them, from wherever articles are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.bookmarks.bookmark import bookmark_passage
from explorer.errors import ExplorerError
from explorer.models import Article
from explorer.text.paragraphs import Span
from explorer.text.words import words_of

if TYPE_CHECKING:
    from explorer.tui.screens.base import PressScreen


def keep(screen: PressScreen, article: Article, spans: Sequence[Span]) -> None:
    """Keep passages of an article, and tell the user."""
    bookmarks = [bookmark_passage(screen.desk.collection.key, article, span) for span in spans]
    try:
        for bookmark in bookmarks:
            screen.desk.changes.keep(bookmark)
    except ExplorerError as error:
        screen.warn(error)
        return
    kept = _words(" ".join(bookmark.exact for bookmark in bookmarks))
    screen.say(f"Kept {kept}; b lists what is kept, u takes it back.")
    screen.bookmarks_changed()


def copy(screen: PressScreen, text: str) -> None:
    """Send a text to the terminal's clipboard, and tell the user."""
    screen.app.copy_to_clipboard(text)
    screen.say(f"Sent {_words(text)} to the terminal's clipboard.")


def _words(text: str) -> str:
    count = len(words_of(text))
    return "1 word" if count == 1 else f"{count:,} words"
