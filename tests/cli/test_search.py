from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.library.collection import Collection
from tests.cli.running import (
    BOLD,
    PLAIN,
    assert_refused,
    on_terminal,
    press,
    shell,
    without_weight,
)
from tests.cli.sources import json_lines
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache")

WITH_OTUNGE = {"000_f1ddb3ca6fbb2f43", "001_8ca0c3246e838614", "003_59fe76e6f1bf500e"}


def ids(*arguments: str) -> list[str]:
    """Return the beginnings of the ids that a search lists."""
    return [line[:3] for line in press("search", "--format", "ids", *arguments).lines]


@pytest.fixture
def harbour(folder: ArticleFolder) -> ArticleFolder:
    """Two articles whose ids and dates are of different length."""
    folder.write("a.txt", "Harbour reopens\n\nThe harbour reopened on Monday.\n\nShips came in.")
    folder.write("a-longer-name.txt", "Harbour closes\n\nThe harbour closed again.\n\nShips left.")
    folder.write("collection.toml", "[articles.a]\ndate = '2024-11-19?'\n")
    return folder


# ── what is found, and how many ──────────────────────────────────────────────────────────────


def test_ids_are_whole_and_one_a_line() -> None:
    result = press("search", "--format", "ids", "otunge")
    assert (result.code, result.err) == (0, "")
    assert set(result.lines) == WITH_OTUNGE


def test_words_need_no_quotes() -> None:
    assert ids("otunge", "kenscoff") == ids("otunge kenscoff")
    assert len(ids("otunge", "kenscoff")) == 2


def test_without_a_query_every_article_is_found(haiti: Collection) -> None:
    assert sorted(press("search", "--format", "ids").lines) == list(haiti.ids)


def test_nothing_found_is_said_and_ends_with_1() -> None:
    assert press("search", "xyzzyplugh") == (1, "", "No article found.\n")
    assert press("search", "--format", "ids", "xyzzyplugh") == (1, "", "")
    result = press("search", "--format", "json", "xyzzyplugh")
    assert (result.code, result.data["total"], result.data["hits"]) == (1, 0, [])


def test_a_word_that_begins_with_a_dash_goes_behind_two_dashes() -> None:
    assert ids("--", "haiti", "-otunge") == ids("haiti -otunge")
    assert set(ids("haiti -otunge")) == {"002", "004"}


def test_limit_and_offset_cut_the_list_into_pages() -> None:
    everything = ids("haiti")
    pages = [ids("haiti", "--limit", "2", "--offset", str(offset)) for offset in (0, 2, 4)]
    assert pages == [everything[:2], everything[2:4], everything[4:]]


def test_a_page_says_how_to_go_on() -> None:
    assert press("search", "haiti", "--limit", "2").err == "2 of 5 articles; --offset 2 goes on\n"
    assert press("search", "haiti", "--limit", "2", "--offset", "4").err == "1 of 5 articles\n"
    assert press("search", "haiti").err.endswith("5 articles\n")
    assert press("search", "paraison").err.endswith("1 article\n")


def test_a_page_behind_the_last_or_of_no_length_is_empty_yet_found() -> None:
    assert press("search", "haiti", "--offset", "9") == (0, "", "0 of 5 articles\n")
    assert press("search", "haiti", "--limit", "0") == (0, "", "0 of 5 articles\n")
    assert press("search", "--format", "ids", "--offset", str(10**20), "haiti").code == 0


def test_date_sorts_the_newest_first_and_reverse_turns_it_round(haiti: Collection) -> None:
    def days(*arguments: str) -> list[str]:
        dates = (haiti.article(id_).date for id_ in press("search", *arguments).lines)
        return [date.sort_key for date in dates if date]

    newest_first = ["2025-08-25", "2024-11-19", "2024-11-19", "2024-08-05", "2024-01-01"]
    assert days("--format", "ids", "--sort", "date") == newest_first
    assert days("--format", "ids", "--sort", "date", "--reverse") == newest_first[::-1]


def test_title_sorts_by_title(haiti: Collection) -> None:
    by_title = sorted(haiti.ids, key=lambda id_: haiti.article(id_).title.casefold())
    assert ids("--sort", "title") == [id_[:3] for id_ in by_title]
    assert ids("--sort", "title", "--reverse") == [id_[:3] for id_ in by_title][::-1]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('"open quote', "quotation mark is not closed"),
        ("kenya OR", "OR has nothing on one side"),
        ("kenya AND", "AND has nothing"),
        ("kenya NOT", "NOT has nothing"),
        ("(kenya", "parenthesis is not closed"),
        ("kenya)", "no opening one"),
        ("persn:otunge", "no field “persn:”"),
        ("\x1b\u202e", "has no letters or digits"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "ids"])
def test_a_malformed_query_is_refused(query: str, words: str, form: str) -> None:
    assert_refused(press("search", "--format", form, query), words)


# ── text ─────────────────────────────────────────────────────────────────────────────────────


