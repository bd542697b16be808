"""A passage as it is selected, without a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.text.paragraphs import Span
from explorer.tui.selection import Selection

WORDS = [Span(0, 3), Span(4, 8), Span(9, 12), Span(13, 20), Span(21, 25)]
SENTENCES = [Span(0, 9), Span(9, 13), Span(13, 26)]


def test_it_grows_and_shrinks_by_words_and_turns_at_what_was_begun() -> None:
    selection = Selection.of(Span(9, 12))
    spans = []
    for by in (1, 1, -1, -1, -1, -1, 1, 1, 1):
        selection = selection.moved(WORDS, by)
        spans.append(selection.span)
    assert spans == [
        (9, 20),
        (9, 25),
        (9, 20),
        (9, 12),
        (4, 12),
        (0, 12),
        (4, 12),
        (9, 12),
        (9, 20),
    ]


def test_turned_the_other_end_moves() -> None:
    selection = Selection.of(Span(9, 12)).moved(WORDS, 1).turned()
    assert selection.span == (9, 20)
    assert selection.moved(WORDS, -1).span == (4, 20)
    assert selection.moved(WORDS, 1).span == (13, 20)
    assert selection.turned().moved(WORDS, 1).span == (9, 25)


def test_ends_that_meet_pass_each_other() -> None:
    selection = Selection.of(Span(13, 20)).turned().moved(WORDS, 1)
    assert selection.span == (20, 25)


def test_it_stops_at_the_ends_of_the_text() -> None:
    first, last = Selection.of(WORDS[0]), Selection.of(WORDS[-1])
    assert first.moved(WORDS, -1).span == WORDS[0]
    assert last.moved(WORDS, 1).span == WORDS[-1]


def test_it_widens_to_whole_units() -> None:
    assert Selection.of(Span(4, 12)).widened(SENTENCES).span == (0, 13)
    assert Selection.of(Span(4, 5)).widened([]).span == (4, 5)


@pytest.mark.parametrize(("to", "reached"), [((21, 25), (9, 25)), ((0, 3), (0, 12))])
def test_it_reaches_a_stretch_on_either_side(to: tuple[int, int], reached: tuple[int, int]) -> None:
    assert Selection.of(Span(9, 12)).reaching(Span(*to)).span == reached


MOVES = st.sampled_from(["on", "back", "turn", "reach"])


@given(begun=st.sampled_from(WORDS), moves=st.lists(st.tuples(MOVES, st.sampled_from(WORDS))))
def test_it_is_never_empty_and_always_of_whole_words(
    begun: Span, moves: list[tuple[str, Span]]
) -> None:
    selection = Selection.of(begun)
    for move, word in moves:
        match move:
            case "on":
                selection = selection.moved(WORDS, 1)
            case "back":
                selection = selection.moved(WORDS, -1)
            case "turn":
                selection = selection.turned()
            case _:
                selection = selection.reaching(word)
        start, end = selection.span
        assert start < end
        assert start in {edge for each in WORDS for edge in each}
        assert end in {edge for each in WORDS for edge in each}
