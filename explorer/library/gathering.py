"""Find the files that a user means by a path, a folder or a pattern."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from explorer.library.collection import LEXICON, METADATA
from explorer.library.readers.document import Failure
from explorer.library.readers.suffixes import NOT_ARTICLES

_PAGES = (".html", ".htm", ".xhtml")


class File(NamedTuple):
    """A file as it was found, before it is opened."""

    path: Path
    size: int
    changed: int
    """Nanoseconds."""
    named: bool
    """Whether the user named it, and did not merely name a folder that it is in."""

    @property
    def locator(self) -> str:
        """How the library and the user call it."""
        return locator_of(self.path)


def locator_of(path: Path) -> str:
    """Return a path as text that can be kept and sent: a byte that is no character is written
    as its number."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def is_there(given: str) -> bool:
    """Whether a path or a pattern means anything that is there now."""
    return os.path.lexists(given) or next(glob.iglob(given, recursive=True), None) is not None  # noqa: PTH207


def find_files(given: str, passed_over: Counter[str]) -> Iterator[File | Failure]:
    """Yield the files that a path or a pattern means, each folder's in the order of their names.

    In folders those are passed over whose names begin with a dot or tell that they hold no
    article; `passed_over` counts the latter by suffix. Links are followed, into any folder once.
    """
    path = Path(given)
    if os.path.lexists(path):
        places = [path]
    else:
        places = [Path(place) for place in sorted(glob.glob(given, recursive=True))]  # noqa: PTH207
        if not places:
            yield Failure(locator_of(path), "there is no such file or folder")
    yield from _walk(_outermost(places), passed_over)


def _outermost(places: list[Path]) -> list[Path]:
    """Leave out what lies in a folder that is meant as well: `**` means both."""
    folders = {place for place in places if place.is_dir()}
    return [place for place in places if folders.isdisjoint(place.parents)]


def _walk(places: list[Path], passed_over: Counter[str]) -> Iterator[File | Failure]:
    """Yield the files in places and folders; without recursion, for folders may lie in folders
    deeper than Python goes."""
    waiting = [(place, True) for place in reversed(places)]
    entered: set[tuple[int, int]] = set()
    while waiting:
        path, named = waiting.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield from _as_file(path, status, passed_over, named=named)
            elif (status.st_dev, status.st_ino) not in entered:
                entered.add((status.st_dev, status.st_ino))
                waiting += [(inside, False) for inside in _listed(path, passed_over)]
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            yield Failure(locator_of(path), f"it cannot be opened: {reason}")


def _as_file(
    path: Path, status: os.stat_result, passed_over: Counter[str], *, named: bool
) -> Iterator[File | Failure]:
    if stat.S_ISREG(status.st_mode):
        yield File(path, status.st_size, status.st_mtime_ns, named)
    elif named:
        yield Failure(locator_of(path), "it is neither a file nor a folder")
    else:
        passed_over["special files"] += 1


def _listed(folder: Path, passed_over: Counter[str]) -> Iterator[Path]:
    """Yield what may be or hold an article in a folder, the last name first. Raises OSError."""
    names = sorted((entry.name for entry in os.scandir(folder)), reverse=True)
    here = set(names)
    for name in names:
        suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
        if name.startswith(".") or _belongs_to_a_page(name, here):
            continue
        if name in (METADATA, LEXICON):
            continue  # about the articles, and looked at with them
        if suffix in NOT_ARTICLES:
            passed_over[suffix] += 1
        else:
            yield folder / name


def _belongs_to_a_page(name: str, here: set[str]) -> bool:
    """Whether this is the folder of pictures and scripts that a browser saves beside a page."""
    stem, files, rest = name.rpartition("_files")
    return bool(files) and not rest and any(stem + suffix in here for suffix in _PAGES)


def measure(given: list[str]) -> tuple[int, int]:
    """Return how many files paths and patterns mean, and how many bytes they have in all."""
    sizes = [
        found.size
        for each in given
        for found in find_files(each, Counter())
        if isinstance(found, File)
    ]
    return len(sizes), sum(sizes)
