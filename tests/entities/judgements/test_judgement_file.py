"""The file of judgements: readable, only added to, never half-written."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.judgements.judgement_file import (
    add_judgements,
    as_line,
    from_line,
    read_judgements,
)
from explorer.entities.judgements.judgements import Judgement, Verdict
from explorer.entities.lexicon import form_key
from explorer.errors import JudgementError
from tests.entities.judged import NOON, PLACE, judged

SAME = judged("same", "PNH", "Police nationale d’Haïti")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "collection" / "judgements.jsonl"


def test_a_line_can_be_read_by_people() -> None:
    assert as_line(SAME) == (
        '{"judgement": "same", "one": "PNH", "other": "Police nationale d’Haïti", '
        '"by": "anna", "at": "2026-11-21T12:00:00Z"}'
    )
    assert as_line(judged("type", "Télcos", type_=PLACE).withdraw("ben", NOON)) == (
        '{"judgement": "type", "one": "Télcos", "type": "place", "by": "anna", '
        '"at": "2026-11-21T12:00:00Z", "withdrawn": "2026-11-21T12:00:00Z", "withdrawn_by": "ben"}'
    )


def test_what_was_added_is_read_again(file: Path) -> None:
    assert read_judgements(file).judgements.holding == ()
    add_judgements(file, [SAME])
    add_judgements(file, [])
    add_judgements(file, [judged("hide", "Monday", minute=1)])
    found = read_judgements(file)
    assert found.judgements.holding == (SAME, judged("hide", "Monday", minute=1))
    assert not found.torn
    assert len(file.read_text("utf-8").splitlines()) == 2


@given(
    st.text().filter(form_key),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    st.datetimes(),
)
def test_every_judgement_comes_back_as_it_was(one: str, by: str, at: object) -> None:
    made = Judgement(
        judgement=Verdict.NAME,
        one=one,
        by=by if by.isprintable() else "anna",
        at=at.replace(tzinfo=NOON.tzinfo),  # type: ignore[attr-defined]
    )
    assert from_line(as_line(made)) == made
    assert "\n" not in as_line(made)


def test_fields_of_a_later_version_are_kept() -> None:
    line = as_line(SAME)[:-1] + ', "sure": 0.5, "why": ["x"]}'
    assert json.loads(as_line(from_line(line))) == json.loads(line)


def test_a_last_line_torn_by_a_crash_is_passed_over_and_said(file: Path) -> None:
    add_judgements(file, [SAME])
    with file.open("a", encoding="utf-8") as stream:
        stream.write('{"judgement": "hide", "on')
    found = read_judgements(file)
    assert found.judgements.holding == (SAME,)
    assert found.torn == '{"judgement": "hide", "on'


def test_the_next_line_is_not_glued_to_a_torn_one_and_nothing_is_lost(file: Path) -> None:
    test_a_last_line_torn_by_a_crash_is_passed_over_and_said(file)
    add_judgements(file, [judged("hide", "Monday")])
    found = read_judgements(file)
    assert len(found.judgements.holding) == 2
    assert not found.torn
    assert file.with_name("judgements.jsonl.torn").read_text() == '{"judgement": "hide", "on\n'


def test_a_last_line_without_its_break_counts(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"\xef\xbb\xbf" + as_line(SAME).encode())
    assert read_judgements(file).judgements.holding == (SAME,)
    add_judgements(file, [judged("hide", "Monday")])
    assert len(read_judgements(file).judgements.holding) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<<<<<<< HEAD", "Expecting value"),
        ('{"judgement": "same"', "delimiter"),
        ("[]", ""),
        (
            '{"judgement": "equal", "one": "A", "by": "x", "at": "2026-11-21T20:01:02Z"}',
            "judgement",
        ),
        ('{"judgement": "hide", "one": "A", "at": "2026-11-21T20:01:02Z"}', "by"),
        ('{"judgement": "hide", "one": " ", "by": "x", "at": "2026-11-21T20:01:02Z"}', "no name"),
        ('{"judgement": "hide", "one": "A", "by": "x", "at": "yesterday"}', "yesterday"),
        ('{"judgement": "hide", "one": "A", "by": "x", "at": "2026-11-21T20:01:02"}', "time zone"),
        ('{"judgement": "same", "one": "A", "by": "x", "at": "2026-11-21T20:01:02Z"}', "two forms"),
        ("[" * 100_000, "brackets|recursion|parse"),
    ],
)
def test_a_broken_line_is_refused_with_its_place(file: Path, line: str, said: str) -> None:
    file.parent.mkdir()
    content = f"{as_line(SAME)}\n\n{line}\n{as_line(SAME)}\n"
    file.write_text(content, "utf-8")
    with pytest.raises(JudgementError, match=rf"(?s)Line 3 of .*{said}") as error:
        read_judgements(file)
    assert str(file) in str(error.value)
    assert file.read_text("utf-8") == content


def test_a_broken_whole_line_at_the_end_is_refused_and_not_taken_for_torn(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"judgement": "same"}', "utf-8")
    with pytest.raises(JudgementError, match="Line 1"):
        read_judgements(file)


def test_those_who_add_at_once_wait_for_each_other(file: Path) -> None:
    threads = [
        Thread(target=add_judgements, args=(file, [judged("hide", f"N{number}")]))
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read_judgements(file).judgements.holding) == 8


def test_a_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(JudgementError, match="cannot be read"):
        read_judgements(tmp_path)
    with pytest.raises(JudgementError, match="cannot be written"):
        add_judgements(tmp_path, [SAME])


def test_what_a_full_disk_cut_is_taken_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_judgements(file, [SAME])
    before = file.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("explorer.line_file.os.fsync", full)
        with pytest.raises(JudgementError, match="No space left"):
            add_judgements(file, [judged("hide", "Monday")])
    assert file.read_bytes() == before
