from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.cli.compare_text import NARROWEST, comparison_lines
from explorer.cli.output import cells
from explorer.compare.comparing import Comparison
from explorer.compare.formats.showing import shown
from explorer.compare.rows import Why
from explorer.models import EntityKey, EntityType
from tests.compare.made_up import comparison

WIDE = "港口星期一重新开放 👩\u200d👧 e\u0301e\u0301e\u0301 " + "x" * 90


def lines(
    whole: Comparison, width: int, labels: tuple[str, ...] = ("L", "R"), *, why: bool = False
) -> list[str]:
    return list(comparison_lines(shown(whole, labels), width, weight=False, why=why))


def section(heading: str, width: int, whole: Comparison | None = None) -> list[str]:
    found = lines(whole or comparison(), width)
    after = found[found.index(heading) + 1 :]
    end = next((n for n, line in enumerate(after) if re.fullmatch("[A-Z ]+", line)), len(after))
    return [line for line in after[:end] if line]


def test_words_that_differ_stand_between_signs() -> None:
    found = lines(comparison(), 120)
    (row,) = [line for line in found if "[-are expected to sail-]" in line]
    assert "{+A statement read+}: “Twelve ships {+have sailed+}!”" in row


def test_what_has_moved_says_whence_and_whither() -> None:
    assert "[moved: paragraph 1 on the left, 3 on the right]" in lines(comparison(), 80)


def test_narrow_the_right_stands_under_the_left() -> None:
    found = lines(comparison(), 50)
    start = found.index("~<  More than 5,600 people fled in 2023, the port")
    assert found[start + 1 : start + 3] == ["    says.", "~>  Since January 3,600 people fled."]
    assert "=*  The harbour reopened on Monday after the" in found  # once: the sides are the same
    assert ">   Prices rose." in found
    assert "<   … and nobody was hurt." in found


def test_why_is_said_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Why, "said", property(lambda why: f"{why.words[0]}; {why.figures[0]}"))
    whole = comparison()
    assert whole.rows
    why = Why(0.5, ("harbour",), (EntityKey(EntityType.PLACE, "Cape"),), ("5",), quote=False)
    whole = replace(whole, rows=(replace(whole.rows[1], why=why),))
    for width in (40, 100):
        assert "both: harbour; 5" in " ".join(" ".join(lines(whole, width, why=True)).split())
        assert "both:" not in " ".join(lines(whole, width))


def test_a_quote_names_who_said_it_and_what_was_altered() -> None:
    assert section("SHARED QUOTES", 100) == [
        "L  19 Nov 2024  Ana Ruiz, said",
        "    “Twelve ships are expected to sail”",
        "R  20 Nov 2024  nobody is named, A statement read",
        "    “Twelve ships {+have sailed+}”",
        "    changed: “are expected to sail” became “have sailed”",
    ]


def test_figures_stand_under_their_quantity_those_alone_at_the_end() -> None:
    assert section("FIGURES", 86) == [
        "people fled: different period",
        "    L  19 Nov 2024  More than 5,600; in 2023; says the port (2023 here, since",
        "      January there)",
        "      More than 5,600 people fled in 2023, the port says.",
        "    R  20 Nov 2024  3,600; Since January (since January here, 2023 there)",
        "      Since January 3,600 people fled.",
        "only here:",
        "    L  “Twelve ships are expected to sail,” said Ana Ruiz, and nobody was hurt.",
    ]


def test_names_are_a_table_where_there_is_room() -> None:
    assert section("NAMED IN", 60) == [
        "  people      L  R",
        "    Ana Ruiz  1  ·  only L",
        "  places",
        "    harbour   1  1",
    ]


def test_names_are_lines_where_there_is_none() -> None:
    assert section("NAMED IN", NARROWEST) == [
        "  people",
        "    Ana Ruiz: L",
        "      1×; only L",
        "  places",
        "    harbour: L 1×,",
        "      R 1×",
    ]


def test_what_was_not_asked_for_has_no_heading_and_what_is_not_there_says_so() -> None:
    whole = replace(comparison(), rows=None, ledger=None, quotes=(), coverage=())
    assert lines(whole, 80)[2:] == ["", "NO SHARED QUOTES", "", "NO NAMES"]


@given(st.integers(NARROWEST, 200), st.sampled_from(["Monday", WIDE]))
def test_no_line_is_wider_than_asked_for(width: int, day: str) -> None:
    for labels in (("L", "R"), ("a-long-name-of-a-file", "港口星期一")):
        found = lines(comparison(day), width, labels)
        assert [line for line in found if cells(line) > width] == []
        assert [line for line in found if line != line.rstrip()] == []
