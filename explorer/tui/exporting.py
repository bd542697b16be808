"""Write kept passages to a file: ask in which format and where, write it, say where it is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from textual.message import Message

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.export.formats import FORMATS, document
from explorer.errors import BookmarkError
from explorer.tui.screens.base import PressScreen, Told
from explorer.tui.screens.choose import ChooseScreen
from explorer.tui.screens.file_name import FileNameScreen

_SAYS = {
    "md": "Markdown: quotes under their articles, for a draft",
    "csv": "a table for a spreadsheet",
    "jsonl": "JSON lines, all that is known; can be imported again",
    "jsonld": "W3C Web Annotations; can be imported again",
    "csl-json": "for Zotero, pandoc and other citation programs",
    "bibtex": "for LaTeX",
    "html": "one page for a browser",
    "txt": "plain text",
}
_ENDINGS = {"csl-json": "csl.json", "bibtex": "bib"}


def export(screen: PressScreen, bookmarks: Sequence[Bookmark]) -> None:
    """Ask the user how and where to write passages, and do it."""
    count = "1 passage" if len(bookmarks) == 1 else f"{len(bookmarks):,} passages"

    def chosen(number: int | None) -> None:
        if number is not None:
            form = FORMATS[number]
            asked = FileNameScreen(f"Export {count} as {form}", _free_name(screen, form))
            screen.app.push_screen(asked, lambda file: write(form, file))

    def write(form: str, file: Path | None) -> None:
        if file is not None:
            screen.ask("export", lambda: _write(screen, bookmarks, form, file))

    sentences = [f"{form:<9} {_SAYS[form]}" for form in FORMATS]
    screen.app.push_screen(ChooseScreen(f"Export {count}", sentences), chosen)


def _free_name(screen: PressScreen, form: str) -> str:
    """Return a name for a file that is not there yet."""
    collection = re.sub(r"[^\w.-]+", "-", screen.desk.collection.name).strip("-.") or "press"
    stem = f"{collection}-passages-{datetime.now(UTC).astimezone():%Y-%m-%d}"
    ending = _ENDINGS.get(form, form)
    names = (f"{stem}{f'-{n}' if n > 1 else ''}.{ending}" for n in range(1, 1000))
    return next((name for name in names if not Path(name).exists()), f"{stem}.{ending}")


def _write(
    screen: PressScreen, bookmarks: Sequence[Bookmark], form: str, file: Path
) -> Iterable[Message]:
    from explorer.search.keeping.checked_bytes import write_whole  # only when it is asked for

    passages = screen.desk.kept_passages(bookmarks)
    text = document(form, passages, f"Passages kept from {screen.desk.collection.name}")
    try:
        # Not to put a file in the place of a link.
        write_whole(Path(os.path.realpath(file)), text.encode("utf-8", "replace"), lasting=True)
    except (OSError, ValueError) as error:  # the latter for what can be no name of a file
        reason = getattr(error, "strerror", None) or error
        raise BookmarkError(
            f"{file} cannot be written: {reason}.",
            "What was there before is unchanged.",
        ) from error
    count = "1 passage" if len(passages) == 1 else f"{len(passages):,} passages"
    yield Told(f"{count} written to {file}.")
