from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from explorer.cli.compare_json import comparison_as_json
from explorer.library.collection import Collection
from tests.cli.running import BOLD, PLAIN, Result, assert_refused, press, without_weight
from tests.cli.sources import GATES, MARKET, RAIN, json_lines
from tests.compare.made_up import comparison
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache")

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


def rows_of(result: Result) -> list[tuple[str, str, str]]:
    """Return the left, the sign and the right of each line below the heads of the columns."""
    column = (120 - 4) // 2
    return [
        (line[:column].rstrip(), line[column : column + 4].strip(), line[column + 4 :])
        for line in result.lines[2:]
        if line
    ]


def test_sentences_stand_side_by_side_with_a_sign_between(pair: ArticleFolder) -> None:
    result = press("-C", pair.path, "compare", "left", "right", "--only", "rows")
    assert (result.code, result.err) == (0, "")
    harbour = "The harbour reopened on Monday after the storm."
    rows = rows_of(result)
    assert (harbour, "=*", harbour) in rows
    assert ("Nobody was hurt.", "<", "") in rows
    assert ("", ">", "Prices rose.") in rows
    assert (
        "[-Twelve-] ships left before noon for the islands.",
        "~",
        "{+Thirty+} ships left before noon for the islands.",
    ) in rows


def test_titles_stand_over_the_columns() -> None:
    heading = press("compare", "003", "001").lines[0]
    assert heading[:58] == "Kenyan-led Haiti Mission Gives Update as US Advocates for…"
    assert heading[58:62] == "    "
    assert heading[62:].startswith("Kenyan officers in Haiti")


def test_below_the_passages_come_quotes_figures_and_names() -> None:
    result = press("compare", "002", "003")
    headings = [line for line in result.lines if line.isupper() and not line.startswith(" ")]
    assert headings == ["SHARED QUOTES", "FIGURES", "NAMED IN"]
    assert (result.code, result.err) == (0, "")


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


@pytest.mark.parametrize("columns", [60, 80, 121])
def test_columns_are_straight_at_any_width(columns: int, folder: ArticleFolder) -> None:
    folder.write("left.txt", LEFT.replace("storm", "大きな嵐"))
    folder.write("right.txt", RIGHT.replace("storm", "大きな嵐"))
    command = ("compare", "left", "right", "--only", "rows")
    out = press("-C", folder.path, *command, columns=columns).out
    column = (columns - 4) // 2
    assert "大きな嵐" in out
    for line in filter(None, without_weight(out).splitlines()[2:]):
        if line.startswith("[moved:"):
            continue
        # Each of the wide letters takes two cells: a second character stands for the other.
        shown = "".join(each + "\0" * (not each.isascii()) for each in line).ljust(column + 4)
        assert shown[column] == shown[column + 3] == " "
        assert shown[column + 1 : column + 3] in ("= ", "=*", "~ ", "~*", "< ", "> ", "  ")
        assert not shown[column + 4 : column + 5].isspace()


def test_the_width_can_be_asked_for(pair: ArticleFolder) -> None:
    stacked = press("-C", pair.path, "compare", "left", "right", "--width", "40")
    assert "<   Nobody was hurt." in stacked.lines
    assert max(map(len, stacked.lines)) <= 40
    assert press("-C", pair.path, "compare", "left", "right", "--width", "9").code == 2


def test_only_some_rows_are_wanted(pair: ArticleFolder) -> None:
    command = ("-C", pair.path, "compare", "left", "right", "--only", "rows", "--format", "json")
    relations = [
        {row["relation"] for row in press(*command, wanted).data["rows"]}
        for wanted in ("--differing", "--shared")
    ]
    assert relations == [{"same", "reworded", "only left", "only right"}, {"same", "reworded"}]


