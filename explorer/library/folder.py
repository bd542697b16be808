"""A collection kept as a folder: one `.txt` file an article, and two optional files beside them.

`collection.toml` says what is known of the articles, `lexicon.toml` who and what they name.
An article's id is its file name without `.txt`, made safe where it has to be.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from explorer.checked_files import REFUSE_UNKNOWN, load_checked, refuse_blank
from explorer.dates import PublicationDate, parse_date
from explorer.entities.lexicon import Lexicon, load_lexicon
from explorer.errors import CollectionError, UnknownArticleError
from explorer.library.collection import JUDGEMENTS, LEXICON, METADATA, Changes, Version
from explorer.library.headline import headline
from explorer.library.sorted_ids import around, beginning
from explorer.models import Article, DateOrigin
from explorer.text.visible import visible_line

_DIGEST_SIZE = 9  # bytes; no usual name ends in 18 hexadecimal digits, as many do in 8 or 16
# A name that looks as if it had been made safe is made safe as well: no two can share an id.
_SAFE_ID = re.compile(rf"(?!(?:.*-)?[0-9a-f]{{{2 * _DIGEST_SIZE}}}\Z)[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class ArticleMetadata:
    """What `collection.toml` may say of one article, under `[articles.ID]`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = REFUSE_UNKNOWN

    title: str | None = None
    date: str | None = None
    """In EDTF."""
    source: str | None = None
    byline: str | None = None
    language: str | None = None
    url: str | None = None
    place: str | None = None

    def __post_init__(self) -> None:
        refuse_blank(**asdict(self))
        if self.date is not None:
            parse_date(self.date)


@dataclass(frozen=True)
class CollectionMetadata:
    """What `collection.toml` may say."""

    __pydantic_config__: ClassVar[dict[str, Any]] = REFUSE_UNKNOWN

    name: str | None = None
    language: str | None = None
    """The language of every article that names none."""
    articles: dict[str, ArticleMetadata] = field(default_factory=dict)

    def __post_init__(self) -> None:
        refuse_blank(name=self.name, language=self.language)


class _File(NamedTuple):
    path: Path
    size: int
    changed: int  # nanoseconds


