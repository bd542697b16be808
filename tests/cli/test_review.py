"""Suggested pairs of names, judged by a key."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.cli.made_up_news import MISSION, MISSPELLED
from tests.cli.running import ROOT, press, without_weight

_PROMPT = "q quit"


def verdicts(news: Path) -> list[str]:
    file = news / "judgements.jsonl"
    if not file.exists():
        return []
    return [json.loads(line)["judgement"] for line in file.read_text().splitlines()]


def review(news: Path, keys: str, size: tuple[int, int] = (24, 80)) -> str:
    """Answer each question by the next key; return what the terminal was sent."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "explorer", "-C", str(news), "entities", "review"],
        cwd=str(ROOT),
        dimensions=size,
        env={**os.environ},
        encoding="utf-8",
        timeout=60,
    )
    shown = ""
    for key in keys:
        child.expect_exact(_PROMPT)
        shown += child.before
        child.send(key)
    shown += child.read()
    child.close()
    assert child.exitstatus == 0
    return without_weight(shown.replace("\r\n", "\n"))


def test_without_a_terminal_the_pairs_are_listed(news: Path) -> None:
    result = press("-C", news, "entities", "review")
    assert result.code == 0
    (line,) = result.lines
    assert line.startswith(f"{MISSION} (force)  {MISSPELLED}  ")
    assert "spelled almost alike" in line
    assert result.err == "1 of 1 pair to judge\n"


def test_json_has_what_speaks_for_each_pair(news: Path) -> None:
    (pair,) = press("-C", news, "entities", "review", "--format", "json").data["suggestions"]
    assert (pair["because"], pair["together"]) == ("spelled alike", 0)
    assert pair["one"]["entity"] == {"name": MISSION, "type": "force"}
    assert pair["one"]["others"] == {"MSSM": 1}
    assert (pair["other"]["mentions"], pair["other"]["articles"]) == (1, 1)
    (context,) = pair["other"]["contexts"]
    assert context["article"] == "talks"
    assert context["before"].endswith("praised the ")
    assert context["mention"] == MISSPELLED


@pytest.mark.parametrize(("key", "verdict"), [("s", "same"), ("d", "different"), ("u", "unsure")])
def test_a_key_decides_for_good(news: Path, key: str, verdict: str) -> None:
    shown = review(news, key)
    assert "1 pair judged, 0 left" in shown
    assert verdicts(news) == [verdict]
    again = press("-C", news, "entities", "review")
    assert (again.code, again.out) == (1, "")


def test_what_is_skipped_is_asked_again_another_time(news: Path) -> None:
    review(news, "k")
    review(news, "q")
    review(news, "\x04")
    assert verdicts(news) == []
    assert press("-C", news, "entities", "review").code == 0


def test_undo_goes_back_to_the_pair(news: Path) -> None:
    (news / "more.txt").write_text(
        "More\n\nThe chief is Vladimir Paraison. “No,” said Vladimir Paraisson on Friday.\n"
    )
    pairs = press("-C", news, "entities", "review", "--format", "json").data["suggestions"]
    assert len(pairs) == 2
    shown = review(news, "dzsq")
    assert "Taken back: " in shown
    assert verdicts(news) == ["different", "different", "same"]  # the second is its withdrawal
    left = press("-C", news, "entities", "review", "--format", "json").data["suggestions"]
    assert [each["one"]["name"] for each in left] == [pairs[1]["one"]["name"]]


def test_narrow_terminals_show_one_below_the_other_and_wide_ones_both(news: Path) -> None:
    narrow = review(news, "q").splitlines()
    assert all(len(line) <= 80 for line in narrow)
    assert MISSION in narrow
    assert MISSPELLED in narrow
    wide = review(news, "q", size=(50, 200)).splitlines()
    (both,) = [line for line in wide if line.startswith(MISSION) and line.endswith(MISSPELLED)]
    assert " | " in both
