"""Headlines: where every word has a capital, a capital says nothing."""

from __future__ import annotations

import pytest

from tests.entities.finding.names import found


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Gangs Burn Houses and Schools in Nairobi After Long Strike", ["Nairobi/pl"]),
        (
            "Kenya Police Burn Houses and Schools After Long Strike",
            ["Kenya Police/fo"],
        ),
        ("GANGS BURN HOUSES AND SCHOOLS IN NAIROBI AFTER STRIKE", ["NAIROBI/pl"]),
        ("New Houses and Schools Burn as Godfrey Otunge Leaves Town", ["Godfrey Otunge/pe"]),
    ],
)
def test_only_what_is_known_is_a_name(line: str, names: list[str]) -> None:
    assert found(f"{line}\n\nNothing else was said of it by anybody.") == names


def test_prose_with_many_capitals_is_no_headline() -> None:
    text = "Officers of the Multinational Security Support Mission (MSS) flew to Moi Airport (MOI)."
    assert "Multinational Security Support Mission/fo" in found(text)
