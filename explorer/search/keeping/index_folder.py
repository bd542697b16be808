"""Where a collection's index is kept in the user's cache folder.

An index folder is named by a digest of everything but the articles and the listed names that
decides what is in it: the code of the analysis and its lists, the versions of Whoosh and Unicode,
and of the spaCy pipeline where the settings name one. So an index that was made otherwise is
simply one that nobody asks for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import whoosh

from explorer.library.collection import Collection
from explorer.search.keeping.decisive import indexing_digest
from explorer.search.keeping.index_files import remove


def index_folder(collection: Collection, cache_dir: Path) -> Path:
    """Return the folder of a collection's index, whether it is there or not.

    Raises SettingsError when a spaCy pipeline is named that is not installed.
    """
    digest = hashlib.blake2b(digest_size=8)
    parts = (
        indexing_digest(),
        repr(whoosh.__version__),
        *_pipeline(collection),
    )
    for part in parts:
        digest.update(part.encode("utf-8", "surrogateescape") + b"\0")
    family = hashlib.blake2b(collection.key.encode(), digest_size=6).hexdigest()
    return cache_dir / "indexes" / f"{family}-{digest.hexdigest()}"


def lock_file(folder: Path) -> Path:
    """Return the file that is locked by who writes to any index of the same collection."""
    return folder.with_name(f"{_family(folder)}.lock")


def merging_folder(folder: Path) -> Path:
    """Return where segments of an index are merged, which is done without locking the others
    out. It is locked by a file of its own."""
    return folder.with_name(f"{_family(folder)}.merging")


def new_folder_beside(folder: Path) -> Path:
    """Make a folder to build an index in. Raises OSError."""
    return Path(mkdtemp(prefix=f"{_family(folder)}-building-", dir=folder.parent))


def put_in_place(built: Path, folder: Path) -> None:
    """Give what was built its name, and what had it another: see `remove_others`.

    Raises OSError.
    """
    old = built.with_name(f"{built.name}-old")
    if folder.exists() or folder.is_symlink():
        folder.rename(old)  # at once: to those who open it meanwhile it is whole or not there
    built.rename(folder)


def remove_others(keep: Path) -> None:
    """Remove the collection's other indexes and what was left of builds that were killed."""
    for path in keep.parent.glob(f"{_family(keep)}-*"):
        if path != keep:
            remove(path)


def _pipeline(collection: Collection) -> Iterator[str]:
    if collection.spacy_model:
        # Only where one is named: it loads what finds out versions.
        from explorer.entities.finding.spacy_source import pipeline_version

        yield pipeline_version(collection.spacy_model)


def _family(folder: Path) -> str:
    """Return what the folders of all indexes of one collection begin with."""
    return folder.name.partition("-")[0]
