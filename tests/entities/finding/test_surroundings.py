"""Surroundings: what stands around a name tells its type."""

from __future__ import annotations

import pytest

from tests.entities.finding.names import found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They left Zorbal, the city’s biggest suburb.", "Zorbal/pl"),
        ("They left Zorbal, a small town.", "Zorbal/pl"),
        ("They sued Zorbal, a telephone company.", "Zorbal/or"),
        ("They praised Zorbal, a former senator.", "Zorbal/pe"),
        ("They live in areas such as Zorbal.", "Zorbal/pl"),
        ("They live in the town of Zorbal.", "Zorbal/pl"),
        ("“We left,” said Zorbal, who wept.", "Zorbal/pe"),
        ("They praised Zorbal, 34, for it.", "Zorbal/pe"),
        ("The ZRB soldiers left.", "ZRB/fo"),
        ("Troops of the ZRB mission left.", "ZRB/fo"),
        ("They live in Zorbal, Kenya.", "Zorbal/pl"),
    ],
)
def test_the_type_of_a_name_never_heard(text: str, name: str) -> None:
    assert name in found(text)
