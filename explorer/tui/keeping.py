"""Keep passages, and put them into words with their source, from wherever articles are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.bookmarks.bookmark import bookmark_passage
from explorer.bookmarks.export.citation import citation
from explorer.errors import ExplorerError
from explorer.models import Article
from explorer.text.paragraphs import Span
from explorer.tui.screens.base import PressScreen, word_count


def keep(
    screen: PressScreen,
    article: Article,
    spans: Sequence[Span],
    note: str = "",
    tags: tuple[str, ...] = (),
) -> None:
    """Keep passages of an article, and tell the user."""
    key = screen.desk.collection.key
    bookmarks = [bookmark_passage(key, article, span, note, tags) for span in spans]
    try:
        screen.desk.changes.keep(*bookmarks)
    except ExplorerError as error:
        screen.warn(error)
        return
    kept = word_count(" ".join(bookmark.exact for bookmark in bookmarks))
    tagged = "".join(f" #{tag}" for tag in tags)
    screen.say(f"Kept {kept}{tagged}; b lists what is kept, u takes it back.")
    screen.bookmarks_changed()


def ask_and_keep(
    screen: PressScreen, article: Article, spans: Sequence[Span], kept: Callable[[], None]
) -> None:
    """Ask for a note and tags, and keep passages of an article with them; then call `kept`."""
    from explorer.tui.screens.note import Noted, NoteScreen  # only when it is asked for

    def keep_so(noted: Noted | None) -> None:
        if noted:
            keep(screen, article, spans, noted.note, noted.tags)
            kept()

    quote = " … ".join(article.text[slice(*span)] for span in spans)
    try:
        used = screen.desk.kept().bookmarks
    except ExplorerError as error:
        screen.warn(error)
        return
    screen.app.push_screen(NoteScreen("Keep this passage", quote, used), keep_so)


def keep_as_wanted(
    screen: PressScreen,
    article: Article,
    spans: Sequence[Span],
    kept: Callable[[], None],
    *,
    asks: bool,
) -> None:
    """Keep passages of an article at once, or ask for a note and tags; see `ask_and_keep`."""
    if asks:
        ask_and_keep(screen, article, spans, kept)
    else:
        kept()
        keep(screen, article, spans)


def cited(article: Article, spans: Sequence[Span]) -> str:
    """Return passages of an article with where they are from."""
    date = article.date.label if article.date else ""
    return "\n\n".join(
        citation(
            article.text[slice(*span)], article.title, article.source or "", date, article.url or ""
        )
        for span in spans
    )
