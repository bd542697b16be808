"""Nothing in an article acts on the terminal, and no line is wider than it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from explorer.library.folder import FolderCollection
from tests.cli.running import Result, on_terminal, press, unsafe_characters, without_weight
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache")

HOSTILE = (
    "\x1b[31m",  # a colour
    "\x1b]52;c;aGk=\x07",  # writes the clipboard
    "\x1b[2J",
    "\x00",
    "\x07",
    "\x08",
    "\r",
    "\t",
    "\x7f",
    "\x85",
    "\x9b31m",  # the same in C1
    "\x9d",
    "\xad",
    "\u061c",
    "\u200b",
    "\u200d",
    "\u200f",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\U000e0041",
    "[/x]",
    '"',
    "\\",
    "e\u0301",
    "港口",
    "👩\u200d👧",
)
_hostile = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.sampled_from(["harbour", " ", ". A", "\n"]), st.text()),
    min_size=1,
    max_size=8,
).map("".join)
# What TOML and UTF-8 can hold: no lone surrogates.
hostile_text = _hostile.map(lambda text: text.encode("utf-8", "ignore").decode())
hostile_name = hostile_text.map(lambda text: f"x{text}x")


def toml(text: str) -> str:
    """Write a string for a TOML file, every character of it escaped."""
    return '"' + "".join(f"\\U{ord(each):08x}" for each in text) + '"'


@contextmanager
def collection(text: str, name: str, title: str) -> Iterator[Path]:
    """Make a folder with one article of that text, under that file name and that title."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "articles")
        folder.mkdir()
        stem = name.replace("/", "").replace("\0", "").encode()[:80].decode("utf-8", "ignore")
        (folder / f"{stem}.txt").write_text(f"harbour {title} {text}", "utf-8", newline="")
        id_ = FolderCollection(folder, max_bytes=1 << 20).ids[0]
        fields = ("title", "source", "byline", "place", "url")
        known = "\n".join(f"{field} = {toml(title)}" for field in fields)
        collection_name = toml(title)
        (folder / "collection.toml").write_text(
            f"name = {collection_name}\n[articles.{toml(id_)}]\n{known}\n", "utf-8"
        )
        (folder / "lexicon.toml").write_text(
            f"[[person]]\nname = {toml(title)}\nvariants = [{toml(name)}, 'harbour']\n", "utf-8"
        )
        yield folder


def runs(folder: Path, columns: int | None) -> Iterator[Result]:
    """Run every command that shows something of a collection, as text and as JSON."""
    for arguments in (
        ["search", "harbour"],
        ["show", ""],
        ["entities"],
        ["compare", "", ""],
        ["bookmarks"],
        ["doctor"],
    ):
        id_ = FolderCollection(folder, max_bytes=1 << 20).ids[0]
        command = [argument or id_ for argument in arguments]
        yield press("-C", folder, *command, columns=columns)
        if command[0] != "doctor":
            yield press("-C", folder, *command, "--format", "json", columns=columns)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=hostile_text, name=hostile_name, title=hostile_name, note=hostile_text)
@pytest.mark.parametrize("columns", [None, 80])
def test_no_command_ever_writes_a_character_that_acts(
    columns: int | None, text: str, name: str, title: str, note: str
) -> None:
    with collection(text, name, title) as folder:
        article = FolderCollection(folder, max_bytes=1 << 20)
        text = article.article(article.ids[0]).text
        press("-C", folder, "bookmarks", "add", article.ids[0], text, "--note", note)
        for result in runs(folder, columns):
            assert result.code == 0, result.err
            assert unsafe_characters(without_weight(result.out)) == set()
            assert unsafe_characters(result.err) == set()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=hostile_text, name=hostile_name, title=hostile_name, note=hostile_text)
