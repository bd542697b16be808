"""Articles in JSON values."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.library.readers.document import Draft, Failure
from explorer.library.readers.json_items import articles_of
from tests.library.readers.building import read_out

NO_TEXT = "has no text under any of the usual names (text, body, content …)"


def _read(value: Any, line: int | None = None) -> list[tuple[str, str]]:
    return read_out(articles_of(value, "a.json", line))


def test_an_object_is_an_article() -> None:
    assert _read({"id": 1, "text": "one"}) == [("a.json#1", "one")]


def test_the_elements_of_an_array_are_articles() -> None:
    assert _read([{"id": 1, "text": "one"}, {"id": 2, "text": "two"}]) == [
        ("a.json#1", "one"),
        ("a.json#2", "two"),
    ]


@pytest.mark.parametrize("name", ["articles", "items", "results", "data", "docs"])
def test_the_elements_of_a_list_in_an_object_are_articles(name: str) -> None:
    answer = {"status": "ok", "title": "x", name: [{"id": 1, "text": "one"}]}
    assert _read(answer) == [("a.json#1", "one")]
    assert _read({"status": "ok", name: []}) == []


def test_an_object_with_text_is_an_article_whatever_it_lists() -> None:
    assert _read({"id": 1, "text": "one", "items": [{"text": "x"}]}) == [("a.json#1", "one")]


def test_what_is_no_article_is_told_by_its_place() -> None:
    assert _read({"title": "x"}) == [("a.json", f"it {NO_TEXT}")]
    assert _read({"title": "x"}, 7) == [("a.json:7", f"line 7 {NO_TEXT}")]
    assert _read([{"title": "x"}, 5]) == [
        ("a.json", f"item 1 {NO_TEXT}"),
        ("a.json", "item 2 is not a JSON object"),
    ]
    assert _read([5], 7) == [("a.json:7", "line 7, item 1, is not a JSON object")]
    assert _read(5, 7) == [("a.json:7", "line 7 is not a JSON object")]


def test_html_that_cannot_be_read_does_not_stop_the_next() -> None:
    [first, second] = articles_of([{"body": "<i>" * 5000 + "<p>"}, {"text": "x"}], "a.json", None)
    assert isinstance(first, Failure)
    assert first.reason.startswith("item 1 cannot be read: its HTML is nested")
    assert isinstance(second, Draft)


def test_a_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Daily",
        "description": "All that is new.",
        "language": "de-CH",
        "items": [
            {
                "id": "1",
                "url": "https://x.org/1",
                "title": "One",
                "content_html": "<p>Text</p>",
                "date_published": "2024-03-12T08:00:00-05:00",
                "authors": [{"name": "Jane Doe"}],
            },
            {"id": "2", "content_text": "Two", "language": "fr"},
        ],
    }
    first, second = articles_of(feed, "a.json", None)
    assert isinstance(first, Draft)
    assert (first.text, first.title, first.date) == ("Text", "One", "2024-03-12")
    assert (first.source, first.byline, first.language) == ("The Daily", "Jane Doe", "de")
    assert (first.url, first.page) == ("https://x.org/1", "https://x.org/1")
    assert isinstance(second, Draft)
    assert (second.text, second.source, second.language) == ("Two", "The Daily", "fr")


def test_ninjs_is_understood_in_any_list() -> None:
    item = {"uri": "urn:1", "headline": "One", "body_text": "Text", "located": "Nairobi"}
    [draft] = articles_of({"items": [item]}, "a.json", None)
    assert isinstance(draft, Draft)
    assert (draft.locator, draft.place) == ("a.json#urn:1", "Nairobi")
