"""Keep a collection's index in the user's cache folder, and bring it up to date when needed.

An index folder is named by a digest of everything but the articles that decides what is in it:
the lexicon's forms, the code of the analysis, the versions of Whoosh and Unicode. So an index
that was made otherwise is simply one that nobody asks for. One that is missing or damaged is
built under a temporary name and renamed when it is whole; of one that is there only the articles
that have changed are indexed anew, in one commit. Killed at any moment, what is there is whole.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

import whoosh

from explorer.entities.mentions import MentionFinder
from explorer.errors import CollectionError, UnusableIndexError
from explorer.library.collection import Collection
from explorer.search.index import IndexedArticle
from explorer.search.index_files import (
    Contents,
    last_mark,
    refuse_shared,
    remember,
    remove_old_records,
    sound_contents,
    write_record,
)
from explorer.search.whoosh_index import WhooshIndex

Progress = Callable[[int, int], None]
"""Told how many articles are done, of how many."""

_MOST_CHANGED = 0.5
"""Of an index's articles: where more are others, it is built anew."""

_TRIES, _PAUSE = 3, 0.05
"""How often, and after how many seconds, an index is opened again: who commits beside us removes
what the last commit had."""

# A change in any of these may change what is indexed.
_DECISIVE_MODULES = (
    "explorer.text.folding",
    "explorer.text.words",
    "explorer.text.paragraphs",
    "explorer.entities.mentions",
    "explorer.library.articles",
    "explorer.library.folder",
    "explorer.library.headline",
    "explorer.library.recorded",
    "explorer.search.stems",
    "explorer.search.index_cache",
    "explorer.search.index_files",
    "explorer.search.whoosh_index",
    *(
        f"explorer.search.engine.{name}"
        for name in (
            "arrays_file",
            "building",
            "codec",
            "collecting",
            "merging",
            "postings",
            "schema",
            "tokens",
            "vocabulary",
            "writer",
        )
    ),
)


@dataclass(frozen=True)
class OpenedIndex:
    """An index that is ready to search, and how it came about."""

    index: WhooshIndex
    folder: Path | None
    """Where it is kept; None when it is only in memory."""
    built: bool
    """Whether anything had to be indexed for it."""
    notices: tuple[str, ...]
    """What the user should know: one sentence each."""


def _say_nothing(_done: int, _total: int) -> None:
    pass


def open_index(
    collection: Collection, cache_dir: Path, progress: Progress = _say_nothing
) -> OpenedIndex:
    """Open a collection's index, building or updating it first when that is needed.

    A process that finds another one writing waits for it. When the cache folder cannot be used,
    the index is built in memory and a notice says so.
    """
    folder = index_folder(collection, cache_dir)
    try:
        return _open_current(collection, folder)
    except UnusableIndexError:
        pass
    try:
        return _update_or_wait(collection, folder, progress)
    except OSError as error:
        index = WhooshIndex.create(None)
        left_out: dict[str, str] = {}
        index.add(_indexed_articles(collection, None, len(collection), progress, left_out))
        notice = (
            f"The index cannot be kept in {folder.parent} ({error.strerror or error}); "
            "it was built in memory, for this time only."
        )
        return OpenedIndex(index, None, built=True, notices=(notice, *left_out.values()))


def index_folder(collection: Collection, cache_dir: Path) -> Path:
    """Return the folder of a collection's index, whether it is there or not."""
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
    return cache_dir / "indexes" / f"{_family(collection)}-{digest.hexdigest()}"


def is_sound(folder: Path) -> bool:
    """Whether there is a whole and trustworthy index in a folder; every byte of it is read."""
    try:
        _open_sound(folder, thoroughly=True)[0].close()
    except UnusableIndexError:
        return False
    return True


def tend(folder: Path) -> None:
    """Merge what is due in an index that is kept in a folder, while others search it.

    Waits for no one: when somebody is writing, they will see to it. Raises OSError.
    """
    from filelock import FileLock, Timeout  # only now: see `_update_or_wait`

    try:
        with FileLock(_lock_file(folder), timeout=0, mode=0o600):
            index, contents = _open_sound(folder)
            index.close()
            _merge_all(folder, contents)
    except (Timeout, UnusableIndexError):
        return


def _family(collection: Collection) -> str:
    """Return what the folders of all indexes of one collection begin with."""
    return hashlib.blake2b(collection.key.encode(), digest_size=6).hexdigest()


def _lock_file(folder: Path) -> Path:
    return folder.with_name(f"{folder.name.partition('-')[0]}.lock")


@cache
def _code_digest() -> str:
    digest = hashlib.blake2b(digest_size=12)
    for name in _DECISIVE_MODULES:
        digest.update(_source_of(name).read_bytes())
    return digest.hexdigest()


def _source_of(module: str) -> Path:
    spec = find_spec(module)  # which imports nothing but the package around it
    return Path(spec.origin if spec and spec.origin else "")


