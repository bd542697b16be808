"""Keep a collection's index in the user's cache folder, and build it whenever that is needed.

An index folder is named by a digest of everything that decides what is in it: the articles, the
lexicon's forms, the code of the analysis, the versions of Whoosh and Unicode. So a stale index
is simply one that nobody asks for. It is built under a temporary name, out of a copy of the last
one where only some articles are others, and renamed when it is whole, with a manifest of every
file's size and checksum; killed at any moment, what is there is either whole or not there.
Whoosh's table of contents is a pickle, so an index is opened only
from a folder that belongs to the user and that nobody else can write to.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

import whoosh

from explorer.entities.mentions import MentionFinder
from explorer.errors import CollectionError, UnusableIndexError
from explorer.library.collection import Collection
from explorer.search.index import IndexedArticle
from explorer.search.whoosh_index import WhooshIndex

Progress = Callable[[int, int], None]
"""Told how many articles are done, of how many."""

_MANIFEST = "manifest.json"
_LEFT_OUT = "left-out.json"
_STAMPS = "stamps.json"  # what the articles were when they were indexed

_MOST_CHANGED = 0.5
"""Of an index's articles: where more are others, it is built anew."""

# A change in any of these may change what is indexed.
_DECISIVE_MODULES = (
    "explorer.text.folding",
    "explorer.text.words",
    "explorer.text.paragraphs",
    "explorer.entities.mentions",
    "explorer.library.folder",
    "explorer.library.headline",
    "explorer.library.recorded",
    "explorer.search.stems",
    "explorer.search.whoosh_index",
    "explorer.search.index_cache",
)


@dataclass(frozen=True)
class OpenedIndex:
    """An index that is ready to search, and how it came about."""

    index: WhooshIndex
    folder: Path | None
    """Where it is kept; None when it is only in memory."""
    built: bool
    notices: tuple[str, ...]
    """What the user should know: one sentence each."""


def _say_nothing(_done: int, _total: int) -> None:
    pass


def open_index(
    collection: Collection, cache_dir: Path, progress: Progress = _say_nothing
) -> OpenedIndex:
    """Open a collection's index, building it first when it is missing, stale or damaged.

    A process that finds another one building waits for it. When the cache folder cannot be
    used, the index is built in memory and a notice says so.
    """
    folder = index_folder(collection, cache_dir)
    try:
        return _open_current(collection, folder)
    except UnusableIndexError:
        pass
    try:
        return _build_or_wait(collection, folder, progress)
    except OSError as error:
        index = WhooshIndex.create(None)
        left_out = _fill(index, collection, progress)
        notice = (
            f"The index cannot be kept in {folder.parent} ({error.strerror or error}); "
            "it was built in memory, for this time only."
        )
        return OpenedIndex(index, None, built=True, notices=(notice, *left_out.values()))


def index_folder(collection: Collection, cache_dir: Path) -> Path:
    """Return the folder of a collection's index, whether it is there or not."""
    articles = hashlib.blake2b(collection.signature().encode(), digest_size=8).hexdigest()
    return cache_dir / "indexes" / f"{_kind(collection)}-{articles}"


def _kind(collection: Collection) -> str:
    """Return what the folders of a collection's indexes begin with as long as only its
    articles change."""
    digest = hashlib.blake2b(digest_size=8)
    parts = (
        *sorted(f"{form}={spelling}" for form, spelling in collection.lexicon.forms.items()),
        _code_digest(),
        repr(whoosh.__version__),
        unicodedata.unidata_version,
        sys.byteorder,
    )
    for part in parts:
        digest.update(part.encode("utf-8", "surrogateescape") + b"\0")
    return f"{_family(collection)}-{digest.hexdigest()}"


def is_sound(folder: Path) -> bool:
    """Whether there is a whole and trustworthy index in a folder; nothing is changed."""
    try:
        _open_sound(folder).close()
    except UnusableIndexError:
        return False
    return True


def _family(collection: Collection) -> str:
    """Return what the folders of all indexes of one collection begin with."""
    return hashlib.blake2b(collection.key.encode(), digest_size=6).hexdigest()


@cache
def _code_digest() -> str:
    digest = hashlib.blake2b(digest_size=12)
    for name in _DECISIVE_MODULES:
        digest.update(_source_of(name).read_bytes())
    return digest.hexdigest()


def _source_of(module: str) -> Path:
    spec = find_spec(module)  # which imports nothing but the package around it
    return Path(spec.origin if spec and spec.origin else "")


def _build_or_wait(collection: Collection, folder: Path, progress: Progress) -> OpenedIndex:
    from filelock import FileLock  # only now: it costs start-up time, and the index is mostly there

    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_shared(folder.parent)
    with FileLock(folder.parent / f"{_family(collection)}.lock", mode=0o600):
        try:
            return _open_current(collection, folder)
        except UnusableIndexError:
            pass
        left_out = _build(collection, folder, progress)
        _remove_old(folder, _family(collection))
        notices = tuple(left_out.values())
        return OpenedIndex(_open_sound(folder), folder, built=True, notices=notices)


def _open_current(collection: Collection, folder: Path) -> OpenedIndex:
    """Open a sound index, and say again what was left out of it.

    Raises UnusableIndexError when it is not sound, or what was left out can be read by now.
    """
    index = _open_sound(folder)
    left_out: dict[str, str] = json.loads((folder / _LEFT_OUT).read_text("utf-8"))
    if any(_is_readable(collection, id_) for id_ in left_out):
        index.close()
        raise UnusableIndexError(f"The index in {folder} lacks articles that can be read now.")
    return OpenedIndex(index, folder, built=False, notices=tuple(left_out.values()))


