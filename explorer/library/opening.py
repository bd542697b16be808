"""Open a collection by what the user calls it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import explorer
from explorer import paths
from explorer.errors import CollectionError
from explorer.library import own
from explorer.library.collection import JUDGEMENTS, Collection
from explorer.library.folder import FolderCollection

if TYPE_CHECKING:
    from explorer.library.store import Store


def open_collection(
    name: str | None, *, max_bytes: int, spacy_model: str | None = None
) -> Collection:
    """Open one of the user's collections, the built-in one, or a folder.

    A folder is a library where it has one, else the .txt files in it. None is the user's default
    collection, and before they have any, the built-in one. A pipeline that is named finds names
    in it, but need not be there to read it. Raises CollectionError when there is
    no such collection or folder, LibraryError when a library cannot be read.
    """
    name = name or own.default() or own.BUILT_IN
    if name == own.BUILT_IN:
        # The articles are a part of the program; what the user decides on them is not.
        judgements = paths.data_dir() / f"{own.BUILT_IN}-{JUDGEMENTS}"
        return FolderCollection(
            _built_in_folder(),
            key=own.BUILT_IN,
            judgements=judgements,
            max_bytes=max_bytes,
            spacy_model=spacy_model,
        )
    if library := library_folder(name):
        return _open_library(library, spacy_model)
    folder = own.as_path(name)
    if not own.is_path(name) and not os.path.lexists(folder):
        raise CollectionError(
            f"There is no collection “{name}”, and no folder of that name here.",
            "`press collections` lists yours; `press collections new` makes one.",
        )
    return FolderCollection(folder, max_bytes=max_bytes, spacy_model=spacy_model)


def open_for_writing(name: str | None) -> Store:
    """Open one of the user's collections to add to it or to edit it.

    None is the user's default collection, which is made if they have none. Raises
    CollectionError when there is no such collection or it is no library, LibraryError when it
    cannot be written to.
    """
    from explorer.library.store import Store  # only to write: it loads SQLite

    name = name or own.default()
    if name is None:
        return Store(own.first())
    folder = library_folder(name)
    if folder is None:
        problem = (
            "The built-in collection stays as it is."
            if name == own.BUILT_IN
            else f"“{name}” is no collection that articles can be added to."
        )
        raise CollectionError(
            problem, "`press collections new NAME` makes one, and `press -C NAME` works in it."
        )
    return Store(folder)


def library_folder(name: str | None) -> Path | None:
    """Return the folder of the library that a name means, None when it means none."""
    name = name or own.default()
    if name is None or name == own.BUILT_IN:
        return None
    folder = own.folder_of(name) or own.as_path(name)
    return folder if own.has_library(folder) else None


def _open_library(folder: Path, spacy_model: str | None) -> Collection:
    from explorer.library.recorded import RecordedCollection  # only for those: it loads SQLite

    return RecordedCollection(folder, folder.name, spacy_model=spacy_model)


def _built_in_folder() -> Path:
    """Return where the five articles are: in the installed package, or beside it in a checkout."""
    package = Path(explorer.__file__).parent
    for folder in (package / "seeds", package.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise CollectionError(
        f"The built-in collection is missing from {package}.", "Install Press Explorer again."
    )
