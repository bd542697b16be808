"""Joining: which small words belong to a name."""

from __future__ import annotations

import pytest

from tests.entities.finding.names import found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He asked the Securities and Exchange Commission.", "Securities and Exchange Commission"),
        ("He works for Goodyear Tire and Rubber Co.", "Goodyear Tire and Rubber Co"),
        ("He works for Standard & Poor's Corp.", None),
        (
            "He asked the Commission on Human Rights in Geneva.",
            "Commission on Human Rights",
        ),
        ("He asked the Center for Disease Control.", "Center for Disease Control"),
        ("He left the University of Nairobi.", "University of Nairobi"),
        ("He joined the Army and Police Academy.", None),
    ],
)
def test_a_body_takes_what_belongs_to_it(text: str, name: str | None) -> None:
    names = [each.partition("/")[0] for each in found(text)]
    if name is None:
        assert not any(" and " in each for each in names)
    else:
        assert name in names


def test_and_parts_two_bodies() -> None:
    text = "He saw the Senate and the Supreme Court and the Ministry of Health and Kenya Police."
    names = [each.partition("/")[0] for each in found(text)]
    assert names[-2:] == ["Ministry of Health", "Kenya Police"]


def test_a_name_goes_on_behind_the_end_of_a_wrapped_line() -> None:
    text = (
        "The shares of the company rose after a bid of Marine Midland\n"
        "Banks Inc was made known to all who hold any of the shares of\n"
        "it in the city of Nairobi, which is far away from any of them.\n"
    )
    assert found(text) == ["Marine Midland\nBanks Inc/or", "Nairobi/pl"]
