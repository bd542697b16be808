"""How long it takes until an article that is added to an index is found.

    python -m tests.benchmarks.adding INDEX

Works on a copy of the index; what is measured goes to stdout as JSON.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from explorer.search.index import ArticleIndex, IndexedArticle, Request
from explorer.search.query import Word
from explorer.search.whoosh_index import WhooshIndex
from tests.benchmarks.processes import on_one_core

_ADDED = 20


def time_adding(index: ArticleIndex, number: int) -> float:
    """Add one article and find it; return the seconds. Raises LookupError when it is not."""
    id_, word = f"added{number}", f"unheardof{number}"
    text = f"The {word} article was added after all the others had been."
    started = time.perf_counter()
    index.add([IndexedArticle(id_, "A late addition", text)])
    found = index.search(Request(Word(word, word)), limit=20)
    seconds = time.perf_counter() - started
    if found.ids != (id_,):
        raise LookupError(f"{id_} was added and is not found.")
    return seconds


def main() -> None:
    """Add articles one at a time, each in a commit of its own."""
    on_one_core()
    index = Path(sys.argv[1])
    with tempfile.TemporaryDirectory(dir=index.parent) as temporary:
        copy = shutil.copytree(index, Path(temporary, "index"))
        opened = WhooshIndex.open(copy)
        print(json.dumps({"seconds": [time_adding(opened, number) for number in range(_ADDED)]}))
        opened.close()


if __name__ == "__main__":
    main()
