"""Counting sets of forms over a result, as going through its documents does."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.engine.membership import Membership
from tests.search.corpora import form_sets, indexed
from tests.search.engine.segments import segment

MENTIONED = st.lists(st.sampled_from("fgh"), max_size=4)
SETS = st.lists(st.frozensets(st.sampled_from("fghx")), max_size=4)


@given(st.lists(MENTIONED, max_size=20), SETS, st.data())
def test_sets_are_counted_in_any_result(
    mentioned: list[list[str]], sets: list[frozenset[str]], data: st.DataObject
) -> None:
    made = segment(indexed(str(at), "x", forms=" ".join(f)) for at, f in enumerate(mentioned))
    membership = Membership(made, form_sets(sets))
    chosen = st.sets(st.integers(0, len(mentioned) - 1)) if mentioned else st.just(set())
    everything = set(range(len(mentioned)))
    for found in (data.draw(chosen), set(), everything, set(list(everything)[:1])):
        mask = np.zeros(len(mentioned), bool)
        mask[list(found)] = True
        assert membership.count(mask, len(found)).tolist() == [
            sum(not each.isdisjoint(mentioned[doc]) for doc in found) for each in sets
        ]
