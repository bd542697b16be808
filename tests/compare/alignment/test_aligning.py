"""Alignment: what two reports say alike, differently, and alone."""

from __future__ import annotations

import pytest

from explorer.compare.alignment import align
from explorer.compare.rows import Relation, Row
from explorer.models import EntityType, Report
from tests.compare.reports import report

A = "The police killed three gang members in Kenscoff on Monday."
A2 = "The police killed seven gang members in Kenscoff on Monday."
B = "Kenya has pledged to send one thousand officers to Haiti."
C = "A firearm and a communication radio were recovered there."
D = "He also issued a stern warning to the leaders of the gangs."


def rows_of(left: str, right: str) -> list[Row]:
    return align(report(left), report(right))


def shape(left: str, right: str) -> list[tuple[str, list[str], list[str], bool]]:
    return [
        (
            row.relation.value,
            [left[slice(*span)] for span in row.left],
            [right[slice(*span)] for span in row.right],
            row.moved,
        )
        for row in rows_of(left, right)
    ]


def paired(left: Report, right: Report) -> list[tuple[str, str]]:
    """Return the passages that stand side by side."""
    return [
        (left.article.text[slice(*one)], right.article.text[slice(*other)])
        for row in align(left, right)
        for one in row.left
        for other in row.right
    ]


def test_the_same_sentences_stand_side_by_side() -> None:
    assert shape(f"{A} {B}", f"{A}\n{B}") == [
        ("same", [A], [A], False),
        ("same", [B], [B], False),
    ]


def test_case_accents_and_punctuation_do_not_make_words_differ() -> None:
    left, right = "“Pont Sondé”, said he.", "PONT SONDE said he!"
    assert shape(left, right) == [("same", [left], [right], False)]


def test_a_reworded_sentence_shows_the_words_that_differ() -> None:
    (row,) = rows_of(A, A2)
    assert row.relation is Relation.REWORDED
    (edit,) = row.edits
    assert edit.left is not None
    assert edit.right is not None
    assert (A[slice(*edit.left)], A2[slice(*edit.right)]) == ("three", "seven")


def test_edits_are_offsets_into_the_whole_text() -> None:
    left, right = f"{B} {A}", f"{C} {B} {A2}"
    (row,) = (row for row in rows_of(left, right) if row.relation is Relation.REWORDED)
    (edit,) = row.edits
    assert edit.left is not None
    assert edit.right is not None
    assert (left[slice(*edit.left)], right[slice(*edit.right)]) == ("three", "seven")


def test_what_only_one_side_has_stands_alone_in_its_place() -> None:
    assert shape(f"{A} {B}", f"{C} {A} {D} {B}") == [
        ("only right", [], [C], False),
        ("same", [A], [A], False),
        ("only right", [], [D], False),
        ("same", [B], [B], False),
    ]
    assert shape(f"{A} {C} {B}", f"{A} {B}")[1] == ("only left", [C], [], False)


def test_a_sentence_out_of_order_has_moved() -> None:
    assert shape(f"{A} {B} {C}", f"{B} {C} {A}") == [
        ("same", [A], [A], True),
        ("same", [B], [B], False),
        ("same", [C], [C], False),
    ]


def test_words_in_another_order_are_not_the_same() -> None:
    left = "The police of the harbour town arrested the smugglers."
    right = "The smugglers of the harbour town arrested the police."
    (row,) = rows_of(left, right)
    assert row.relation is Relation.REWORDED
    assert row.edits


def test_what_one_says_twice_stands_beside_what_the_other_says_once() -> None:
    assert shape(f"{A} {B} {A}", f"{A} {C}")[0] == ("same", [A, A], [A], False)
    assert shape(A2, f"{A} {B} {A}")[0] == ("reworded", [A2], [A, A], False)


@pytest.mark.parametrize("line", ["Photo: AFP", "Share this"])
def test_a_short_line_pairs_only_with_the_same_and_only_once(line: str) -> None:
    assert shape(line, line) == [("same", [line], [line], False)]
    assert [row[0] for row in shape(line, line + "s")] == ["only left", "only right"]
    assert [row[0] for row in shape(f"{line}\n{line}", line)] == ["same", "only left"]


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


def test_a_sentence_whose_clauses_go_with_two_sentences_is_split() -> None:
    harbour = "The flooded harbour at Ardmore will reopen to cargo vessels next Thursday"
    grant = "the regional council has approved emergency grants for stranded fishing crews"
    left = f"{harbour}, and {grant}."
    right = (
        "Nothing else was announced yesterday. Emergency grants for stranded fishing crews were"
        " approved by the regional council. The flooded harbour will reopen to cargo vessels on"
        " Thursday next."
    )
    rows = shape(left, right)
    assert [row[1:3] for row in rows if row[1]] == [
        ([f"{harbour},"], ["The flooded harbour will reopen to cargo vessels on Thursday next."]),
        (
            [f"and {grant}."],
            ["Emergency grants for stranded fishing crews were approved by the regional council."],
        ),
    ]
    assert [row[2] for row in rows if not row[1]] == [["Nothing else was announced yesterday."]]


