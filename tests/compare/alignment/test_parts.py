"""The parts of alignment: clauses, terms, edits over several passages, hostile texts."""

from __future__ import annotations

import pytest

from explorer.compare.alignment import align, likeness
from explorer.compare.alignment.clauses import clauses_of
from explorer.compare.alignment.edits import edits_between
from explorer.compare.alignment.order import longest_chain
from explorer.compare.alignment.reading import Reading
from explorer.compare.rows import Relation, Why
from explorer.models import EntityKey, EntityType
from explorer.text.differences import EditKind
from explorer.text.paragraphs import Span
from explorer.text.words import words_of
from tests.compare.reports import report


def clauses(text: str, language: str = "en") -> list[str]:
    spans = clauses_of(text, Span(0, len(text)), words_of(text), language)
    return [text[slice(*span)] for span in spans]


def terms(text: str, language: str = "en") -> frozenset[str]:
    return Reading(report(text, language=language)).terms(Span(0, len(text)))


def test_a_clause_begins_after_a_comma_or_with_a_conjunction() -> None:
    assert clauses("The road to the port is open, the mayor said on Monday.") == [
        "The road to the port is open,",
        "the mayor said on Monday.",
    ]
    assert clauses("The road was open but the bridge stayed closed.") == [
        "The road was open",
        "but the bridge stayed closed.",
    ]
    assert clauses("La route était ouverte mais le pont restait fermé.", "fr") == [
        "La route était ouverte",
        "mais le pont restait fermé.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Police, soldiers, guards, and clerks came.",
        "They sold 1,250,000 tins of fish in the market.",
        "The well-and-truly-closed old bridge stayed shut.",
    ],
)
def test_few_words_numbers_and_compounds_are_not_cut(text: str) -> None:
    assert clauses(text) == [text]


def test_a_list_without_end_is_not_cut() -> None:
    text = "one two three four, " * 150
    assert clauses(text.strip()) == [text.strip()]


def test_figures_are_read_whole_and_in_words() -> None:
    assert {"#1250000", "#46.8", "#7"} <= terms("We sold 1,250,000 at 46.80 in seven towns")
    assert terms("sept villes", "fr") == terms("7 villes", "fr")
    assert "#7" not in terms("sept villes", "en")
    assert {"#12", "#5"} <= terms("between 12,5 and so on")


def test_stems_are_shared_and_function_words_are_none() -> None:
    assert terms("The reported killings") & terms("reporting of a killing") >= {"repor", "killi"}
    assert terms("of the and with") == frozenset()


def test_words_of_names_are_told_from_others() -> None:
    assert "&bosto" in terms("They met in Boston")
    assert "bosto" in terms("Boston")  # any sentence begins with a capital


def test_edits_over_several_passages_stay_inside_them() -> None:
    left = "red apples fell. (note) green pears stayed"
    right = "red apples rose while pears stayed"
    spans = [Span(0, 16), Span(24, len(left))]
    edits = edits_between(left, spans, right, [Span(0, len(right))])
    gone = [left[slice(*edit.left)] for edit in edits if edit.left]
    come = [right[slice(*edit.right)] for edit in edits if edit.right]
    assert gone == ["fell", "green"]
    assert come == ["rose while"]
    assert [edit.kind for edit in edits] == [EditKind.CHANGED, EditKind.REMOVED]


def test_passages_too_long_for_edits_have_changed_as_a_whole() -> None:
    left, right = "a " * 40_000, "b " * 40_000
    (edit,) = edits_between(left, [Span(0, len(left))], right, [Span(0, len(right))])
    assert edit == (EditKind.CHANGED, Span(0, len(left)), Span(0, len(right)))


def test_the_longest_chain_is_found() -> None:
    assert longest_chain([5, 1, 2, 9, 3, 4]) == {1, 2, 4, 5}
    assert longest_chain([]) == set()


def test_what_speaks_for_a_pair_is_said_in_one_line() -> None:
    key = EntityKey(EntityType.FORCE, "MSS mission")
    why = Why(0.9, ("mandate", "law"), (key,), ("600",), quote=True)
    assert why.said == "MSS mission; 600; mandate, law; quoted"
    assert Why(0.9, ("law",), (), (), quote=False).said == "law"


def test_the_same_sentence_again_and_again_is_paired_one_to_one() -> None:
    text = "The police killed three men in the port. " * 3_000
    rows = align(report(text), report(text))
    assert len(rows) == 3_000
    assert {(row.relation, row.left == row.right, row.moved) for row in rows} == {
        (Relation.SAME, True, False)
    }


def test_a_text_made_to_be_slow_is_compared_by_its_rarest_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(likeness, "_MOST_STEPS", 30)
    common = [f"The police killed number{at} in the old port town today." for at in range(40)]
    left = " ".join([*common, "Dredgers cleared silted canals near Ardmore."])
    right = " ".join([*reversed(common), "Silted canals near Ardmore were cleared by dredgers."])
    last = [row for row in align(report(left), report(right)) if row.relation is Relation.REWORDED]
    assert [left[slice(*row.left[0])] for row in last] == [
        "Dredgers cleared silted canals near Ardmore."
    ]


def test_one_line_without_end_is_one_row() -> None:
    (left, right) = align(report("x" * 200_000), report("x" * 199_999))
    assert (left.relation, right.relation) == (Relation.ONLY_LEFT, Relation.ONLY_RIGHT)
