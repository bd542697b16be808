"""What is true of any two texts that are aligned."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from explorer.compare.alignment import align
from explorer.compare.rows import Relation, Row
from explorer.models import EntityKey, EntityType, NamedMention, Report
from explorer.text.paragraphs import Span, sentences
from explorer.text.words import folded_words
from tests.compare.reports import report

SENTENCES = st.sampled_from(
    [
        "The police killed three gang members in Kenscoff on Monday.",
        "The police killed seven gang members in Kenscoff, and Kenya has pledged 1,000 officers.",
        "Kenya has pledged to send 1,000 officers to Haiti.",
        "“Kenya will send 1,000 officers,” said Otunge, who warned the gang members in Kenscoff.",
        "A firearm and a radio were recovered in Kenscoff, officials said, while gangs fled.",
        "***",
        "Photo: AFP",
        "Otunge said so today.",
        "漢字 e\u0301te\u0301 \u200b👩‍👩‍👧 Kenscoff.",
    ]
)
TEXTS = st.lists(SENTENCES, max_size=9).map(" ".join)
TEXTS |= st.lists(SENTENCES, max_size=9).map("\n".join)
TEXTS |= st.text("ab ,.“”\n1", max_size=60)
NAMES = {"Kenscoff": "Kenscoff", "Otunge": "Otunge", "Kenya": "Kenya"}
REPORTS = TEXTS.map(lambda text: report(text, NAMES)) | TEXTS.map(report)


def sides(rows: list[Row]) -> tuple[list[Span], list[Span]]:
    return [span for row in rows for span in row.left], [s for row in rows for s in row.right]


@given(REPORTS, REPORTS)
def test_every_character_stands_in_exactly_one_row(left: Report, right: Report) -> None:
    for spans, one in zip(sides(align(left, right)), (left, right), strict=True):
        text = one.article.text
        times = Counter(at for span in spans for at in range(*span))
        assert all(number == 1 for number in times.values())
        assert {at for at, character in enumerate(text) if not character.isspace()} <= set(times)


@given(REPORTS, REPORTS)
def test_a_passage_is_a_sentence_or_a_part_of_one(left: Report, right: Report) -> None:
    for spans, one in zip(sides(align(left, right)), (left, right), strict=True):
        whole = sentences(one.article.text)
        for span in spans:
            assert span.start < span.end
            assert sum(s.start <= span.start and span.end <= s.end for s in whole) == 1


@given(REPORTS)
def test_a_text_is_the_same_as_itself(one: Report) -> None:
    for row in align(one, one):
        if row.left and folded_words(one.article.text[slice(*row.left[0])]):
            assert (row.relation, row.left, row.moved) == (Relation.SAME, row.right, False)


@given(REPORTS, REPORTS)
def test_it_makes_no_difference_which_text_is_the_left_one(left: Report, right: Report) -> None:
    pairs = {(row.left, row.right) for row in align(left, right)}
    swapped = {(row.right, row.left) for row in align(right, left)}
    assert pairs == swapped


@given(REPORTS, REPORTS)
def test_rows_stand_in_the_order_of_the_left_and_what_is_in_place_of_both(
    left: Report, right: Report
) -> None:
    rows = align(left, right)
    lefts = [row.left[0] for row in rows if row.left]
    assert lefts == sorted(lefts)
    rights = [row.right[0] for row in rows if row.right and not row.moved]
    assert rights == sorted(rights)


@given(REPORTS, REPORTS)
def test_a_row_says_what_is_in_it(left: Report, right: Report) -> None:
    for row in align(left, right):
        assert bool(row.left) is (row.relation is not Relation.ONLY_RIGHT)
        assert bool(row.right) is (row.relation is not Relation.ONLY_LEFT)
        is_pair = bool(row.left and row.right)
        assert (row.why is not None) is is_pair
        assert min(len(row.left), len(row.right)) <= 1
        assert is_pair or not (row.moved or row.edits)
        if row.why is not None:
            assert row.why.said
            assert 0 <= row.why.likeness <= 1
            assert_relation_is_true(row, left.article.text, right.article.text)


def assert_relation_is_true(row: Row, left: str, right: str) -> None:
    """The words are the same in a row that says so; else edits make one side of the other."""
    ours = [folded_words(left[slice(*span)]) for span in row.left]
    theirs = [folded_words(right[slice(*span)]) for span in row.right]
    same = len({*ours, *theirs}) == 1 or sum(ours, ()) == sum(theirs, ())
    assert (row.relation is Relation.SAME) == same
    assert (row.edits == ()) == same
    removed = [edit.left for edit in row.edits if edit.left]
    added = [edit.right for edit in row.edits if edit.right]
    if row.edits:
        assert _without(left, row.left, removed) == _without(right, row.right, added)


def _without(text: str, passages: tuple[Span, ...], gone: list[Span]) -> list[str]:
    """Return the words of passages without stretches, each of which lies in one of them."""
    words: list[str] = []
    for passage in passages:
        at = passage.start
        inside = [span for span in gone if passage.start <= span.start < passage.end]
        for span in inside:
            assert at <= span.start < span.end <= passage.end
            words.extend(folded_words(text[at : span.start]))
            at = span.end
        words.extend(folded_words(text[at : passage.end]))
    return words


@given(TEXTS, TEXTS, st.data())
def test_mentions_anywhere_do_no_harm(left: str, right: str, data: st.DataObject) -> None:
    key = EntityKey(EntityType.PLACE, "X")
    place = data.draw(st.integers(0, len(left)))
    names = (NamedMention(place, min(len(left), place + 3), key),)
    rows = align(Report(report(left).article, names), report(right))
    assert sum(len(row.left) for row in rows) >= len(sentences(left))
