"""The names of a collection, set right from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.made_up_news import MISSION, POLICE
from tests.cli.running import ROOT, Result, assert_refused, press, process


def entities(news: Path) -> dict[str, dict[str, Any]]:
    rows = press("-C", news, "entities", "--format", "json").data["entities"]
    return {row["name"]: row for row in rows}


def lines(news: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (news / "judgements.jsonl").read_text().splitlines()]


def judge(news: Path, *arguments: str) -> Result:
    return press("-C", news, "entities", *arguments)


def forces(news: Path) -> list[str]:
    return press("-C", news, "facets").lines


def test_merged_names_are_one_at_once_until_that_is_taken_back(news: Path) -> None:
    before = forces(news)
    result = judge(news, "merge", "PNH", "MSSM")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        f"{POLICE} and {MISSION} are one now, called {MISSION}. "
        "`press entities undo` takes it back.\n"
    )
    assert any(line.split("  ")[-1] == MISSION and " 2 " in line for line in forces(news))
    assert not any(POLICE in line for line in forces(news))
    found = press("-C", news, "search", "PNH")
    assert "PNH also finds" in found.err
    assert MISSION in found.err
    assert press("-C", news, "search", "PNH", "--format", "json").data["total"] == 2
    page = press("-C", news, "entity", "PNH")
    assert page.lines[:2] == [f"{MISSION} · force", "4 mentions in 2 articles"]

    assert judge(news, "undo").code == 0
    assert forces(news) == before
    assert process("-C", str(news), "facets").lines == before
    assert press("-C", news, "entity", "PNH").lines[0] == f"{POLICE} · force"


def test_another_process_sees_it_and_the_index_is_not_touched(news: Path) -> None:
    judge(news, "merge", "PNH", "MSSM")
    indexes = Path(os.environ["PRESS_CACHE_DIR"]) / "indexes"
    parts = [path for path in indexes.rglob("*") if path.is_file()]
    kept = {path: path.stat().st_mtime_ns for path in parts if "names" not in path.name}
    judge(news, "hide", "Kenya")
    result = process("-C", str(news), "entities", "--format", "json")
    names = {row["name"]: row["articles"] for row in result.data["entities"]}
    assert names[MISSION] == 2
    assert not {"Kenya", POLICE} & names.keys()
    assert {path: path.stat().st_mtime_ns for path in kept if "seen" not in path.name} == {
        path: time for path, time in kept.items() if "seen" not in path.name
    }


def test_the_file_is_readable_and_differs_by_a_line(news: Path) -> None:
    judge(news, "hide", "Kenya")
    first = (news / "judgements.jsonl").read_text()
    judge(news, "type", "MSSM", "organisation")
    second = (news / "judgements.jsonl").read_text()
    assert second.startswith(first)
    assert second.count("\n") == first.count("\n") + 1
    hidden, typed = lines(news)
    assert (hidden["judgement"], hidden["one"]) == ("hide", "Kenya")
    assert (typed["judgement"], typed["type"]) == ("type", "organisation")
    assert hidden["by"] == typed["by"]
    assert hidden["at"] < typed["at"] or hidden["at"][:19] == typed["at"][:19]


def test_the_settings_say_who_signs(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "anna")
    judge(news, "hide", "Kenya")
    settings = Path(os.environ["PRESS_CONFIG_DIR"]) / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('author = "Bob Lee"\n')
    judge(news, "hide", "Delmas")
    assert [line["by"] for line in lines(news)] == ["anna", "Bob Lee"]
    assert judge(news, "undo").code == 0  # his own, not hers
    assert judge(news, "undo").code == 1
    assert "Delmas" in entities(news)
    assert "Kenya" not in entities(news)


def test_a_form_that_is_split_off_is_by_itself(news: Path) -> None:
    result = judge(news, "split", POLICE, "pnh", "--format", "json")
    assert result.data["entity"] == {"name": "PNH", "type": "force"}
    assert entities(news)["PNH"]["variants"] == {"PNH": 1}
    assert entities(news)[POLICE]["variants"] == {POLICE: 1}


def test_an_entity_is_called_otherwise(news: Path) -> None:
    judge(news, "rename", "PNH", "PNH")
    assert entities(news)["PNH"]["variants"] == {POLICE: 1, "PNH": 1}
    judge(news, "rename", "PNH", "National Police of Haiti")
    assert "National Police of Haiti" in entities(news)


def test_a_type_is_set(news: Path) -> None:
    result = judge(news, "type", "Kenya", "organisation", "--format", "json")
    assert result.data["entity"] == {"name": "Kenya", "type": "organisation"}
    assert result.data["said"] == "Kenya is an organisation now."
    assert entities(news)["Kenya"]["type"] == "organisation"


def test_what_nobody_found_is_a_name_once_it_is_said(news: Path) -> None:
    assert judge(news, "new", "officers", "force").code == 0
    assert entities(news)["officers"]["articles"] == 2
    judge(news, "undo")
    judge(news, "new", "officers", "force", "--of", "PNH")
    assert entities(news)[POLICE]["articles"] == 2


def test_to_merge_across_a_difference_has_to_overrule_it(news: Path) -> None:
    judge(news, "split", POLICE, "PNH")
    judge(news, "merge", "PNH", "MSSM")
    judge(news, "undo")
    different = {"judgement": "different", "one": "PNH", "other": "MSSM", "by": "x"}
    with (news / "judgements.jsonl").open("a") as stream:
        stream.write(json.dumps({**different, "at": "2030-01-01T00:00:00Z"}) + "\n")
    refused = judge(news, "merge", "PNH", "MSSM")
    assert_refused(refused, "different by x on 2030-01-01", "--overrule")
    assert judge(news, "merge", "PNH", "MSSM", "--overrule").code == 0
    assert entities(news)[MISSION]["articles"] == 2


def test_a_name_that_nothing_has_exits_with_1(news: Path) -> None:
    result = judge(news, "hide", "Nobody Atall")
    assert (result.code, result.out) == (1, "")
    assert "Nobody Atall" in result.err
    assert not (news / "judgements.jsonl").exists()


def test_what_cannot_be_done_is_said_and_nothing_is_written(news: Path) -> None:
    assert_refused(judge(news, "merge", "PNH", POLICE), "into itself")
    assert_refused(judge(news, "split", "Kenya", "Kenya"), "only form")
    assert_refused(judge(news, "split", "Kenya", "Delmas"), "no form")
    assert not (news / "judgements.jsonl").exists()


def test_what_was_judged_is_listed_by_whom_and_when(news: Path) -> None:
    assert judge(news, "judgements").code == 1
    judge(news, "hide", "Kenya")
    judge(news, "merge", "PNH", "MSSM")
    listed = judge(news, "judgements")
    assert listed.code == 0
    assert "“Kenya” is no name" in listed.lines[0]
    assert len(listed.lines) == len(lines(news))
    data = judge(news, "judgements", "--format", "json").data
    assert sorted(data["judgements"], key=str) == sorted(lines(news), key=str)
    assert data["conflicts"] == []


def test_a_contradiction_is_listed(news: Path) -> None:
    said = [("same", "PNH", "MSSM"), ("same", "MSSM", "Kenya"), ("different", "PNH", "Kenya")]
    written = [
        {
            "judgement": verdict,
            "one": one,
            "other": other,
            "by": "x",
            "at": f"2026-01-0{day}T00:00:00Z",
        }
        for day, (verdict, one, other) in enumerate(said, 1)
    ]
    (news / "judgements.jsonl").write_text("".join(json.dumps(each) + "\n" for each in written))
    result = judge(news, "judgements")
    assert "cannot hold: “PNH” and “Kenya” are different (x, 2026-01-03)" in result.err


def test_a_broken_file_is_refused_and_left_alone(news: Path) -> None:
    judge(news, "hide", "Kenya")
    file = news / "judgements.jsonl"
    broken = file.read_text() + "hello\n"
    file.write_text(broken)
    for command in (("hide", "Delmas"), ("undo",), ("judgements",), ("review",), ()):
        assert_refused(judge(news, *command), str(file), "Line 2")
    assert file.read_text() == broken


def test_a_file_that_cannot_be_written_is_named(news: Path) -> None:
    (news / "judgements.jsonl.lock").mkdir()
    assert_refused(judge(news, "hide", "Kenya"), str(news / "judgements.jsonl"), "Nothing was")
    assert "Kenya" in entities(news)


def test_the_built_in_collection_is_judged_in_the_users_own_folder() -> None:
    result = press("entities", "hide", "Kenya")
    assert result.code == 0
    (file,) = Path(os.environ["PRESS_DATA_DIR"]).glob("*.jsonl")
    assert json.loads(file.read_text())["one"] == "Kenya"


def test_several_processes_at_once_lose_nothing(news: Path) -> None:
    entities(news)
    hidden = ["Kenya", "Delmas", "Kenscoff", "MSSM"]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "explorer", "-C", str(news), "entities", "hide", name],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
        )
        for name in hidden
    ]
    assert [each.wait(60) for each in running] == [0, 0, 0, 0]
    assert set(hidden) <= {line["one"] for line in lines(news)}
    assert not set(hidden) & entities(news).keys()


def test_help_lists_the_commands_and_the_list_stays_what_it_was(news: Path) -> None:
    shown = press("entities", "--help").out
    for name in ("review", "merge", "split", "rename", "type", "hide", "new", "undo", "judgements"):
        assert f"\n  {name} " in shown
    assert "Kenya" in press("-C", news, "entities", "--type", "place").out
