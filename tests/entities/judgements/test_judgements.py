"""Judgements: which of them hold."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.judgements.judgements import Judgement, Judgements, Name, Verdict
from tests.entities.judged import FORCE, NOON, PERSON, PLACE, judged

MINUTE = timedelta(minutes=1)
_NAMES = st.sampled_from(["A", "B", "C"])


@st.composite
def judgements(draw: st.DrawFn) -> list[Judgement]:
    """Return a few judgements on few names, so that they meet."""
    found = []
    for _ in range(draw(st.integers(0, 8))):
        one, other = draw(st.lists(_NAMES, min_size=2, max_size=2, unique=True))
        verdict = draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.HIDE]))
        second = other if verdict is not Verdict.HIDE else None
        made = judged(verdict, one, second, minute=draw(st.integers(0, 3)))
        found.append(made)
        if draw(st.booleans()):
            found.append(made.withdraw("ben", NOON + draw(st.integers(0, 9)) * MINUTE))
    return found


def test_of_two_on_one_pair_the_later_holds_whichever_comes_first() -> None:
    same = judged("same", "PNH", "HNP")
    different = judged("different", "hnp", "pnh", minute=1)
    for order in ([same, different], [different, same]):
        assert Judgements(order).holding == (different,)


def test_withdrawn_it_uncovers_what_held_before() -> None:
    same, different = judged("same", "A", "B"), judged("different", "A", "B", minute=1)
    back = different.withdraw("ben", NOON + 2 * MINUTE)
    assert Judgements([back, different, same]).holding == (same,)
    assert Judgements([back, same]).holding == (same,)


def test_a_withdrawal_takes_back_one_judgement_and_not_a_later_one_like_it() -> None:
    first, again = judged("hide", "A"), judged("hide", "A", minute=2)
    assert Judgements([first, first.withdraw("b", NOON + MINUTE), again]).holding == (again,)


def test_forms_are_compared_folded_and_pairs_in_any_order() -> None:
    state = Judgements([judged("unsure", "Chérizier", "Barbecue")])
    found = state.on_pair(Name("barbecue"), Name("cherizier"))
    assert found
    assert found.judgement is Verdict.UNSURE
    assert state.on_pair(Name("barbecue"), Name("cherizier", PERSON)) is None


def test_a_force_is_named_as_the_body_that_it_is() -> None:
    assert judged("hide", "MSS", one_type=FORCE).names == (
        judged("hide", "MSS", one_type=judged("new", "x", type_=FORCE).names[0].type).names
    )


@pytest.mark.parametrize(
    ("verdict", "one", "other", "type_"),
    [
        ("same", "A", None, None),
        ("hide", "A", "B", None),
        ("type", "A", None, None),
        ("name", "A", None, PLACE),
        ("same", "A", "á", None),
    ],
)
def test_what_says_nothing_is_refused(
    verdict: str, one: str, other: str | None, type_: None
) -> None:
    with pytest.raises(ValueError, match=r"about|type|one form"):
        judged(verdict, one, other, type_=type_)


def test_the_last_action_is_all_that_one_author_judged_at_one_moment() -> None:
    first, a, b = judged("hide", "C"), judged("hide", "A", minute=1), judged("hide", "B", minute=1)
    bens = judged("hide", "D", minute=2, by="ben")
    state = Judgements([b, first, a, bens])
    assert state.last_action("anna") == (a, b)
    assert state.last_action() == (bens,)
    undone = Judgements(
        [b, first, a, *(each.withdraw("anna", NOON + 3 * MINUTE) for each in (a, b))]
    )
    assert undone.last_action("anna") == (first,)
    assert Judgements().last_action() == ()


def test_a_new_judgement_is_later_than_all_others_even_when_a_clock_went_back() -> None:
    state = Judgements([judged("hide", "A", minute=5)])
    assert state.next_time(NOON) > NOON + 5 * MINUTE
    assert state.next_time(NOON + 6 * MINUTE) == NOON + 6 * MINUTE
    back = judged("hide", "A").withdraw("anna", NOON + 9 * MINUTE)
    assert Judgements([back]).next_time(NOON) > NOON + 9 * MINUTE


@given(judgements(), st.randoms(use_true_random=False), st.integers(0, 16))
def test_order_repetition_and_files_do_not_matter(
    given_: list[Judgement], random: object, cut: int
) -> None:
    shuffled = list(given_)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    union = [*shuffled[:cut], *given_, *shuffled[cut:]]
    assert Judgements(union).holding == Judgements(given_).holding
    assert Judgements(union).standing == Judgements(given_).standing
