"""Annotations of the Web Annotation Data Model: our own, and those of other programs."""

from __future__ import annotations

from typing import Any

from explorer.bookmarks.export.web_annotations import ARTICLE, BOOKMARK, DIGEST
from explorer.bookmarks.incoming.draft import (
    ForeignPassage,
    OwnPassage,
    moment,
    parts_of,
    text_of,
    texts_of,
)
from explorer.bookmarks.incoming.own_bookmark import own_bookmark


def is_annotation(record: dict[str, Any]) -> bool:
    """Whether a record is an annotation of that model."""
    return "Annotation" in (record.get("type"), *texts_of(record.get("type")))


def annotations_of(document: dict[str, Any]) -> list[Any]:
    """Return the annotations of a collection or of a page, with those of the pages that follow
    in the same file."""
    found: list[Any] = []
    page: Any = document.get("first", document)
    while isinstance(page, dict):
        items = page.get("items", [])
        found += items if isinstance(items, list) else [items]
        page = page.get("next")
    return found


def passage_of(record: dict[str, Any]) -> ForeignPassage | OwnPassage:
    """Return the passage that an annotation is of.

    Raises ValueError with a clause that says why it is of none.
    """
    target = (parts_of(record.get("target")) or [{}])[0]
    selectors = {text_of(each.get("type")): each for each in parts_of(target.get("selector"))}
    quote: dict[str, Any] = selectors.get("TextQuoteSelector", {})
    source = target.get("source")
    url = text_of(source.get("id") if isinstance(source, dict) else source)
    id_, digest = text_of(record.get("id")), text_of(target.get("dcterms:hasVersion"))
    if id_.startswith(BOOKMARK) and digest.startswith(DIGEST):
        position: dict[str, Any] = selectors.get("TextPositionSelector", {})
        own = own_bookmark(
            {
                "id": id_.removeprefix(BOOKMARK),
                "article": target.get("dcterms:identifier"),
                "title": target.get("dcterms:title", ""),
                "text_digest": digest.removeprefix(DIGEST),
                "start": position.get("start"),
                "end": position.get("end"),
                "exact": quote.get("exact"),
                "prefix": quote.get("prefix", ""),
                "suffix": quote.get("suffix", ""),
                "created": record.get("created"),
                "note": _note(record),
                "tags": _tags(record),
                "version": target.get("schema:version", 1),
            }
        )
        return OwnPassage(own, "" if url.startswith(ARTICLE) else url)
    if not text_of(quote.get("exact")).strip():
        raise ValueError("it has no quote")
    return ForeignPassage(
        quote=text_of(quote.get("exact")),
        id=id_,
        prefix=text_of(quote.get("prefix")),
        suffix=text_of(quote.get("suffix")),
        note=_note(record),
        tags=_tags(record),
        url=url,
        created=moment(record.get("created")),
    )


def _note(record: dict[str, Any]) -> str:
    notes = [text_of(record.get("bodyValue")), text_of(record.get("body"))]
    notes += [
        text_of(body.get("value"))
        for body in parts_of(record.get("body"))
        if body.get("purpose") != "tagging"
    ]
    return "\n\n".join(note for note in notes if note)


def _tags(record: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        text_of(body.get("value"))
        for body in parts_of(record.get("body"))
        if body.get("purpose") == "tagging"
    )
