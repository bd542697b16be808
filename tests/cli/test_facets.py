from __future__ import annotations

import pytest

from explorer.search.narrowing import KINDS
from explorer.text.folding import fold
from tests.cli.running import assert_refused, press
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache")

KNOWN = """
[articles.a]
date = "2024-11-03"
source = "The \\u001b[31mWire"
[articles.b]
date = "2025-02"
source = "A Paper"
language = "fr"
[articles.c]
date = "2024-11-20"
source = "A Paper"
[articles.d]
date = "2024"
"""


@pytest.fixture
def dated(folder: ArticleFolder) -> ArticleFolder:
    for name in "abcd":
        folder.write(f"{name}.txt", f"Gangs and harbour number {name}.")
    folder.write("collection.toml", KNOWN)
    return folder


def test_each_line_has_type_articles_and_value() -> None:
    result = press("facets", "--type", "force", "kenscoff")
    assert (result.code, result.err) == (0, "")
    assert result.lines[0].split() == ["force", "2", "Haitian", "National", "Police"]


def test_months_are_in_their_order_and_sources_by_count(dated: ArticleFolder) -> None:
    months = press("-C", dated.path, "facets", "--type", "month")
    assert months.lines == ["month  2  2024-11", "month  1  2025-02", "month  1  unknown"]
    sources = press("-C", dated.path, "facets", "--type", "source")
    assert sources.lines == [
        "source  2  A Paper",
        "source  1  The ␛[31mWire",
        "source  1  unknown",
    ]


def test_without_a_type_every_kind_is_counted(dated: ArticleFolder) -> None:
    data = press("-C", dated.path, "facets", "--format", "json", "gangs", "lang:fr").data
    assert (data["format"], data["query"], data["total"]) == ("press-facets", "gangs lang:fr", 1)
    assert data["facets"] == [
        {"type": "month", "value": "2025-02", "articles": 1},
        {"type": "source", "value": "A Paper", "articles": 1},
        {"type": "language", "value": "fr", "articles": 1},
    ]
    kinds = [row["type"] for row in press("facets", "--format", "json").data["facets"]]
    assert list(dict.fromkeys(kinds)) == [kind.value for kind in KINDS]


def test_a_value_that_is_not_known_is_null(dated: ArticleFolder) -> None:
    rows = press("-C", dated.path, "facets", "--format", "json", "id:d").data["facets"]
    assert {"type": "month", "value": None, "articles": 1} in rows
    assert {"type": "source", "value": None, "articles": 1} in rows


def test_the_number_is_what_a_search_for_the_value_finds() -> None:
    rows = press("facets", "--format", "json", "otunge").data["facets"]
    names = [row for row in rows if row["type"] in {"person", "place", "force"}]
    assert names
    for row in names:
        query = f'otunge {row["type"]}:"{row["value"]}"'
        assert press("search", "--format", "json", query).data["total"] == row["articles"]


def test_nothing_found_is_said_and_told_apart(dated: ArticleFolder) -> None:
    result = press("-C", dated.path, "facets", "--type", "person")
    assert (result.code, result.out, result.err) == (1, "", "No person in any article found.\n")
    result = press("-C", dated.path, "facets", "zzzz")
    assert (result.code, result.out) == (1, "")
    assert "No article found." in result.err


def test_how_the_query_was_understood_is_said() -> None:
    result = press("facets", "--type", "force", "PNH")
    assert result.code == 0
    assert "PNH" in result.err
    assert "HNP" in result.err


def test_what_cannot_be_read_is_refused() -> None:
    assert_refused(press("facets", '"open'), "not closed")
    assert press("facets", "--type", "ship").code == 2


def test_source_sorts_by_source_the_unknown_last(dated: ArticleFolder) -> None:
    def ids(*options: str) -> list[str]:
        return press("-C", dated.path, "search", "--format", "ids", *options).lines

    assert ids("--sort", "source") == ["b", "c", "a", "d"]
    assert ids("--sort", "source", "--reverse") == ["d", "a", "b", "c"]


def test_a_limit_is_said_and_told_and_0_lists_all() -> None:
    result = press("facets", "--type", "place", "--limit", "2")
    assert len(result.lines) == 2
    total = len(press("facets", "--type", "place", "--limit", "0").lines)
    assert result.err == f"Listed are 2 of {total} places; --limit 0 lists all.\n"
    data = press("facets", "--type", "place", "--limit", "2", "--format", "json").data
    assert (len(data["facets"]), data["in_all"], data["nearly"]) == (2, {"place": total}, [])


def test_months_are_cut_off_only_where_a_limit_is_asked_for(folder: ArticleFolder) -> None:
    known = []
    for number in range(101):
        year, month = divmod(number, 12)
        folder.write(f"a{number}.txt", f"Harbour number {number}.")
        date = f"{2010 + year}-{month + 1:02}"
        known.append(f'[articles.a{number}]\ndate = "{date}"\nsource = "Paper {number}"\n')
    folder.write("collection.toml", "".join(known))
    result = press("-C", folder.path, "facets")
    kinds = [line.split()[0] for line in result.lines]
    assert (kinds.count("month"), kinds.count("source")) == (101, 100)
    assert result.err == "Listed are 100 of 101 sources; --limit 0 lists all.\n"
    assert len(press("-C", folder.path, "facets", "--type", "month", "--limit", "3").lines) == 3


def test_match_picks_names_by_what_they_begin_with() -> None:
    result = press("facets", "--match", "pol nat", "--format", "json")
    rows = result.data["facets"]
    assert {"type": "force", "value": "Haitian National Police", "articles": 5} in rows
    result = press("facets", "--match", "kens")
    assert (result.lines, result.err) == (["place  2  Kenscoff"], "")
    result = press("facets", "--match", "kenskof")
    assert result.lines == ["place  2  Kenscoff"]
    assert "these are like it" in result.err
    result = press("facets", "--match", "zzzz")
    assert (result.code, result.out) == (1, "")
    assert "matches “zzzz”" in result.err


def test_sort_orders_by_name_or_by_lift() -> None:
    def values(*options: str) -> list[str]:
        rows = press("facets", "--type", "place", "--format", "json", *options).data["facets"]
        return [row["value"] for row in rows]

    assert values("--sort", "name") == sorted(values(), key=fold)
    assert values("--sort", "lift", "kenscoff")[0] == "Kenscoff"
    assert values("kenscoff")[0] != "Kenscoff"
    assert press("facets", "--sort", "size").code == 2