def test_it_ends_with_1_where_nothing_is_shared_or_nothing_differs(folder: ArticleFolder) -> None:
    for name, text in (("one", "Prices rose."), ("two", "Nobody was hurt."), ("three", "Rain.")):
        folder.write(f"{name}.txt", text)
    apart = press("-C", folder.path, "compare", "one", "two")
    assert (apart.code, apart.err) == (1, "")
    assert apart.out
    assert press("-C", folder.path, "compare", "one", "two", "--differing").code == 0
    assert press("-C", folder.path, "compare", "one", "two", "three").code == 1
    alike = press("-C", folder.path, "compare", "one", "one", "--differing")
    assert (alike.code, alike.err) == (1, "one is named more than once; it is one article.\n")


def test_json_says_its_format_and_names_both_articles(haiti: Collection) -> None:
    data = press("compare", "002", "003", "--format", "json").data
    assert (data["format"], data["version"]) == ("press-compare", 2)
    assert [article["id"][:3] for article in data["articles"]] == ["002", "003"]
    assert not any("text" in article for article in data["articles"])
    assert set(data) == {"format", "version", "articles", "rows", "quotes", "figures", "names"}


def passages(value: Any, article: int | None = None) -> Iterator[tuple[int | None, dict[str, Any]]]:
    """Yield everything in a comparison that has a place, with the number of its article."""
    if isinstance(value, list):
        for each in value:
            yield from passages(each, article)
    elif isinstance(value, dict):
        article = value.get("report", article)
        if "start" in value:
            yield article, value
        for key, each in value.items():
            yield from passages(each, {"left": 0, "right": 1}.get(key, article))


def test_json_offsets_lead_to_the_words(haiti: Collection) -> None:
    data = press("compare", "002", "003", "--format", "json").data
    texts = [haiti.article(article["id"]).text for article in data["articles"]]
    for section in ("rows", "figures"):
        found = list(passages(data[section]))
        assert len(found) > 10
        for article, passage in found:
            assert article is not None
            assert texts[article][passage["start"] : passage["end"]] == passage["text"]


def test_json_says_what_became_of_each_passage(pair: ArticleFolder) -> None:
    rows = press("-C", pair.path, "compare", "left", "right", "--format", "json").data["rows"]
    (reworded,) = [row for row in rows if row["relation"] == "reworded"]
    (edit,) = reworded["edits"]
    assert (edit["kind"], edit["left"]["text"], edit["right"]["text"]) == (
        "changed",
        "Twelve",
        "Thirty",
    )
    assert sum(row["moved"] for row in rows) == 1
    assert [row["left"] for row in rows if row["relation"] == "only right"] == [[]]


def test_json_traces_a_quote_through_both_articles(haiti: Collection) -> None:
    data = press("compare", "002", "003", "--only", "quotes", "--format", "json").data
    texts = [haiti.article(article["id"]).text for article in data["articles"]]
    (boosted,) = [
        quote["sayings"]
        for quote in data["quotes"]
        if any("have boosted" in saying["text"] for saying in quote["sayings"])
    ]
    assert [saying["article"][:3] for saying in boosted] == ["002", "003"]
    for saying in boosted:
        assert texts[saying["report"]][saying["start"] : saying["end"]] == saying["text"]
    (change,) = boosted[1]["changed"]
    assert change["left"]["text"] == "are expected to boost"
    assert change["right"]["text"] == "have boosted"


def test_json_of_what_is_made_by_hand_has_every_field() -> None:
    data = comparison_as_json(comparison())
    (quote,) = data["quotes"]
    assert quote["sayings"][1] | {"start": 0, "end": 0} == {
        "report": 1,
        "article": "right",
        "version": 1,
        "start": 0,
        "end": 0,
        "text": "Twelve ships have sailed",
        "speaker": None,
        "cue": "A statement read",
        "quoted": True,
        "changed": quote["sayings"][1]["changed"],
    }
    assert [edit["right"] and edit["right"]["text"] for edit in quote["sayings"][1]["changed"]]
    entry = data["figures"][0]["entries"][0]
    assert (entry["low"], entry["high"], entry["bound"], entry["unit"]) == (
        5600,
        5600,
        "over",
        None,
    )
    assert (entry["text"], entry["counted"]["text"]) == ("More than 5,600", "people")
    assert (entry["event"]["text"], entry["source"]["text"]) == ("fled", "the port")
    assert entry["period"]["text"] == "in 2023"
    assert (entry["period"]["kind"], entry["period"]["first"]) == ("during", "2023-01-01")
    assert (entry["state"], entry["increment"]) == ("different period", False)
    assert entry["because"] == "2023 here, since January there"
    assert entry["sentence"]["text"] == "More than 5,600 people fled in 2023, the port says."
    assert data["names"][0] == {
        "name": "Ana Ruiz",
        "type": "person",
        "counts": [1, 0],
        "only_in": "left",
        "absent_in": "right",
    }


