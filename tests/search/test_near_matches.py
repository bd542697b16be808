"""Words and names close to each other."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.models import EntityType, Mention
from explorer.search.near_matches import near_matches
from explorer.search.query import AnyName, Near
from explorer.search.reasons import Reason
from explorer.text.words import words_of

PLACE = AnyName(EntityType.PLACE, frozenset({"pont sonde", "x"}))
FORCE = AnyName(EntityType.FORCE, frozenset({"y", "x"}))


def found(near: Near, text: str, names: tuple[str, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in spans(near, text, names)]


def spans(near: Near, text: str, names: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    mentions = sorted(
        Mention(at, at + len(name), name, name.lower())
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    )
    matches = list(near_matches(near, words_of(text), mentions))
    assert all(match.reason is Reason.NEAR for match in matches)
    return [(match.start, match.end) for match in matches]


@pytest.mark.parametrize(
    ("near", "text", "names", "shown"),
    [
        (Near(("a", "b"), 2), "a c b", (), ["a", "b"]),
        (Near(("a", "b"), 2), "B c Á", (), ["B", "Á"]),
        (Near(("a", "b"), 2), "a c c b", (), []),
        (Near(("a", "b"), 1), "a b c c c a", (), ["a", "b"]),
        (Near(("a", "b"), 2), "a a b a", (), ["a", "a", "b", "a"]),
        (Near(("a", "a"), 2), "a", (), []),
        (Near(("a", "a"), 2), "a b a", (), ["a", "a"]),
        (Near(("a", "b", "c"), 2), "a b b c", (), []),
        (Near(("a", "b", "c"), 3), "a b b c", (), ["a", "b", "b", "c"]),
        (
            Near(("killed", PLACE), 3),
            "killed in pont sonde",
            ("pont sonde",),
            ["killed", "pont sonde"],
        ),
        (Near(("killed", PLACE), 1), "killed in pont sonde", ("pont sonde",), []),
        # its first word is too far off, though its second is not
        (Near((PLACE, "killed"), 1), "pont sonde killed", ("pont sonde",), []),
        (Near((PLACE,), 6), "x y x", ("x", "y"), ["x", "x"]),
        (Near((PLACE, PLACE), 1), "x y x", ("x", "y"), []),
        (Near((PLACE, FORCE), 1), "x y", ("x", "y"), ["x", "x", "y"]),
        # one word may fill a slot for words and one for names
        (Near(("x", PLACE), 1), "x", ("x",), ["x", "x"]),
    ],
)
def test_finds(near: Near, text: str, names: tuple[str, ...], shown: list[str]) -> None:
    assert sorted(found(near, text, names)) == sorted(shown)


def test_a_name_stands_at_its_first_word_even_where_it_begins_with_none() -> None:
    near = Near(("a", AnyName(EntityType.FORCE, frozenset({"«b»"}))), 1)
    assert found(near, "a «b» c", ("«b»",)) == ["a", "«b»"]


def test_no_stretch_is_told_twice() -> None:
    text = "a b " * 10
    assert len(found(Near(("a", "b"), 7), text)) == 20


SLOTS = st.lists(st.sampled_from(("a", "b", PLACE, FORCE)), min_size=1, max_size=4).map(tuple)


@given(SLOTS, st.integers(0, 5), st.text("abxy", max_size=9).map(" ".join))
def test_it_finds_what_trying_every_choice_of_places_finds(
    slots: tuple[str | AnyName, ...], within: int, text: str
) -> None:
    words = text.split()
    at = [
        [
            n
            for n, w in enumerate(words)
            if w == slot or (isinstance(slot, AnyName) and w in slot.forms)
        ]
        for slot in slots
    ]
    expected = {
        place
        for chosen in product(*at)
        if max(chosen) - min(chosen) <= within
        and len(set(zip(slots, chosen, strict=True))) == len(slots)
        for place in chosen
    }
    assert {start // 2 for start, _ in spans(Near(slots, within), text, ("x", "y"))} == expected