def _is_readable(collection: Collection, id_: str) -> bool:
    try:
        collection.article(id_)
    except CollectionError:
        return False
    return True


def _build(collection: Collection, folder: Path, progress: Progress) -> dict[str, str]:
    """Build an index under a temporary name and put it in its place; see `_fill`."""
    if folder.exists():
        shutil.rmtree(folder)
    building = Path(mkdtemp(prefix=f"{_family(collection)}-building-", dir=folder.parent))
    try:
        index, left_out = _continued(collection, folder.parent, building, progress) or _begun(
            collection, building, progress
        )
        _check_complete(index, collection, left_out)
        index.close()
        (building / _LEFT_OUT).write_text(json.dumps(left_out), "utf-8")
        (building / _STAMPS).write_text(json.dumps(dict(collection.stamps())), "utf-8")
        _seal(building)
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return left_out


def _begun(
    collection: Collection, building: Path, progress: Progress
) -> tuple[WhooshIndex, dict[str, str]]:
    """Build an index from nothing."""
    index = WhooshIndex.create(building)
    return index, _fill(index, collection, progress)


def _continued(
    collection: Collection, indexes: Path, building: Path, progress: Progress
) -> tuple[WhooshIndex, dict[str, str]] | None:
    """Build an index out of the last one; None where there is none or too much has changed."""
    before = next((path for path in indexes.glob(f"{_kind(collection)}-*") if is_sound(path)), None)
    if before is None:
        return None
    stamps: dict[str, str] = json.loads((before / _STAMPS).read_text("utf-8"))
    now = collection.stamps()
    changed = [id_ for id_ in collection.ids if stamps.get(id_) != now[id_]]
    gone = stamps.keys() - now.keys()
    if len(changed) + len(gone) > _MOST_CHANGED * len(stamps):
        return None
    shutil.copytree(before, building, dirs_exist_ok=True, ignore=shutil.ignore_patterns(_MANIFEST))
    index = WhooshIndex.open(building)
    index.delete([*gone, *changed])
    left_out: dict[str, str] = json.loads((before / _LEFT_OUT).read_text("utf-8"))
    again = {*changed, *left_out} & now.keys()
    return index, _fill(index, collection, progress, sorted(again))


def _check_complete(index: WhooshIndex, collection: Collection, left_out: dict[str, str]) -> None:
    """Raise OSError when a commit that seemed to succeed lost articles."""
    if len(index) != len(collection.ids) - len(left_out):
        raise OSError(0, "articles went missing while the index was written")


def _fill(
    index: WhooshIndex, collection: Collection, progress: Progress, ids: Sequence[str] | None = None
) -> dict[str, str]:
    """Add articles of a collection, or all of them; return those left out by their ids, each
    with a sentence."""
    left_out: dict[str, str] = {}
    ids = collection.ids if ids is None else ids
    index.add(_indexed_articles(collection, ids, progress, left_out))
    return left_out


def _indexed_articles(
    collection: Collection, ids: Sequence[str], progress: Progress, left_out: dict[str, str]
) -> Iterator[IndexedArticle]:
    finder = MentionFinder(collection.lexicon)
    for done, id_ in enumerate(ids, start=1):
        try:
            article = collection.article(id_)
        except CollectionError as error:
            left_out[id_] = f"{error} It is left out."
            continue
        yield IndexedArticle(
            id=article.id,
            title=article.title,
            text=article.text,
            language=article.language,
            date=article.date.sort_key if article.date else "",
            forms=[mention.form for mention in finder.find(article.text)],
        )
        progress(done, len(ids))


def _seal(folder: Path) -> None:
    """Write the manifest, last of all: an index without one is not whole."""
    for path in folder.iterdir():
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
    manifest = folder / _MANIFEST
    with manifest.open("x", encoding="utf-8") as stream:
        json.dump(_checksums(folder), stream)
        stream.flush()
        os.fsync(stream.fileno())


def _open_sound(folder: Path) -> WhooshIndex:
    """Open an index after checking its folder's owner and every byte of it.

    Raises UnusableIndexError when anything is missing, changed or writable by others.
    """
    try:
        _refuse_shared(folder)
        recorded = json.loads((folder / _MANIFEST).read_text("utf-8"))
        found = _checksums(folder)
    except (OSError, ValueError, RecursionError) as error:  # JSON syntax, brackets without end
        raise UnusableIndexError(f"The index in {folder} cannot be used: {error}.") from error
    if recorded != found:
        raise UnusableIndexError(f"The index in {folder} is damaged.")
    return WhooshIndex.open(folder)


def _checksums(folder: Path) -> dict[str, list[int]]:
    """Return the size and CRC-32 of every file of an index."""
    names = sorted(path.name for path in folder.iterdir() if not _is_incidental(path.name))
    contents = ((name, (folder / name).read_bytes()) for name in names)
    return {name: [len(content), zlib.crc32(content)] for name, content in contents}


def _is_incidental(name: str) -> bool:
    return name == _MANIFEST or name.endswith("LOCK")  # Whoosh's write lock is empty


def _refuse_shared(folder: Path) -> None:
    """Raise PermissionError when somebody else owns a folder or can write to it."""
    if os.name != "posix":
        return
    status = folder.stat()
    if status.st_uid != os.geteuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(0, f"others can write to {folder}")


def _remove_old(keep: Path, family: str) -> None:
    """Remove the family's stale indexes and what was left of builds that were killed."""
    for path in keep.parent.glob(f"{family}-*"):
        if path != keep and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
