"""Gathering: what has a capital and still is no name, and the types of bodies."""

from __future__ import annotations

import pytest

from tests.entities.finding.names import found


@pytest.mark.parametrize(
    "text",
    [
        "The shares of the Co Inc rose.",
        "It cost US$5.",
        "The Police came and so did the Army.",
        "They won the World Cup.",
        "Shares fell.\nREUTER",
        "Shares fell.  Reuter &#3;",
        "The LIBOR rose by a third.",
        "It was written in a big hurry.",
    ],
)
def test_no_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Marine Midland Banks Inc rose.", "Marine Midland Banks Inc/or"),
        ("He left the Marine Corps in May.", "Marine Corps/fo"),
        ("He left the Military Police in May.", "Military Police/fo"),
        ("He left the Kenya Defence Forces in May.", "Kenya Defence Forces/fo"),
        ("The shares of Motor Co. Ltd. fell.", "Motor Co. Ltd/or"),
        ("He left the Police Service of Zambia.", "Police Service of Zambia/fo"),
    ],
)
def test_tells_forces_from_companies(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Las Fuerzas Armadas de Colombia llegaron.", "Fuerzas Armadas de Colombia/fo"),
        (
            "Ayer las Fuerzas Eléctricas de Cataluña S.A. cayeron.",
            "Fuerzas Eléctricas de Cataluña S.A./or",
        ),
        ("La Fuerza Aérea llegó ayer.", "Fuerza Aérea/fo"),
    ],
)
def test_tells_forces_from_powers_in_spanish(text: str, name: str) -> None:
    assert name in found(text, "es")


def test_a_company_ends_at_its_ending() -> None:
    assert found("He left Marine Midland Banks Inc. Nairobi is far.") == [
        "Marine Midland Banks Inc/or",
        "Nairobi/pl",
    ]
