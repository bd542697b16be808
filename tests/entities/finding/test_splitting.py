"""Splitting: titles, offices, nationalities and dates are no part of the names beside them."""

from __future__ import annotations

import pytest

from tests.entities.finding.names import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # what somebody is responsible for is not their name
        ("It was Chancellor of the Exchequer Nigel Lawson.", ["Nigel Lawson/pe"]),
        ("He met Secretary of State Anthony Blinken.", ["Anthony Blinken/pe"]),
        ("He met Minister of Trade and Industry Ebrahim Patel.", ["Ebrahim Patel/pe"]),
        ("He met President of Kenya William Ruto.", ["Kenya/pl", "William Ruto/pe"]),
        ("He met the President of Kenya.", ["Kenya/pl"]),
        ("The Minister of Finance of Norway resigned.", ["Norway/pl"]),
        ("He is Director of South African Airways.", ["South African Airways/or"]),
        # a role that is part of a body’s name stays
        ("The Attorney General’s Office in Nairobi closed.", ["Attorney General’s Office/or", "Nairobi/pl"]),
        ("He is Chief of Staff Howard Baker.", ["Howard Baker/pe"]),
        # an honorific between the words of a name
        ("They met Prime Minister Hun Sen in Nairobi.", ["Hun Sen/pe", "Nairobi/pl"]),
        ("They met Gen. Mark Milley and President Dr. Amina Okoro.", None),
        # nationalities, dates and opening words
        ("The Kenyan Godfrey Otunge came.", ["Godfrey Otunge/pe"]),
        ("On Monday Godfrey Otunge came.", ["Godfrey Otunge/pe"]),
        ("In March William Ruto came.", ["William Ruto/pe"]),
        ("The WHO and the US met.", ["WHO/or", "US/pl"]),
    ],
)
def test_cuts_off_what_stands_beside_a_name(text: str, names: list[str] | None) -> None:
    if names is None:
        assert found(text) == ["Mark Milley/pe", "Amina Okoro/pe"]
    else:
        assert found(text) == names


def test_the_french_m_is_an_honorific_before_its_dot() -> None:
    assert found("Hier, M. Garry Conille a démissionné.", "fr") == ["Garry Conille/pe"]


def test_spanish_articles_are_no_part_of_a_name_but_of_places_that_are_known_with_them() -> None:
    assert found("Vive en El Salvador. El Gobierno de México cayó.", "es") == [
        "El Salvador/pl",
        "Gobierno de México/or",
    ]
