"""Enumerations: the members of a list are of one type."""

from __future__ import annotations

from tests.entities.finding.names import found


def test_a_long_list_of_places_has_no_person_in_it() -> None:
    text = "They hold Nairobi, Kampala, Lagos, Vivi Mitchell, Accra, Dakar and Kigali."
    assert "Vivi Mitchell/pl" in found(text)


def test_a_list_goes_on_over_what_is_no_name() -> None:
    text = "They hold Nairobi, Kampala, Lagos, Downtown, Vivi Mitchell, Accra, Dakar and Kigali."
    assert "Vivi Mitchell/pl" in found(text)


def test_a_person_alone_is_a_person() -> None:
    assert "Vivi Mitchell/pe" in found("They met Vivi Mitchell, and left Nairobi and Kampala.")


def test_a_list_of_people() -> None:
    text = "They met William Ruto, Amina Okoro, Delmas and Godfrey Otunge."
    assert "Delmas/pe" in found(text)
