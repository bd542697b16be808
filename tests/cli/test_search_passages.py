"""`press search --passages`: passages rather than articles."""

from __future__ import annotations

import pytest

from explorer.library.collection import Collection
from explorer.search import passages
from tests.cli.running import BOLD, PLAIN, assert_refused, press, without_weight
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache")


@pytest.fixture
def harbour(folder: ArticleFolder) -> ArticleFolder:
    """Two articles with three passages about ships."""
    folder.write("a.txt", "Harbour reopens\n\nShips came in. Rain fell.\n\nA ship sank.")
    folder.write("b.txt", "Harbour closes\n\nThe harbour closed. All ships left it.")
    return folder


def found(folder: ArticleFolder, *arguments: str) -> list[str]:
    return press("-C", folder.path, "search", "--passages", *arguments).lines


def test_a_passage_stands_beside_its_place_below_the_article_s_heading(
    harbour: ArticleFolder,
) -> None:
    result = press("-C", harbour.path, "search", "--passages", "ship")
    assert sorted(result.lines) == [
        "    a:17-31  Ships came in.",
        "    a:44-56  A ship sank.",
        "    b:36-54  All ships left it.",
        "a  undated  Harbour reopens",
        "b  undated  Harbour closes",
    ]
    assert (result.code, result.err) == (0, "3 passages in 2 articles\n")


def test_ids_are_whole_with_the_offsets_behind_them(haiti: Collection) -> None:
    result = press("search", "--passages", "--format", "ids", "otunge")
    assert (result.code, result.err) == (0, "")
    for line in result.lines:
        id_, _, place = line.partition(":")
        start, end = map(int, place.split("-"))
        assert "Otunge" in haiti.article(id_).text[start:end]


def test_json_has_the_text_at_its_offsets_and_the_matches_in_it(haiti: Collection) -> None:
    data = press("search", "--passages", "--format", "json", "PNH kenscoff", "--limit", "3").data
    assert (data["format"], data["version"], data["query"]) == (
        "press-passages",
        1,
        "PNH kenscoff",
    )
    assert (data["articles"], data["articles_read"], data["offset"]) == (2, 2, 0)
    assert data["total"] > len(data["passages"]) == 3
    assert [each["complete"] for each in data["passages"]] == [True, False, False]
    for each in data["passages"]:
        text = haiti.article(each["article"]).text
        assert text[each["start"] : each["end"]] == each["text"]
        for match in each["matches"]:
            assert each["start"] <= match["start"] < match["end"] <= each["end"]
    best = data["passages"][0]
    assert best["title"].startswith("Kenyan officers")
    assert (best["date"], best["score"]) == ("2025-08-25?", 2.5)
    assert [text[match["start"] : match["end"]] for match in best["matches"]] == ["PNH", "Kenscoff"]


def test_limit_and_offset_count_passages(harbour: ArticleFolder) -> None:
    everything = found(harbour, "--format", "ids", "ship")
    assert len(everything) == 3
    assert found(harbour, "--format", "ids", "ship", "--limit", "2") == everything[:2]
    assert found(harbour, "--format", "ids", "ship", "--offset", "2") == everything[2:]
    result = press("-C", harbour.path, "search", "--passages", "ship", "--limit", "1")
    assert result.err == "1 of 3 passages in 2 articles; --offset 1 goes on\n"
    assert press("-C", harbour.path, "search", "--passages", "ship", "--offset", "3") == (
        0,
        "",
        "0 of 3 passages in 2 articles\n",
    )


def test_where_not_all_articles_are_looked_into_it_says_so(
    harbour: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passages, "MOST_READ", 1)
    result = press("-C", harbour.path, "search", "--passages", "harbour", "--sort", "title")
    assert result.err.endswith("in the first 1 of 2 articles\n")
    data = press("-C", harbour.path, "search", "--passages", "harbour", "--format", "json").data
    assert (data["articles"], data["articles_read"]) == (2, 1)


def test_articles_without_a_passage_are_not_found(harbour: ArticleFolder) -> None:
    nothing = (1, "", "No passage found in 2 articles.\n")
    assert press("-C", harbour.path, "search", "--passages") == nothing
    assert press("-C", harbour.path, "search", "--passages", "xyzzyplugh") == (
        1,
        "",
        "No article found.\n",
    )
    result = press("-C", harbour.path, "search", "--passages", "--format", "json")
    assert (result.code, result.data["passages"]) == (1, [])


def test_a_malformed_query_and_a_wish_to_explain_are_refused() -> None:
    assert_refused(press("search", "--passages", '"open quote'), "quotation mark is not closed")
    assert_refused(press("search", "--passages", "--explain", "otunge"), "leave it out")


def test_what_is_read_otherwise_is_said(harbour: ArticleFolder) -> None:
    result = press("-C", harbour.path, "search", "--passages", "ship xyzzyplugh")
    assert result.code == 0
    assert len(result.err.splitlines()) > 1
    data = press("-C", harbour.path, "search", "--passages", "ship zzz", "--format", "json").data
    assert data["relaxed"] is True


def test_a_terminal_shows_matches_in_bold_and_wraps_beside_the_place(
    folder: ArticleFolder,
) -> None:
    folder.write("a.txt", "Ships " + "came and went " * 12 + "until night.")
    shown = press("-C", folder.path, "search", "--passages", "ships", columns=60)
    assert f"{BOLD}Ships{PLAIN}" in shown.out
    heading, first, second, *_ = without_weight(shown.out).splitlines()
    assert first.startswith("    a:0-186  Ships came")
    assert second.index("went") == first.index("Ships")
    assert all(len(line) <= 60 for line in (heading, first, second))


def test_a_part_of_a_sentence_stands_between_ellipses(folder: ArticleFolder) -> None:
    folder.write("a.txt", "Rain " * 200 + "and ships " + "left " * 200)
    (line,) = [line for line in found(folder, "ships") if line.startswith(" ")]
    assert line.partition("  ")[2].strip().partition("  ")[2].startswith("…Rain")
    assert line.endswith("left…")


def test_what_a_terminal_would_obey_is_shown(folder: ArticleFolder) -> None:
    folder.write("a.txt", "A ship\x1b[31m came.")
    assert found(folder, "ship")[-1] == "    a:0-17  A ship␛[31m came."
