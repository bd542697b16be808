"""Kept passages on their way to another machine, with the collection they are from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from explorer.bookmarks.bookmark import Bookmark, new_id
from explorer.bookmarks.store import BookmarkStore
from explorer.errors import BookmarkError

_KIND = "bookmark"


def bookmarks_to_send(store: BookmarkStore, collection: str) -> list[dict[str, Any]]:
    """Return the bookmarks of a collection, each as what JSON can hold."""
    bookmarks = sorted(store.of_collection(collection), key=lambda each: each.id)
    return [
        {_KIND: json.loads(json.dumps(asdict(each), default=datetime.isoformat))}
        for each in bookmarks
    ]


def receive_bookmarks(
    store: BookmarkStore, collection: str, sent: Iterable[Mapping[str, Any]]
) -> int:
    """Keep the bookmarks that came with a collection, but those that are here already.

    Returns how many came in. Raises BookmarkError when one of them is none, or they cannot be
    written.
    """
    from pydantic import TypeAdapter, ValidationError  # only now: it takes start-up time

    adapter = TypeAdapter(Bookmark)
    try:
        received = [
            replace(adapter.validate_python(each[_KIND]), collection=collection)
            for each in sent
            if _KIND in each
        ]
    except ValidationError as error:
        raise BookmarkError(
            f"A passage that came with the collection is damaged: {error}."
        ) from error
    here = {each.id for each in store.of_collection(collection)}
    taken = store.ids()
    new = [
        # The collection that it was kept from may be here as well, under another key.
        replace(each, id=new_id()) if each.id in taken else each
        for each in received
        if each.id not in here
    ]
    if new:
        store.add_all(new)
    return len(new)
