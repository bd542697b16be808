"""Alignment: what two reports say alike, differently, and alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.compare.alignment import Relation, Row, align
from explorer.library.collection import Collection
from explorer.text.paragraphs import Span, sentences
from explorer.text.words import folded_words

A = "The police killed three gang members in Kenscoff on Monday."
A2 = "The police killed seven gang members in Kenscoff on Monday."
B = "Kenya has pledged to send one thousand officers to Haiti."
C = "A firearm and a communication radio were recovered there."
D = "He also issued a stern warning to the leaders of the gangs."


def shape(left: str, right: str) -> list[tuple[str, str | None, str | None, bool]]:
    return [
        (
            row.relation.value,
            row.left and left[slice(*row.left)],
            row.right and right[slice(*row.right)],
            row.moved,
        )
        for row in align(left, right)
    ]


def test_the_same_sentences_stand_side_by_side() -> None:
    assert shape(f"{A} {B}", f"{A}\n{B}") == [("same", A, A, False), ("same", B, B, False)]


def test_case_accents_and_punctuation_do_not_make_words_differ() -> None:
    left, right = "“Pont Sondé”, said he.", "PONT SONDE said he!"
    assert shape(left, right) == [("same", left, right, False)]


def test_a_reworded_sentence_shows_the_words_that_differ() -> None:
    (row,) = align(A, A2)
    assert row.relation is Relation.REWORDED
    assert [A[slice(*span)] for span in row.change.left] == ["three"]
    assert [A2[slice(*span)] for span in row.change.right] == ["seven"]


def test_words_added_stand_only_on_their_side() -> None:
    longer = A.replace("gang members", "armed gang members")
    (row,) = align(A, longer)
    assert row.change.left == ()
    assert [longer[slice(*span)] for span in row.change.right] == ["armed"]


def test_changes_are_offsets_into_the_whole_text() -> None:
    left, right = f"{B} {A}", f"{C} {B} {A2}"
    (row,) = (row for row in align(left, right) if row.relation is Relation.REWORDED)
    assert [left[slice(*span)] for span in row.change.left] == ["three"]
    assert [right[slice(*span)] for span in row.change.right] == ["seven"]


def test_what_only_one_side_has_stands_alone_in_its_place() -> None:
    assert shape(f"{A} {B}", f"{C} {A} {D} {B}") == [
        ("only right", None, C, False),
        ("same", A, A, False),
        ("only right", None, D, False),
        ("same", B, B, False),
    ]
    assert shape(f"{A} {C} {B}", f"{A} {B}")[1] == ("only left", C, None, False)


def test_a_sentence_out_of_order_has_moved() -> None:
    assert shape(f"{A} {B} {C}", f"{B} {C} {A}") == [
        ("same", A, A, True),
        ("same", B, B, False),
        ("same", C, C, False),
    ]


def test_the_same_words_go_before_the_same_words_in_another_order() -> None:
    swapped = "Gang members killed three police in the Kenscoff on Monday."
    assert shape(A, f"{swapped} {A}") == [
        ("only right", None, swapped, False),
        ("same", A, A, False),
    ]


def test_words_in_another_order_are_not_the_same() -> None:
    left, right = "The police of Haiti beat the gangs.", "The gangs of Haiti beat the police."
    (row,) = align(left, right)
    assert row.relation is Relation.REWORDED
    assert row.change.left != ()


def test_a_sentence_is_paired_once() -> None:
    assert shape(f"{A} {A}", A) == [("same", A, A, False), ("only left", A, None, False)]
    assert shape(A, f"{A} {A}") == [("same", A, A, False), ("only right", None, A, False)]


@pytest.mark.parametrize("line", ["Photo: AFP", "Share this"])
def test_a_short_line_pairs_only_with_the_same(line: str) -> None:
    assert shape(line, line) == [("same", line, line, False)]
    assert [row[0] for row in shape(line, line + "s")] == ["only left", "only right"]


def test_unlike_sentences_are_not_paired() -> None:
    assert [row[0] for row in shape(A, B)] == ["only left", "only right"]


def test_lines_without_words_are_not_paired() -> None:
    assert [row[0] for row in shape("***", "***")] == ["only left", "only right"]


@pytest.mark.parametrize(
    ("left", "right", "relations"),
    [("", "", []), (A, "", ["only left"]), ("", A, ["only right"])],
)
def test_an_empty_text_has_nothing_to_pair(left: str, right: str, relations: list[str]) -> None:
    assert [row[0] for row in shape(left, right)] == relations


REPORTS = st.lists(
    st.sampled_from([A, A2, B, C, D, "***", "Photo: AFP", "Photo: CNN", "Otunge said so today."])
).map(" ".join)
REPORTS |= st.text("ab. \n", max_size=40)


@given(REPORTS, REPORTS)
def test_every_sentence_stands_in_exactly_one_row(left: str, right: str) -> None:
    rows = align(left, right)
    lefts = [row.left for row in rows if row.left]
    assert lefts == sentences(left)
    assert sorted(row.right for row in rows if row.right) == sentences(right)


@given(REPORTS, REPORTS)
def test_what_has_not_moved_keeps_the_order_of_both(left: str, right: str) -> None:
    rights = [row.right for row in align(left, right) if row.right and not row.moved]
    assert rights == sorted(rights)


@given(REPORTS, REPORTS)
def test_a_row_says_what_is_in_it(left: str, right: str) -> None:
    for row in align(left, right):
        assert (row.left is None) == (row.relation is Relation.ONLY_RIGHT)
        assert (row.right is None) == (row.relation is Relation.ONLY_LEFT)
        if row.left is None or row.right is None:
            assert row.change == ((), ())
            assert not row.moved
        else:
            assert_change_is_true(row, row.left, row.right, left, right)


@given(REPORTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    for row in align(text, text):
        if row.left and folded_words(text[slice(*row.left)]):
            assert (row.relation, row.left, row.moved) == (Relation.SAME, row.right, False)


def assert_change_is_true(row: Row, at_left: Span, at_right: Span, left: str, right: str) -> None:
    """Without the words marked as differing, both passages have the same words."""
    same = folded_words(left[slice(*at_left)]) == folded_words(right[slice(*at_right)])
    assert (row.relation is Relation.SAME) == same
    assert (row.change == ((), ())) == same
    assert _unchanged(left, at_left, row.change.left) == _unchanged(
        right, at_right, row.change.right
    )


def _unchanged(text: str, passage: Span, changes: tuple[Span, ...]) -> tuple[str, ...]:
    kept, at = "", passage.start
    for change in changes:
        assert at <= change.start < change.end <= passage.end
        kept += text[at : change.start] + " "
        at = change.end
    return folded_words(kept + text[at : passage.end])


def test_the_built_in_articles_align_whole(haiti: Collection) -> None:
    texts = [haiti.article(id_).text for id_ in haiti.ids]
    for left in texts:
        for right in texts:
            rows = align(left, right)
            assert [row.left for row in rows if row.left] == sentences(left)
            assert sorted(row.right for row in rows if row.right) == sentences(right)
