"""The leaves of a query: what one piece of it means, and how many are read."""

from __future__ import annotations

from math import ceil

from explorer.entities.names import Names
from explorer.search.language.fields import FieldReader
from explorer.search.language.phrases import check_closed, read_exactly, read_phrase
from explorer.search.language.repairs import Repairs
from explorer.search.language.tokens import ENTITY_FIELDS, Ending, Token
from explorer.search.language.words import growing, read_chunk, read_run
from explorer.search.query import (
    And,
    Exact,
    Fuzzy,
    Near,
    Or,
    Phrase,
    Query,
    Unfinished,
    Wildcard,
)
from explorer.search.wildcards import has_marks
from explorer.text.words import words_of

MOST_LEAVES = 100
"""Words, those of phrases among them, and values that are read."""

MOST_LOOKED_UP = 5
"""Shapes and misspellings, for each of which all words of a collection are gone through; three
words near each other, whose every place is looked at, take as long."""

_AS_MANY_NEAR = 3

_OTHERS_LEFT_OUT = "those after them are left out"
_WORD_FIELDS = ("", "title")


class LeafReader:
    """Reads the pieces of one query that are no operators."""

    def __init__(self, names: Names, repairs: Repairs) -> None:
        self._repairs = repairs
        self._fields = FieldReader(names, repairs)
        self._leaves = self._looked_up = 0

    def read(
        self, token: Token, field: str, ending: Ending, *, exactly: bool = False
    ) -> Query | None:
        """Read a phrase, an address or a chunk; None when there is nothing in it.

        With `exactly` a `=` stands before it.
        """
        if token.kind == "phrase":
            check_closed(token, ending, self._repairs)
        if self._leaves == MOST_LEAVES:
            self._say_full()
            return None
        exact = read_exactly(token) if exactly and field in _WORD_FIELDS else None
        if exactly and not exact and words_of(token.text):
            self.say_not_exactly()
        if field in ENTITY_FIELDS and has_marks(token.text) and not self._may_look_up(1):
            return None
        leaf = exact or self._read(token, field, ending)
        if leaf is None:
            return None
        parts = leaf.parts if isinstance(leaf, And | Or) else (leaf,)
        words = sum(map(_words, parts))
        if self._leaves + words > MOST_LEAVES:
            self._say_full()
            return None
        self._leaves += words
        return leaf if self._may_look_up(sum(map(_looked_up, parts))) else None

    def say_not_exactly(self) -> None:
        """Tell that nothing stands after a `=` that can be meant as it is written."""
        self._repairs.say("“=” goes with whole words, quoted or not", "here it is left out")

    def _read(self, token: Token, field: str, ending: Ending) -> Query | None:
        if field not in _WORD_FIELDS:
            return self._fields.read(field, token.text, ending)
        match token.kind:
            case "phrase":
                leaf = read_phrase(token, ending, self._repairs)
            case "address":
                leaf = read_run(token.text, words_of(token.text), self._repairs)
            case _:
                leaf = read_chunk(token.text, ending, self._repairs)
        return growing(leaf) if leaf and ending is Ending.GROWING else leaf

    def _may_look_up(self, count: int) -> bool:
        if self._looked_up + count > MOST_LOOKED_UP:
            self._repairs.say(
                f"The query has more than {MOST_LOOKED_UP} words with *, ? or ~, or "
                f"{MOST_LOOKED_UP * _AS_MANY_NEAR} near each other",
                _OTHERS_LEFT_OUT,
            )
            return False
        self._looked_up += count
        return True

    def _say_full(self) -> None:
        self._repairs.say(f"The query has more than {MOST_LEAVES} words", _OTHERS_LEFT_OUT)


def _words(leaf: Query) -> int:
    match leaf:
        case Phrase(words=words) | Exact(surfaces=words):
            return len(words)
        case Unfinished(typed):
            return _words(typed)
        case _:
            return 1


def _looked_up(leaf: Query) -> int:
    match leaf:
        case Near(slots):
            return ceil(len(slots) / _AS_MANY_NEAR)
        case _:
            return int(isinstance(leaf, Wildcard | Fuzzy))
