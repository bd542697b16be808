"""Lists of queries: every line answered or named, as a table and as data."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from explorer.errors import CollectionError
from explorer.search.answers import Answer, Search
from explorer.search.searcher import Searcher
from explorer.search.telling import RELAXED
from tests.cli.running import ROOT, Result, assert_refused, on_terminal, press, shell
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache")

COLUMNS = [
    "name", "query", "rank", "total", "id", "title", "date", "source", "url", "snippet",
    "understood", "error",
]  # fmt: skip


@pytest.fixture
def harbour(folder: ArticleFolder) -> ArticleFolder:
    """Two articles that name a harbour, and one that does not."""
    folder.write("a.txt", "Harbour reopens\n\nThe harbour reopened on Monday.\n")
    folder.write("b.txt", "=HARBOUR(1)\n\nThe harbour\x1b[31m closed, again.\n")
    folder.write("c.txt", "Rain\n\nRain fell over the hills.\n")
    folder.write(
        "collection.toml",
        "[articles.b]\ndate = '2025-08'\nsource = '@wire'\nurl = 'https://e.org/1'\n",
    )
    return folder


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    return tmp_path / "queries.txt"


def batch(folder: ArticleFolder, file: Path, *arguments: str | Path) -> Result:
    """Answer a list of queries on a folder."""
    return press("-C", folder.path, "batch", file, *arguments)


def table(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(text.splitlines()))


def shown(rows: Iterable[dict[str, str]], *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def test_each_hit_is_a_row(harbour: ArticleFolder, queries: Path) -> None:
    queries.write_text("port\tharbour -rain\nhills\n")
    result = batch(harbour, queries)
    assert (result.code, result.err) == (0, "")
    assert result.lines[0].split(",") == COLUMNS
    rows = table(result.out)
    assert shown(rows, "name", "query", "rank", "total", "error") == [
        ("port", "harbour -rain", "1", "2", ""),
        ("port", "harbour -rain", "2", "2", ""),
        ("hills", "hills", "1", "1", ""),
    ]
    assert sorted(shown(rows[:2], "id")) == [("a",), ("b",)]
    assert shown(rows[2:], "id", "title", "date", "source", "url", "snippet") == [
        ("c", "Rain", "", "", "", "Rain fell over the hills.")
    ]


def test_no_cell_is_a_formula_or_a_control(harbour: ArticleFolder, queries: Path) -> None:
    queries.write_text("=cmd\tclosed\n-hills title:harbour\n")
    result = batch(harbour, queries)
    assert "\x1b" not in result.out
    first, *_ = rows = table(result.out)
    assert shown([first], "name", "title", "source", "date", "url") == [
        ("'=cmd", "'=HARBOUR(1)", "'@wire", "2025-08", "https://e.org/1")
    ]
    assert first["snippet"] == "The harbour␛[31m closed, again."
    assert rows[-1]["query"] == "'-hills title:harbour"


def test_comments_and_empty_lines_are_passed_over(harbour: ArticleFolder, queries: Path) -> None:
    queries.write_bytes(
        b"\xef\xbb\xbf# my queries\r\n\r\n  \t \r\n  # too\r\nrain\r\n\thills\r\n a b \t rain \r\n"
    )
    rows = table(batch(harbour, queries).out)
    assert shown(rows, "name", "query") == [("rain", "rain"), ("hills", "hills"), ("a b", "rain")]


def test_a_query_without_hits_has_a_row(harbour: ArticleFolder, queries: Path) -> None:
    queries.write_text("zzzzqqqq\nrain\n")
    result = batch(harbour, queries)
    assert result.code == 0
    assert shown(table(result.out), "query", "rank", "total", "id") == [
        ("zzzzqqqq", "", "0", ""),
        ("rain", "1", "1", "c"),
    ]


def test_the_limit_is_of_each_query_and_0_only_counts(
    harbour: ArticleFolder, queries: Path
) -> None:
    queries.write_text("harbour\nrain\n")
    rows = table(batch(harbour, queries, "--limit", "1").out)
    assert shown(rows, "query", "rank", "total") == [("harbour", "1", "2"), ("rain", "1", "1")]
    rows = table(batch(harbour, queries, "--limit", "0").out)
    assert shown(rows, "query", "rank", "total") == [("harbour", "", "2"), ("rain", "", "1")]


def test_ten_articles_of_each_query_are_written(folder: ArticleFolder, queries: Path) -> None:
    for number in range(12):
        folder.write(f"{number}.txt", f"Rain fell on day {number}.\n")
    queries.write_text("rain\n")
    assert len(table(batch(folder, queries).out)) == 10


def test_what_cannot_be_read_is_named_and_the_others_are_answered(
    harbour: ArticleFolder, queries: Path
) -> None:
    queries.write_bytes(b'rain\nbad\t"open\n\xff\xfe\nhills\n')
    result = batch(harbour, queries)
    assert result.code == 2
    rows = table(result.out)
    assert shown(rows, "query", "total", "error") == [
        ("rain", "1", ""),
        ('"open', "", "A quotation mark is not closed."),
        ("\ufffd\ufffd", "", "The line is not in UTF-8."),
        ("hills", "1", ""),
    ]
    assert result.err.splitlines() == [
        "press: line 2: A quotation mark is not closed.",
        "press: line 3: The line is not in UTF-8.",
    ]


def test_only_some_of_many_refused_lines_are_named(harbour: ArticleFolder, queries: Path) -> None:
    queries.write_text('"open\n' * 25)
    result = batch(harbour, queries)
    assert result.code == 2
    assert len(table(result.out)) == 25
    assert len(result.err.splitlines()) == 21
    assert result.err.splitlines()[-1] == "press: and 5 more lines"


@pytest.mark.parametrize("content", ["", "# nothing\n", "zzzzqqqq\n"])
def test_nothing_found_ends_with_1(harbour: ArticleFolder, queries: Path, content: str) -> None:
    queries.write_text(content)
    result = batch(harbour, queries)
    assert (result.code, result.err) == (1, "")
    assert result.lines[0].split(",") == COLUMNS


def test_an_article_that_is_gone_is_the_trouble_of_one_query(
    harbour: ArticleFolder, queries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = Searcher.search

    def with_c_gone(self: Searcher, asked: Search, *, limit: int, offset: int = 0) -> Answer:
        answer = search(self, asked, limit=limit, offset=offset)
        if any(hit.article.id == "c" for hit in answer.hits):
            raise CollectionError("c.txt cannot be read: gone.")
        return answer

    monkeypatch.setattr(Searcher, "search", with_c_gone)
    queries.write_text("rain\nreopened\n")
    result = batch(harbour, queries)
    assert (result.code, result.err) == (2, "press: line 1: c.txt cannot be read: gone.\n")
    assert shown(table(result.out), "query", "id", "error") == [
        ("rain", "", "c.txt cannot be read: gone."),
        ("reopened", "a", ""),
    ]


def test_an_answer_to_less_than_was_asked_says_so(harbour: ArticleFolder, queries: Path) -> None:
    queries.write_text("hills harbour\n")
    rows = table(batch(harbour, queries).out)
    assert {row["understood"] for row in rows} == {RELAXED}
    (record,) = batch(harbour, queries, "--format", "json").data["queries"]
    assert (record["relaxed"], record["total"]) == (True, 3)


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────


def test_json_has_a_record_for_each_query(harbour: ArticleFolder, queries: Path) -> None:
    queries.write_text('# one\nport\tclosed\n"open\nzzzzqqqq\n')
    result = batch(harbour, queries, "--format", "json")
    assert result.code == 2
    assert "\x1b" not in result.out
    data = result.data
    assert (data["format"], data["version"]) == ("press-batch", 1)
    found, refused, nothing = data["queries"]
    assert (found["line"], found["name"], found["query"]) == (2, "port", "closed")
    assert (found["total"], found["repairs"], found["error"]) == (1, [], None)
    (hit,) = found["hits"]
    assert (hit["id"], hit["title"], hit["source"]) == ("b", "=HARBOUR(1)", "@wire")
    assert hit["snippet"] == "The harbour\x1b[31m closed, again."
    assert "text" not in hit
    assert (refused["total"], refused["hits"]) == (None, [])
    assert refused["error"] == "A quotation mark is not closed."
    assert (nothing["total"], nothing["hits"], nothing["error"]) == (0, [], None)


def test_json_of_no_queries_is_whole(harbour: ArticleFolder, queries: Path) -> None:
    queries.write_text("")
    assert batch(harbour, queries, "--format", "json").data["queries"] == []


# ── where from and where to ──────────────────────────────────────────────────────────────────


def test_a_file_is_there_when_all_is_written(
    harbour: ArticleFolder, queries: Path, tmp_path: Path
) -> None:
    queries.write_text("rain\n")
    out = tmp_path / "out.json"
    out.write_text("before")
    result = batch(harbour, queries, "--format", "json", "--output", out)
    assert (result.code, result.out, result.err) == (0, "", "")
    assert json.loads(out.read_text("utf-8"))["queries"][0]["total"] == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "articles", "out.json", "queries.txt",
    ]  # fmt: skip


def test_a_file_that_cannot_be_written_is_refused(
    harbour: ArticleFolder, queries: Path, tmp_path: Path
) -> None:
    queries.write_text("rain\n")
    missing = tmp_path / "no such folder" / "out.csv"
    assert_refused(batch(harbour, queries, "--output", missing), "out.csv", "cannot be written")


def test_a_list_that_is_not_there_is_refused(harbour: ArticleFolder, queries: Path) -> None:
    assert_refused(batch(harbour, queries), "queries.txt", "cannot be read")


def test_standard_input_and_output_are_a_pipe(harbour: ArticleFolder) -> None:
    result = shell(f"printf 'rain\\nhills\\n' | press -C {harbour.path} batch - --limit 0")
    assert result.code == 0
    assert shown(table(result.out), "query", "total") == [("rain", "1"), ("hills", "1")]


def test_each_answer_comes_when_it_is_found(harbour: ArticleFolder) -> None:
    command = [sys.executable, "-m", "explorer", "-C", str(harbour.path), "batch", "-"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stdout.readline().startswith("name,")
        for query in ("rain", "hills"):
            running.stdin.write(f"{query}\n")
            running.stdin.flush()
            assert running.stdout.readline().startswith(f"{query},{query},1,1,c,")
        running.stdin.close()
    assert running.returncode == 0


def test_on_a_terminal_it_can_be_read(harbour: ArticleFolder, queries: Path) -> None:
    queries.write_text("closed\n")
    result = on_terminal("-C", str(harbour.path), "batch", str(queries))
    assert result.code == 0
    assert "closed,closed,1,1,b,'=HARBOUR(1)" in result.out
    assert "\x1b" not in result.out


def test_a_saved_search_is_answered_and_that_is_no_look(
    harbour: ArticleFolder, queries: Path
) -> None:
    press("-C", harbour.path, "search", "harbour", "--save", "port")
    harbour.write("d.txt", "A harbour.\n")
    queries.write_text("@port\n")
    rows = table(batch(harbour, queries, "--limit", "0").out)
    assert shown(rows, "name", "query", "total") == [("'@port", "'@port", "3")]
    listed = press("-C", harbour.path, "searches", "--format", "json").data["searches"]
    assert [each["new"] for each in listed] == [1]
