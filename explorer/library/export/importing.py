"""Read an exported collection back into one of the user's own: as it was, or not at all.

It is built in a folder that nobody sees, and put in its place when it is whole.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NamedTuple

from explorer.database import failures_named, make_own_folder
from explorer.errors import CollectionError, LibraryError
from explorer.library import own
from explorer.library.collection import FILE
from explorer.library.export.format import KEY, Header
from explorer.library.export.reading import read_lines, shown
from explorer.library.export.rebuilding import Rebuilding
from explorer.library.schema import LIBRARY
from explorer.library.store import Store, key_of, open_library, set_key


class Imported(NamedTuple):
    """A collection that was read from an export."""

    name: str
    folder: Path
    articles: int
    """How many there are."""
    extras: list[dict[str, Any]]
    """What other rooms had added to the export."""
    key: str
    """What tells the collection from every other on this machine."""


def import_collection(source: BinaryIO, name: str | None = None) -> Imported:
    """Make a collection of what `export_collection` wrote, packed by gzip or not.

    `name` is what to call it, else it is called as it was there. Its key is the one it had
    there, unless a collection here has that. The first collection becomes the default.

    Raises CollectionError when it cannot be called so, or the export cannot be read, LibraryError
    when the collection cannot be written. There is no new collection then.
    """
    lines = read_lines(source)
    header = next(lines).content
    assert isinstance(header, Header)
    folder = _folder_for(header, name)
    with failures_named(folder / FILE, LIBRARY):
        make_own_folder(folder.parent)
        with TemporaryDirectory(
            prefix=".importing-", dir=folder.parent, ignore_cleanup_errors=True
        ) as temporary:
            making = Path(temporary) / folder.name
            make_own_folder(making)
            with closing(Store(making)) as store:
                rebuilding = Rebuilding(store)
                rebuilding.take(lines)
                key = _give_key(store, header.key)
            default = own.default()
            making.rename(folder)
    # What was the default as the only collection is not the only one any more.
    own.set_default(default or folder.name)
    return Imported(folder.name, folder, rebuilding.articles, rebuilding.extras, key)


def _folder_for(header: Header, name: str | None) -> Path:
    """Return where the collection is to be. Raises CollectionError when it cannot be there."""
    if name is not None:
        return _free_folder(name)
    try:
        return _free_folder(header.name)
    except CollectionError as error:
        remedy = "Say with --name what to call it here."
        raise CollectionError(shown(error.problem), remedy) from error


def _free_folder(name: str) -> Path:
    folder = own.free_folder(name)
    if os.path.lexists(folder):
        raise CollectionError(f"{folder} is something else already.", "Take another name.")
    return folder


def _give_key(store: Store, key: str | None) -> str:
    """Give a library the key that it had, and return the one that it has."""
    if key and KEY.fullmatch(key) and not _is_taken(key):
        with store.change() as change:
            set_key(change, key)
    return key_of(store.connection) or ""


def _is_taken(key: str) -> bool:
    """Whether a collection of the user's has this key: what is kept from both would mix."""
    for name in own.names():
        # One that cannot be opened, or has just been removed, has no key that could be used.
        with (
            suppress(CollectionError, LibraryError),
            closing(open_library(own.existing(name) / FILE)) as connection,
        ):
            if key_of(connection) == key:
                return True
    return False
