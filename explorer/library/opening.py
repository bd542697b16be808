"""Open a collection by what the user calls it."""

from __future__ import annotations

import os
from pathlib import Path

import explorer
from explorer.errors import CollectionError
from explorer.library.collection import Collection
from explorer.library.folder import FolderCollection

BUILT_IN = "haiti"


def open_collection(name: str, *, max_bytes: int) -> Collection:
    """Open the built-in collection or a folder of articles.

    Raises CollectionError when there is no such folder or it cannot be read.
    """
    if name == BUILT_IN:
        return FolderCollection(_built_in_folder(), key=BUILT_IN, max_bytes=max_bytes)
    if "\0" in name:
        raise CollectionError("The name of a folder cannot hold a NUL character.")
    # One folder is one collection, whatever way leads there. Not Path's own expanduser and
    # resolve: they raise where `~` begins the name of no user and where links go round in a ring.
    folder = Path(os.path.realpath(os.path.expanduser(name)))  # noqa: PTH111
    return FolderCollection(folder, max_bytes=max_bytes)


def _built_in_folder() -> Path:
    """Return where the five articles are: in the installed package, or beside it in a checkout."""
    package = Path(explorer.__file__).parent
    for folder in (package / "seeds", package.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise CollectionError(
        f"The built-in collection is missing from {package}.", "Install Press Explorer again."
    )
