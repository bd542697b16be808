"""Passages of other programs: put to the article that has them, or listed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from explorer.bookmarks.bookmark import bookmark_passage
from explorer.bookmarks.export.formats import document
from explorer.bookmarks.export.kept_passage import kept_passages
from explorer.bookmarks.incoming.draft import ForeignPassage, Refused
from explorer.bookmarks.incoming.importing import Imported, import_passages
from explorer.bookmarks.incoming.reading import drafts_in
from explorer.bookmarks.store import BookmarkStore
from explorer.errors import BookmarkError
from explorer.library.collection import METADATA
from explorer.text.paragraphs import Span
from tests.conftest import ArticleFolder

HARBOUR = "The harbour “reopened” on Monday.\nTwelve ships left before noon, the mayor said.\n"
AIRPORT = "The airport stayed shut.\nTwelve ships left before noon, the mayor said.\nIt rained.\n"
PAGE = "https://www.example.org/harbour/?utm_source=x"


@pytest.fixture
def town(folder: ArticleFolder) -> ArticleFolder:
    """A folder of two articles, one of which has an address."""
    folder.write("harbour.txt", HARBOUR)
    folder.write("airport.txt", AIRPORT)
    folder.write(METADATA, '[articles.harbour]\nurl = "http://example.org/harbour"\n')
    return folder


@pytest.fixture
def store(tmp_path: Path) -> BookmarkStore:
    return BookmarkStore(tmp_path / "data")


def row(
    quote: str, prefix: str = "", suffix: str = "", uri: str = PAGE, **more: Any
) -> dict[str, Any]:
    """Return an annotation as the API of Hypothesis has it."""
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0},
        {"type": "TextPositionSelector", "start": 9000, "end": 9000 + len(quote)},
        {"type": "TextQuoteSelector", "exact": quote, "prefix": prefix, "suffix": suffix},
    ]
    return {
        "id": f"id of {quote}",
        "created": "2024-05-01T10:00:00.123456+00:00",
        "user": "acct:somebody@hypothes.is",
        "uri": uri,
        "text": "my remark",
        "tags": ["lead", "ships"],
        "target": [{"source": uri, "selector": selectors}],
        **more,
    }


def bring_in(town: ArticleFolder, store: BookmarkStore, content: Any) -> Imported:
    """Import a file of this content, JSON where it is no text."""
    text = content if isinstance(content, str) else json.dumps(content)
    return import_passages(store, town.open(), drafts_in(text.encode(), "f.json"))


# ── the shapes of files ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "shape",
    [
        lambda rows: {"total": len(rows), "rows": rows},
        lambda rows: {
            "export_date": "x", "export_userid": "u", "client_version": "1", "annotations": rows,
        },
        lambda rows: rows,
        lambda rows: "\n".join(map(json.dumps, rows)) + "\n",
        lambda rows: rows[0],
        lambda rows: "\ufeff" + json.dumps(rows),
    ],
    ids=["API", "client", "list", "lines", "one", "with a mark"],
)  # fmt: skip
def test_each_shape_of_a_hypothesis_export_is_read(
    town: ArticleFolder, store: BookmarkStore, shape: Any
) -> None:
    assert len(bring_in(town, store, shape([row("reopened")])).kept) == 1


@pytest.mark.parametrize("content", ["", "\n"])
def test_an_empty_file_has_nothing(content: str) -> None:
    assert drafts_in(content.encode(), "f") == []


@pytest.mark.parametrize(
    "content", [b"{", b"\xff", b"id,quote\n1,2\n", b"3", b'{"a": 1}', b"[" * 99999, b"\x1f\x8b\x08"]
)
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(BookmarkError, match=r"f\.x cannot be read: .* Known are JSON-LD"):
        drafts_in(content, "f.x")


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ("words", "it is no passage"),
        ({}, "it is no passage"),
        (
            {"uri": PAGE, "target": [{"source": PAGE}], "text": "n"},
            "it is a note on the whole page",
        ),
        ({"uri": PAGE, "target": [{}], "references": ["x"]}, "it is a reply"),
        ({"uri": PAGE, "target": None}, "it is a note"),
        (row("a\ud800b"), "it has half a character in it"),
        (row(" "), "it is a note"),
        ({"type": "Annotation", "target": "https://a.org"}, "it has no quote"),
        ({"saved": {}, "quote": "a"}, "id: "),
    ],
)
def test_a_record_that_is_no_passage_says_why(record: Any, why: str) -> None:
    (refused,) = drafts_in(json.dumps([record]).encode(), "f")
    assert isinstance(refused, Refused)
    assert refused.why.startswith(why)
    assert refused.what.startswith("number 1")


def test_an_annotation_of_another_program_is_read() -> None:
    record = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://a.org/1",
        "type": ["Annotation"],
        "created": "2024-05-01T10:00:00",
        "body": [
            {"type": "TextualBody", "value": "mine"},
            {"type": "TextualBody", "value": "lead", "purpose": "tagging"},
        ],
        "target": {
            "source": {"id": PAGE},
            "selector": {"type": "TextQuoteSelector", "exact": "reopened"},
        },
    }
    assert drafts_in(json.dumps(record).encode(), "f") == [
        ForeignPassage(
            "reopened",
            id="https://a.org/1",
            note="mine",
            tags=("lead",),
            url=PAGE,
            created=datetime(2024, 5, 1, 10, tzinfo=UTC),
        )
    ]


# ── where passages go ────────────────────────────────────────────────────────────────────────


def test_a_passage_goes_to_the_article_of_its_address(
    town: ArticleFolder, store: BookmarkStore
) -> None:
    quote = "Twelve ships left before noon, the mayor said."  # in both articles
    (kept,) = bring_in(town, store, [row(quote)]).kept
    assert (kept.article, kept.exact) == ("harbour", quote)
    assert (kept.note, kept.tags) == ("my remark", ("lead", "ships"))
    assert kept.created == datetime(2024, 5, 1, 10, 0, 0, 123456, tzinfo=UTC)
    assert HARBOUR[kept.start : kept.end] == quote
    assert store.of_collection(kept.collection) == [kept]


def test_without_its_address_it_goes_to_the_only_article_that_has_it(
    town: ArticleFolder, store: BookmarkStore
) -> None:
    quote = "airport stayed shut.\nTwelve ships left before"
    (kept,) = bring_in(town, store, [row(quote, uri="https://elsewhere.org/1")]).kept
    assert (kept.article, kept.exact) == ("airport", quote)


@pytest.mark.parametrize("uri", ["https://elsewhere.org/1", "file:///x.pdf", "no address"])
def test_what_stands_in_several_articles_is_listed(
    town: ArticleFolder, store: BookmarkStore, uri: str
) -> None:
    quote = "Twelve ships left before noon, the mayor said."
    came = bring_in(town, store, [row(quote, uri=uri)])
    assert came.kept == []
    assert came.refused == [Refused(f"“{quote}”", "it stands in airport and harbour")]


def test_few_words_elsewhere_are_listed(town: ArticleFolder, store: BookmarkStore) -> None:
    came = bring_in(town, store, [row("It rained.", uri="https://elsewhere.org/1")])
    assert [each.why for each in came.refused] == [
        "no article has its address, nor certainly its words"
    ]


def test_few_words_elsewhere_in_their_surroundings_are_placed(
    town: ArticleFolder, store: BookmarkStore
) -> None:
    came = bring_in(
        town, store, [row("It rained.", prefix="noon, the mayor said.\n", uri="https://b.org/1")]
    )
    assert [each.article for each in came.kept] == ["airport"]


def test_what_the_page_had_and_the_article_has_not_is_listed(
    town: ArticleFolder, store: BookmarkStore
) -> None:
    came = bring_in(town, store, [row("A paragraph that the publisher took out later on.")])
    assert came.kept == []
    assert came.refused[0].why == "harbour is that page, and does not have it for certain"


def test_nothing_is_brought_in_twice(town: ArticleFolder, store: BookmarkStore) -> None:
    rows = [row("reopened"), row("reopened"), row("Twelve ships")]
    first = bring_in(town, store, rows)
    assert (len(first.kept), first.here_already) == (2, 1)
    store.change([first.kept[0].id], lambda each: replace(each, note="changed since"))
    again = bring_in(town, store, rows)
    assert (again.kept, again.here_already) == ([], 3)


def test_all_that_came_is_taken_back_at_once(town: ArticleFolder, store: BookmarkStore) -> None:
    came = bring_in(town, store, [row("reopened"), row("Twelve ships")])
    undone = store.undo(came.kept[0].collection)
    assert undone is not None
    assert undone.gone == 2


# ── our own, elsewhere ───────────────────────────────────────────────────────────────────────


def export_of_harbour(town: ArticleFolder) -> bytes:
    """Return an export of one passage of the article with an address."""
    collection = town.open()
    article = collection.article("harbour")
    kept = bookmark_passage(collection.key, article, Span(4, 11), "n", ("t",))
    return document("jsonld", kept_passages([kept], collection), "Kept").encode()


def test_our_own_goes_to_the_article_of_its_address_where_ids_are_others(
    town: ArticleFolder, store: BookmarkStore, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    there = ArticleFolder(other)
    there.write("x1.txt", HARBOUR)
    there.write(METADATA, '[articles.x1]\nurl = "https://www.example.org/harbour#top"\n')
    came = import_passages(store, there.open(), drafts_in(export_of_harbour(town), "f"))
    assert [(each.article, each.note) for each in came.kept] == [("x1", "n")]
    assert came.without_article == []


def test_our_own_is_kept_and_named_where_its_article_is_not(
    town: ArticleFolder, store: BookmarkStore, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    there = ArticleFolder(other)
    came = import_passages(store, there.open(), drafts_in(export_of_harbour(town), "f"))
    assert came.kept == came.without_article
    assert [each.article for each in came.kept] == ["harbour"]


def test_an_id_that_another_collection_uses_is_not_taken_from_it(
    town: ArticleFolder, store: BookmarkStore
) -> None:
    content = export_of_harbour(town)
    (kept,) = import_passages(store, town.open(), drafts_in(content, "f")).kept
    store.remove(kept.id)
    store.add(replace(kept, collection="/other"))
    (again,) = import_passages(store, town.open(), drafts_in(content, "f")).kept
    assert again.id != kept.id
    assert replace(again, id=kept.id) == kept
    assert len(store.of_collection("/other")) == 1


@pytest.mark.parametrize(
    "damage",
    [
        {"id": "urn:press-explorer:bookmark:../x"},
        {"id": "urn:press-explorer:bookmark:"},
        {"created": "yesterday"},
        {"created": "2025-01-01T00:00:00"},
        {"target": {"dcterms:identifier": "a b"}},
        {"target": {"dcterms:identifier": 5}},
        {"target": {"schema:version": 0}},
        {"target": {"selector": []}},
        {"target": {"selector": [{"type": "TextQuoteSelector", "exact": "a"}]}},
    ],
)
def test_our_own_is_checked_before_it_is_believed(
    town: ArticleFolder, damage: dict[str, Any]
) -> None:
    (item,) = json.loads(export_of_harbour(town))["first"]["items"]
    damaged = {**item, **damage, "target": {**item["target"], **damage.get("target", {})}}
    (refused,) = drafts_in(json.dumps(damaged).encode(), "f")
    assert isinstance(refused, Refused)
