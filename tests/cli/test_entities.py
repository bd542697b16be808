from __future__ import annotations

import pytest

from explorer.library.collection import Collection
from explorer.models import EntityType
from explorer.text.folding import fold
from tests.cli.running import assert_refused, press
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache")


def test_each_line_has_type_articles_mentions_name_and_spellings() -> None:
    result = press("entities", "--type", "force")
    assert (result.code, result.err) == (0, "")
    assert result.lines[0].split("  ") == [
        "force",
        "5",
        "24",
        "Haitian National Police",
        "HNP 8 · PNH 8 · Haitian National Police 6 · Haitian police 1 · Haitian police force 1",
    ]


def test_numbers_are_aligned_to_the_right() -> None:
    lines = press("entities", "--type", "place").lines
    assert lines[0].startswith("place  5  24  Haiti  ")
    assert lines[1].startswith("place  5   9  Port-au-Prince  ")


@pytest.mark.parametrize("type_", [type_.value for type_ in EntityType])
def test_type_picks_one_type(type_: str) -> None:
    everything = press("entities", "--format", "json").data["entities"]
    picked = press("entities", "--type", type_, "--format", "json").data["entities"]
    assert picked == [row for row in everything if row["type"] == type_]
    assert picked


def test_the_most_widely_named_come_first() -> None:
    for type_ in EntityType:
        rows = press("entities", "--type", type_, "--format", "json").data["entities"]
        counts = [row["articles"] for row in rows]
        assert counts == sorted(counts, reverse=True)


def test_the_number_of_articles_is_what_a_search_for_the_name_finds(haiti: Collection) -> None:
    rows = press("entities", "--type", "person", "--format", "json").data["entities"]
    for row in rows:
        assert press("search", "--format", "json", row["name"]).data["total"] == row["articles"]


def test_json_says_its_format_and_counts_the_spellings() -> None:
    data = press("entities", "--type", "person", "--format", "json").data
    assert (data["format"], data["version"]) == ("press-entities", 1)
    assert data["entities"][0] == {
        "type": "person",
        "name": "Godfrey Otunge",
        "articles": 3,
        "mentions": 7,
        "variants": {"Godfrey Otunge": 5, "Otunge": 2},
    }


def test_a_collection_without_names_says_so(folder: ArticleFolder) -> None:
    folder.write("one.txt", "The harbour reopened.")
    result = press("-C", folder.path, "entities")
    assert (result.code, result.out) == (1, "")
    assert result.err == "No name found in any article.\n"
    result = press("-C", folder.path, "entities", "--format", "json")
    assert (result.code, result.data["entities"]) == (1, [])


def test_an_unknown_type_is_refused() -> None:
    result = press("entities", "--type", "ship")
    assert (result.code, result.out) == (2, "")
    assert "'ship' is not one of" in result.err


def test_an_unknown_collection_is_refused() -> None:
    assert_refused(press("-C", "/no/such/folder", "entities"), "/no/such/folder")


def test_match_sort_and_limit_pick_and_order_names() -> None:
    result = press("entities", "--match", "otu")
    assert [line.split("  ")[3] for line in result.lines] == ["Godfrey Otunge"]
    names = [
        row["name"]
        for row in press(
            "entities", "--type", "place", "--sort", "name", "--limit", "0", "--format", "json"
        ).data["entities"]
    ]
    assert names == sorted(names, key=fold)
    result = press("entities", "--type", "place", "--limit", "2", "--format", "json")
    assert result.data["in_all"] == {"place": len(names)}
    assert len(result.data["entities"]) == 2
    assert f"2 of {len(names)} places" in result.err
    result = press("entities", "--match", "zzzz")
    assert (result.code, result.out, result.err) == (1, "", "No name matches “zzzz”.\n")


def test_thousands_of_names_are_not_listed_unasked(folder: ArticleFolder) -> None:
    names = [f"Harbour {number}" for number in range(120)]
    folder.write("lexicon.toml", "".join(f'[[place]]\nname = "{name}"\n' for name in names))
    folder.write("one.txt", ". ".join(names))
    result = press("-C", folder.path, "entities")
    assert len(result.lines) == 100
    assert result.err == "Listed are 100 of 120 places; --limit 0 lists all.\n"
    assert len(press("-C", folder.path, "entities", "--limit", "0").lines) == 120
