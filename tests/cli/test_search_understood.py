"""`press search`: what it takes a query for, and how that is said and changed."""

from __future__ import annotations

import shlex

import pytest

from tests.cli.running import assert_refused, press
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache")

LEXICON = """
[[person]]
name = "Prime Minister"
variants = ["PM"]

[[force]]
name = "Police Militaire"
variants = ["PM"]
"""


@pytest.fixture
def ministers(folder: ArticleFolder, lexicon_only: None) -> ArticleFolder:
    """Two articles, of two whom the same letters stand for."""
    folder.write("a.txt", "The Prime Minister\n\nThe Prime Minister spoke at the harbour.")
    folder.write("b.txt", "The guards\n\nThe Police Militaire stood by in Kenscoff.")
    folder.write("lexicon.toml", LEXICON)
    return folder


# ── names ────────────────────────────────────────────────────────────────────────────────────


def test_a_form_can_be_dropped(ministers: ArticleFolder) -> None:
    result = press("-C", ministers.path, "search", "PM", "--drop", "police MILITAIRE")
    assert [line for line in result.lines if not line.startswith(" ")] == [
        "a  undated  The Prime Minister"
    ]
    assert "PM no longer finds  Police Militaire\n" in result.err


def test_several_forms_can_be_dropped(ministers: ArticleFolder) -> None:
    drop = ["--drop", "Police Militaire", "--drop", "Prime Minister"]
    assert press("-C", ministers.path, "search", "PM", *drop).code == 1


def test_a_form_that_no_name_has_cannot_be_dropped(ministers: ArticleFolder) -> None:
    result = press("-C", ministers.path, "search", "PM", "--drop", "Ministr")
    assert_refused(result, "--drop Ministr", "press entities")


def test_names_can_be_found_only_as_they_are_typed(ministers: ArticleFolder) -> None:
    result = press("-C", ministers.path, "search", "PM", "--no-variants")
    assert result.code == 1
    assert "Every name is found only as it is typed." in result.err
    assert "also finds" not in result.err


def test_a_name_of_several_says_whose_and_how_to_ask_for_one(ministers: ArticleFolder) -> None:
    err = press("-C", ministers.path, "search", "PM").err
    assert "PM may be Prime Minister (person) or Police Militaire (force).\n" in err
    asked = next(line for line in err.splitlines() if line.startswith("Ask for one"))
    query = shlex.split(asked, posix=False)[-1].rstrip(".")
    assert query.startswith("Militaire") or query == 'force:"Police Militaire"'
    found = press("-C", ministers.path, "search", 'force:"Police Militaire"', "--format", "ids")
    assert found.out == "b\n"


# ── some of the words ────────────────────────────────────────────────────────────────────────


def test_where_nothing_has_all_words_some_are_found_and_that_is_said(
    ministers: ArticleFolder,
) -> None:
    result = press("-C", ministers.path, "search", "harbour kenscoff")
    assert result.code == 0
    assert result.err.startswith("No article has all of these words; these have some of them.\n")
    assert result.err.endswith("2 articles\n")
    assert press("-C", ministers.path, "search", "harbour kenscoff", "--format", "json").data[
        "relaxed"
    ]
    assert press("-C", ministers.path, "search", "harbour -kenscoff").err == "1 article\n"


# ── did you mean ─────────────────────────────────────────────────────────────────────────────


def test_a_near_query_is_suggested_with_what_it_finds(ministers: ArticleFolder) -> None:
    result = press("-C", ministers.path, "search", '"stood by in kenskoff"')
    suggestion = """Did you mean  press search '"stood by in kenscoff"' (1)?"""
    assert result == (1, "", f"{suggestion}\nNo article found.\n")


def test_a_suggestion_can_be_pasted_into_a_shell(folder: ArticleFolder, lexicon_only: None) -> None:
    folder.write("a.txt", 'The people’s Kenscoff isn\'t "calm".')
    err = press("-C", folder.path, "search", "--", '-angry "kenskoff isn\'t"').err
    command = err.splitlines()[0].removeprefix("Did you mean  ").rpartition(" (")[0]
    words = shlex.split(command)
    assert words == ["press", "search", "--", '-angry "kenscoff isn\'t"']
    assert press("-C", folder.path, *words[1:]).code == 0


def test_suggestions_are_in_the_json(ministers: ArticleFolder) -> None:
    data = press("-C", ministers.path, "search", "--format", "json", '"kenskoff"').data
    assert data["suggestions"] == [{"text": '"kenscoff"', "total": 1}]
    assert data["total"] == 0


# ── explain ──────────────────────────────────────────────────────────────────────────────────


def test_a_query_is_explained_before_the_hits(ministers: ArticleFolder) -> None:
    result = press("-C", ministers.path, "search", "--explain", "PM spoke kenscof*")
    explanation, _, hits = result.out.partition("\n\n")
    name = "the name “PM” of Prime Minister (person) and Police Militaire (force)"
    assert explanation.splitlines() == [
        "any of these: 2 articles",
        "    any of these: 2 articles",
        "        “PM”: 0 articles",
        f"        {name}: 2 articles  (Prime Minister 2 · Police Militaire 1)",
        "    “spoke” in any inflection: 1 article  (spoke 1)",
        "    words that begin with “kenscof”: 1 article",
    ]
    assert "The Prime Minister" in hits


def test_a_malformed_query_is_explained_and_not_refused(ministers: ArticleFolder) -> None:
    result = press("-C", ministers.path, "search", "--explain", '"harbour')
    assert result.code == 0
    explanation, _, hits = result.out.partition("\n\n")
    assert explanation.splitlines() == [
        "“harbour”, one after another: 1 article",
        "A quotation mark is not closed; the phrase ends with the query.",
    ]
    assert hits.startswith("a  undated")


def test_an_explanation_is_in_the_json(ministers: ArticleFolder) -> None:
    arguments = ("-C", ministers.path, "search", "--format", "json", "harbours -kenscof")
    data = press(*arguments, "--explain").data
    assert data["explanation"] == {
        "says": "all of these",
        "total": 1,
        "stands_for": {},
        "parts": [
            {
                "says": "“harbours” in any inflection",
                "total": 1,
                "stands_for": {"harbour": 1},
                "parts": [],
            },
            {
                "says": "without",
                "total": 1,
                "stands_for": {},
                "parts": [
                    {
                        "says": "“kenscof” in near spellings",
                        "total": 1,
                        "stands_for": {"kenscoff, 1 letter off": 1},
                        "parts": [],
                    }
                ],
            },
        ],
    }
    assert "explanation" not in press(*arguments).data


def test_an_explanation_is_safe_on_a_terminal(folder: ArticleFolder) -> None:
    folder.write("a.txt", "A text.")
    result = press("-C", folder.path, "search", "--explain", "title:a\x9b31mb\u202ec")
    assert "\x9b" not in result.out
    assert "\u202e" not in result.out
