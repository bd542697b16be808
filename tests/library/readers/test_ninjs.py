"""IPTC ninjs in the words of other JSON articles."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.library.readers.json_fields import draft_of
from explorer.library.readers.ninjs import is_ninjs, simplified


@pytest.mark.parametrize(
    "item",
    [
        {"headline": "x", "body_text": "y"},
        {"headline": "x", "body_xhtml": "y"},
        {"uri": "x", "versioncreated": "y"},
        {"uri": "x", "pubstatus": "usable"},
    ],
)
def test_recognised(item: dict[str, Any]) -> None:
    assert is_ninjs(item)


@pytest.mark.parametrize("item", [{}, {"headline": "x", "body": "y"}, {"uri": "x", "text": "y"}])
def test_not_recognised(item: dict[str, Any]) -> None:
    assert not is_ninjs(item)


def test_version_1() -> None:
    draft = draft_of(
        simplified(
            {
                "uri": "http://ninjs.example.com/1",
                "type": "text",
                "versioncreated": "2013-07-09T10:37:00Z",
                "firstcreated": "2013-07-08T10:37:00Z",
                "language": "en-GB",
                "place": [{"name": "Tuscany", "rel": "mentions"}],
                "byline": "Paulo Rossi and Frances Bianchi",
                "located": "Grosseto, Italy",
                "headline": "Captain on trial",
                "copyrightholder": "The News Agency",
                "body_text": "First. Second.",
                "body_xhtml": "<p>First.</p><p>Second.</p>",
                "description_text": "x",
            }
        ),
        "a.json",
    )
    assert draft is not None
    assert (draft.locator, draft.identifier) == (
        "a.json#http://ninjs.example.com/1",
        "http://ninjs.example.com/1",
    )
    assert (draft.title, draft.text) == ("Captain on trial", "First.\n\nSecond.")
    assert (draft.date, draft.language, draft.place) == ("2013-07-09", "en", "Grosseto, Italy")
    assert (draft.byline, draft.source) == ("Paulo Rossi and Frances Bianchi", "The News Agency")
    assert draft.url is None


def test_version_2() -> None:
    item = {
        "uri": "urn:newsml:1",
        "contentcreated": "2021-05-26T13:40:18+02:00",
        "pubstatus": "usable",
        "language": "sv",
        "headlines": [{"role": "short", "value": "Kort"}, {"role": "main", "value": "Rubrik"}],
        "infosources": [{"name": "TT"}],
        "by": "Von Christian Beispiel, dpa",
        "places": [{"name": "Gotland"}],
        "bodies": [
            {"role": "ttnitf", "contenttype": "application/xml", "value": "<TTNITF/>"},
            {"role": "html5", "contenttype": "text/html", "value": "<p>Ett</p><p>Två</p>"},
        ],
        "descriptions": [{"role": "text", "value": "x"}],
    }
    draft = draft_of(simplified(item), "a.json")
    assert draft is not None
    assert (draft.title, draft.text, draft.date) == ("Rubrik", "Ett\n\nTvå", "2021-05-26")
    assert (draft.source, draft.byline) == ("TT", "Von Christian Beispiel, dpa")
    assert (draft.language, draft.place) == ("sv", None)


def test_plain_text_with_lines_is_better_than_html() -> None:
    plain = {"role": "text", "value": "Ett\nTvå"}
    html = {"contenttype": "text/html", "value": "<p>x</p>"}
    assert simplified({"uri": "1", "bodies": [html, plain]})["text"] == "Ett\nTvå"


@pytest.mark.parametrize(
    "described",
    [{"description_text": "Short."}, {"descriptions": [{"value": "Short."}]},
     {"description_html": "<p>Short.</p>"}],
)  # fmt: skip
def test_the_description_is_the_last_resort(described: dict[str, Any]) -> None:
    draft = draft_of(simplified({"uri": "1", "headline": "x", **described}), "a")
    assert draft is not None
    assert draft.text == "Short."


@pytest.mark.parametrize("odd", [None, 7, "x", {}, [], [None, 7], [{"role": "main"}]])
def test_odd_values_are_nothing(odd: Any) -> None:
    item = {"uri": "1", "headlines": odd, "bodies": odd, "descriptions": odd, "infosources": odd}
    assert draft_of(simplified(item), "a") is None
