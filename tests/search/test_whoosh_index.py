"""An index on Whoosh, kept in a folder."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from explorer.errors import UnusableIndexError
from explorer.search.index import Request
from explorer.search.whoosh_index import WhooshIndex
from tests.search.corpora import indexed, word


def test_what_was_added_is_there_when_opened_again(tmp_path: Path) -> None:
    index = WhooshIndex.create(tmp_path)
    index.add([indexed("1", "A gang retreats")])
    index.close()
    opened = WhooshIndex.open(tmp_path)
    assert opened.search(Request(word("gang")), limit=9).ids == ("1",)
    opened.close()


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableIndexError, match="cannot be opened"):
        WhooshIndex.open(tmp_path)


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Whoosh leaves a file it cannot read open
@pytest.mark.parametrize("length", [0, 20, 200])
def test_a_table_of_contents_cut_short_is_refused(tmp_path: Path, length: int) -> None:
    WhooshIndex.create(tmp_path).close()
    (toc,) = tmp_path.glob("*.toc")
    toc.write_bytes(toc.read_bytes()[:length])
    with pytest.raises(UnusableIndexError, match="cannot be opened"):
        WhooshIndex.open(tmp_path)


def test_indexes_in_memory_are_told_apart() -> None:
    indexes = []
    for text in ("gang", "police"):
        random.seed(1)  # Whoosh names segments at random
        indexes.append(WhooshIndex.create(None))
        indexes[-1].add([indexed("1", text)])
    assert [each.total(Request(word("gang"))) for each in indexes] == [1, 0]
