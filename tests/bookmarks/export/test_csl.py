"""CSL-JSON against what its input schema 1.0.2 allows of the variables that we write."""

from __future__ import annotations

import json
from typing import Any

import pytest

from explorer.bookmarks.export.formats import document
from explorer.dates import parse_date
from tests.bookmarks.export.passages import QUOTE, article, hostile, kept

_TEXTS = {
    "title", "container-title", "URL", "language", "publisher-place", "annote", "note", "keyword",
}  # fmt: skip


def check_item(item: dict[str, Any]) -> None:
    """Check an item: the schema allows no other variables, and these of these types only."""
    assert item["type"] == "article-newspaper"
    assert isinstance(item["id"], str)
    for variable, value in item.items():
        if variable in _TEXTS:
            assert isinstance(value, str)
        elif variable == "author":
            assert all(set(name) == {"literal"} for name in value)
        elif variable == "issued":
            assert set(value) <= {"date-parts", "circa"}
            assert 1 <= len(value["date-parts"]) <= 2
            for parts in value["date-parts"]:
                assert 1 <= len(parts) <= 3
                assert all(isinstance(part, int) for part in parts)
        else:
            assert variable in {"id", "type", "custom"}
    assert isinstance(item["custom"], dict)


def item_of(**known: Any) -> dict[str, Any]:
    """Return the item of a passage of an article of which this is known."""
    (item,) = json.loads(document("csl-json", [kept(article(**known))], ""))
    check_item(item)
    return dict(item)


def test_items_fit_the_schema() -> None:
    items = json.loads(document("csl-json", [kept(), hostile(), kept(note="", tags=())], ""))
    assert len(items) == 3
    for item in items:
        check_item(item)


def test_an_item_is_the_article_with_the_quote() -> None:
    item = item_of()
    assert (item["id"], item["title"]) == ("3f2a1b9c", "Harbour open again")
    assert (item["container-title"], item["author"]) == ("The Daily", [{"literal": "Ann O'Neil"}])
    assert (item["annote"], item["note"], item["keyword"]) == (QUOTE, "To check.", "lead, to do")
    assert item["custom"]["show"] == "press show harbour_1f#32-62"


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("2024-11-19", {"date-parts": [[2024, 11, 19]]}),
        ("2024-11", {"date-parts": [[2024, 11]]}),
        ("2024", {"date-parts": [[2024]]}),
        ("2024-11?", {"date-parts": [[2024, 11]], "circa": True}),
        ("2024-11-19/2025-01", {"date-parts": [[2024, 11, 19], [2025, 1]]}),
        ("2024-11-19/..", {"date-parts": [[2024, 11, 19]], "circa": True}),
        ("../2024", {"date-parts": [[2024]], "circa": True}),
    ],
)
def test_a_date_has_the_parts_that_are_known(edtf: str, issued: dict[str, Any]) -> None:
    assert item_of(date=parse_date(edtf))["issued"] == issued


def test_without_a_date_there_is_none() -> None:
    assert "issued" not in item_of(date=None)
