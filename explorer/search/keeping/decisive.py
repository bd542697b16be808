"""Which code and lists decide what is in an index, and how its names are grouped.

Of both a digest is taken. So what another version of this program made is simply not found.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# A change in any of these may change what is indexed.
_INDEXING = (
    "explorer.text.folding",
    "explorer.text.words",
    "explorer.text.paragraphs",
    "explorer.library.articles",
    "explorer.library.folder",
    "explorer.library.headline",
    "explorer.library.recorded",
    "explorer.search.keeping.checked_bytes",
    "explorer.search.keeping.curated_forms",
    "explorer.search.keeping.index_cache",
    "explorer.search.keeping.index_files",
    "explorer.search.keeping.index_folder",
    "explorer.search.stems",
    "explorer.search.keeping.supply",
    "explorer.search.whoosh_index",
    *(
        f"explorer.search.engine.{name}"
        for name in (
            "arrays_file",
            "building",
            "codec",
            "collecting",
            "committed",
            "merging",
            "postings",
            "schema",
            "segments",
            "sightings",
            "storage",
            "tokens",
            "vocabulary",
            "writer",
        )
    ),
)

_NAMING = (
    "explorer.search.names.names",
    "explorer.search.names.names_arrays",
    "explorer.search.names.names_ground",
    "explorer.search.names.names_splicing",
    "explorer.search.engine.rows",
    "explorer.search.engine.splicing",
)
"""The modules beside those of grouping in which a change may change what names there are."""

_GROUPING = ("judgements", "grouping", "judging")
"""The rooms of the entities that see the names of all articles: no article is indexed otherwise
because of them. Every other module there, and every list, may be used to find names."""


@cache
def indexing_digest() -> str:
    """Return a digest of what decides what is indexed of an article."""
    grouping = set(_grouping())
    entities = _source_of("explorer.entities").parent
    finding = (path for path in sorted(entities.rglob("*.py")) if path not in grouping)
    lists = entities / "lists" / "digest.txt"  # which stands for all of them, and is soon read
    versions = (unicodedata.unidata_version, sys.byteorder)
    return _digest([*map(_source_of, _INDEXING), *finding, lists], versions)


@cache
def naming_digest() -> str:
    """Return a digest of what decides beside the index which names a collection has."""
    return _digest([*map(_source_of, _NAMING), *_grouping()], ())


def _grouping() -> Iterator[Path]:
    entities = _source_of("explorer.entities").parent
    return (file for room in _GROUPING for file in sorted((entities / room).glob("*.py")))


def _digest(files: Iterable[Path], versions: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for version in versions:
        digest.update(version.encode() + b"\0")
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _source_of(module: str) -> Path:
    spec = find_spec(module)  # which imports nothing but the package around it
    return Path(spec.origin if spec and spec.origin else "")
