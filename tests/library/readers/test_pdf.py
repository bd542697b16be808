"""The text layer of PDFs."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.library.readers.document import Draft, UnreadableError
from explorer.library.readers.pdf import read, recognises
from explorer.models import DateOrigin
from explorer.settings import Limits
from tests.library.readers.building import document
from tests.library.readers.printing import Printed, printed

ENCRYPTION = (
    "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "00" * 32 + ">>>"
    "/ID[<00><00>]"
)


def _draft(content: bytes, **known: Any) -> Draft:
    [draft] = read(document(content, "a.pdf", **known), Limits())
    return draft


def _refused(content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableError) as refusal:
        list(read(document(content, "a.pdf"), limits or Limits()))
    return str(refusal.value)


def _lines(*texts: str, top: float = 700, size: float = 10) -> list[Printed]:
    return [Printed(text, 50, top - number * size * 1.2, size) for number, text in enumerate(texts)]


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf\r\n", b"x" * 1019], ids="abc")
def test_recognised_by_its_beginning(before: bytes) -> None:
    assert recognises(document(before + b"%PDF-1.4", "download"))


@pytest.mark.parametrize("content", [b"", b"%PD", b"x" * 1020 + b"%PDF-1.4"], ids="abc")
def test_not_recognised_by_its_name(content: bytes) -> None:
    assert not recognises(document(content, "a.pdf"))


def test_lines_become_paragraphs() -> None:
    pages = [
        [
            *_lines("Council votes on", "the budget", top=760, size=20),
            *_lines("The council of Spring-", "field voted on Tuesday.", top=700),
            *_lines("Café “x” (a second", "paragraph).", top=660),
        ]
    ]
    assert _draft(printed(pages)).text == (
        "Council votes on the budget\n\n"
        "The council of Springfield voted on Tuesday.\n\n"
        "Café “x” (a second paragraph)."
    )


def test_a_paragraph_goes_on_over_pages_and_page_numbers_are_dropped() -> None:
    pages = [
        [*_lines("The council of Springfield", "voted on"), Printed("1", 300, 30)],
        [*_lines("Tuesday night."), Printed("- 2 -", 300, 30)],
    ]
    assert _draft(printed(pages)).text == "The council of Springfield voted on Tuesday night."


def test_bytes_before_the_beginning_do_no_harm() -> None:
    assert _draft(b"\r\n" + printed([_lines("Hello")])).text == "Hello"


def test_what_is_known_of_it() -> None:
    heading = ["Council votes", "12 March 2024", "The council voted on Tuesday."]
    lines = [Printed(text, 50, 700 - 40 * number) for number, text in enumerate(heading)]
    content = printed([lines], Title="Council votes", Author="Jane Doe", CreationDate="D:2026")
    draft = _draft(content, url="https://x.org/a.pdf")
    assert (draft.locator, draft.url) == ("/x/a.pdf", "https://x.org/a.pdf")
    assert (draft.title, draft.byline) == ("Council votes", "Jane Doe")
    assert (draft.date, draft.date_from) == ("2024-03-12", DateOrigin.TEXT)


def test_the_day_it_was_made_is_no_day_of_publication() -> None:
    draft = _draft(printed([_lines("Hello")], CreationDate="D:20240312080000Z"))
    assert (draft.date, draft.date_from) == (None, None)


def test_a_date_on_the_second_page_is_not_that_of_the_article() -> None:
    assert _draft(printed([_lines("Hello"), _lines("12 March 2024")])).date is None


@pytest.mark.parametrize(
    "title",
    ["", " ", "untitled", "Untitled-1", "Microsoft Word - x.doc", "a b.indd", "Document1"],
)
def test_a_title_that_is_a_file_name_is_none(title: str) -> None:
    assert _draft(printed([_lines("Hello")], Title=title)).title is None


@pytest.mark.parametrize(
    "author",
    ["Jane Doe", "J. R. Doe", "Jean-Pierre O’Neill", "Ludwig van Beethoven", "Jane Doe, John Roe",
     "Jane Doe and John Roe"],
)  # fmt: skip
def test_an_author_that_looks_like_a_name_is_the_byline(author: str) -> None:
    assert _draft(printed([_lines("Hello")], Author=author)).byline == author


@pytest.mark.parametrize(
    "author",
    ["", "jdoe", "Jane", "jane doe", "jane@x.org", "Office User", "A4 Printer", "Jane Doe,"],
)
def test_an_author_that_does_not_is_none(author: str) -> None:
    assert _draft(printed([_lines("Hello")], Author=author)).byline is None


def test_without_text_there_is_a_way_out() -> None:
    assert _refused(printed([[], []])) == "it has no text layer; run it through OCR first"
    assert _refused(printed([[Printed("7", 300, 30)]])).startswith("it has no text layer")


def test_without_pages_there_is_nothing_to_read_whatever_was_read_before() -> None:
    assert _refused(printed([_lines("x")], ENCRYPTION)) == "it is encrypted"
    assert _refused(printed([])) == "it is damaged or has no pages"


def test_too_many_pages() -> None:
    assert _refused(printed([_lines("x")] * 3), Limits(pdf_pages=2)) == (
        "it has 3 pages, more than 2 (limits.pdf_pages in the settings)"
    )


def test_too_large() -> None:
    assert _refused(printed([_lines("x")]), Limits(pdf_bytes=300)) == (
        "it is larger than 300 bytes (limits.pdf_bytes in the settings)"
    )


def test_too_much_text() -> None:
    assert _refused(printed([_lines("x" * 60)] * 5), Limits(article_bytes=200)) == (
        "its text is longer than 200 characters (limits.article_bytes in the settings)"
    )


def test_encrypted() -> None:
    assert _refused(printed([_lines("x")], ENCRYPTION)) == "it is encrypted"


@pytest.mark.parametrize(
    "content", [b"%PDF-", b"%PDF-1.4\nrubbish", b"%PDF-1.7\n" + bytes(9999)], ids="abc"
)
def test_damaged(content: bytes) -> None:
    assert _refused(content) == "it is damaged or has no pages"


def test_a_title_of_half_a_character_does_not_hide_the_text() -> None:
    content = printed([_lines("Hello")], Title="xx").replace(b"00780078", b"0078d800")
    draft = _draft(content)
    assert (draft.text, draft.title) == ("Hello", None)


def test_a_page_that_cannot_be_read_is_remarked_on() -> None:
    content = printed([_lines("One"), _lines("two.")]).replace(b"/Count 2", b"/Count 3", 1)
    draft = _draft(content)
    assert draft.text == "One two."
    assert draft.remarks == ("1 of its 3 pages cannot be read",)