class FolderCollection:
    """The articles of a folder. Files are read when they are asked for."""

    library = None

    def __init__(
        self,
        folder: Path,
        *,
        key: str | None = None,
        judgements: Path | None = None,
        max_bytes: int,
        spacy_model: str | None = None,
    ) -> None:
        """List the files of a folder; judgements are kept in it unless it is said where.

        Raises CollectionError.
        """
        self.folder = folder
        self.judgements = judgements or folder / JUDGEMENTS
        self._max_bytes = max_bytes
        self.spacy_model = spacy_model
        self._folder_changed = _changed(folder)
        self._files = _list_files(folder)
        known = load_checked(
            folder / METADATA, "The metadata file", CollectionMetadata, CollectionError
        )
        self._known: dict[str, dict[str, str]] = known.get("articles", {})
        self._language: str = known.get("language", "en")
        # A path may hold bytes that are no character, which neither SQLite nor JSON would keep.
        self.key = key or str(folder).encode("utf-8", "backslashreplace").decode()
        self.name: str = known.get("name") or visible_line(folder.name)
        self.ids = tuple(sorted(self._files))

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self.ids)

    def __contains__(self, id_: str) -> bool:
        """Whether there is an article of this whole id."""
        return id_ in self._files

    def ids_beginning(self, prefix: str, limit: int) -> list[str]:
        """Return the first ids that begin so; see `Collection.ids_beginning`."""
        return beginning(self.ids, prefix, limit)

    def neighbours(self, id_: str) -> list[str]:
        """Return the ids just before and after one; see `Collection.neighbours`."""
        return around(self.ids, id_)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The entities of the folder's lexicon file; none when there is no such file."""
        return load_lexicon(self.folder / LEXICON)

    def newest(self, limit: int) -> list[str]:
        """Return ids by date; see `Collection.newest`."""
        return sorted(self.ids, key=lambda id_: (_descending(self._date(id_)), id_))[:limit]

    def article(self, id_: str, version: int | None = None) -> Article:
        """Return one article by its whole id; see `Collection.article`."""
        file = self._file(id_)
        if version not in (None, 1):
            raise UnknownArticleError(f"A file has one version; {id_} has no {version}.")
        text = self._read(file)
        known = ArticleMetadata(**self._known.get(id_, {}))
        date = self._date(id_)
        return Article(
            id=id_,
            text=text,
            title=known.title or headline(text) or id_,
            date=date,
            date_from=DateOrigin.METADATA if date else None,
            source=known.source,
            byline=known.byline,
            language=known.language or self._language,
            url=known.url,
            place=known.place,
        )

    def articles(
        self, ids: Iterable[str] | None = None
    ) -> Iterator[tuple[str, Article | CollectionError]]:
        """Yield articles or why they cannot be read; see `Collection.articles`."""
        for id_ in self.ids if ids is None else ids:
            if id_ not in self._files:
                continue
            try:
                yield id_, self.article(id_)
            except CollectionError as error:
                yield id_, error

    def versions(self, id_: str) -> list[Version]:
        """Return the one version of an article; see `Collection.versions`."""
        article = self.article(id_)
        date = article.date.edtf if article.date else None
        return [Version(1, None, article.title, date, len(article.text))]

    def read_in(self, id_: str) -> tuple[str, ...]:
        """Return the file of an article; see `Collection.read_in`."""
        from explorer.library.gathering import locator_of  # only when asked: it loads readers

        return (locator_of(self._file(id_).path),)

    def same_story(self, id_: str) -> tuple[str, ...]:
        """Return the id alone: a folder does not link its files."""
        return (id_,)

    def signature(self) -> str:
        """Return a digest of every file's name, size and time of change.

        Files are not read: a file changed twice within the clock's tick at the same size would
        go unnoticed, which costs less than reading a million files at every start.
        """
        digest = hashlib.blake2b(digest_size=16)
        metadata = [_stat(self.folder / METADATA)]
        for file in [*metadata, *(self._files[id_] for id_ in self.ids)]:
            if file:
                digest.update(
                    f"{file.path.name}\0{file.size}\0{file.changed}\0".encode(
                        "utf-8", "surrogateescape"
                    )
                )
        return digest.hexdigest()

    def mark(self) -> str:
        """Return what tells later what changed; see `Collection.mark`."""
        return json.dumps([self.key, self._stamps()])

    def changes_since(self, mark: str) -> Changes | None:
        """Return what turns the articles at a mark into these; see `Collection.changes_since`."""
        try:
            key, before = json.loads(mark)
        except ValueError:
            return None
        if key != self.key:
            return None
        now = self._stamps()
        return Changes(
            new=tuple(id_ for id_ in self.ids if id_ not in before),
            changed=tuple(id_ for id_ in self.ids if before.get(id_, now[id_]) != now[id_]),
            gone=tuple(id_ for id_ in before if id_ not in now),
        )

    def has_changed(self) -> bool:
        """Whether files have come or gone since; see `Collection.has_changed`.

        A file that was only rewritten is noticed when the folder is opened anew.
        """
        return _changed(self.folder) != self._folder_changed

    def anew(self) -> FolderCollection:
        """List the folder as it is now; see `Collection.anew`."""
        return FolderCollection(
            self.folder,
            key=self.key,
            judgements=self.judgements,
            max_bytes=self._max_bytes,
            spacy_model=self.spacy_model,
        )

    def close(self) -> None:
        """Do nothing: files are closed as soon as they are read."""

    def _stamps(self) -> dict[str, str]:
        """Return, for each id, a string that changes whenever its article does."""
        return {
            id_: f"{file.size} {file.changed} {self._language} {self._known.get(id_)}"
            for id_, file in self._files.items()
        }

    def _file(self, id_: str) -> _File:
        if id_ not in self._files:
            raise UnknownArticleError(f"There is no article “{id_}” in {self.name}.")
        return self._files[id_]

    def _date(self, id_: str) -> PublicationDate | None:
        written = self._known.get(id_, {}).get("date")
        return parse_date(written) if written else None

    def _read(self, file: _File) -> str:
        try:
            with file.path.open("rb") as stream:
                content = stream.read(self._max_bytes + 1)
        except OSError as error:
            raise CollectionError(
                f"{visible_line(str(file.path))} cannot be read: {error.strerror or error}."
            ) from error
        if len(content) > self._max_bytes:  # asked now: the file may have grown since it was listed
            raise CollectionError(
                f"{visible_line(str(file.path))} is larger than {self._max_bytes:,} bytes.",
                "Raise limits.article_bytes in the settings if it really is one article.",
            )
        # Bytes that are not UTF-8 become replacement characters: the rest is still worth reading.
        text = content.decode("utf-8-sig", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")


def _list_files(folder: Path) -> dict[str, _File]:
    try:
        names = [entry.name for entry in os.scandir(folder) if entry.name.endswith(".txt")]
    except OSError as error:
        raise CollectionError(
            f"The folder {visible_line(str(folder))} cannot be opened: {error.strerror or error}.",
            "Name a folder with .txt articles, or `haiti` for the built-in collection.",
        ) from error
    files = ((article_id(name), _stat(folder / name)) for name in names)
    return {id_: file for id_, file in files if file}


def _changed(folder: Path) -> int:
    """Return when files last came into a folder or went out of it, 0 when it is gone."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def _descending(date: PublicationDate | None) -> int:
    return -int(date.sort_key.replace("-", "")) if date else 0


def _stat(path: Path) -> _File | None:
    """Return what is known of a regular file, None when it is none or has just gone."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return _File(path, stat.st_size, stat.st_mtime_ns) if path.is_file() else None


def article_id(name: str) -> str:
    """Return a file's name without `.txt`; one that is unsafe to print or type is made safe
    and kept apart from its like by a digest of the name."""
    stem = name.removesuffix(".txt")
    if _SAFE_ID.fullmatch(stem):
        return stem
    digest = hashlib.blake2b(os.fsencode(name), digest_size=_DIGEST_SIZE).hexdigest()
    safe = re.sub(r"[^A-Za-z0-9._]+", "-", stem).strip("-._")
    return f"{safe}-{digest}" if safe else digest
