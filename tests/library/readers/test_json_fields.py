"""Fields of JSON objects by any usual name."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.library.readers.document import Draft, UnreadableError
from explorer.library.readers.json_fields import draft_of, has_text
from explorer.models import DateOrigin


def _draft(**fields: Any) -> Draft:
    draft = draft_of({"text": "The text.", **fields}, "a.jsonl")
    assert draft is not None
    return draft


@pytest.mark.parametrize(
    "name",
    ["text", "body", "content", "maintext", "article", "full_text", "articleBody", "body_text",
     "Text", "BODY", "content_text", "description", "summary"],
)  # fmt: skip
def test_names_of_the_text(name: str) -> None:
    draft = draft_of({name: "The text."}, "a.jsonl")
    assert draft is not None
    assert draft.text == "The text."


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("title", ["title", "headline", "name", "Title"]),
        ("source", ["source", "publisher", "publication", "domain", "site", "outlet", "provider"]),
        ("byline", ["byline", "author", "authors", "creator"]),
        ("place", ["place", "location", "located", "dateline"]),
        ("identifier", ["id", "guid", "uri", "_id", "uuid"]),
    ],
)
def test_names_of_what_is_known(field: str, names: list[str]) -> None:
    for name in names:
        assert getattr(_draft(**{name: " Some \n value "}), field) == "Some value"


@pytest.mark.parametrize(
    "name",
    ["date", "published", "date_published", "published_at", "publishedAt", "date_publish",
     "datePublished", "pubDate", "publication_date", "created", "timestamp"],
)  # fmt: skip
def test_names_of_the_date(name: str) -> None:
    draft = _draft(**{name: "2024-03-12T08:00:00Z"})
    assert (draft.date, draft.date_from) == ("2024-03-12", DateOrigin.METADATA)


@pytest.mark.parametrize("name", ["url", "link", "href", "canonical_url"])
def test_names_of_the_address(name: str) -> None:
    assert _draft(**{name: "https://x.org/a"}).url == "https://x.org/a"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/a.html", "file:///etc/passwd", 7])
def test_what_is_no_address_on_the_web_is_not_kept_as_one(address: Any) -> None:
    assert _draft(url=address).url is None


def test_without_text_there_is_no_article() -> None:
    assert draft_of({"title": "A title", "text": " ", "body": None, "content": 7}, "a") is not None
    assert draft_of({"title": "A title", "text": " ", "body": None, "content": []}, "a") is None


def test_a_description_is_the_last_resort() -> None:
    assert _draft(description="Shorter").text == "The text."
    assert has_text({"Body": "x"})
    assert not has_text({"description": "x", "body": ""})


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"body_html": "One<br>two"}, "One\ntwo"),
        ({"content_html": "<p>One</p><p>two"}, "One\n\ntwo"),
        ({"body": "<div>One</div><script>alert(1)</script><div>two"}, "One\n\ntwo"),
        ({"content": {"rendered": "<p>One</p>"}}, "One"),
        ({"text": "1 < 2 and <BP> rose; R&D"}, "1 < 2 and <BP> rose; R&D"),
        ({"text": "AT&amp;T &lt;T> rose&#3;"}, "AT&T <T> rose"),
        ({"text": "One\r\ntwo\rthree"}, "One\ntwo\nthree"),
        ({"body": ["One", "two"]}, "One\n\ntwo"),
    ],
)
def test_text_and_html(fields: dict[str, Any], text: str) -> None:
    draft = draft_of(fields, "a")
    assert draft is not None
    assert draft.text == text


def test_html_that_cannot_be_read_is_not_an_article_without_text() -> None:
    with pytest.raises(UnreadableError, match="nested"):
        draft_of({"body": "<div>" * 5_000 + "x"}, "a")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("26-FEB-1987 15:01:01.79", "1987-02-26"),
        ("27-MAR-1987 00:02:59.13&#5;&#5;&#5;RM", "1987-03-27"),
        ("27-MAR-1987 00:02:59.13\x05\x05RM", "1987-03-27"),
        (1_700_000_000, "2023-11-14"),
        (1_700_000_000_000, "2023-11-14"),
        (1_700_000_000.25, "2023-11-14"),
        ({"$date": "2024-03-12T08:00:00Z"}, "2024-03-12"),
        (20240312, "2024-03-12"),
    ],
)
def test_dates_as_wires_and_databases_write_them(written: Any, date: str) -> None:
    draft = _draft(date=written)
    assert (draft.date, draft.remarks) == (date, ())


@pytest.mark.parametrize("written", ["0000-00-00", "2024-02-30", "soon", -1])
def test_a_date_that_is_none_is_remarked_on(written: Any) -> None:
    draft = _draft(date=written)
    assert (draft.date, draft.date_from) == (None, None)
    assert draft.remarks == (f"the date “{written}” is no date",)


@pytest.mark.parametrize("written", [None, "", " ", [], {}, True, float("nan")])
def test_a_date_that_is_not_there_is_not_remarked_on(written: Any) -> None:
    assert _draft(date=written, published=None).remarks == () or written != written  # noqa: PLR0124


def test_another_date_of_publication_counts_where_the_first_is_none() -> None:
    draft = _draft(date="0000-00-00", published_at="2024-03-12")
    assert (draft.date, draft.remarks) == ("2024-03-12", ())


def test_the_day_of_creation_is_no_substitute_for_a_day_of_publication() -> None:
    assert _draft(date="0000-00-00", created="2024-03-12").date is None


def test_a_remark_on_a_long_date_is_short() -> None:
    [remark] = _draft(date="x" * 10_000).remarks
    assert len(remark) < 100


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Jane Doe", "Jane Doe"),
        (["Jane Doe", "John Roe"], "Jane Doe, John Roe"),
        ({"name": "Jane Doe"}, "Jane Doe"),
        ([{"name": "Jane Doe"}, {"url": "x"}, None, {"name": "John Roe"}], "Jane Doe, John Roe"),
        ("Jane &amp; John", "Jane & John"),
        ("", None),
        ([], None),
        ({"url": "x"}, None),
        (True, None),
        ({"name": {"name": "x"}}, None),
    ],
)
def test_values_of_all_kinds(value: Any, said: str | None) -> None:
    assert _draft(author=value).byline == said


def test_the_first_name_that_says_something_counts() -> None:
    assert _draft(title="", headline="A headline", name="x").title == "A headline"
    assert _draft(Title="", TITLE="A title", title="later").title == "A title"
    assert _draft(source={"id": "cnn", "name": "CNN"}).source == "CNN"


def test_the_place_is_not_that_of_a_date() -> None:
    assert _draft(dateline="PORTLAND, Ore., Feb 26 -").place == "PORTLAND, Ore."
    assert _draft(dateline="PORTLAND, Ore., Feb 26 -", place={"name": "Haiti"}).place == "Haiti"


def test_the_language_is_asked_of_the_text_only_when_nothing_else_says_it() -> None:
    english = "The council voted on Tuesday to approve the budget for the coming year. " * 9
    assert _draft(text=english, lang="fr-CA").language == "fr"
    assert _draft(text=english, lang="unknown").language == "en"
    assert _draft(text=english).language == "en"
    assert _draft().language is None


@pytest.mark.parametrize("identifier", [7, "7", {"$oid": "7"}, 7.0])
def test_identifiers_of_all_kinds(identifier: Any) -> None:
    draft = _draft(_id=identifier)
    assert (draft.identifier, draft.locator) == ("7", "a.jsonl#7")


def test_the_identifier_0_is_one() -> None:
    assert _draft(id=0).locator == "a.jsonl#0"
