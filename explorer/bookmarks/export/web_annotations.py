"""Kept passages as annotations of the Web Annotation Data Model (W3C Recommendation, 23 February
2017), in its JSON-LD.

All terms are those of the model's own context or of vocabularies that it names (Dublin Core,
schema.org). The selectors are those of the text that a passage was saved from.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from explorer.bookmarks.export.addresses import link_target
from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.export.plain import json_array
from explorer.text.harmless_json import harmless_json

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
BOOKMARK = "urn:press-explorer:bookmark:"
ARTICLE = "urn:press-explorer:article:"
DIGEST = "urn:press-explorer:text:"
_PROGRAM = "urn:press-explorer:program"
_COLLECTION = "urn:press-explorer:bookmarks"


def document(passages: Sequence[KeptPassage], heading: str) -> str:
    """Return an AnnotationCollection with its one page in it."""
    page_id = f"{_COLLECTION}:page:1"
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": _COLLECTION,
        "type": "AnnotationCollection",
        "label": heading,
        "total": len(passages),
    }
    if not passages:
        return harmless_json(collection) + "\n"
    page = {
        "@context": CONTEXT,
        "id": page_id,
        "type": "AnnotationPage",
        "partOf": {"id": _COLLECTION, "label": heading, "total": len(passages)},
        "startIndex": 0,
    }
    # Put together by hand, so that each annotation has a line.
    beginning = harmless_json({**collection, "last": page_id, "first": page}).removesuffix("}}")
    return f'{beginning}, "items": {json_array(map(annotation, passages))}}}}}\n'


def annotation(passage: KeptPassage) -> dict[str, Any]:
    """Return a passage as one annotation, whole by itself."""
    bookmark = passage.bookmark
    bodies = [_body("tagging", tag) for tag in bookmark.tags]
    if bookmark.note:
        bodies.insert(0, _body("commenting", bookmark.note))
    written: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"{BOOKMARK}{bookmark.id}",
        "type": "Annotation",
        "motivation": "commenting" if bookmark.note else "bookmarking",
        "created": _utc(bookmark.created),
        "generator": {"id": _PROGRAM, "type": "Software", "name": "Press Explorer"},
    }
    if bodies:
        written["body"] = bodies
    return {**written, "target": _target(passage)}


def _target(passage: KeptPassage) -> dict[str, Any]:
    bookmark = passage.bookmark
    known = {
        "dcterms:identifier": bookmark.article,
        "dcterms:title": bookmark.title,
        "dcterms:publisher": passage.source,
        "dcterms:creator": passage.byline,
        "dcterms:date": passage.date,
        "dcterms:bibliographicCitation": passage.citation,
        "dcterms:hasVersion": f"{DIGEST}{bookmark.text_digest}",
        "schema:version": bookmark.version,
        "schema:creativeWorkStatus": passage.anchor.state.value,
        "schema:usageInfo": passage.show,
    }
    return {
        "type": "SpecificResource",
        "source": link_target(passage.url) or f"{ARTICLE}{bookmark.article}",
        **{term: value for term, value in known.items() if value != ""},
        "selector": [
            {"type": "TextPositionSelector", "start": bookmark.start, "end": bookmark.end},
            {
                "type": "TextQuoteSelector",
                "exact": bookmark.exact,
                "prefix": bookmark.prefix,
                "suffix": bookmark.suffix,
            },
        ],
    }


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _utc(moment: datetime) -> str:
    """Return a moment as the model demands it: in UTC, which is written Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
