"""Collections that a test fills, exports, and looks at."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from explorer.library import own
from explorer.library.collection import Collection
from explorer.library.export.writing import export_collection
from explorer.library.opening import open_collection
from explorer.library.readers.document import Draft
from explorer.library.recording import record
from explorer.library.store import Store


def make_collection(name: str, *changes: list[Draft]) -> Path:
    """Make an own collection and return its folder."""
    folder = own.new(name)
    add(folder, *changes)
    return folder


def add(folder: Path, *changes: list[Draft]) -> None:
    """Record articles, each list of them in a change of its own."""
    with closing(Store(folder)) as store:
        for drafts in changes:
            with store.change() as change:
                for draft in drafts:
                    record(change, draft)


def opened(name: str) -> Collection:
    """Open a collection."""
    return open_collection(name, max_bytes=1 << 20)


def exported(name: str, *extras: Mapping[str, Any]) -> bytes:
    """Return a collection as a file would have it."""
    target = io.BytesIO()
    with closing(opened(name)) as collection:
        export_collection(collection, target, extras)
    return target.getvalue()


def all_of(name: str) -> list[Any]:
    """Return everything that can be seen of a collection but its name and its key."""
    with closing(opened(name)) as collection:
        seen: list[Any] = [collection.newest(1000), collection.lexicon.entities]
        for id_ in collection.ids:
            versions = collection.versions(id_)
            seen += [versions, collection.article(id_), collection.same_story(id_)]
            seen += [collection.article(id_, version.number) for version in versions]
        return seen
