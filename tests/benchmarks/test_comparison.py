from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from explorer.compare.alignment import align
from explorer.compare.rows import Relation
from tests.benchmarks import comparison


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "articles.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        for at in range(30):
            words = f"mayor{at} town{at} bridge{at} river{at} guest{at} flag{at}"
            text = f"{words} met on Monday. {words.title()} were seen again by all on Friday. "
            lines.write(json.dumps({"text": text}) + "\n")
    return file


def test_one_command_measures_from_end_to_end(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", f"comparison {source} --words 60 --pairs 2".split())
    comparison.main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("2 pairs of reports of 60 words")
    assert [line.split()[0] for line in lines[1:]] == ["align", "difflib", "difflib"]


def test_the_two_reports_have_something_in_common(source: Path) -> None:
    (pair,) = comparison.pairs(comparison.texts(source), 60, 1)
    relations = {row.relation for row in align(*pair)}
    assert {Relation.REWORDED, Relation.ONLY_LEFT, Relation.ONLY_RIGHT} <= relations


def test_too_few_words_are_refused(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", f"comparison {source} --words 9999".split())
    with pytest.raises(SystemExit):
        comparison.main()
    assert "too few words" in capsys.readouterr().err
