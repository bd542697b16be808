"""What every format has in common: nothing is missing, and nothing hostile is alive."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from explorer.bookmarks.anchoring import Anchor, AnchorState
from explorer.bookmarks.export.bibtex import escaped
from explorer.bookmarks.export.formats import FORMATS, document
from explorer.bookmarks.export.plain import plain
from explorer.text.harmless_json import harmless_json
from explorer.text.paragraphs import Span
from explorer.text.visible import is_unsafe
from tests.bookmarks.export.passages import HOSTILE, QUOTE, article, hostile, kept

SHOW = "press show harbour_1f#32-62"


@pytest.mark.parametrize("form", FORMATS)
def test_every_item_has_all_that_leads_back_to_it(form: str) -> None:
    text = document(form, [kept()], "Kept").replace("&amp;", "&")
    for word in (QUOTE, "To check.", "lead", "to do", "Harbour open again", "The Daily"):
        assert word in text
    assert SHOW in text
    assert "https://example.org/news/1?a=b&c=d" in text
    assert "exact" in text
    assert re.search(r"2024-11-19|19 Nov 2024|\[\[2024, 11, 19\]\]", text)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_known_is_left_out(form: str) -> None:
    bare = article(date=None, source=None, byline=None, url=None)
    text = document(form, [kept(bare, note="", tags=())], "Kept")
    assert QUOTE in text
    assert "None" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_a_passage_of_an_article_that_is_gone_is_written_too(form: str) -> None:
    lost = replace(kept(), article=None, anchor=Anchor(AnchorState.LOST, None))
    text = document(form, [lost], "Kept")
    assert QUOTE in text
    assert "lost" in text
    assert "press show harbour_1f" in text
    assert "press show harbour_1f#" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_no_passage_is_a_document_too(form: str) -> None:
    text = document(form, [], "Kept")
    if "json" in form and form != "jsonl":
        assert json.loads(text) is not None


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_that_a_terminal_would_obey_is_alive(form: str) -> None:
    text = document(form, [hostile()], HOSTILE)
    assert not {each for each in text if is_unsafe(each)} - {"\n"}


@pytest.mark.parametrize("form", ["md", "txt", "html", "csv", "jsonl"])
def test_the_words_of_today_stand_beside_those_that_were_kept(form: str) -> None:
    passage = kept()
    changed = article(text="Ten ships left before noon.")
    passage = replace(
        passage, article=changed, anchor=Anchor(AnchorState.ALTERED, Span(0, len(changed.text)))
    )
    text = document(form, [passage], "Kept")
    assert QUOTE in text
    assert changed.text in text
    assert "press show harbour_1f#0-27" in text


def test_a_spreadsheet_obeys_no_cell() -> None:
    rows = list(csv.DictReader(io.StringIO(document("csv", [hostile(), kept()], ""))))
    for cell in rows[0].values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert rows[0]["note"].startswith("'=1+1")
    assert rows[1]["tags"] == "lead; to do"
    assert (rows[1]["start"], rows[1]["end"]) == ("32", "62")


class _Elements(HTMLParser):
    """Takes down the elements of a page with their attributes, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def elements(markup: str) -> _Elements:
    """Return the elements of a page."""
    parser = _Elements()
    parser.feed(markup)
    return parser


def test_a_page_has_no_script_and_asks_for_nothing() -> None:
    page = elements(document("html", [hostile(), kept()], HOSTILE))
    assert {tag for tag, _ in page.found} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "article", "blockquote", "p",
        "cite", "footer", "code", "a",
    }  # fmt: skip
    links = [known["href"] for tag, known in page.found if tag == "a"]
    assert links == ["https://example.org/news/1?a=b&c=d"]
    assert not [name for _, known in page.found for name in known if name.startswith("on")]
    assert plain(HOSTILE) in page.words
    assert "url(" not in page.words


def test_markdown_shows_text_as_it_is_written() -> None:
    shown = elements(MarkdownIt("commonmark").render(document("md", [hostile()], HOSTILE)))
    assert {tag for tag, _ in shown.found} == {"h1", "blockquote", "p", "code", "hr"}
    assert shown.words.count(plain(HOSTILE)) == 6  # heading, quote, title, source, note, tag


@pytest.mark.parametrize(
    "line",
    ["1. one", "12) two", "# three", "- four", "+ five", "===", "---", "> six", "~~~", "a&amp;b"],
)
def test_no_line_of_a_quote_begins_markup(line: str) -> None:
    passage = kept()
    quoted = replace(passage, bookmark=replace(passage.bookmark, exact=f"Before\n    {line}\nend"))
    shown = elements(MarkdownIt("commonmark").render(document("md", [quoted], "Kept")))
    assert {tag for tag, _ in shown.found} == {"h1", "blockquote", "p", "a", "code", "hr"}
    assert f"\n{line}\n" in shown.words


def test_bibtex_keys_are_unique_and_braces_are_even() -> None:
    one = kept()
    other = replace(one, bookmark=replace(one.bookmark, id="00000001"))
    text = document("bibtex", [one, other, hostile()], "")
    keys = re.findall(r"^@(\w+)\{([^,]+),$", text, re.MULTILINE)
    assert keys[0] == ("online", "harbour2024_3f2a1b9c")
    assert len(set(keys)) == 3
    assert keys[2][0] == "article"
    assert text.count("{") == text.count("}")


def test_bibtex_escapes_what_tex_obeys() -> None:
    assert escaped("50% & $1_#~^\\{x}\n“é”") == (
        r"50\% \& \$1\_\#\textasciitilde{}\textasciicircum{}\textbackslash{}"
        r"\textbraceleft{}x\textbraceright{} “é”"
    )


def test_json_escapes_say_what_they_hide() -> None:
    text = "a\x1b\u202e\u2028\ufeffé👩\u200d🚀"
    written = harmless_json({"a": text})
    assert json.loads(written) == {"a": text}
    assert written.isprintable()


def test_plain_text_keeps_what_joins_emoji() -> None:
    assert plain("👩\u200d🚀 a\nb") == "👩\u200d🚀 a\nb"
    assert plain("👩\u200d🚀\x1b") == "👩\u200d🚀␛"
    assert plain("\u202ea") == "\ufffda"