def test_a_hit_is_a_heading_its_reasons_and_a_snippet() -> None:
    result = press("search", "paraison")
    heading, why, snippet = result.lines
    assert heading == (
        "001  25 Aug 2025?  "
        "Kenyan officers in Haiti intensify operations and recapture Télcos Station"
    )
    assert why == "    variant: Vladimir Paraison ×1"
    assert snippet.startswith("    PNH Director General Vladimir Paraison")
    assert snippet.endswith("targeted…")
    assert result.err.endswith("1 article\n")


def test_a_snippet_from_within_a_sentence_opens_with_an_ellipsis(folder: ArticleFolder) -> None:
    folder.write("one.txt", "Ships " + "came and went " * 40 + "until the harbour closed.")
    *_, snippet = press("-C", folder.path, "search", "harbour").lines
    assert snippet.startswith("    …")
    assert snippet.endswith("harbour closed.")


def test_an_article_without_words_is_listed_without_a_reason(folder: ArticleFolder) -> None:
    folder.write("one.txt", "")
    result = press("-C", folder.path, "search")
    assert result == (0, "one  undated  one\n    \n", "1 article\n")


def test_what_a_name_also_finds_is_said_on_stderr() -> None:
    err = press("search", "PNH kenscoff").err
    assert err.startswith("PNH also finds  Haitian National Police 2\n")


def test_a_near_spelling_is_said_on_stderr() -> None:
    result = press("search", "kenscof")
    assert result.code == 0
    assert "No article has “kenscof”; looked for kenscoff instead." in result.err
    assert "    1 letter off: Kenscoff ×" in result.out


def test_columns_are_aligned(harbour: ArticleFolder) -> None:
    result = press("-C", harbour.path, "search", "harbour", "--sort", "date")
    headings = [line for line in result.lines if not line.startswith(" ")]
    assert headings == [
        "a    19 Nov 2024?  Harbour reopens",
        "a-l  undated       Harbour closes",
    ]


def test_titles_in_wide_letters_stay_aligned_and_within_the_width(folder: ArticleFolder) -> None:
    folder.write("one.txt", "港口星期一重新开放的消息传来以后" * 4 + "\n\nships ships\n\nships")
    folder.write("two.txt", "The harbour\n\nships\n\nships")
    lines = press("-C", folder.path, "search", "ships", columns=40).lines
    heading = next(line for line in lines if "港" in line)
    assert heading == "one  undated  港口星期一重新开放的消息…"
    assert next(line for line in lines if "The" in line) == "two  undated  The harbour"


# ── on a terminal ────────────────────────────────────────────────────────────────────────────


def test_matches_are_bold_on_a_terminal() -> None:
    out = on_terminal("search", "paraison").out
    assert f"{BOLD}Vladimir Paraison{PLAIN}" in out


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nothing_is_bold_where_it_is_not_wanted(env: dict[str, str]) -> None:
    out = on_terminal("search", "paraison", env=env).out
    assert "Vladimir Paraison" in out
    assert "\x1b" not in out


def test_nothing_is_bold_in_a_pipe() -> None:
    out = shell("press search paraison | cat").out
    assert "Vladimir Paraison" in out
    assert "\x1b" not in out


def test_an_empty_no_color_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")  # as https://no-color.org/ has it
    assert BOLD in press("search", "paraison", columns=80).out


def test_matches_in_the_title_are_bold() -> None:
    out = press("search", "recapture", columns=120).out
    assert f"and {BOLD}recapture{PLAIN} Télcos Station" in out


def test_a_match_that_crosses_a_line_is_bold_on_both() -> None:
    out = press("search", "otunge", columns=80).out
    assert f"{BOLD}Godfrey{PLAIN}\n    {BOLD}Otunge{PLAIN}" in out


def test_the_terminal_shows_the_same_words_as_the_pipe() -> None:
    piped, shown = press("search", "otunge"), press("search", "otunge", columns=300)
    assert without_weight(shown.out) == piped.out
    assert shown.err == piped.err


def test_a_heading_that_leaves_no_room_gives_the_title_a_line(folder: ArticleFolder) -> None:
    name = "2025-08-25-an-agency-report"
    folder.write(f"{name}-1.txt", "Harbour reopens\n\nThe harbour reopened.\n\nShips came.")
    folder.write(f"{name}-2.txt", "Harbour closes\n\nThe harbour closed.\n\nShips left.")
    narrow = press("-C", folder.path, "search", "title:reopens", columns=50)
    assert narrow.lines[:2] == [f"{name}-1  undated", f"    Harbour {BOLD}reopens{PLAIN}"]
    wide = press("-C", folder.path, "search", "title:reopens")
    assert wide.lines[0] == f"{name}-1  undated  Harbour reopens"


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────


def test_json_says_its_format_version_and_what_was_asked() -> None:
    data = press("search", "--format", "json", "PNH kenscof", "--sort", "date").data
    assert (data["format"], data["version"]) == ("press-search", 1)
    assert (data["query"], data["sort"], data["offset"]) == ("PNH kenscof", "date", 0)
    assert data["corrections"] == [{"typed": "kenscof", "found": ["kenscoff"]}]
    (expansion,) = data["expansions"]
    assert expansion == {
        "typed": "PNH",
        "entities": ["Haitian National Police"],
        "also": {"Haitian National Police": 2},
        "dropped": [],
        "may_be": [],
    }