def test_json_gives_back_the_exact_text(text: str, name: str, title: str, note: str) -> None:
    with collection(text, name, title) as folder:
        collected = FolderCollection(folder, max_bytes=1 << 20)
        article = collected.article(collected.ids[0])
        press("-C", folder, "bookmarks", "add", article.id, article.text, "--note", note)

        shown = press("-C", folder, "show", article.id, "--format", "json").data
        assert (shown["text"], shown["title"]) == (article.text, title)
        assert [shown[field] for field in ("source", "byline", "place", "url")] == [title] * 4
        (hit,) = press("-C", folder, "search", "harbour", "--format", "json").data["hits"]
        assert hit["title"] == title
        snippet = hit["snippet"]
        assert snippet["text"] == article.text[snippet["start"] : snippet["end"]]
        entities = press("-C", folder, "entities", "--format", "json").data["entities"]
        assert title in [entity["name"] for entity in entities]
        (kept,) = press("-C", folder, "bookmarks", "--format", "json").data["bookmarks"]
        assert kept["exact"] == article.text[slice(*kept["now"])]
        assert kept["note"] == note


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=hostile_text, name=hostile_name, note=hostile_text)
@pytest.mark.parametrize("columns", [None, 80])
def test_no_command_writes_a_character_that_acts_from_a_library(
    columns: int | None, text: str, name: str, note: str
) -> None:
    fields = dict.fromkeys(("id", "title", "source", "byline", "place", "date"), name)
    article = {"text": f"harbour {text}", **fields, "url": f"https://example.org/{name}"}
    with tempfile.TemporaryDirectory() as temporary:
        library = Path(temporary, "library")
        source = Path(temporary, name[:20].replace("/", "").replace("\0", "") + ".json")
        press("collections", "new", library)
        source.write_text(json.dumps([article, {**article, "text": ""}]), "utf-8")
        results = [press("-C", library, "add", source, columns=columns)]
        assert results[0].code == 2  # of the second there is no text
        (id_,) = press("-C", library, "search", "--format", "ids").lines
        commands: list[list[str | Path]] = [
            ["add", source, "--format", "json"],
            ["edit", id_, "--byline", f"x{note}"],
            ["search", "harbour"],
            ["show", id_],
            ["versions", id_],
            ["versions", id_, "--format", "json"],
            ["show", f"{id_}@{name}"],
            ["compare", id_, f"{id_}@1"],
            ["collections"],
            ["doctor"],
        ]
        results += [press("-C", library, *command, columns=columns) for command in commands]
        for result in results:
            assert unsafe_characters(without_weight(result.out)) == set()
            assert unsafe_characters(result.err.replace("\r", "")) == set()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_query_is_shown_harmlessly(hostile: str) -> None:
    for query in (hostile, f"{hostile}kenscof{hostile}", f"title:{hostile}", f'"{hostile}'):
        for form in ("text", "json"):
            result = press("search", "--format", form, "--", query)
            assert result.code in (0, 1, 2)
            assert unsafe_characters(result.out + result.err) == set()


def test_the_process_on_a_terminal_obeys_no_article(folder: ArticleFolder) -> None:
    folder.write(
        "one.txt", "The harbour \x1b]52;c;aGk=\x07\x1b[2J\x9b31m reopened\u202e on Monday."
    )
    for arguments in (["search", "harbour"], ["show", "one"], ["compare", "one", "one"]):
        out = on_terminal("-C", str(folder.path), *arguments).out
        assert unsafe_characters(without_weight(out)) == set()
        assert "␛]52;c;aGk=␇␛[2J�31m" in " ".join(out.split())


# ── width ────────────────────────────────────────────────────────────────────────────────────

WIDE = "港口星期一重新开放的消息传来以后，十二艘船在中午之前离开。"


@pytest.fixture
def wide(folder: ArticleFolder) -> ArticleFolder:
    """Articles that are hard to fit: wide letters, joined signs, controls, no spaces at all."""
    folder.write("one.txt", f"{WIDE}\n\nThe harbour {WIDE * 5}\n\nharbour. " + "x" * 300)
    folder.write("two.txt", "👩\u200d👧" * 40 + "\n\nThe harbour. " + "e\u0301" * 200)
    folder.write("three.txt", "\x1b港" * 90 + "\n\nThe harbour. " + "\u200bé" * 200 + " The end.")
    folder.write("lexicon.toml", f"[[person]]\nname = '{WIDE}'\nvariants = ['The harbour']\n")
    folder.write("collection.toml", f"[articles.one]\nbyline = '{WIDE * 3}'\n")
    return folder


def too_wide(out: str, columns: int) -> list[str]:
    """Return the lines that take more cells than the terminal has."""
    return [line for line in without_weight(out).splitlines() if wcswidth(line) > columns]


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize(
    "command",
    [
        ["search", "otunge"],
        ["search", "PNH kenscoff"],
        ["search"],
        ["show", "001"],
        ["show", "003"],
        ["entities"],
        ["compare", "002", "003"],
    ],
)
def test_no_line_of_the_five_articles_is_wider_than_the_terminal(
    command: list[str], columns: int
) -> None:
    result = press(*command, columns=columns)
    assert result.lines
    assert too_wide(result.out, columns) == []


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize(
    "command",
    [
        ["search", "harbour"],
        ["show", "one"],
        ["show", "two"],
        ["show", "three"],
        ["entities"],
        ["compare", "one", "two"],
        ["compare", "two", "three"],
        ["bookmarks"],
    ],
)
def test_no_line_of_articles_that_are_hard_to_fit_is_wider_than_the_terminal(
    wide: ArticleFolder, command: list[str], columns: int
) -> None:
    for id_, quote in (("one", WIDE * 5), ("two", "e\u0301" * 200), ("three", "\x1b港" * 90)):
        press("-C", wide.path, "bookmarks", "add", id_, quote, "--note", WIDE * 3)
    result = press("-C", wide.path, *command, columns=columns)
    assert result.lines
    assert too_wide(result.out, columns) == []


@pytest.mark.parametrize("columns", [80, 40])
def test_lines_fit_a_real_terminal(wide: ArticleFolder, columns: int) -> None:
    out = on_terminal("-C", str(wide.path), "search", "harbour", size=(24, columns)).out
    assert "港" in out
    assert too_wide(out, columns) == []
