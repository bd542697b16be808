"""Editing: what the user says counts, stays, and can be taken back."""

from __future__ import annotations

import pytest

from explorer.errors import CollectionError
from explorer.library.editing import Known, edit, known
from explorer.library.headline import headline
from explorer.library.recording import FIELDS
from explorer.library.store import Store
from explorer.models import DateOrigin
from tests.library.conftest import Reader
from tests.library.libraries import draft, news, put, rows, tables

READ = {
    "title": "Read",
    "date": "2024-11-19",
    "source": "Read",
    "byline": "Read",
    "language": "fr",
    "url": "https://example.org/read",
    "place": "Read",
}


@pytest.fixture
def id_(store: Store) -> str:
    """An article of which everything was read."""
    put(store, draft(news(1), **READ, date_from=DateOrigin.METADATA))
    (id_,) = rows(store, "SELECT id FROM article")
    return str(id_)


def shown(read: Reader, id_: str) -> dict[str, str | None]:
    """Return what readers of the library see of an article."""
    article = read().article(id_)
    values = {field: getattr(article, field) for field in FIELDS}
    return {**values, "date": str(article.date) if article.date else None}


@pytest.mark.parametrize("field", FIELDS)
def test_what_the_user_says_counts_until_they_take_it_back(
    store: Store, read: Reader, id_: str, field: str
) -> None:
    assert shown(read, id_) == READ
    for value in {"date": ("2025-08?", "2026"), "language": ("ht", "es")}.get(field, ("A", "Été")):
        edit(store, id_, {field: value})
        assert shown(read, id_) == {**READ, field: value}
        assert known(store, id_)[field] == Known(READ[field], value)
    edit(store, id_, {field: None})
    assert shown(read, id_) == READ
    assert known(store, id_)[field] == Known(READ[field], None)


@pytest.mark.parametrize(
    ("field", "unknown"),
    [("source", None), ("byline", None), ("url", None), ("place", None), ("date", None)],
)
def test_what_the_user_says_is_not_known_is_not(
    store: Store, read: Reader, id_: str, field: str, unknown: None
) -> None:
    edit(store, id_, {field: ""})
    assert shown(read, id_)[field] is unknown
    assert known(store, id_)[field].value == ""


def test_an_unknown_title_is_the_headline_and_an_unknown_language_the_usual(
    store: Store, read: Reader, id_: str
) -> None:
    edit(store, id_, {"title": "", "language": ""})
    assert shown(read, id_) == {**READ, "title": headline(news(1)), "language": "en"}


def test_whose_date_it_is_is_known(store: Store, read: Reader, id_: str) -> None:
    origins = []
    for value in ("2025", "", None):
        edit(store, id_, {"date": value})
        origins.append(read().article(id_).date_from)
    assert origins == [DateOrigin.USER, None, DateOrigin.METADATA]


@pytest.mark.parametrize(
    ("value", "day"), [("2025-08~", "2025-08-01"), ("", ""), (None, "2024-11-19")]
)
def test_an_article_is_sorted_by_the_date_that_counts(
    store: Store, id_: str, value: str | None, day: str
) -> None:
    edit(store, id_, {"date": "1999"})
    edit(store, id_, {"date": value})
    assert rows(store, "SELECT day FROM article") == [day]


def test_what_the_user_said_stays_when_the_article_is_read_again(
    store: Store, read: Reader, id_: str
) -> None:
    edit(store, id_, {"title": "Mine", "date": "2025", "place": ""})
    put(store, draft(news(2), **{**READ, "title": "New", "source": "New", "date": "2020"}))
    article = read().article(id_)
    assert (article.version, article.text) == (2, news(2))
    assert (article.title, str(article.date), article.place) == ("Mine", "2025", None)
    assert article.source == "New"
    assert rows(store, "SELECT day FROM article") == ["2025-01-01"]
    assert known(store, id_)["title"] == Known("New", "Mine")


def test_one_edit_is_one_change(store: Store, id_: str) -> None:
    edit(store, id_, {"title": "Mine", "source": "Mine"})
    assert rows(store, "SELECT change FROM edit") == [2, 2]
    assert rows(store, "SELECT touched FROM article") == [2]


def test_of_what_is_not_edited_that_which_was_read_is_known(store: Store, id_: str) -> None:
    assert known(store, id_) == {field: Known(READ[field], None) for field in FIELDS}
    assert [each.value for each in known(store, id_).values()] == list(READ.values())
    assert Known(None, None).value == ""


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("date", "August", "“August” is not an EDTF date"),
        ("date", "2025-02-30", "not a day of the calendar"),
        ("date", "2025-08-25 ", "not an EDTF date"),
        ("date", "../..", "has no date in it"),
        ("title", "  ", "title must not be empty"),
        ("source", "\u200b\n", "source must not be empty"),
        ("title", "caf\udce9", "it is not UTF-8"),
        ("language", "French", "is not an ISO 639-1 code"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    store: Store, id_: str, field: str, value: str, reason: str
) -> None:
    before = tables(store)
    with pytest.raises(CollectionError, match=reason) as caught:
        edit(store, id_, {"byline": "Mine", field: value})
    assert f"That cannot be the {field}: " in caught.value.problem
    assert tables(store) == before


@pytest.mark.parametrize("title", ["“’\x1b\n\t\0", "👮 \u202e", "'; DROP TABLE article; --"])
def test_anything_else_is_kept_as_it_is(store: Store, read: Reader, id_: str, title: str) -> None:
    edit(store, id_, {"title": title})
    assert read().article(id_).title == title
