"""The figures of what a search finds, laid beside each other from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import assert_refused, press
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache", "lexicon_only")

KNOWN = """
[articles.first]
date = "2024-03-02"
[articles.second]
date = "2024-03-04"
"""
ARTICLES = {
    "first": "An earthquake in Peru\n\nAt least 52 people were killed in Peru, the police said. "
    "The quake destroyed 300 homes.",
    "second": "The toll rises\n\nThe earthquake killed 61 people in Peru. "
    "The army has sent 600 soldiers.",
    "third": "No day is known of this\n\nThe earthquake killed 61 people in Peru.",
    "other": "Weather\n\nIt rains.",
}


@pytest.fixture
def quake(folder: ArticleFolder) -> Path:
    for name, text in ARTICLES.items():
        folder.write(f"{name}.txt", text)
    folder.write("collection.toml", KNOWN)
    return folder.path


def test_quantities_are_laid_beside_each_other(quake: Path) -> None:
    result = press("-C", quake, "figures", "earthquake")
    assert result.code == 0
    assert result.lines == [
        "people killed  (later update)",
        "> 2 Mar 2024  fir  At least 52 · At least 52 on 2 Mar 2024, 61 on 4 Mar 2024",
        "> 4 Mar 2024  sec  61 · At least 52 on 2 Mar 2024, 61 on 4 Mar 2024",
        "= undated     thi  61 · the same number",
    ]
    assert result.err == "1 quantity in 3 articles; 2 only in one, which --all lists\n"


def test_all_also_lists_what_one_article_gives(quake: Path) -> None:
    lines = press("-C", quake, "figures", "earthquake", "--all").lines
    assert "homes destroyed  (only here)" in lines
    assert lines.index("people killed  (later update)") == 0


def test_every_figure_leads_to_its_sentence(quake: Path) -> None:
    lines = press("-C", quake, "figures", "rises", "--sentences").lines
    assert "    The earthquake killed 61 people in Peru." in lines
    data = press("-C", quake, "figures", "rises", "--format", "json").data
    assert data["format"] == "press-figures"
    for quantity in data["quantities"]:
        for entry in quantity["entries"]:
            for part in ("figure", "sentence"):
                place = entry[part]
                text = ARTICLES[entry["article"]]
                assert text[place["start"] : place["end"]] == place["text"]


def test_only_a_quantity_that_is_asked_for(quake: Path) -> None:
    lines = press("-C", quake, "figures", "earthquake", "--quantity", "Homes").lines
    assert lines[0] == "homes destroyed  (only here)"
    nothing = press("-C", quake, "figures", "earthquake", "--quantity", "goats")
    assert (nothing.code, nothing.out) == (1, "")
    assert nothing.err == "No such figure in 3 articles.\n"


def test_nothing_found_ends_with_one(quake: Path) -> None:
    assert press("-C", quake, "figures", "rains").code == 1
    nothing = press("-C", quake, "figures", "xyzzyx")
    assert (nothing.code, nothing.err) == (1, "No article found.\n")


def test_a_limit_is_said(quake: Path) -> None:
    result = press("-C", quake, "figures", "earthquake", "--limit", "2", "--sort", "date", "--all")
    assert "read are 2 of 3, --limit 0 reads all" in result.err
    assert press("-C", quake, "figures", "earthquake", "--limit", "0").err.startswith("1 quantity")


def test_a_spreadsheet_gets_no_formula(folder: ArticleFolder) -> None:
    folder.write("a.txt", "=SUM(A1) told\n\nThe quake killed 52 people in Peru.")
    rows = list(
        csv.DictReader(io.StringIO(press("-C", folder.path, "figures", "--format", "csv").out))
    )
    assert rows[0]["title"].startswith("'=SUM")
    assert (rows[0]["quantity"], rows[0]["low"], rows[0]["figure"]) == ("people killed", "52", "52")


def test_what_an_article_hides_in_its_text_stays_harmless(folder: ArticleFolder) -> None:
    folder.write("a.txt", "Told\n\nThe \x1b[31mquake killed 52 people in \x1b]8;;x\x07Peru.")
    for form in ("text", "json", "csv"):
        result = press("-C", folder.path, "figures", "--sentences", "--format", form)
        assert "\x1b" not in result.out
        assert result.code == 0


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(quake: Path, columns: int) -> None:
    for options in (["--all", "--sentences"], ["--timeline"]):
        result = press("-C", quake, "figures", "earthquake", *options, columns=columns)
        plain = result.out.replace("\x1b[1m", "").replace("\x1b[0m", "")
        assert max(map(len, plain.splitlines())) <= max(columns, 36)


def test_a_quantity_through_time(quake: Path) -> None:
    lines = press(
        "-C", quake, "figures", "earthquake", "--quantity", "people killed", "--timeline"
    ).lines
    assert lines[0] == "people killed"
    first, second = lines[1:3]
    assert first.startswith("> 2024-03-02  At least 52  ")
    assert first.endswith("#>")
    assert first.count("#") < second.count("#")
    assert lines[-2:] == [
        "  The day is not known of:",
        "  61  (No day is known of this, undated)",
    ]
    data = press("-C", quake, "figures", "earthquake", "--timeline", "--format", "json").data
    assert [point["day"] for point in data["quantities"][0]["points"]] == [
        "2024-03-02",
        "2024-03-04",
    ]
    assert_refused(
        press("-C", quake, "figures", "--timeline", "--format", "csv"), "leave out --format csv"
    )


def test_a_user_says_what_a_figure_counts(quake: Path) -> None:
    listed = press("-C", quake, "figures", "of", "second").lines
    assert [line.split()[:2] for line in listed] == [["1", "61"], ["2", "600"]]
    made = press("-C", quake, "figures", "correct", "second:2", "police officers")
    assert made.err == (
        "“600” in second counts police officers. `press figures undo` takes it back.\n"
    )
    assert "police officers  (only here)" in press("-C", quake, "figures", "--all").lines
    assert "police officers (corrected)" in press("-C", quake, "figures", "of", "sec").lines[1]
    assert press("-C", quake, "figures", "corrections").code == 0
    (line,) = (quake / "figures.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["quantity"] == "police officers"
    back = press("-C", quake, "figures", "undo")
    assert back.err == "Taken back: what you said of “600” in second.\n"
    assert "police officers  (only here)" not in press("-C", quake, "figures", "--all").lines
    assert press("-C", quake, "figures", "undo").code == 1
    assert press("-C", quake, "figures", "corrections").code == 1


def test_what_is_no_figure_can_be_hidden(quake: Path) -> None:
    press("-C", quake, "figures", "correct", "third:1", "--hide")
    assert not any("thi" in line for line in press("-C", quake, "figures", "--all").lines)
    assert "no figure (corrected)" in press("-C", quake, "figures", "of", "third").lines[0]
    data = press("-C", quake, "figures", "of", "third", "--format", "json").data
    assert data["figures"][0]["correction"]["hidden"] is True


def test_what_is_no_figure_cannot_be_corrected(quake: Path) -> None:
    for arguments, said in (
        (("second", "x"), "names no figure"),
        (("second:9", "x"), "it has 2 figures"),
        (("second:0", "x"), "has no figure 0"),
        (("second:1",), "Say either"),
        (("second:1", "x", "--hide"), "Say either"),
        (("second:1", " "), "Say either"),
        (("nothing:1", "x"), "No article has an id"),
    ):
        assert_refused(press("-C", quake, "figures", "correct", *arguments), said)
    assert not (quake / "figures.jsonl").exists()
    (quake / "figures.jsonl").write_text("nonsense\n", "utf-8")
    assert_refused(press("-C", quake, "figures"), "Line 1 of the corrections")


def test_a_query_may_be_the_name_of_a_command_where_it_is_quoted(quake: Path) -> None:
    assert press("-C", quake, "figures", "--limit", "5", "undo").err == "No article found.\n"


def test_help_tells_of_the_other_commands() -> None:
    result = press("figures", "--help")
    assert "correct" in result.out
    assert "Usage: press figures [OPTIONS] [QUERY]..." in result.out
    assert "Usage: press figures correct" in press("figures", "correct", "--help").out


def test_the_five_articles() -> None:
    data = press("figures", "--format", "json").data
    rows = {row["quantity"]: row for row in data["quantities"]}
    killed = rows["people killed"]
    assert killed["state"] == "different period"
    assert {entry["figure"]["text"] for entry in killed["entries"]} >= {
        "more than 5,600",
        "more than 3,600",
    }
    assert rows["total personnel"]["state"] == "only here"
    displaced = rows["people displaced"]
    assert {entry["low"] for entry in displaced["entries"]} == {1_000_000, 500_000}
    assert displaced["state"] != "agree"
    officers = next(
        row
        for row in data["quantities"]
        if {600, 1000} <= {entry["low"] for entry in row["entries"]}
        and "officers" in row["quantity"]
    )
    added = [entry for entry in officers["entries"] if entry["increment"]]
    assert [entry["state"] for entry in added] == ["increment"]
