"""The user's own collections: folders by name in the data folder, each with a library."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from explorer import paths
from explorer.errors import CollectionError
from explorer.library.collection import FILE

BUILT_IN = "haiti"
FIRST = "mine"
"""What the user's first collection is called, unless they call it something else."""

_NAME = re.compile(r"[^\W_][\w.-]{0,63}")
_DEFAULT = "default-collection"


def names() -> list[str]:
    """Return the names of the user's own collections, sorted."""
    with _failures_named(_home()):
        if not _home().is_dir():
            return []
        return sorted(path.name for path in _home().iterdir() if _is_collection(path))


def folder_of(name: str) -> Path | None:
    """Return the folder of an own collection, None when there is none of that name."""
    if not _NAME.fullmatch(name):
        return None
    folder = _home() / name
    return folder if _is_collection(folder) else None


def new(name: str) -> Path:
    """Make an empty collection and return its folder; the first becomes the default.

    A name with a slash in it is a folder anywhere: a collection that others may share, as far
    as the folder's mode lets them. Raises CollectionError, LibraryError.
    """
    if not is_path(name):
        return _own(free_folder(name))
    folder = as_path(name)
    with _failures_named(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if has_library(folder):
        raise CollectionError(f"There is a collection in {folder} already.")
    _make_library(folder)
    return folder


def first() -> Path:
    """Return the folder of the user's first collection, made unless somebody has just made it.

    Raises CollectionError when there are several and none is the default; LibraryError.
    """
    if len(names()) > 1:
        raise CollectionError(
            "You have several collections, and none is the one that opens when none is named.",
            "Name one with -C NAME, or for good with `press collections use NAME`.",
        )
    return _own(_home() / FIRST)


def rename(old: str, name: str) -> None:
    """Give an own collection another name. Raises CollectionError."""
    folder, target, was_default = existing(old), free_folder(name), default() == old
    with _failures_named(folder):
        folder.rename(target)
    if was_default:
        set_default(name)


def remove(name: str) -> None:
    """Remove an own collection with all that is in it. Raises CollectionError."""
    folder, was_default = existing(name), default() == name
    with _failures_named(folder):
        # First out of sight in one step: a removal that is cut short leaves no half collection.
        going = Path(tempfile.mkdtemp(prefix=".removed-", dir=_home())) / name
        folder.rename(going)
        shutil.rmtree(going.parent)
        if was_default:
            (paths.data_dir() / _DEFAULT).unlink(missing_ok=True)


def existing(name: str) -> Path:
    """Return the folder of an own collection. Raises CollectionError when there is none."""
    folder = folder_of(name)
    if folder is None:
        problem = (
            f"“{BUILT_IN}” is built in and stays as it is."
            if name == BUILT_IN
            else f"You have no collection “{name}”."
        )
        raise CollectionError(problem, "`press collections` lists yours.")
    return folder


def default() -> str | None:
    """Return the collection that is opened when none is named, None when there is none."""
    with suppress(OSError, ValueError):
        name = (paths.data_dir() / _DEFAULT).read_text("utf-8").strip()
        if folder_of(name):
            return name
    own = names()
    return own[0] if len(own) == 1 else None


def set_default(name: str) -> None:
    """Let a collection be the one that is opened when none is named. Raises CollectionError."""
    existing(name)
    file = paths.data_dir() / _DEFAULT
    with _failures_named(file):
        handle, making = tempfile.mkstemp(prefix=f".{_DEFAULT}-", dir=file.parent)
        with open(handle, "w", encoding="utf-8") as stream:  # noqa: PTH123
            stream.write(name + "\n")
        Path(making).replace(file)


def is_path(name: str) -> bool:
    """Whether a collection is named by where it is."""
    return os.sep in name or name.startswith(("~", "."))


def as_path(name: str) -> Path:
    """Return the folder that is meant; one folder is one collection, whatever way leads there.

    Raises CollectionError when no folder can be called so.
    """
    if "\0" in name:
        raise CollectionError("The name of a folder cannot hold a NUL character.")
    # Not Path's own expanduser and resolve: they raise where `~` begins the name of no user and
    # where links go round in a ring.
    return Path(os.path.realpath(os.path.expanduser(name)))  # noqa: PTH111


def has_library(folder: Path) -> bool:
    """Whether there is a library in a folder; one that cannot be looked into has none."""
    return os.path.isfile(folder / FILE)  # noqa: PTH113  # Path's own raises for some names


def _home() -> Path:
    return paths.data_dir() / "collections"


def _is_collection(folder: Path) -> bool:
    return has_library(folder) and not folder.name.startswith(".")


def _own(folder: Path) -> Path:
    """Make an own collection in a folder, unless it is there, and return the folder."""
    before = default()
    with _failures_named(folder):
        _home().mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    _make_library(folder)
    set_default(before or folder.name)  # what opened as the only one is not the only one any more
    return folder


def _make_library(folder: Path) -> None:
    from explorer.library.store import Store  # only to make one: it loads SQLite

    Store(folder).close()


def free_folder(name: str) -> Path:
    """Return where a new own collection would be. Raises CollectionError when there cannot be
    one of that name."""
    if not _NAME.fullmatch(name):
        raise CollectionError(
            f"“{name}” cannot be the name of a collection.",
            "Use letters, digits, dots, dashes and underscores, a letter or digit first.",
        )
    if name == BUILT_IN or folder_of(name):
        raise CollectionError(f"There is a collection “{name}” already.", "Take another name.")
    return _home() / name


@contextmanager
def _failures_named(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CollectionError(
            f"{place} cannot be used: {error.strerror or error}.",
            "See that the folder can be written to and has room.",
        ) from error
