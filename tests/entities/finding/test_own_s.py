"""Names that end in ’s."""

from __future__ import annotations

import pytest

from tests.entities.finding.names import found


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_name_before_a_verb_keeps_its_s(apostrophe: str) -> None:
    text = f"A rating of Moody{apostrophe}s fell. Moody{apostrophe}s said no."
    assert found(text) == [f"Moody{apostrophe}s/or", f"Moody{apostrophe}s/or"]


def test_an_owner_does_not() -> None:
    assert found("Kenya’s army left. Amina Okoro’s men said no.") == [
        "Kenya/pl",
        "Amina Okoro/pe",
    ]


def test_a_capital_s_is_no_ending() -> None:
    assert all(not each.startswith("Moody’S") for each in found("Moody’s said so. Moody’S said."))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was Moody’s Investors Service Inc.", ["Moody’s Investors Service Inc/or"]),
        ("It was McDonald’s Corp.", ["McDonald’s Corp/or"]),
        ("It was Canada’s Dome Petroleum Ltd.", ["Canada/pl", "Dome Petroleum Ltd/or"]),
    ],
)
def test_the_name_of_a_company_has_it_inside(text: str, names: list[str]) -> None:
    assert found(text) == names