def test_of_several_there_are_quotes_figures_and_names() -> None:
    data = press("compare", "000", "002", "003", "--format", "json").data
    assert set(data) == {"format", "version", "articles", "quotes", "figures", "names"}
    assert {len(row["counts"]) for row in data["names"]} == {3}
    refused = press("compare", "000", "002", "003", "--only", "rows")
    assert_refused(refused, "two articles, and there are 3")


def test_what_a_search_finds_is_compared() -> None:
    command = ("--only", "names", "--format", "json")
    found = press("search", "kenscoff", "--format", "ids").lines
    data = press("compare", "--query", "kenscoff", *command).data
    assert {article["id"] for article in data["articles"]} == set(found)
    dates = [article["date"] for article in data["articles"]]
    assert dates == sorted(dates, key=lambda date: (date is None, date))
    both = press("compare", "002", "003", "--query", "kenscoff", "--limit", "1", *command).data
    assert [article["id"][:3] for article in both["articles"]][:2] == ["002", "003"]
    assert len(both["articles"]) == 3
    nothing = press("compare", "--query", "zzz")
    assert (nothing.code, nothing.out) == (1, "")
    assert_refused(press("compare", "--query", '"zzz'), "query")


def test_one_article_is_refused() -> None:
    assert_refused(press("compare", "001"), "two articles")
    assert_refused(press("compare"), "two articles")


def test_versions_are_told_from_each_other(tmp_path: Path) -> None:
    for text in (GATES, f"{GATES} {RAIN}"):
        press("add", json_lines(tmp_path / "a.jsonl", {"id": 1, "text": text, "lang": "en"}))
    (id_,) = press("search", "harbour", "--format", "ids").lines
    result = press("compare", f"{id_}@1", f"{id_}@2")
    known = result.lines[1].split()
    assert (known[0][-2:], known[2][-2:]) == ("@1", "@2")
    assert "Rain fell" in result.out
    data = press("compare", f"{id_}@1", id_, "--format", "json").data
    assert [article["version"] for article in data["articles"]] == [1, 2]


@pytest.mark.parametrize("form", ["text", "json", "html", "md"])
def test_it_is_written_to_a_file_whole(form: str, tmp_path: Path) -> None:
    file = tmp_path / "compared"
    file.write_text("before")
    command = ("compare", "002", "003", "--format", form)
    result = press(*command, "-o", file, columns=80)
    assert (result.code, result.out, result.err) == (0, "", "")
    assert file.read_text("utf-8") == press(*command).out  # neither bold nor as narrow as 80
    assert_refused(press(*command, "-o", tmp_path / "none" / "there"), "cannot be written")


@pytest.mark.parametrize("pair_of_ids", [("001", "999"), ("999", "001"), ("00", "001")])
def test_an_unknown_or_ambiguous_id_is_refused(pair_of_ids: tuple[str, str]) -> None:
    assert_refused(press("compare", *pair_of_ids), "id")


def test_articles_of_a_library_are_compared(tmp_path: Path) -> None:
    press("add", json_lines(tmp_path / "a.jsonl", GATES, f"{GATES} {RAIN}", MARKET))
    references = press("search", "harbour", "--format", "ids").lines
    rows = press("compare", *references, "--format", "json").data["rows"]
    assert {row["relation"] for row in rows} <= {"same", "only left", "only right"}
    assert sum(row["relation"] == "same" for row in rows) == 1
