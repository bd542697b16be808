"""A process that opens the index of a folder, and can be made to die at a given moment.

    python -m tests.search.building ARTICLES CACHE [MOMENT [TIMES]]
    python -m tests.search.building ARTICLES CACHE "no room"

It prints how many articles can be searched, then `built` or `found`, and the notices. A moment
is the name of something that building does; at the given time that it does it, the process is
killed with no chance to clean up. With no room, no file can grow beyond 3,000 bytes.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from explorer.library.folder import FolderCollection
from explorer.search import index_cache

_NO_ROOM = "no room"

MOMENTS: dict[str, tuple[Any, str]] = {
    "article read": (FolderCollection, "article"),
    "index filled": (index_cache, "_check_complete"),
    "file synced": (os, "fsync"),
    "sealed": (Path, "rename"),
    "in place": (index_cache, "_remove_old"),
}


def _die_at(moment: str, times: int) -> None:
    owner, name = MOMENTS[moment]
    original: Callable[..., Any] = getattr(owner, name)
    left = times

    def dying(*arguments: Any, **named: Any) -> Any:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **named)

    setattr(owner, name, dying)


def main(articles: str, cache: str, moment: str = "", times: str = "1") -> None:
    if moment in MOMENTS:
        _die_at(moment, int(times))
    collection = FolderCollection(Path(articles), max_bytes=1 << 20)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    if moment == _NO_ROOM:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, hard))
    opened = index_cache.open_index(collection, Path(cache))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    print(len(opened.index), "built" if opened.built else "found", *opened.notices)
    opened.index.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
