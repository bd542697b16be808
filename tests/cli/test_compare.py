from __future__ import annotations

from pathlib import Path

import pytest

from explorer.library.collection import Collection
from tests.cli.running import BOLD, PLAIN, assert_refused, press, without_weight
from tests.cli.sources import GATES, MARKET, RAIN, json_lines
from tests.conftest import ArticleFolder

LEFT = (
    "The harbour reopened on Monday after the storm.\n"
    "Twelve ships left before noon for the islands.\n"
    "Nobody was hurt.\n"
)
RIGHT = (
    "Thirty ships left before noon for the islands.\n"
    "The harbour reopened on Monday after the storm.\n"
    "Prices rose.\n"
)


@pytest.fixture
def pair(folder: ArticleFolder) -> ArticleFolder:
    """Two articles with what is the same, reworded, moved, and only in one of them."""
    folder.write("left.txt", LEFT)
    folder.write("right.txt", RIGHT)
    return folder


def test_sentences_stand_side_by_side_with_a_sign_between(pair: ArticleFolder) -> None:
    result = press("-C", pair.path, "compare", "left", "right")
    assert (result.code, result.err) == (0, "")
    column = (120 - 4) // 2
    rows = [
        (line[:column].rstrip(), line[column : column + 4].strip(), line[column + 4 :])
        for line in result.lines[1:]
        if line
    ]
    harbour = "The harbour reopened on Monday after the storm."
    assert rows == [
        (harbour, "=*", harbour),
        (
            "Twelve ships left before noon for the islands.",
            "~",
            "Thirty ships left before noon for the islands.",
        ),
        ("Nobody was hurt.", "<", ""),
        ("", ">", "Prices rose."),
    ]


def test_titles_stand_over_the_columns() -> None:
    heading = press("compare", "003", "001").lines[0]
    assert heading[:58] == "Kenyan-led Haiti Mission Gives Update as US Advocates for…"
    assert heading[58:62] == "    "
    assert heading[62:].startswith("Kenyan officers in Haiti")


def test_an_article_is_the_same_as_itself() -> None:
    rows = press("compare", "001", "001", "--format", "json").data["rows"]
    assert {row["relation"] for row in rows} == {"same"}
    assert not any(row["moved"] for row in rows)


def test_words_that_differ_are_bold_on_a_terminal(pair: ArticleFolder) -> None:
    out = press("-C", pair.path, "compare", "left", "right", columns=120).out
    assert f"{BOLD}Twelve{PLAIN} ships" in out
    assert f"{BOLD}Thirty{PLAIN} ships" in out
    assert f"{BOLD}The" not in out


def test_nothing_is_bold_in_a_pipe(pair: ArticleFolder) -> None:
    assert "\x1b" not in press("-C", pair.path, "compare", "left", "right").out


@pytest.mark.parametrize("columns", [40, 80, 121])
def test_columns_are_straight_at_any_width(columns: int, folder: ArticleFolder) -> None:
    folder.write("left.txt", LEFT.replace("storm", "大きな嵐"))
    folder.write("right.txt", RIGHT.replace("storm", "大きな嵐"))
    out = press("-C", folder.path, "compare", "left", "right", columns=columns).out
    column = (columns - 4) // 2
    assert "大きな嵐" in out
    for line in filter(None, without_weight(out).splitlines()[1:]):
        # Each of the wide letters takes two cells: a second character stands for the other.
        shown = "".join(each + "\0" * (not each.isascii()) for each in line).ljust(column + 4)
        assert shown[column] == shown[column + 3] == " "
        assert shown[column + 1 : column + 3] in ("= ", "=*", "~ ", "~*", "< ", "> ", "  ")
        assert not shown[column + 4 : column + 5].isspace()


def test_json_says_its_format_and_names_both_articles(haiti: Collection) -> None:
    data = press("compare", "002", "003", "--format", "json").data
    assert (data["format"], data["version"]) == ("press-compare", 1)
    assert [article["id"][:3] for article in data["articles"]] == ["002", "003"]
    assert not any("text" in article for article in data["articles"])


def test_json_offsets_lead_to_the_words(pair: ArticleFolder) -> None:
    rows = press("-C", pair.path, "compare", "left", "right", "--format", "json").data["rows"]
    for row in rows:
        for side, text in (("left", LEFT), ("right", RIGHT)):
            if row[side]:
                assert text[row[side]["start"] : row[side]["end"]] == row[side]["text"]
    (reworded,) = [row for row in rows if row["relation"] == "reworded"]
    changed = [
        text[start:end]
        for side, text in (("left", LEFT), ("right", RIGHT))
        for start, end in reworded[side]["changed"]
    ]
    assert changed == ["Twelve", "Thirty"]
    assert sum(row["moved"] for row in rows) == 1
    assert [row["left"] is None for row in rows if row["relation"] == "only right"] == [True]


@pytest.mark.parametrize("pair_of_ids", [("001", "999"), ("999", "001"), ("00", "001")])
def test_an_unknown_or_ambiguous_id_is_refused(pair_of_ids: tuple[str, str]) -> None:
    assert_refused(press("compare", *pair_of_ids), "id")


def test_articles_of_a_library_are_compared(tmp_path: Path) -> None:
    press("add", json_lines(tmp_path / "a.jsonl", GATES, f"{GATES} {RAIN}", MARKET))
    references = press("search", "harbour", "--format", "ids").lines
    rows = press("compare", *references, "--format", "json").data["rows"]
    assert {row["relation"] for row in rows} <= {"same", "only left", "only right"}
    assert sum(row["relation"] == "same" for row in rows) == 1
