"""The JSON-LD against what the Web Annotation Data Model demands (its MUSTs)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from explorer.bookmarks.export.formats import document
from explorer.bookmarks.export.kept_passage import KeptPassage
from tests.bookmarks.export.passages import article, hostile, kept

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def check_annotation(record: dict[str, Any]) -> None:
    """Check one annotation: sections 3.1, 3.2.4, 3.3.1, 3.3.5, 4, 4.2.4 and 4.2.5."""
    assert record["@context"] == CONTEXT
    assert record["type"] == "Annotation"
    assert _IRI.fullmatch(record["id"])
    assert _UTC.fullmatch(record["created"])
    assert record["motivation"] in {"bookmarking", "commenting"}
    assert "bodyValue" not in record
    for body in record.get("body", []):
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["purpose"] in {"commenting", "tagging"}
    target = record["target"]
    assert _IRI.fullmatch(target["source"])
    assert "value" not in target
    position, quote = target["selector"]
    assert position["type"] == "TextPositionSelector"
    assert 0 <= position["start"] < position["end"]
    assert quote["type"] == "TextQuoteSelector"
    assert all(isinstance(quote[name], str) for name in ("exact", "prefix", "suffix"))


def check_collection(record: dict[str, Any], passages: int) -> None:
    """Check a collection with its page in it: sections 5.1 and 5.2."""
    assert record["@context"] == CONTEXT
    assert record["type"] == "AnnotationCollection"
    assert _IRI.fullmatch(record["id"])
    assert record["total"] == passages
    if not passages:
        assert "first" not in record
        return
    page = record["first"]
    assert (page["@context"], page["type"]) == (CONTEXT, "AnnotationPage")
    assert _IRI.fullmatch(page["id"])
    assert page["id"] == record["last"]
    assert page["partOf"]["id"] == record["id"]
    assert page["startIndex"] == 0
    assert len(page["items"]) == passages
    for item in page["items"]:
        check_annotation(item)


@pytest.mark.parametrize(
    "passages",
    [
        [],
        [kept()],
        [kept(note="", tags=())],
        [kept(), hostile()],
        [kept(article(url='https://example.org/a b<c>"{é}'))],
        [kept(article(url="ftp://x y"))],
    ],
    ids=["none", "one", "bare", "hostile", "odd address", "no address"],
)
def test_it_fits_the_model(passages: list[KeptPassage]) -> None:
    check_collection(json.loads(document("jsonld", passages, "Kept")), len(passages))


def test_terms_beside_the_model_are_of_vocabularies_it_names() -> None:
    (item,) = json.loads(document("jsonld", [kept()], "Kept"))["first"]["items"]
    beside = set(item["target"]) - {"type", "source", "selector"}
    assert {term.partition(":")[0] for term in beside} == {"dcterms", "schema"}


def test_a_moment_elsewhere_is_written_in_utc() -> None:
    passage = kept()
    there = datetime(2025, 1, 1, 1, 30, tzinfo=timezone(timedelta(hours=5)))
    passage = replace(passage, bookmark=replace(passage.bookmark, created=there))
    (item,) = json.loads(document("jsonld", [passage], "Kept"))["first"]["items"]
    assert item["created"] == "2024-12-31T20:30:00Z"


def test_each_annotation_has_a_line() -> None:
    assert document("jsonld", [kept()] * 3, "Kept").count('"type": "Annotation"') == 3
    assert len(document("jsonld", [kept()] * 3, "Kept").splitlines()) == 5
