"""Looking for an id among sorted ones: what looking at each of them would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.library.sorted_ids import around, beginning

ID = st.text("ab1-", max_size=4)
IDS = st.sets(ID).map(sorted)


@given(IDS, ID, st.integers(0, 4))
def test_the_first_that_begin_so_are_found(ids: list[str], prefix: str, limit: int) -> None:
    assert beginning(ids, prefix, limit) == [id_ for id_ in ids if id_.startswith(prefix)][:limit]


@given(IDS, ID)
def test_the_ones_before_and_after_are_found(ids: list[str], id_: str) -> None:
    before, after = [each for each in ids if each < id_], [each for each in ids if each > id_]
    assert around(ids, id_) == before[-1:] + after[:1]