def test_what_is_quoted_in_one_and_told_in_the_other_goes_together() -> None:
    told = "Better pumps and new sluices are expected to protect the lower town from floods."
    quoted = "“Better pumps and new sluices have protected the lower town,” the mayor claimed."
    (row,) = rows_of(told, quoted)
    assert row.relation is Relation.REWORDED
    assert row.why is not None
    assert row.why.quote
    assert row.why.said.endswith("; quoted")


def test_no_quotation_is_claimed_where_none_is() -> None:
    (row,) = rows_of(A, A2)
    assert row.why is not None
    assert not row.why.quote


def test_numbers_in_words_and_in_digits_are_the_same_figure() -> None:
    left = "Some 46.80 tonnes of copper left in eleven wagons."
    right = "The eleven wagons left, officials said, with 46.8 tonnes of the copper."
    (row,) = rows_of(left, right)
    assert row.why is not None
    assert row.why.figures == ("46.80", "eleven")
    digits = right.replace("eleven", "11")
    (row,) = rows_of(left, digits)
    assert row.why is not None
    assert row.why.figures == ("46.80", "eleven")


def test_a_figure_that_nothing_else_gives_holds_a_pair_together() -> None:
    left = f"{B} The loss came to 4,318 crates of fruit. {D}"
    with_figure = f"{D} Of the fruit, growers said, 4318 crates rotted. {C}"
    without = with_figure.replace("4318", "5127")
    assert len(paired(report(left), report(with_figure))) == 2
    assert len(paired(report(left), report(without))) == 1


def test_an_entity_is_one_whatever_it_is_called() -> None:
    left = report(
        "The Harbour Watch rescued the stranded sailors.", {"Harbour Watch": "Harbour Watch"}
    )
    right = report("The HWO rescued sailors who were stranded.", {"HWO": "Harbour Watch"})
    (row,) = align(left, right)
    assert row.why is not None
    assert [entity.name for entity in row.why.entities] == ["Harbour Watch"]
    assert row.why.said.startswith("Harbour Watch; ")
    assert "Harbour" not in row.why.words


STATION = (
    "Units recaptured the Belmar station from the gangs overnight. The market was quiet. The"
    " Belmar base had been lost in spring."
)
TOWER = "The army opened a new road. Gangs tried in vain to overrun the Bellmar area."


def test_what_hardly_anything_else_names_is_put_side_by_side() -> None:
    same = {"Belmar": "Belmar", "Bellmar": "Belmar"}
    assert paired(report(STATION, same), report(TOWER, same)) == [
        (
            "Units recaptured the Belmar station from the gangs overnight.",
            "Gangs tried in vain to overrun the Bellmar area.",
        )
    ]


@pytest.mark.parametrize(
    ("names", "type_"),
    [
        ({}, EntityType.PLACE),
        ({"Belmar": "Belmar", "Bellmar": "Bellmar"}, EntityType.PLACE),
        ({"Belmar": "Belmar", "Bellmar": "Belmar"}, EntityType.PERSON),
        ({"Belmar": "Paris", "Bellmar": "Paris"}, EntityType.PLACE),
    ],
    ids=["no names", "two places", "a person", "a city that all know"],
)
def test_other_names_are_no_reason_by_themselves(names: dict[str, str], type_: EntityType) -> None:
    assert paired(report(STATION, names, type_), report(TOWER, names, type_)) == []


def test_shared_names_alone_make_no_pair() -> None:
    names = {"Joan Harkness": "Joan Harkness", "Veldt Mining Group": "Veldt Mining Group"}
    left = "Joan Harkness of the Veldt Mining Group arrived in the capital."
    right = "A strike was called off, Joan Harkness of the Veldt Mining Group confirmed."
    organisation = EntityType.ORGANISATION
    assert paired(report(left, names, organisation), report(right, names, organisation)) == []


def test_why_names_the_heaviest_words_as_the_left_writes_them() -> None:
    left = "Dredging the silted canal will start in autumn."
    right = "They will dredge the canal, which has silted up, in autumn."
    (row,) = rows_of(left, right)
    assert row.why is not None
    assert set(row.why.words) == {"Dredging", "silted", "canal", "autumn"}
    assert row.why.said == ", ".join(row.why.words)


def test_words_that_all_passages_have_are_named_only_where_there_are_no_others() -> None:
    (row,) = rows_of("So it was.", "So it was.")
    assert row.why is not None
    assert row.why.words == ("So", "it", "was")


def test_french_and_spanish_function_words_weigh_nothing() -> None:
    left = "Il a dit que les uns et les autres sont avec nous dans la rue."
    right = "Elle a dit que les prix ne sont pas les mêmes dans la ville avec nous."
    french = [report(text, language="fr") for text in (left, right)]
    assert paired(*french) == []
