"""`press entity`: the page of one name."""

from __future__ import annotations

import os

import pytest

from explorer.search.page.timeline import ASCII_HEIGHTS, HEIGHTS
from tests.cli.running import assert_refused, press, process, unsafe_characters
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache")

LEXICON = """
[[person]]
name = "Godfrey Otunge"
variants = ["Barbecue"]

[[person]]
name = "Jimmy Chérizier"
variants = ["Barbecue"]

[[force]]
name = "Kenya"

[[place]]
name = "Kenya"

[[place]]
name = "Nowhere"
"""


@pytest.fixture
def names(folder: ArticleFolder) -> ArticleFolder:
    """Two articles, and names that several have."""
    folder.write("lexicon.toml", LEXICON)
    folder.write("one.txt", "A talk\n\nBarbecue met \x1b[2m Godfrey Otunge in Kenya.")
    folder.write("two.txt", "Another\n\nGodfrey Otunge spoke.")
    return folder


def test_the_page_of_a_name_that_any_form_opens() -> None:
    result = press("entity", "pnh", "--mentions", "1")
    assert (result.code, result.err) == (0, "")
    assert result.lines[:6] == [
        "Haitian National Police · force",
        "24 mentions in 5 articles",
        "",
        "NAMES",
        "    8× in 2  HNP  19 Nov 2024–",
        "    8× in 3  PNH  2024– to 25 Aug 2025?",
    ]
    assert "    |█        █|" in result.lines
    assert "    3 articles of no certain month" in result.lines
    assert "    5 of 5  ×1.0  MSS mission" in result.lines
    assert result.lines[-3] == "MENTIONS 1–1 of 24"
    assert "the [Haitian National Police] (PNH) launched" in result.lines[-1]


def test_several_words_are_one_name() -> None:
    assert press("entity", "haitian", "police").lines == press("entity", "HNP").lines


@pytest.mark.parametrize("columns", [40, 61, 200])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    lines = press("entity", "Haiti", "--mentions", "99", columns=columns).lines
    assert lines
    assert max(map(len, lines)) <= columns


def test_the_counts_are_those_of_entities_and_of_search() -> None:
    rows = press("entities", "--type", "force", "--format", "json").data["entities"]
    assert rows
    for row in rows:
        page = press("entity", row["name"], "--format", "json", "--mentions", "999").data
        assert (page["articles"], page["mentions"]) == (row["articles"], row["mentions"])
        assert {each["name"]: each["mentions"] for each in page["variants"]} == row["variants"]
        assert len(page["contexts"]) == page["mentions"]
        total = press("search", "--format", "json", row["name"]).data["total"]
        assert len({each["article"] for each in page["contexts"]}) == page["articles"] == total


def test_json_says_its_format_and_has_all_there_is() -> None:
    data = press("entity", "Otunge", "--format", "json", "--mentions", "2").data
    assert (data["format"], data["version"]) == ("press-entity", 1)
    assert (data["name"], data["type"], data["namesakes"]) == ("Godfrey Otunge", "person", [])
    assert data["variants"][0] == {
        "name": "Godfrey Otunge",
        "mentions": 5,
        "articles": 3,
        "first": "2024/..",
        "last": "2025-08-25?",
    }
    assert (data["months"], data["of_no_month"]) == ({"2024-11": 1, "2025-08": 1}, 1)
    kenya = next(each for each in data["companions"] if each["name"] == "Kenya")
    assert kenya == {
        "name": "Kenya",
        "type": "place",
        "together": 3,
        "articles": 3,
        "lift": 1.667,
    }
    first = data["contexts"][0]
    assert first["mention"] == "Godfrey Otunge"
    assert first["before"].endswith("MSS Force Commander ")


def test_offset_goes_on_where_the_page_before_ended() -> None:
    def contexts(*options: str) -> list[object]:
        data = press("entity", "HNP", "--format", "json", *options).data
        assert isinstance(data["contexts"], list)
        return data["contexts"]

    whole = contexts("--mentions", "24")
    assert contexts("--mentions", "5") + contexts("--offset", "5", "--mentions", "99") == whole
    assert contexts("--offset", "24") == contexts("--mentions", "0") == []


def test_a_name_of_several_is_refused_with_all_of_them(names: ArticleFolder) -> None:
    result = press("-C", names.path, "entity", "barbecue")
    assert_refused(result, "Godfrey Otunge (person), Jimmy Chérizier (person)")
    assert_refused(press("-C", names.path, "entity", "Kenya"), "(force)", "(place)", "in brackets")
    assert press("-C", names.path, "entity", "Kenya (place)").code == 0
    assert press("-C", names.path, "entity", "Kenya", "--type", "place").code == 0


def test_who_shares_a_name_is_said_and_is_no_company(names: ArticleFolder) -> None:
    lines = press("-C", names.path, "entity", "Godfrey Otunge").lines
    assert "Shares a name with: Jimmy Chérizier (person)" in lines
    assert "WITH PEOPLE" not in lines
    assert "    1 of 1  ×1.0  Kenya" in lines


def test_an_unknown_name_suggests_those_spelled_like_it() -> None:
    result = press("entity", "Otung")
    assert (result.code, result.out) == (1, "")
    assert "“Otung”" in result.err
    assert "Godfrey Otunge (person)" in result.err
    result = press("entity", "xyzzy", "--format", "json")
    assert (result.code, result.out) == (1, "")
    assert "`press entities`" in result.err


def test_a_name_that_no_article_has_is_nothing_found(names: ArticleFolder) -> None:
    result = press("-C", names.path, "entity", "nowhere")
    assert (result.code, result.err) == (1, "")
    assert result.lines == [
        "Nowhere · place",
        "0 mentions in 0 articles",
        "    nowhere mentioned: Nowhere",
    ]


def test_what_an_article_says_cannot_harm_the_terminal(names: ArticleFolder) -> None:
    result = press("-C", names.path, "entity", "Godfrey Otunge")
    assert not unsafe_characters(result.out)
    assert "␛[2m [Godfrey Otunge]" in result.out


def test_where_blocks_cannot_be_written_the_months_are_in_ascii() -> None:
    result = process(
        "entity", "HNP", encoding="latin-1", env={**os.environ, "PYTHONIOENCODING": "latin-1"}
    )
    assert result.code == 0
    (bars,) = [line for line in result.lines if line.startswith("    |")]
    assert bars.strip(" |") == f"{ASCII_HEIGHTS[-1]}        {ASCII_HEIGHTS[-1]}"
    assert not set(HEIGHTS[1:]) & set(result.out)


@pytest.mark.parametrize("option", [("--mentions", "-1"), ("--offset", "x"), ("--type", "ship")])
def test_a_senseless_option_is_refused(option: tuple[str, str]) -> None:
    result = press("entity", "HNP", *option)
    assert (result.code, result.out) == (2, "")
