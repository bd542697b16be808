"""Offices: people are found behind what they are responsible for."""

from __future__ import annotations

import pytest

from tests.entities.finding.names import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was Minister for Health Amina Okoro.", ["Amina Okoro/pe"]),
        ("It was President of the Republic Pedro Castillo.", ["Pedro Castillo/pe"]),
        ("It was Sir Keir Starmer of the Labour Party.", ["Keir Starmer/pe", "Labour Party/or"]),
        ("He is Director of Amina Okoro Foundation.", ["Amina Okoro Foundation/or"]),
        ("He is Governor of Lagos.", ["Lagos/pl"]),
    ],
)
def test_people_in_office(text: str, names: list[str]) -> None:
    assert found(text) == names
