"""Places at the beginning of datelines."""

from __future__ import annotations

import pytest

from explorer.library.readers.dateline import place_of


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("PORTLAND, Ore., Feb 26 -", "PORTLAND, Ore."),
        ("SALVADOR, Feb 26 -", "SALVADOR"),
        ("ST. PAUL, Minn., June 1 -", "ST. PAUL, Minn."),
        ("Quito, march 13 -", "Quito"),
        ("****MOSCOW, April 29 -", "MOSCOW"),
        ("Turin, Italy, March 25  -", "Turin, Italy"),
        ("PARIS, 25 March —", "PARIS"),
        ("PORT-AU-PRINCE, Haiti (AP) —", "PORT-AU-PRINCE, Haiti"),
        ("LONDON (Reuters) -", "LONDON"),
        ("NAIROBI, Sept. 3, 2025 –", "NAIROBI"),
        ("MARSEILLE", "MARSEILLE"),
        ("OCTOBER CITY, Oct 19 -", "OCTOBER CITY"),
        ("Feb 26 -", None),
        ("H 6.12 - 5.87 2 MTH", None),
        (" - ", None),
        ("", None),
    ],
)
def test_place_of(dateline: str, place: str | None) -> None:
    assert place_of(dateline) == place