def _open_sound(folder: Path, *, thoroughly: bool = False) -> tuple[WhooshIndex, Contents]:
    """Open a sound index. Raises UnusableIndexError; see `sound_contents`."""
    for tries_left in reversed(range(_TRIES)):
        try:
            contents = sound_contents(folder, thoroughly=thoroughly)
            index = WhooshIndex.open(folder)
        except UnusableIndexError:
            if not tries_left or not folder.exists():
                raise
            time.sleep(_PAUSE)
            continue
        if len(index) == contents.articles:
            return index, contents
        index.close()
        break
    raise UnusableIndexError(f"The index in {folder} lacks articles.")


def _open_current(collection: Collection, folder: Path) -> OpenedIndex:
    """Open a sound index of the collection as it is, and say again what was left out of it.

    Raises UnusableIndexError when it is not sound or not up to date, or what was left out can be
    read by now.
    """
    index, contents = _open_sound(folder)
    left_out = collection.articles(contents.left_out)
    still_unreadable = all(isinstance(article, CollectionError) for _, article in left_out)
    if contents.signature == collection.signature() and still_unreadable:
        return OpenedIndex(index, folder, built=False, notices=tuple(contents.left_out.values()))
    index.close()
    raise UnusableIndexError(f"The index in {folder} is not up to date.")


def _update_or_wait(collection: Collection, folder: Path, progress: Progress) -> OpenedIndex:
    from filelock import FileLock  # only now: it costs start-up time, and the index is mostly there

    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    refuse_shared(folder.parent)
    with FileLock(_lock_file(folder), mode=0o600):
        try:
            return _open_current(collection, folder)
        except UnusableIndexError:
            pass
        contents = _updated(collection, folder, progress) or _built(collection, folder, progress)
        _remove_old(folder)
        notices = tuple(contents.left_out.values())
        return OpenedIndex(WhooshIndex.open(folder), folder, built=True, notices=notices)


def _updated(collection: Collection, folder: Path, progress: Progress) -> Contents | None:
    """Index what has changed since the last commit; None where there is no sound one, or too
    much has changed."""
    try:
        index, before = _open_sound(folder)
    except UnusableIndexError:
        return None
    index.close()
    changes = collection.changes_since(last_mark(folder))
    if changes is None:
        return None
    fresh = {*changes.new, *changes.changed, *before.left_out} - set(changes.gone)
    if len(fresh) + len(changes.gone) > _MOST_CHANGED * len(collection):
        return None
    left_out: dict[str, str] = {}
    index = WhooshIndex.open(folder, partial(_record, collection, folder, left_out))
    try:
        index.replace(
            (*changes.gone, *changes.changed),
            _indexed_articles(collection, fresh, len(fresh), progress, left_out),
        )
        complete = len(index) == len(collection) - len(left_out)
    finally:
        index.close()
    if not complete:
        return None
    return _kept(folder)


def _built(collection: Collection, folder: Path, progress: Progress) -> Contents:
    """Build an index under a temporary name and put it in its place."""
    building = Path(mkdtemp(prefix=f"{_family(collection)}-building-", dir=folder.parent))
    left_out: dict[str, str] = {}
    try:
        index = WhooshIndex.create(building, partial(_record, collection, building, left_out))
        total = len(collection)
        index.add(_indexed_articles(collection, None, total, progress, left_out))
        while index.merge():
            pass
        complete = len(index) == total - len(left_out)
        index.close()
        if not complete:
            raise OSError(0, "articles went missing while the index was written")
        contents = _kept(building)
        shutil.rmtree(folder, ignore_errors=True)
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return contents


def _merge_all(folder: Path, contents: Contents) -> None:
    mark = last_mark(folder)

    def record(written: Path, name: str, segments: Iterable[str]) -> None:
        write_record(folder, written, name, segments, contents, mark)

    index = WhooshIndex.open(folder, record)
    try:
        while index.merge():
            pass
    finally:
        index.close()
    _kept(folder)


def _record(
    collection: Collection,
    folder: Path,
    left_out: dict[str, str],
    written: Path,
    name: str,
    segments: Iterable[str],
) -> None:
    """Write the record of a commit after which the index is that of the collection."""
    articles = len(collection) - len(left_out)
    contents = Contents(articles, collection.signature(), left_out)
    write_record(folder, written, name, segments, contents, collection.mark())


def _kept(folder: Path) -> Contents:
    """Tidy up after a commit, and return what it says."""
    remove_old_records(folder)
    remember(folder)
    return sound_contents(folder)


def _indexed_articles(
    collection: Collection,
    ids: Iterable[str] | None,
    total: int,
    progress: Progress,
    left_out: dict[str, str],
) -> Iterator[IndexedArticle]:
    """Yield articles, or all, ready to be indexed; those that cannot be read go to `left_out`,
    each with a sentence."""
    finder = MentionFinder(collection.lexicon)
    for done, (id_, article) in enumerate(collection.articles(ids), start=1):
        if isinstance(article, CollectionError):
            left_out[id_] = f"{article} It is left out."
        else:
            yield IndexedArticle(
                id=article.id,
                title=article.title,
                text=article.text,
                language=article.language,
                source=article.source or "",
                date=article.date,
                mentions=finder.find(article.text),
            )
        progress(done, total)


def _remove_old(keep: Path) -> None:
    """Remove the collection's other indexes and what was left of builds that were killed."""
    family = keep.name.partition("-")[0]
    for path in keep.parent.glob(f"{family}-*"):
        if path != keep and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
