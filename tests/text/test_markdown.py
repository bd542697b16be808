from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

from explorer.text.markdown import escaped

_SIGNS = [
    "*",
    "_",
    "`",
    "|",
    "#",
    "1",
    ".",
    ")",
    "-",
    "+",
    "=",
    "<",
    ">",
    "&",
    "amp;",
    "~",
    "[",
    "]",
]
_WORDS = ["a", " ", "http://a.org", "www.a.org", "a@b.org", "!", "\\", "$", "(", ":", "@you", "<b>"]


def page_of(markdown: str) -> HtmlElement:
    rendered = MarkdownIt("gfm-like").render(markdown)
    page: HtmlElement = lxml.html.fragment_fromstring(rendered, create_parent="div")
    return page


@given(st.lists(st.sampled_from(_SIGNS + _WORDS), min_size=1).map("".join).map(str.strip))
def test_a_line_is_shown_as_it_is_written(line: str) -> None:
    if not line:
        return
    for before in ("", "- ", "> "):
        markdown = before + escaped(line)
        html = page_of(markdown)
        assert {each.tag for each in html.iter()} <= {"div", "p", "ul", "li", "blockquote"}
        assert html.text_content().strip() == line


@pytest.mark.parametrize(
    "line", ["1. one", "- one", "# one", "> one", "===", "---", "+ one", "1) x"]
)
def test_what_would_open_a_block_does_not(line: str) -> None:
    assert MarkdownIt("gfm-like").render(escaped(line)).startswith("<p>")
    assert page_of(escaped(line)).text_content().strip() == line


def test_plain_words_stay_as_they_are() -> None:
    assert escaped("Kenya’s 1,000 officers (“the force”): at 10:30.") == (
        "Kenya’s 1,000 officers (“the force”): at 10:30."
    )
