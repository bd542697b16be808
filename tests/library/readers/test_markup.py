"""The text of HTML fragments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.readers.document import UnreadableError
from explorer.library.readers.markup import text_of_html
from explorer.text.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("", ""),
        (" \n ", ""),
        ("plain", "plain"),
        ("<p>One</p><p>Two", "One\n\nTwo"),
        ("<b>bo</b>ld <i>and</i>\n\nmore", "bold and more"),
        ("one<br>two<br><br><br><br>three", "one\ntwo\n\nthree"),
        ("<ul><li>One<li><p>Two</p></ul>after", "- One\n\n- Two\n\nafter"),
        ("<ol><li></li></ol>after", "- after"),
        ("<pre>one\n  two\n\n\n\nthree</pre>", "one\ntwo\n\nthree"),
        ("<table><tr><td>One<td>Two</table>", "One\n\nTwo"),
        ("caf&eacute; &amp; &#8220;bar&#8221; &lt;p&gt;", "café & “bar” <p>"),
        ("10&nbsp;000", "10\u00a0000"),
        ("a < b and c > d", "a < b and c > d"),
        ("</body></html>after", "after"),
        ("<meta charset=iso-8859-1>é", "é"),
        ("<?xml version='1.0' encoding='utf-16'?><p>é</p>", "é"),
        ("<html><head><title>No</title></head><body>Yes</body></html>", "Yes"),
        ("half \ud800 a character", "half ? a character"),
    ],
)
def test_text(fragment: str, text: str) -> None:
    assert text_of_html(fragment) == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>no()</script>",
        "<style>no{}</style>",
        "<noscript>no</noscript>",
        "<template><p>no</p></template>",
        "<button>no</button>",
        "<select><option>no</option></select>",
        "<textarea>no</textarea>",
        "<svg><text>no</text></svg>",
        "<p hidden>no <b>no</b></p>",
        "<div style='DISPLAY : none'><p>no</p><img>no</div>",
        "<img src=x onerror='no()' alt=no>",
        "<!-- no -->",
    ],
)
def test_what_is_not_seen_is_not_in_the_text(unseen: str) -> None:
    assert text_of_html(f"<p>One</p>{unseen}<p>Two</p>") == "One\n\nTwo"


def test_paragraphs_are_paragraphs_to_the_reader_though_they_are_short() -> None:
    text = text_of_html("<p>One<p>Two<p>Three<p>Four<p>Five")
    assert len(paragraphs(text)) == 5


def test_entities_of_its_own_are_not_expanded() -> None:
    bomb = '<!DOCTYPE p [<!ENTITY a "xxxx"><!ENTITY b "&a;&a;">]><p>&b;</p>'
    assert "xxxx" not in text_of_html(bomb)


@pytest.mark.parametrize("depth", [300, 900])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    assert text_of_html(f"before{'<div>' * depth}deep{'</div>' * depth}after") == (
        "before\n\ndeep\n\nafter"
    )


def test_very_deep_nesting_is_refused_at_once() -> None:
    # Each wrong end tag makes libxml2 look at all that is open; unbounded, this takes minutes.
    with pytest.raises(UnreadableError, match="nested more than 1,000 elements deep"):
        text_of_html("<div>" * 100_000 + "<p>x</span>" * 100_000)


def test_a_long_text_is_not_cut_anywhere() -> None:
    text = "é€😀" * 200_000  # characters lie across the steps in which it is read
    assert text_of_html(text) == text


@given(st.text() | st.text("<>/bpli &;#x!-\"'=\n", max_size=200))
def test_any_fragment_has_a_text_that_can_be_kept(fragment: str) -> None:
    text = text_of_html(fragment)
    assert text == text.encode().decode()  # no halves of characters
    assert "\n\n\n" not in text
