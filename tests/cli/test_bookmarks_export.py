"""`press bookmarks export|import`."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from explorer.bookmarks.export.formats import FORMATS
from tests.cli.running import assert_refused, press, shell, unsafe_characters
from tests.cli.sources import GATES, RAIN, json_lines
from tests.conftest import ArticleFolder

WARNING, IMPUNITY = "sent a stern warning", "era of impunity"


@pytest.fixture
def two_kept() -> None:
    press("bookmarks", "add", "001", WARNING, "--note", "n", "--tag", "lead")
    press("bookmarks", "add", "004", "made measurable gains")


@pytest.mark.usefixtures("two_kept")
class TestExport:
    @pytest.mark.parametrize("form", FORMATS)
    def test_every_format_has_all_passages(self, form: str) -> None:
        result = press("bookmarks", "export", "--format", form)
        assert (result.code, result.err) == (0, "")
        assert WARNING in result.out
        assert "made measurable gains" in result.out
        assert "press show 001_8ca0c3246e838614#" in result.out

    def test_it_is_markdown_unless_told_otherwise(self) -> None:
        assert press("bookmarks", "export").out.startswith("# Passages kept from haiti\n")

    def test_the_line_that_leads_back_does(self) -> None:
        out = press("bookmarks", "export", "--format", "csv").out
        for row in csv.DictReader(io.StringIO(out)):
            program, *arguments = row["show"].split()
            assert program == "press"
            assert f"⟦{row['quote']}⟧" in press(*arguments).out

    @pytest.mark.parametrize(
        ("option", "value"),
        [("--tag", "LEAD"), ("--query", "id:001"), ("--article", "001"), ("--match", "stern")],
    )
    def test_it_is_narrowed_as_the_list_is(self, option: str, value: str) -> None:
        out = press("bookmarks", "export", option, value, "--format", "jsonl").out
        assert [json.loads(line)["quote"] for line in out.splitlines()] == [WARNING]

    def test_what_is_not_there_ends_with_1_and_an_empty_document(self) -> None:
        result = press("bookmarks", "export", "--tag", "none", "--format", "csl-json")
        assert (result.code, result.data) == (1, [])
        assert press("bookmarks", "export", "--state", "lost").code == 1

    def test_a_file_is_written_whole(self, tmp_path: Path) -> None:
        file = tmp_path / "kept.txt"
        file.write_text("before")
        result = press("bookmarks", "export", "--format", "txt", "-o", file)
        assert result == (0, "", "2 passages written.\n")
        assert file.read_text("utf-8") == press("bookmarks", "export", "--format", "txt").out

    def test_a_file_is_packed_by_its_name(self, tmp_path: Path) -> None:
        file = tmp_path / "kept.jsonl.gz"
        press("bookmarks", "export", "--format", "jsonl", "-o", file)
        assert len(gzip.decompress(file.read_bytes()).splitlines()) == 2
        press("bookmarks", "remove", *press("bookmarks", "--format", "ids").lines)
        assert len(press("bookmarks", "import", file).lines) == 2

    def test_a_file_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        file = tmp_path / "none" / "kept.md"
        assert_refused(press("bookmarks", "export", "-o", file), str(file))

    def test_a_template_takes_the_place_of_a_format(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.txt.j2"
        file.write_text("{% for p in passages %}{{ p.quote }}|{{ p.state }};{% endfor %}")
        result = press("bookmarks", "export", "--template", file)
        assert result == (0, f"made measurable gains|exact;{WARNING}|exact;", "")

    @pytest.mark.parametrize("content", [b"{% for %}", b"{{ 1", b"\xff"])
    def test_a_template_that_is_wrong_is_named(self, tmp_path: Path, content: bytes) -> None:
        file = tmp_path / "mine.txt"
        file.write_bytes(content)
        assert_refused(press("bookmarks", "export", "--template", file), "mine.txt")
        assert_refused(press("bookmarks", "export", "--template", tmp_path / "none"), "none")

    def test_nothing_hostile_reaches_a_terminal(self, folder: ArticleFolder) -> None:
        folder.write("one.txt", "Some \x1b[31m\u202e\u200d words stand here.")
        press("-C", folder.path, "bookmarks", "add", "one", "\x1b[31m\u202e\u200d words")
        for form in FORMATS:
            shown = press("-C", folder.path, "bookmarks", "export", "--format", form, columns=80)
            assert not unsafe_characters(shown.out)

    def test_it_goes_through_a_pipe(self) -> None:
        assert shell("press bookmarks export --format jsonl | head -1").out.count("\n") == 1


@pytest.mark.usefixtures("two_kept")
class TestImport:
    @pytest.mark.parametrize("form", ["jsonld", "jsonl"])
    def test_what_was_removed_comes_back_just_so(self, tmp_path: Path, form: str) -> None:
        file = tmp_path / f"kept.{form}"
        before = press("bookmarks", "--format", "json").data
        press("bookmarks", "export", "--format", form, "-o", file)
        ids = press("bookmarks", "--format", "ids").lines
        press("bookmarks", "remove", *ids)
        result = press("bookmarks", "import", file)
        assert (result.code, sorted(result.lines)) == (0, sorted(ids))
        assert result.err == "2 passages kept, 0 here already.\n"
        assert press("bookmarks", "--format", "json").data == before
        again = press("bookmarks", "import", file)
        assert again == (0, "", "0 passages kept, 2 here already.\n")

    def test_what_is_not_kept_is_listed(self, tmp_path: Path) -> None:
        file = tmp_path / "rows.json"
        quote = [{"type": "TextQuoteSelector", "exact": "words that no article\x1b has"}]
        row = {"id": "a", "uri": "https://a.org/1", "target": [{"selector": quote}]}
        file.write_text(json.dumps({"total": 1, "rows": [row]}))
        result = press("bookmarks", "import", file)
        assert (result.code, result.out) == (1, "")
        assert result.err.splitlines() == [
            "0 passages kept, 0 here already.",
            "Not kept: 1 passage.",
            "    “words that no article␛ has”: no article has its address, nor certainly its words",
        ]

    def test_our_own_without_its_article_is_kept_and_named(
        self, tmp_path: Path, folder: ArticleFolder
    ) -> None:
        file = tmp_path / "kept.jsonl"
        press("bookmarks", "export", "--format", "jsonl", "--article", "001", "-o", file)
        result = press("-C", folder.path, "bookmarks", "import", file)
        assert (result.code, len(result.lines)) == (0, 1)
        assert "Kept though their article is not in this collection:" in result.err
        assert "001_8ca0c3246e838614" in result.err

    def test_a_file_that_is_none_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "letter.txt"
        file.write_text("Dear reader")
        assert_refused(press("bookmarks", "import", file), "letter.txt", "JSON-LD")
        assert_refused(press("bookmarks", "import", tmp_path / "none"), "none")

    def test_what_is_none_in_a_pipe_is_refused_by_what_it_is(self) -> None:
        result = shell(r"printf '\377' | press bookmarks import -")
        said = "Standard input cannot be read: it is not text in UTF-8."
        assert_refused(result, said, "JSON-LD")

    def test_it_comes_through_a_pipe(self) -> None:
        out = shell(
            "f=$(mktemp); press bookmarks export --format jsonld > $f; "
            "press bookmarks remove $(press bookmarks --format ids) 2>/dev/null; "
            "press bookmarks import - < $f; rm $f"
        ).out
        assert out.count("\n") == 2


def test_what_is_lost_leads_to_the_version_that_has_it(folder: ArticleFolder) -> None:
    file = folder.path / "articles.jsonl"
    json_lines(file, {"id": 1, "text": GATES, "title": "Gates"}, RAIN)
    press("add", file)
    (id_,) = press("search", "--format", "ids", "harbour").lines
    press("bookmarks", "add", id_, GATES)
    json_lines(file, {"id": 1, "text": "Nothing of that is true any more.", "title": "Gates"}, RAIN)
    press("add", file)
    (row,) = csv.DictReader(io.StringIO(press("bookmarks", "export", "--format", "csv").out))
    assert row["state"] == "lost"
    assert row["show"] == f"press show {id_}@1#0-{len(GATES)}"
    assert f"⟦{GATES}⟧" in press(*row["show"].split()[1:]).out
