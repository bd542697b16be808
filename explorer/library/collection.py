"""What every collection can do, whatever keeps its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple, Protocol

from explorer.entities.lexicon import Lexicon
from explorer.errors import CollectionError, UnknownArticleError
from explorer.models import Article

_SHORTEST_ID = 3
_MOST_NAMED = 4  # of several ids that a prefix may mean

FILE = "library.sqlite"
"""The name of the database in the folder of a collection that has a library."""

METADATA = "collection.toml"
"""The name of the file that says what is known of a folder's text files."""

LEXICON = "lexicon.toml"
"""The name of the lexicon's file in a collection's folder."""

JUDGEMENTS = "judgements.jsonl"
CORRECTIONS = "figures.jsonl"
"""The name of the file of what the user decided on names, beside the lexicon."""


class Version(NamedTuple):
    """What is known of one version of an article without reading it."""

    number: int
    """Counted from 1."""
    at: str | None
    """When it was recorded, ISO 8601 in UTC; None where nobody took it down."""
    title: str | None
    date: str | None
    """In EDTF."""
    length: int
    """In characters."""


class Changes(NamedTuple):
    """The ids of the articles that are otherwise now; no id stands twice."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    """Every one that has changed; a few others may be among them that somebody is changing."""
    gone: tuple[str, ...] = ()


class Collection(Protocol):
    """A named set of articles with its own lexicon.

    A library of a million articles is opened as fast as one of five, and answers as fast, unless
    it is asked for all articles, all ids or what has changed.
    """

    @property
    def name(self) -> str:
        """The name to show."""

    @property
    def key(self) -> str:
        """What tells this collection from every other on this machine."""

    @property
    def library(self) -> Path | None:
        """The folder of the library that can be added to; None: the articles are in none."""

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all articles, sorted: to go through all of them, and for nothing less."""

    def __len__(self) -> int:
        """Return how many articles there are."""

    def __contains__(self, id_: str) -> bool:
        """Whether there is an article of this whole id."""

    def ids_beginning(self, prefix: str, limit: int) -> Sequence[str]:
        """Return the first ids, sorted, that begin so; the empty prefix begins them all."""

    def neighbours(self, id_: str) -> Sequence[str]:
        """Return the id just before this one and the one just after it, as far as there are
        such; this one itself need not be there."""

    @property
    def lexicon(self) -> Lexicon:
        """The collection's entities and their variants."""

    @property
    def spacy_model(self) -> str | None:
        """The spaCy pipeline that finds names in the articles beside the rules and lists: its
        name, or the whole path of its folder; None where the settings name none."""

    @property
    def judgements(self) -> Path:
        """The file of what the user decided on names; there need not be one."""

    def newest(self, limit: int) -> list[str]:
        """Return ids by date, the newest first and the undated last; of one day, by id."""

    def article(self, id_: str, version: int | None = None) -> Article:
        """Return one article by its whole id: its latest version, or the one asked for.

        Raises UnknownArticleError when there is none, CollectionError when it cannot be read.
        """

    def articles(
        self, ids: Iterable[str] | None = None
    ) -> Iterator[tuple[str, Article | CollectionError]]:
        """Yield the latest version of all articles, or of these, or why one cannot be read;
        each with its id, ids that are not there passed over, in whatever order is fastest."""

    def versions(self, id_: str) -> Sequence[Version]:
        """Return what is known of an article's versions, the oldest first.

        Raises UnknownArticleError when there is no such article.
        """

    def read_in(self, id_: str) -> Sequence[str]:
        """Return the places that an article was read in, sorted: paths and addresses."""

    def same_story(self, id_: str) -> Sequence[str]:
        """Return the ids of all articles of the story that an article tells, its own among
        them."""

    def signature(self) -> str:
        """Return a short string that changes whenever any article does."""

    def mark(self) -> str:
        """Return what `changes_since` has to be told later to say what changed from now on.

        Of a library this is the signature; of a folder it is long: it says something of each
        file.
        """

    def changes_since(self, mark: str) -> Changes | None:
        """Return what turns the articles as they were at a mark into those of this collection;
        None when nobody can tell: the mark is of another collection, or of a copy of this one
        that went on apart from it.

        The mark may be later than this collection was opened: what came in between is gone then.
        """

    def has_changed(self) -> bool:
        """Whether an article has come, gone or changed since the collection was opened; cheap
        enough to be asked every few seconds."""

    def anew(self) -> Collection:
        """Open the collection as it is now. Raises CollectionError, LibraryError."""

    def close(self) -> None:
        """Let go of files; the collection cannot be used afterwards."""


def corrections_file(collection: Collection) -> Path:
    """Return the file of what the user said that figures count, beside that of the judgements;
    there need not be one."""
    judgements = collection.judgements
    return judgements.with_name(judgements.name.replace(JUDGEMENTS, CORRECTIONS))


def resolve_id(collection: Collection, prefix: str) -> str:
    """Return the id that a prefix of it means; an id written in full always means itself.

    Raises UnknownArticleError when none or several begin so.
    """
    found = collection.ids_beginning(prefix, _MOST_NAMED + 1) if prefix else ()
    if found and (len(found) == 1 or found[0] == prefix):
        return found[0]
    if not found:
        raise UnknownArticleError(
            f"No article has an id that begins with “{prefix}”.",
            "`press search --format ids ''` lists the ids.",
        )
    raise UnknownArticleError(
        f"“{prefix}” is the beginning of several ids: {', '.join(found[:_MOST_NAMED])}"
        f"{' …' if len(found) > _MOST_NAMED else ''}.",
        "Give more of the id.",
    )


def find_article(collection: Collection, reference: str) -> Article:
    """Return the article that is meant by the beginning of its id, or of its id and `@N`: its
    version N. Raises UnknownArticleError, CollectionError."""
    prefix, at, number = reference.partition("@")
    if at and not (number.isascii() and number.isdecimal()):
        raise UnknownArticleError(
            f"“{reference}” names no version of an article.", "Write ID@2 for its second."
        )
    return collection.article(resolve_id(collection, prefix), int(number) if at else None)


def short_id_length(collection: Collection, ids: Iterable[str]) -> int:
    """Return how many characters tell each of these ids from every other of the collection, at
    least three."""
    shared = (_shared_beginning(id_, other) for id_ in ids for other in collection.neighbours(id_))
    return max(_SHORTEST_ID, 1 + max(shared, default=0))


def _shared_beginning(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
