"""The article of a web page."""

from __future__ import annotations

import logging

import pytest
import trafilatura

from explorer.library.readers.document import Draft, UnreadableError
from explorer.library.readers.web_page import draft_of_page, markup_of
from explorer.models import DateOrigin
from explorer.text.paragraphs import paragraphs

SENTENCES = (
    "The mission said on Monday that its officers had retaken the main road out of the capital.",
    "Residents of the northern districts returned to houses that had stood empty since the spring.",
    "The Security Council is to vote this month on whether a larger force should be sent there.",
    "Aid agencies asked for safe passage to the camps, where food has been short for many weeks.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def _page(head: str = "", body: str = BODY, html: str = "") -> str:
    return (
        f"<!DOCTYPE html><html {html}><head><title>Road retaken - The Daily</title>{head}</head>"
        "<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
        f"<main><article><h1>Road retaken</h1>{body}</article></main>"
        "<footer><p>All rights reserved by nobody.</p></footer></body></html>"
    )


def _draft(markup: str, url: str | None = None) -> Draft:
    return draft_of_page(markup, "/x/a.html", url)


def test_a_page_with_all_that_it_says_of_itself() -> None:
    head = (
        '<link rel="canonical" href="https://www.daily.org/a/road">'
        '<meta property="og:site_name" content="The Daily">'
        '<meta name="author" content="Jo Bloggs">'
        '<meta property="article:published_time" content="2025-08-25T23:30:00-04:00">'
    )
    assert _draft(_page(head, html="lang='en-GB'"), "https://elsewhere.org/") == Draft(
        text="\n\n".join(("Road retaken", *SENTENCES)),
        locator="/x/a.html",
        title="Road retaken",
        date="2025-08-25",
        date_from=DateOrigin.METADATA,
        source="The Daily",
        byline="Jo Bloggs",
        language="en",
        url="https://www.daily.org/a/road",
    )


def test_a_page_that_says_nothing_of_itself() -> None:
    draft = _draft("<p>The council voted.")
    assert draft == Draft(text="The council voted.", locator="/x/a.html")


def test_the_language_is_told_by_the_text_when_the_page_does_not_say_it() -> None:
    assert _draft(_page()).language == "en"
    assert _draft(_page(html="xml:lang='fr'")).language == "fr"


def test_short_paragraphs_stay_paragraphs() -> None:
    lines = [f"A line of the poem, the number {number}" for number in range(1, 9)]
    draft = _draft(_page(body="".join(f"<p>{line}</p>" for line in lines)))
    found = [draft.text[start:end] for start, end in paragraphs(draft.text)]
    assert found == ["Road retaken", *lines]


@pytest.mark.parametrize(
    "harm",
    [
        "<script>no()</script>",
        "<style>no{}</style>",
        "<form><label>no</label><input value='no'><button>no</button></form>",
        "<p onclick='no()'></p><img src=x onerror='no()'>",
        "<a href='javascript:no()'></a>",
        "<iframe srcdoc='no'></iframe>",
    ],
)
def test_what_is_no_text_is_not_in_the_text(harm: str) -> None:
    assert "no" not in _draft(_page(body=f"{harm}{BODY}{harm}")).text.replace("northern", "")


@pytest.mark.parametrize("canonical", ["javascript:alert(1)", "file:///etc/passwd", "nothing"])
def test_an_address_that_is_none_on_the_web(canonical: str) -> None:
    head = f'<link rel="canonical" href="{canonical}">'
    assert _draft(_page(head)).url is None
    assert _draft(_page(head), "file:///x").url is None
    assert _draft(_page(head), "https://x.org/").url == "https://x.org/"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0019)https://x.org/a?b=c -->",
        "<!--\n Page saved with SingleFile \n url: https://x.org/a?b=c \n saved date: x\n-->",
    ],
)
def test_the_address_that_a_browser_saved_a_page_from(comment: str) -> None:
    draft = _draft(comment + _page())
    assert (draft.url, draft.source) == ("https://x.org/a?b=c", "x.org")


def test_the_text_may_stand_in_json_only() -> None:
    text = "The whole of the article stands in here and nowhere else. " * 4
    json = f'{{"@type": "NewsArticle", "articleBody": "{text}"}}'
    page = f'<html><body><script type="application/ld+json">{json}</script></body></html>'
    assert _draft(page).text == text.strip()


@pytest.mark.parametrize(
    "markup",
    ["", " ", "<!-- x -->", "<html><body></body></html>", "<script>var text = 'text'</script>",
     "<html><head><title>Only a title</title></head><body><img src=x></body></html>"],
)  # fmt: skip
def test_a_page_without_text(markup: str) -> None:
    with pytest.raises(UnreadableError, match=r"^it has no article text$"):
        _draft(markup)


@pytest.mark.parametrize("depth", [300, 900])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    page = _page(body=f"{'<div>' * depth}{BODY}{'</div>' * depth}")
    assert SENTENCES[0] in _draft(page).text


def test_very_deep_nesting_is_refused() -> None:
    with pytest.raises(UnreadableError, match="nested more than 1,000 elements deep"):
        _draft(_page(body=f"{'<div>' * 100_000}{BODY}"))


def test_control_characters_do_not_get_in_the_way() -> None:
    assert _draft(_page(body=f"\x01\x0b\ufffe{BODY}")).text.endswith(SENTENCES[-1])


def test_mojibake_in_one_paragraph_is_mended() -> None:
    body = f"{BODY}<p>At the cafÃ© of the council, nobody wanted to say more on Tuesday.</p><p>“É”"
    draft = _draft(_page('<meta property="og:title" content="CafÃ© “É”">', body))
    assert "At the café of the council" in draft.text


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(UnreadableError):
        _draft("<html></html>")
    assert not caplog.records


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        f"{BODY}<ul><li>One point of four words</li><li>Another point of five words</li></ul>",
        f"{BODY}<table><tr><th>Year</th><th>Dead</th></tr><tr><td>2024</td><td>5600</td></tr></table>",
        f"<blockquote>{BODY}</blockquote><h2>Reaction</h2><p>None came.<br>Not even late.</p>",
        f"<div class='comments'><p>A reader says that this is all wrong.</p></div>{BODY}",
        "<p>One.</p>" * 3,
        "Text <b>without</b> any paragraph, which old pages have, " * 10,
    ],
    ids=["plain", "list", "table", "quote", "comments", "short", "bare"],
)
def test_nothing_is_lost_that_trafilatura_finds(body: str) -> None:
    page = _page(body=body)
    theirs = trafilatura.extract(page, include_comments=False)
    assert _draft(page).text.split() == (theirs or "").split()


@pytest.mark.parametrize(
    ("content", "charset", "said"),
    [
        ("<meta charset=cp1251>Да".encode("cp1251"), None, "Да"),
        (
            "<META http-equiv=Content-Type content='text/html; charset=cp1251'>Да".encode("cp1251"),
            None,
            "Да",
        ),
        ("<?xml version='1.0' encoding='cp1251'?>Да".encode("cp1251"), None, "Да"),
        ("<meta charset=latin-1>Да".encode("cp1251"), "cp1251", "Да"),
        ("<meta charset=cp1251>Да".encode(), None, "Да"),
    ],
)
def test_the_charset_of_a_page(content: bytes, charset: str | None, said: str) -> None:
    assert markup_of(content, charset).endswith(f">{said}")
