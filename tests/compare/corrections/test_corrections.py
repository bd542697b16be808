"""Corrections: what the user said that a figure counts, and the file that keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.compare.corrections.correction import (
    Correction,
    Corrections,
    Signed,
    corrected,
    correction_of,
)
from explorer.compare.corrections.correction_file import (
    add_corrections,
    as_line,
    from_line,
    read_corrections,
)
from explorer.errors import CorrectionError
from explorer.models import Article
from explorer.text.figures.figure import Figure
from tests.compare.ledger.made_figures import Said, report

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
REPORT, FIGURES = report("a", None, Said("over 600", "600", "officers"), Said("52", "52"))


def _correct(number: int, quantity: str | None, minute: int = 0, by: str = "anna") -> Correction:
    signed = Signed(by, NOON + timedelta(minutes=minute))
    return correction_of(REPORT.article, FIGURES, FIGURES[number], quantity, signed)


def _quantities(*corrections: Correction) -> list[str]:
    found = corrected(REPORT.article, FIGURES, Corrections(corrections))
    return [figure.quantity for figure in found]


def test_a_correction_says_what_a_figure_counts() -> None:
    assert _quantities() == ["officers", "people killed"]
    assert _quantities(_correct(0, "police officers")) == ["police officers", "people killed"]


def test_what_is_no_figure_is_left_out() -> None:
    assert _quantities(_correct(0, None)) == ["people killed"]


def test_the_latest_correction_holds_until_it_is_withdrawn() -> None:
    first, second = _correct(0, "officers deployed"), _correct(0, "soldiers", minute=1)
    assert _quantities(second, first)[0] == "soldiers"
    taken_back = second.withdraw("anna", NOON + timedelta(minutes=2))
    assert _quantities(taken_back, second, first)[0] == "officers deployed"
    everything = Corrections([first, second, taken_back])
    assert everything.last_action("anna") == (first,)
    assert everything.last_action("ben") == ()
    assert everything.next_time(NOON) == NOON + timedelta(minutes=2, milliseconds=1)


def test_a_correction_is_of_one_article() -> None:
    other = replace(_correct(0, "soldiers"), article="b")
    assert _quantities(other)[0] == "officers"


def test_two_figures_of_the_same_words_in_a_sentence_are_told_apart() -> None:
    text = "They sent 600 men and 600 women."
    article = Article("a", "", text)
    first = text.index("600")
    figures = [_moved(FIGURES[0], start, text) for start in (first, text.index("600", first + 1))]
    made = correction_of(article, figures, figures[1], "women", Signed("anna", NOON))
    assert made.nth == 2
    found = corrected(article, figures, Corrections([made]))
    assert [figure.quantity for figure in found] == ["officers", "women"]


def _moved(figure: Figure, start: int, text: str) -> Figure:
    span = figure.span._replace(start=start, end=start + 3)
    return replace(figure, span=span, sentence=span._replace(start=0, end=len(text)))


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("There were over 600 of them then in Haiti!", True),
        ("There were “over 600” of them, then, in Haïti.", True),
        ("There were over 600 of them in Haiti.", True),
        ("Over 600 came.", False),
        ("There were over 700 of them then in Haiti.", False),
    ],
)
def test_a_correction_survives_a_corrected_text(sentence: str, holds: bool) -> None:
    text = f"Before it. {sentence}"
    start = text.lower().index("over")
    span = FIGURES[0].span._replace(start=start, end=start + len("over 600"))
    moved = replace(
        FIGURES[0], span=span, sentence=span._replace(start=len("Before it. "), end=len(text))
    )
    found = corrected(Article("a", "", text), [moved], Corrections([_correct(0, "soldiers")]))
    assert found[0].quantity == ("soldiers" if holds else "officers")


def test_of_two_like_sentences_none_is_guessed() -> None:
    text = "There were over 600 of them now in Haiti. There were over 600 of them here in Haiti."
    figures = []
    for start, end in ((0, 41), (42, len(text))):
        at = text.index("over 600", start)
        span = FIGURES[0].span._replace(start=at, end=at + len("over 600"))
        figures.append(replace(FIGURES[0], span=span, sentence=span._replace(start=start, end=end)))
    made = Corrections([_correct(0, "soldiers")])
    found = corrected(Article("a", "", text), figures, made)
    assert {figure.quantity for figure in found} == {"officers"}


@given(
    st.lists(
        st.tuples(
            st.integers(0, 1),
            st.sampled_from([None, "soldiers", "officers sent"]),
            st.integers(0, 3),
            st.sampled_from(["anna", "ben"]),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_corrections_means_nothing(made: list[Any], random: Random) -> None:
    lines = []
    for number, quantity, minute, by, is_withdrawn in made:
        each = _correct(number, quantity, minute, by)
        lines.append(each)
        if is_withdrawn:
            lines.append(each.withdraw(by, NOON + timedelta(hours=1)))
    expected = _quantities(*lines), Corrections(lines).holding
    random.shuffle(lines)
    assert (_quantities(*lines, *lines[:2]), Corrections(lines).holding) == expected


def test_a_line_can_be_read_by_people() -> None:
    assert as_line(_correct(0, "police officers")) == (
        '{"article": "a", "figure": "over 600", '
        '"sentence": "There were over 600 of them then in Haiti.", '
        '"quantity": "police officers", "by": "anna", "at": "2026-11-21T12:00:00Z"}'
    )
    assert '"hidden": true' in as_line(_correct(0, None))


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(lambda text: f"600{text}"),
    st.none() | st.text(st.characters(exclude_categories=["Cs"])),
    st.integers(1, 9),
)
def test_every_correction_comes_back_as_it_was(words: str, quantity: str | None, nth: int) -> None:
    made = replace(_correct(0, quantity), figure=words, sentence=words, nth=nth)
    for each in (made, made.withdraw("ben", NOON)):
        assert from_line(as_line(each)) == each


def test_what_was_added_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "collection" / "figures.jsonl"
    assert read_corrections(file).corrections.holding == ()
    made = [_correct(0, "soldiers"), _correct(1, None)]
    add_corrections(file, made)
    add_corrections(file, [made[1].withdraw("ben", NOON)])
    assert read_corrections(file).corrections.holding == (made[0],)


def test_a_later_version_s_words_are_kept() -> None:
    line = as_line(_correct(0, "soldiers")).replace('"by"', '"why": "see page 2", "by"')
    assert '"why": "see page 2"' in as_line(from_line(line))


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        ('"quantity": "soldiers", ', "", "hidden"),
        ('"at": "2026-11-21T12:00:00Z"', '"at": "2026-11-21"', "time zone"),
        ('"by": "anna"', '"by": " "', "by"),
        ('"by": "anna"', '"nth": 0, "by": "anna"', "nth"),
        ('"by": "anna", ', "", "by"),
        ("{", "[", ""),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, before: str, after: str, wrong: str) -> None:
    file = tmp_path / "figures.jsonl"
    line = as_line(_correct(0, "soldiers"))
    assert before in line
    file.write_text(f"{line}\n{line.replace(before, after, 1)}\n", "utf-8")
    with pytest.raises(CorrectionError, match=f"Line 2 of the corrections.*{wrong}"):
        read_corrections(file)


def test_a_torn_line_is_passed_over_and_put_aside(tmp_path: Path) -> None:
    file = tmp_path / "figures.jsonl"
    add_corrections(file, [_correct(0, "soldiers")])
    with file.open("a", encoding="utf-8") as stream:
        stream.write('{"article": "a", "fig')
    assert read_corrections(file).torn == '{"article": "a", "fig'
    add_corrections(file, [_correct(1, None)])
    assert len(read_corrections(file).corrections.holding) == 2
    assert (tmp_path / "figures.jsonl.torn").read_text("utf-8") == '{"article": "a", "fig\n'
