"""Merge the segments of a kept index, in a process of its own, while others search and write.

    python -m explorer.search.keeping.tending FOLDER

Merging is slow, so it is done beside the index, which is locked only while what came of it is put
in its place. Who has the old segments open goes on with them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

_GENTLY = 10  # as `nice` counts


def tend(folder: Path) -> None:
    """Merge what is due in the index in a folder, unless somebody does already.

    Raises OSError.
    """
    # Only now: a process that is started leaves who started it before it loads anything.
    from filelock import FileLock, Timeout

    from explorer.errors import UnusableIndexError
    from explorer.search.keeping.index_files import remove
    from explorer.search.keeping.index_folder import merging_folder

    beside = merging_folder(folder)
    with (
        suppress(Timeout, UnusableIndexError),
        FileLock(beside.with_suffix(".merging.lock"), timeout=0, mode=0o600),
    ):
        try:
            while _merge_once(folder, beside):
                pass
        finally:
            remove(beside)


def _merge_once(folder: Path, beside: Path) -> bool:
    """Merge what is due first; return whether something was.

    Raises OSError, UnusableIndexError.
    """
    from filelock import FileLock

    from explorer.search.engine.storage import Commit
    from explorer.search.keeping.checked_bytes import print_of
    from explorer.search.keeping.index_cache import open_sound
    from explorer.search.keeping.index_files import (
        finish_commit,
        mark_of,
        remove,
        tidy,
        write_record,
    )
    from explorer.search.keeping.index_folder import lock_file

    remove(beside)  # of one that was killed
    beside.mkdir(mode=0o700)
    with closing(open_sound(folder)[0]) as index:
        merged = index.merge_beside(beside)
    if merged is None:
        return False
    prints = {path.name: print_of(path) for path in beside.iterdir()}

    def record_again(commit: Commit) -> None:
        write_record(commit, record.contents, mark_of(folder, record), prints)

    with FileLock(lock_file(folder), mode=0o600):
        index, record = open_sound(folder, record_again)
        tidy(folder)
        with closing(index):
            try:
                index.put(merged, beside)
            except ValueError:  # it has been built anew meanwhile
                return False
            except BaseException:
                tidy(folder)
                raise
        finish_commit(folder)
    return True


def start_tending(folder: Path) -> None:
    """Start a process that tends the index in a folder, and outlives this one."""
    command = [sys.executable, "-m", "explorer.search.keeping.tending", str(folder.absolute())]
    with suppress(OSError, subprocess.SubprocessError):  # it may be done another time
        subprocess.run(  # noqa: S603  # this program itself
            command,
            cwd=Path(__file__).parents[3],  # where this program is found, wherever the user is
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            check=False,
        )


def main(folder: str) -> None:
    """Tend an index gently; whoever started this process need not wait for it."""
    if os.fork():
        os._exit(0)
    os.nice(_GENTLY)
    with suppress(OSError):  # it stays as it was
        tend(Path(folder))


if __name__ == "__main__":
    main(sys.argv[1])