def test_json_counts_every_article_and_lists_a_page() -> None:
    data = press("search", "--format", "json", "haiti", "--limit", "2", "--offset", "1").data
    assert (data["total"], data["offset"], len(data["hits"])) == (5, 1, 2)


def test_json_offsets_lead_to_the_words_in_the_article(haiti: Collection) -> None:
    data = press("search", "--format", "json", "kenscoff").data
    assert data["hits"]
    for hit in data["hits"]:
        article = haiti.article(hit["id"])
        snippet = hit["snippet"]
        assert article.text[snippet["start"] : snippet["end"]] == snippet["text"]
        assert hit["matches"]
        for match in hit["matches"]:
            assert article.text[match["start"] : match["end"]] == "Kenscoff"
            assert match["reason"] == "exact"
        assert hit["why"] == [
            {
                "surface": "Kenscoff",
                "times": len(hit["matches"]),
                "reason": "exact",
                "detail": "Kenscoff",
            }
        ]


def test_json_has_what_is_known_of_an_article_but_not_its_text() -> None:
    (hit,) = press("search", "--format", "json", "paraison").data["hits"]
    assert hit["title"].startswith("Kenyan officers in Haiti")
    assert (hit["date"], hit["language"], hit["source"]) == ("2025-08-25?", "en", None)
    assert "text" not in hit


def test_json_is_the_same_on_a_terminal() -> None:
    piped = press("search", "--format", "json", "otunge")
    assert press("search", "--format", "json", "otunge", columns=40) == piped


# ── the same story ───────────────────────────────────────────────────────────────────────────

AGENCY = (
    "The harbour of Jacmel reopened on Monday after eleven weeks, the port authority said. "
    "Two freighters with rice and fuel were the first to enter, and a third lay at anchor in the "
    "bay. The mayor thanked the pilots, who had marked the channel anew by hand."
)
PAPERS = ("The Courier", "The Gazette", "The Mirror")


@pytest.fixture
def papers(tmp_path: Path) -> list[str]:
    """The ids of one agency text in three papers, the newest first, and of another story."""
    copies = [
        {"text": AGENCY, "source": paper, "date": f"2025-03-0{day}", "title": f"Port {day}"}
        for day, paper in enumerate(PAPERS, 1)
    ]
    copies[1]["text"] = f"{AGENCY} More on page four."
    other = {"text": "A harbour is nowhere in this story, which is of a goat.", "title": "Goat"}
    assert press("add", json_lines(tmp_path / "a.jsonl", *copies, other)).out.startswith("4 new")
    return press("search", "--sort", "date", "--format", "ids").lines


def test_articles_of_one_story_are_one_row(papers: list[str]) -> None:
    result = press("search", "jacmel", "--sort", "date")
    assert result.code == 0
    rows = [line for line in result.lines if not line.startswith(" ")]
    assert len(rows) == 1
    assert "3 Mar 2025" in rows[0]
    (folded,) = (line.strip() for line in result.lines if "same story" in line)
    others = re.fullmatch(r"\+2 of the same story: (\w+) (\w+)", folded)
    assert others
    first, second = others.groups()
    assert papers[1].startswith(first)
    assert papers[2].startswith(second)
    assert result.err == "3 articles\n"


def test_unfolded_each_is_a_row(papers: list[str]) -> None:
    result = press("search", "jacmel", "--unfold")
    assert "same story" not in result.out
    assert sum(not line.startswith(" ") for line in result.lines) == 3
    assert result.err == "3 articles\n"


def test_ids_and_json_are_unfolded_unless_asked_otherwise(papers: list[str]) -> None:
    copies = papers[:3]
    assert sorted(press("search", "jacmel", "--format", "ids").lines) == sorted(copies)
    data = press("search", "jacmel", "--format", "json").data
    assert (data["total"], [hit["same_story"] for hit in data["hits"]]) == (3, [[], [], []])

    folded = ["search", "jacmel", "--sort", "date", "--fold", "--format"]
    assert press(*folded, "ids").lines == copies[:1]
    (hit,) = press(*folded, "json").data["hits"]
    assert (hit["id"], hit["same_story"]) == (copies[0], copies[1:])


def test_only_what_is_found_is_folded(papers: list[str]) -> None:
    result = press("search", '"page four"')
    assert "same story" not in result.out
    assert result.err == "1 article\n"


def test_rows_are_counted_by_the_limit_and_articles_by_the_total(papers: list[str]) -> None:
    result = press("search", "harbour", "--sort", "date", "--limit", "1")
    assert result.err == "3 of 4 articles; --offset 1 goes on\n"
    rest = press("search", "harbour", "--sort", "date", "--offset", "1")
    assert [line for line in rest.lines if "Goat" in line]
    assert "same story" not in rest.out


def test_a_library_without_articles_says_how_to_fill_it() -> None:
    press("collections", "new", "empty")
    assert_refused(press("search", "harbour"), "no article in empty", "`press add PATH`")
