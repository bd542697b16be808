"""The date of a web page."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml.html import document_fromstring

from explorer.library.readers.page_date import page_date
from explorer.models import DateOrigin

STATED, FOUND = DateOrigin.METADATA, DateOrigin.TEXT


def _date(
    head: str = "", body: str = "", *, url: str | None = None, found: str | None = None
) -> tuple[str | None, DateOrigin | None]:
    """Return the date of a page; `found` is what htmldate makes of the whole."""
    tree = document_fromstring(f"<html><head>{head}</head><body>{body}<p>x</p></body></html>")
    return page_date(tree, url, found, " ".join(map(str, tree.itertext())))


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2025-08-25T23:30:00-04:00">',
         "2025-08-25"),
        ('<meta name="DC.date" content="2025-08-25">', "2025-08-25"),
        ('<meta name="pubdate" content="1756108800">', "2025-08-25"),
        ('<meta name="date" content="25 août 2025">', "2025-08-25"),
        ('<meta name="date" content="1987-02-26">', "1987-02-26"),
        ('<script type="application/ld+json">{"datePublished": "2025-08-25T10:00Z"}</script>',
         "2025-08-25"),
        # No day is made up for what has none.
        ('<meta name="citation_publication_date" content="2025/08">', "2025-08"),
        ('<meta name="date" content="2025-08">', "2025-08"),
        ('<meta name="date" content="03/04/2024">', "2024"),
    ],
)  # fmt: skip
def test_stated_in_the_head(head: str, date: str) -> None:
    assert _date(head) == (date, STATED)


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ('<time datetime="2025-08-25T10:00:00Z">yesterday</time>', "2025-08-25"),
        ("<time>August 25, 2025</time>", "2025-08-25"),
        ('<span class="entry-date">August 25, 2025</span>', "2025-08-25"),
        ('<span itemprop="datePublished" content="2025-08-25">x</span>', "2025-08-25"),
        ('<span class="date">Aug 2025</span>', "2025-08"),
        ('<div class="post-date"><b>25</b> August <i>2025</i></div>', "2025-08-25"),
    ],
)
def test_stated_in_the_markup(body: str, date: str) -> None:
    assert _date(body=body) == (date, STATED)


def test_stated_in_the_address() -> None:
    assert _date(url="https://x.org/2025/08/25/road.html") == ("2025-08-25", STATED)


@pytest.mark.parametrize(
    ("body", "found", "date"),
    [
        ("<p>Published 25 August 2025</p>", "2025-08-25", "2025-08-25?"),
        ("<p>Published August 25, 2025</p>", "2025-08-25", "2025-08-25?"),
        ("<p>as of 2025-08-05 it was</p>", "2025-08-05", "2025-08-05?"),
        ("<p>© 2021 The Daily</p>", "2021-01-01", "2021?"),
        ("<p>in August 2025</p>", "2025-08-01", "2025-08?"),
        ("<p>on January 1, 2021</p>", "2021-01-01", "2021-01-01?"),
    ],
)
def test_found_in_the_text_only(body: str, found: str, date: str) -> None:
    assert _date(body=body, found=found) == (date, FOUND)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2025-08-26">',
        '<meta http-equiv="last-modified" content="2025-08-26">',
        '<script type="application/ld+json">{"dateModified": "2025-08-26"}</script>',
    ],
)
def test_a_day_of_change_is_not_certainly_the_day_of_publication(head: str) -> None:
    assert _date(head, found="2025-08-26") == ("2025-08-26?", FOUND)


def test_a_day_that_is_filled_in_with_that_of_today_is_taken_out() -> None:
    today = dt.datetime.now().astimezone().day
    head = '<meta property="article:modified_time" content="2024-03">'
    assert _date(head, found=f"2024-03-{today:02}") == ("2024-03?", FOUND)


def test_what_is_stated_counts_only_where_the_whole_page_says_the_same() -> None:
    body = '<aside><time datetime="2025-08-20">20 August</time></aside>'
    assert _date(body=body, found="2025-08-25") == ("2025-08-25?", FOUND)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ('<meta name="date" content="0000-00-00">', ""),
        ('<meta name="date" content="yesterday">', '<span class="date">3 days ago</span>'),
        ('<meta name="reading-time" content="1800">', '<b class="runtime">2005</b>'),
        ("", '<time datetime="10:30">10:30</time>'),
    ],
)
def test_no_date(head: str, body: str) -> None:
    assert _date(head, body) == (None, None)


def test_a_day_that_htmldate_cannot_read_counts_beside_a_year_that_it_finds() -> None:
    body = '<span class="date">25 août 2025</span><footer>© 2025</footer>'
    assert _date(body=body, found="2025-01-01") == ("2025-08-25", STATED)


def test_days_that_contradict_each_other_in_no_order() -> None:
    body = '<span class="date">25 août 2025</span><span class="date">26 août 2025</span>'
    assert _date(body=body) == (None, None)
