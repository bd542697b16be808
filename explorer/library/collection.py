"""What every collection can do, whatever keeps its articles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Protocol

from explorer.entities.lexicon import Lexicon
from explorer.errors import UnknownArticleError
from explorer.models import Article

_SHORTEST_ID = 3


FILE = "library.sqlite"
"""The name of the database in the folder of a collection that has a library."""

METADATA = "collection.toml"
"""The name of the file that says what is known of a folder's text files."""

LEXICON = "lexicon.toml"
"""The name of the lexicon's file in a collection's folder."""


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


class Collection(Protocol):
    """A named set of articles with its own lexicon."""

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
        """The ids of all articles, sorted."""

    @property
    def lexicon(self) -> Lexicon:
        """The collection's entities and their variants."""

    def newest(self, limit: int) -> list[str]:
        """Return ids by date, the newest first and the undated last; of one day, by id."""

    def article(self, id_: str, version: int | None = None) -> Article:
        """Return one article by its whole id: its latest version, or the one asked for.

        Raises UnknownArticleError when there is none, CollectionError when it cannot be read.
        """

    def versions(self, id_: str) -> Sequence[Version]:
        """Return what is known of an article's versions, the oldest first.

        Raises UnknownArticleError when there is no such article.
        """

    def read_in(self, id_: str) -> Sequence[str]:
        """Return the places that an article was read in, sorted: paths and addresses."""

    def same_story(self, id_: str) -> Sequence[str]:
        """Return the ids of all articles of the story that an article tells, its own among
        them."""

    def stamps(self) -> Mapping[str, str]:
        """Return, for each id, a string that changes whenever its article does."""

    def signature(self) -> str:
        """Return a string that changes whenever any article does."""

    def has_changed(self) -> bool:
        """Whether an article has come, gone or changed since the collection was opened; cheap
        enough to be asked every few seconds."""

    def anew(self) -> Collection:
        """Open the collection as it is now. Raises CollectionError, LibraryError."""

    def close(self) -> None:
        """Let go of files; the collection cannot be used afterwards."""


def resolve_id(ids: Sequence[str], prefix: str) -> str:
    """Return the id that a prefix of it means; an id written in full always means itself.

    `ids` must be sorted. Raises UnknownArticleError when none or several begin so.
    """
    at = bisect_left(ids, prefix)
    found: list[str] = []
    while prefix and at < len(ids) and ids[at].startswith(prefix) and len(found) < 5:
        found.append(ids[at])
        at += 1
    if found and (len(found) == 1 or found[0] == prefix):
        return found[0]
    if not found:
        raise UnknownArticleError(
            f"No article has an id that begins with “{prefix}”.",
            "`press search --format ids ''` lists the ids.",
        )
    raise UnknownArticleError(
        f"“{prefix}” is the beginning of several ids: {', '.join(found[:4])}"
        f"{' …' if len(found) > 4 else ''}.",
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
    return collection.article(resolve_id(collection.ids, prefix), int(number) if at else None)


def short_id_length(ids: Sequence[str]) -> int:
    """Return how many characters tell any two of these sorted ids apart, at least three."""
    longest = _SHORTEST_ID
    for left, right in pairwise(ids):
        while left[:longest] == right[:longest] and longest < max(len(left), len(right)):
            longest += 1
    return longest
