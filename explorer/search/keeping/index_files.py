"""The files of an index in its folder: what a commit wrote, and whether it is still all there.

With every commit goes a record of its files, each with its size and checksum, written before
Whoosh gives the table of contents its name, which is what commits. So a commit without its
record does not count, and a record without its commit is passed over. What has been read and
found sound is not read again as long as the file system says that nobody has written to it.

Whoosh's table of contents is a pickle, so an index is opened only from a folder that belongs to
the user and that nobody else can write to.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from explorer.errors import UnusableIndexError
from explorer.search.engine.committed import last_number, table_name
from explorer.search.engine.storage import Commit
from explorer.search.keeping.checked_bytes import (
    UNREADABLE,
    Print,
    identity_of,
    print_of,
    read_checked,
    refuse_shared,
    write_checked,
    write_whole,
)
from explorer.search.keeping.seen import remember, seen

NAMES = "names-"
"""With what the names of files begin in which names are kept: they belong to no commit."""

_SEEN = "seen.json"


@dataclass(frozen=True)
class Contents:
    """What an index has, in the words of the collection."""

    articles: int
    """How many can be found."""
    signature: str
    """The collection's, as it was indexed."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """The ids of articles that are not in the index, each with a sentence that says why."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """What names were listed when it was made; see `curated_forms.described`."""


@dataclass(frozen=True)
class Record:
    """What was written down of a commit."""

    number: int
    contents: Contents
    files: Mapping[str, Print]
    """Of all its files but the record itself."""


def write_record(
    commit: Commit, contents: Contents, mark: str, printed: Mapping[str, Print] | None = None
) -> None:
    """Write the record of a commit that is about to happen; `mark` is the collection's.

    The files whose print is known need not be read. Raises OSError.
    """
    folder, number = commit.table.parent, commit.number
    marked = _mark_file(folder, number)
    write_whole(marked, mark.encode("utf-8", "surrogateescape"), lasting=True)
    known = {**_known_prints(folder), **(printed or {})}
    files = {table_name(number): print_of(commit.table)}
    files[marked.name] = print_of(marked)
    files |= {each: known.get(each) or print_of(folder / each) for each in commit.segments}
    write_checked(
        _record_file(folder, number), {"contents": asdict(contents), "files": files}, lasting=True
    )


def sound_record(folder: Path, *, thoroughly: bool = False) -> Record:
    """Return the record of the last commit, after checking the folder's owner and the files.

    Unless `thoroughly`, files that nobody has written to since they were found sound are not
    read again. Raises UnusableIndexError when anything is missing, changed or writable by
    others.
    """
    try:
        refuse_shared(folder)
        record = _last_record(folder)
        identities = {name: identity_of(folder / name) for name in record.files}
        before = {} if thoroughly else seen(folder / _SEEN)
        unseen = [name for name, identity in identities.items() if before.get(name) != identity]
        damaged = [name for name in unseen if print_of(folder / name) != record.files[name]]
    except UNREADABLE as error:
        raise UnusableIndexError(f"The index in {folder} cannot be used: {error}.") from error
    if damaged:
        raise UnusableIndexError(f"The index in {folder} is damaged.")
    if unseen:
        remember(folder / _SEEN, identities)
    return record


def last_commit(folder: Path) -> int | None:
    """Return the number of the last commit, None when there is none."""
    try:
        return last_number(path.name for path in folder.iterdir())
    except OSError:
        return None


def mark_of(folder: Path, record: Record) -> str:
    """Return the collection's mark at a commit. Raises OSError."""
    return _mark_file(folder, record.number).read_text("utf-8", "surrogateescape")


def finish_commit(folder: Path) -> None:
    """Remember that what was just written is sound, and tidy up."""
    with suppress(*UNREADABLE):  # it is read again next time
        # What was sound before is remembered as it was then: it may be damaged by now.
        files, before = _last_record(folder).files, seen(folder / _SEEN)
        identities = {name: before.get(name) or identity_of(folder / name) for name in files}
        remember(folder / _SEEN, identities)
    tidy(folder)


def tidy(folder: Path) -> None:
    """Remove whatever does not belong to the last commit, as far as that can be done.

    Only for who may write to the index: to others it may belong.
    """
    try:
        record = _last_record(folder)
    except UNREADABLE:
        return
    keep = {*record.files, _record_file(folder, record.number).name, _SEEN}
    for path in folder.iterdir():
        if path.name not in keep and not path.name.startswith(NAMES):
            remove(path)


def remove(path: Path) -> None:
    """Remove a file or a folder, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):
        path.unlink()


def _last_record(folder: Path) -> Record:
    """Return the record of the last commit. Raises one of UNREADABLE when there is none."""
    number = last_commit(folder)
    if number is None:
        raise ValueError("nothing was committed")
    kept = read_checked(_record_file(folder, number))
    record = Record(number, Contents(**kept["contents"]), kept["files"])
    if table_name(number) not in record.files:
        raise ValueError(f"the record of commit {number} is another's")
    return record


def _record_file(folder: Path, number: int) -> Path:
    return folder / f"record-{number}.json"


def _mark_file(folder: Path, number: int) -> Path:
    return folder / f"mark-{number}"


def _known_prints(folder: Path) -> Mapping[str, Print]:
    """Return the prints of the files of the last commit."""
    try:
        return _last_record(folder).files
    except UNREADABLE:  # there was none
        return {}
