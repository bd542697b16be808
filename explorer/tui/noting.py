"""Change note and tags of kept passages, and remove them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.tags import TagChanges, retagged
from explorer.errors import ExplorerError
from explorer.tui.screens.base import PressScreen
from explorer.tui.screens.note import Noted, NoteScreen
from explorer.tui.screens.retag import RetagScreen


def edit(screen: PressScreen, bookmark: Bookmark, used: Sequence[Bookmark]) -> None:
    """Let the user edit note and tags of a passage; `used` are those whose tags are suggested."""

    def noted(after: Noted | None) -> None:
        if after:
            _change(
                screen,
                [bookmark],
                lambda each: retagged(replace(each, note=after.note, tags=()), add=after.tags),
            )

    before = Noted(bookmark.note, bookmark.tags)
    form = NoteScreen("Note and tags", bookmark.exact, used, before)
    screen.app.push_screen(form, noted)


def retag(screen: PressScreen, bookmarks: Sequence[Bookmark], used: Sequence[Bookmark]) -> None:
    """Let the user give tags to passages and take tags away."""

    def changed(changes: TagChanges | None) -> None:
        if changes:
            _change(screen, bookmarks, lambda each: retagged(each, changes.add, changes.drop))

    count = "1 passage" if len(bookmarks) == 1 else f"{len(bookmarks):,} passages"
    screen.app.push_screen(RetagScreen(f"Tag {count}", used), changed)


def remove(screen: PressScreen, bookmarks: Sequence[Bookmark]) -> bool:
    """Keep passages no longer, and tell the user; return whether that was possible."""
    try:
        screen.desk.changes.drop(*bookmarks)
    except ExplorerError as error:
        screen.warn(error)
        return False
    one = len(bookmarks) == 1
    passages = "a passage" if one else f"{len(bookmarks):,} passages"
    screen.say(f"Removed {passages}; u brings {'it' if one else 'them'} back.")
    return True


def _change(
    screen: PressScreen, bookmarks: Sequence[Bookmark], changed: Callable[[Bookmark], Bookmark]
) -> None:
    try:
        count = screen.desk.changes.change(bookmarks, changed)
    except ExplorerError as error:
        screen.warn(error)
        return
    said = "Changed 1 passage" if count == 1 else f"Changed {count:,} passages"
    gone = len(bookmarks) - count
    also = f"; {gone:,} are not kept any more" if gone else ""
    screen.say(f"{said}{also}; u takes it back." if count else "It is not kept any more.")
    screen.bookmarks_changed()
