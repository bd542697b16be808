"""The pieces of a query: words, phrases, operators, fields, parentheses."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from explorer.models import EntityType

ENTITY_FIELDS = {
    "person": EntityType.PERSON,
    "place": EntityType.PLACE,
    "force": EntityType.FORCE,
    "org": EntityType.ORGANISATION,
}
"""What fields, and names in `<>`, call the types of entities."""

FIELDS = ("title", *ENTITY_FIELDS, "source", "lang", "date", "tag", "id", "is")

_TOKEN = re.compile(
    rf"""\s*(?:
        (?P<open>\() | (?P<close>\)) |
        (?P<not>-(?=[^\s)-])|NOT(?=[\s()"]|$)) |
        (?P<and>AND(?=[\s()"]|$)) | (?P<or>OR(?=[\s()"]|$)) |
        (?P<exactly>=+(?=[^\s)=])) |
        @(?P<saved>[\w-]+) |
        (?P<address>[A-Za-z][A-Za-z0-9+.-]*://[^\s()"]*(?:\([^\s()"]*\)[^\s()"]*)*) |
        (?P<field>(?i:{"|".join(FIELDS)})):(?=[^\s)]) |
        (?P<bare>(?i:{"|".join(FIELDS)})):(?=[\s)]|$) |
        (?P<unknown>[A-Za-z]+):(?=[^\s/)]) |
        "(?P<phrase>[^"]*)(?P<end>"(?:~[0-9]*)?)? |
        (?P<chunk>[^\s()"]+)
    )""",
    re.VERBOSE,
)


# Curly ones come from phones and word processors, angled ones from French; they mean the same.
_QUOTATION_MARKS = re.compile("[“”„«»]")

# People paste headlines. What asks is one mark after the last letter of a word that has no other.
_QUESTION = re.compile(r"(?<!\S)([^\s*?]*[^\W_])\?(?=[^\w\s*?~]*(?!\S))")


class Token(NamedTuple):
    """A piece of a query."""

    kind: str
    """A group of the pattern."""
    text: str
    end: str = ""
    """What ends a phrase: a quotation mark, perhaps with `~5` after it; nothing when it is open.
    After a word a question mark, if it is one."""

    @property
    def may_grow(self) -> bool:
        """Whether the next letter would belong to its last word."""
        if self.end or (self.kind == "phrase" and "<" in self.text.rpartition(">")[2]):
            return False
        return self.text[-1:].isalnum() or (self.kind == "chunk" and self.text.endswith("?"))


class Ending(Enum):
    """Whether the user is still writing a piece."""

    FINISHED = auto()
    HALF_WRITTEN = auto()
    """What is wrong with it may become right with the next key: nothing is said."""
    GROWING = auto()
    """Half-written, and its last word may become longer."""


def tokenise(text: str) -> list[Token]:
    """Return the pieces of a query in order. Nothing but white space stands between them."""
    plain = _QUOTATION_MARKS.sub('"', text.rstrip())
    return [_token(match) for match in _TOKEN.finditer(plain)]


def _token(match: re.Match[str]) -> Token:
    phrase, end = match["phrase"], match["end"]
    if phrase is not None:
        return Token("phrase", _QUESTION.sub(r"\1", phrase) if end else phrase, end or "")
    kind = match.lastgroup
    assert kind is not None  # each alternative has a name
    if kind == "chunk":
        text = _QUESTION.sub(r"\1", match[kind])
        return Token(kind, text, "" if text == match[kind] else "?")
    return Token(kind, match[kind])
