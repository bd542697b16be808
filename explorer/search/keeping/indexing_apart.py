"""Build or update the index of a library in a process of its own: a thread stalls the screen.

    python -m explorer.search.keeping.indexing_apart LIBRARY CACHE [SPACY_MODEL]

What it writes is how far it is, several times a second. It ends when nobody reads that any more.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from pathlib import Path
from threading import Thread

from explorer.errors import UnusableIndexError
from explorer.library.collection import Collection
from explorer.search.keeping.supply import Progress

_FEW = 500
"""Articles that are indexed sooner than a process is started."""

_BETWEEN_REPORTS_SECONDS = 0.1
_GENTLY = 5  # as `nice` counts


def index_apart(collection: Collection, cache_dir: Path, progress: Progress) -> None:
    """Have the index of a collection brought up to date, where that is much to do.

    Raises nothing but what `progress` raises, which ends the process: what has not been done, or
    could not be, is left to `open_index`, which knows what to tell the user.
    """
    import subprocess  # only now: the index is mostly there

    library = collection.library
    if library is None or _to_index(collection, cache_dir) < _FEW:
        return
    arguments = [str(library.absolute()), str(cache_dir.absolute())]
    if collection.spacy_model:
        arguments.append(collection.spacy_model)
    try:
        process = subprocess.Popen(  # noqa: S603  # this program itself
            [sys.executable, "-m", "explorer.search.keeping.indexing_apart", *arguments],
            cwd=Path(__file__).parents[3],  # where this program is found, wherever the user is
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return
    with process:
        try:
            for line in process.stdout or ():
                done, total = map(int, line.split())
                progress(done, total)
        except BaseException:
            process.kill()
            raise


def _to_index(collection: Collection, cache_dir: Path) -> int:
    """Return about how many articles have to be indexed."""
    from explorer.search.keeping.curated_forms import described, listed_names
    from explorer.search.keeping.index_files import mark_of, sound_record
    from explorer.search.keeping.index_folder import index_folder

    folder = index_folder(collection, cache_dir)
    try:
        record = sound_record(folder)
        changes = collection.changes_since(mark_of(folder, record))
    except (OSError, UnusableIndexError):
        changes = None
    else:
        if record.contents.forms != described(listed_names(collection)):
            changes = None  # it may have to do with any article
    return len(collection) if changes is None else sum(map(len, changes))


class _Teller:
    """Tells whoever started this process how far it is, and ends it when they are gone."""

    def __init__(self) -> None:
        self._last = (0, 0)
        Thread(target=self._tell, daemon=True).start()

    def note(self, done: int, total: int) -> None:
        """Take down how far it is."""
        self._last = done, total

    def _tell(self) -> None:
        try:
            while True:
                time.sleep(_BETWEEN_REPORTS_SECONDS)
                sys.stdout.write("{} {}\n".format(*self._last))
                sys.stdout.flush()
        except OSError:
            os._exit(1)  # the next build removes what is left of this one


def main(library: str, cache: str, spacy_model: str | None = None) -> None:
    """Bring the index of a library up to date, and the names made of it."""
    from explorer.library.recorded import RecordedCollection
    from explorer.search.keeping.index_cache import open_index

    if hasattr(os, "nice"):
        os.nice(_GENTLY)
    folder = Path(library)
    opened_library = RecordedCollection(folder, folder.name, spacy_model=spacy_model)
    with closing(opened_library) as collection:
        opened = open_index(collection, Path(cache), _Teller().note)
        opened.names()  # which are kept as well
        opened.index.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
