"""Write a collection to one file that another machine reads; `export_format` says what is in it.

The same collection gives the same bytes: nothing in them tells when or where it was written.
Articles are written one by one, so that a million of them take no more memory than one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from explorer.entities.lexicon import load_lexicon
from explorer.errors import CollectionError
from explorer.library.collection import FILE, LEXICON, Collection
from explorer.library.export.format import FORMAT, KEY, MOST_BYTES, VERSION, without_none
from explorer.library.export.library_lines import library_lines
from explorer.library.folder import FolderCollection
from explorer.library.headline import headline
from explorer.library.recorded import RecordedCollection
from explorer.models import Article

_AS_THEY_ARE = ("source", "byline", "language", "url", "place", "text")

_Line = Mapping[str, Any]


def export_collection(
    collection: Collection, target: BinaryIO, extras: Iterable[Mapping[str, Any]] = ()
) -> int:
    """Write a collection as it was when it was opened, and return how many articles it has.

    `extras` are what other rooms have to add, each something that JSON can hold. Raises
    CollectionError or LibraryError when something cannot be read, OSError when the target
    cannot be written.
    """
    counts = {"articles": 0, "extras": 0}
    for line in _lines(collection):
        _write(target, line)
        counts["articles"] += "article" in line
    for extra in extras:
        _write(target, {"extra": extra})
        counts["extras"] += 1
    _write(target, {"end": counts})
    return counts["articles"]


def _write(target: BinaryIO, line: _Line) -> None:
    written = json.dumps(line, ensure_ascii=False).encode() + b"\n"
    if len(written) > MOST_BYTES:
        raise CollectionError(
            f"All versions of {line.get('article')} are more than {MOST_BYTES:,} bytes.",
            "An export cannot hold them.",
        )
    target.write(written)


def _lines(collection: Collection) -> Iterator[_Line]:
    header = {"format": FORMAT, "version": VERSION, "name": collection.name}
    yield without_none(header | {"key": collection.key if KEY.fullmatch(collection.key) else None})
    assert isinstance(collection, RecordedCollection | FolderCollection)
    folder = collection.folder
    yield from _lexicon(folder / LEXICON)
    if isinstance(collection, RecordedCollection):
        yield from library_lines(folder / FILE, collection.revision)
    else:
        yield from _of_folder(collection)


def _lexicon(file: Path) -> Iterator[_Line]:
    """Yield the lexicon's text. Raises CollectionError when it is one that no import would take."""
    if file.exists():
        load_lexicon(file)
        yield {"lexicon": file.read_bytes().decode()}


def _of_folder(collection: FolderCollection) -> Iterator[_Line]:
    """Yield each file as an article of one version, recorded nobody knows when."""
    if collection.ids:
        yield {"change": 1}
    for id_ in collection.ids:
        version = {"number": 1, "change": 1, **_known(collection.article(id_))}
        yield {"article": id_, "added": 1, "touched": 1, "story": id_, "versions": [version]}


def _known(article: Article) -> dict[str, Any]:
    """Return what the metadata say of an article; a title made of its text is made again."""
    made = headline(article.text) or article.id
    known = {
        "title": None if article.title == made else article.title,
        "date": article.date and article.date.edtf,
        "date_from": article.date_from,
        **{field: getattr(article, field) for field in _AS_THEY_ARE},
    }
    return without_none(known)
