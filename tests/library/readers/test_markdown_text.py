"""Markdown without its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.readers.markdown_text import plain_markdown


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("", ""),
        ("One\ntwo\n\nthree", "One two\n\nthree"),
        ("One  \ntwo\\\nthree", "One\ntwo\nthree"),
        ("*em* **strong** ~~gone~~ `code`", "em strong gone code"),
        ("[here](http://x.org 'title') and <http://y.org>", "here and http://y.org"),
        ("![alt](a.png) caption", "caption"),
        ("# One\n\nTwo\n---\n\n### Three ###", "One\n\nTwo\n\nThree"),
        ("- One\n- Two\n\n  more\n\nafter", "- One\n\n- Two\n\nmore\n\nafter"),
        ("3. One\n4. Two", "3. One\n\n4. Two"),
        ("-\n\nafter", "after"),
        ("> One\n> two\n>\n> three", "One two\n\nthree"),
        ("One\n\n***\n\nTwo", "One\n\nTwo"),
        ("```py\nif x:\n    y\n```\n\n    code", "if x:\n    y\n\ncode"),
        ("| a | b |\n|---|---|\n| 1 | *2* |", "a | b\n\n1 | 2"),
        ("One <b>two</b> <script>three", "One two three"),
        ("use the <title> tag <noscript> as well\n\nafter", "use the  tag  as well\n\nafter"),
        ("<div><p>One</p><script>no()</script></div>\n\nTwo", "One\n\nTwo"),
        ("<!-- no -->\n\nTwo", "Two"),
        ("AT&amp;T &copy; \\*", "AT&T © *"),
        ("[a]: http://x.org\n\n[a]", "a"),
    ],
)
def test_text(markdown: str, text: str) -> None:
    assert plain_markdown(markdown).text == text


@pytest.mark.parametrize(
    ("markdown", "heading"),
    [
        ("# One *two*\n\n# Three", "One two"),
        ("One\n===\n", "One"),
        ("## Below\n\n# Main", "Main"),
        ("## Below", None),
        ("# \n\n# One", "One"),
        ("Text", None),
    ],
)
def test_the_first_main_heading(markdown: str, heading: str | None) -> None:
    assert plain_markdown(markdown).heading == heading


def test_quotes_in_quotes() -> None:
    assert plain_markdown(">" * 50 + " deep").text == "deep"


@given(st.text() | st.text("*_`#->[]()!|<a&\n 1."))
def test_any_text_is_markdown(markdown: str) -> None:
    assert isinstance(plain_markdown(markdown).text, str)


@given(st.lists(st.from_regex(r"[a-z]+( [a-z]+){0,5}", fullmatch=True)))
def test_words_alone_stay_as_they_are(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    assert plain_markdown(text).text == text


def test_what_is_all_brackets_stays_as_it_is_and_takes_no_time() -> None:
    brackets = "[" * 5_000_000
    assert plain_markdown(brackets).text == brackets
