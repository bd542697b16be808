"""The query language.

    query    = any { "OR" any }
    any      = all+                          space, or "AND", between two means both
    all      = [ "NOT" | "-" ] primary
    primary  = "(" query ")" | [ field ":" ] ( word | prefix* | "phrase" ) | field ":" "(" query ")"
    field    = title | person | place | force | org

Nothing the user types fails to be read. Where it can only be read otherwise than it is written
(an open quote, a dangling AND), the reading is taken and a repair says how.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from explorer.entities.lexicon import Lexicon
from explorer.models import EntityType
from explorer.search.query import (
    And,
    Everything,
    InTitle,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Unfinished,
    Word,
)
from explorer.text.words import words_of

LONGEST_QUERY = 1000
"""Characters of a query that are read."""

DEEPEST_NESTING = 30
"""Parentheses and fields within each other that are read."""

ENTITY_FIELDS = {
    "person": EntityType.PERSON,
    "place": EntityType.PLACE,
    "force": EntityType.FORCE,
    "org": EntityType.ORGANISATION,
}
FIELDS = ("title", *ENTITY_FIELDS)

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<open>\() | (?P<close>\)) |
        (?P<not>-(?=[^\s)-])|NOT(?=[\s()]|$)) | (?P<and>AND(?=[\s()]|$)) | (?P<or>OR(?=[\s()]|$)) |
        (?P<field>[A-Za-z]+):(?=[^\s/)]) |
        "(?P<phrase>[^"]*)(?P<closed>"?) |
        (?P<chunk>[^\s()"]+)
    )""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of a query: its kind (a group of the pattern) and its text."""

    kind: str
    text: str


@dataclass(frozen=True)
class Reading:
    """How a query was read."""

    query: Query
    repairs: tuple[str, ...]
    """One sentence for each place that was read otherwise than it is written."""


def read_query(text: str, lexicon: Lexicon, *, typing: bool = False) -> Reading:
    """Read a query. An empty one means every article.

    With `typing`, the last word is still being written: it also matches what begins so.
    """
    # Curly quotes come from phones and word processors; they mean the same.
    plain = re.sub("[“”„]", '"', text)
    being_typed = typing and plain[-1:].isalnum()
    parser = _Parser(lexicon, plain[:LONGEST_QUERY], typing=being_typed)
    if len(plain) > LONGEST_QUERY:
        parser.repairs.append(f"Only the first {LONGEST_QUERY} characters are read.")
    query = parser.parse()
    if being_typed:
        query = _unfinished(query)
    return Reading(query, tuple(dict.fromkeys(parser.repairs)))


def _unfinished(query: Query) -> Query:
    """Let the last word of a query also stand for the beginning of one."""
    match query:
        case Word(folded=folded):
            # One letter says nothing yet: articles that have it as a word only come first.
            return Unfinished(query, Prefix(folded) if len(folded) > 1 else Everything())
        case Phrase(words=words, quoted=False) if len(words[-1]) > 1:
            return Unfinished(query, And((*_as_words(words[:-1]), Prefix(words[-1]))))
        case And(parts) if parts:
            return And((*parts[:-1], _unfinished(parts[-1])))
        case Or(parts) if parts:
            return Or((*parts[:-1], _unfinished(parts[-1])))
        case InTitle(part):
            return InTitle(_unfinished(part))
        case _:
            return query


def _as_words(words: Iterable[str]) -> tuple[Word, ...]:
    return tuple(Word(word, word) for word in words)


class _Parser:
    """Recursive descent over the tokens of one query."""

    def __init__(self, lexicon: Lexicon, text: str, *, typing: bool) -> None:
        self.repairs: list[str] = []
        self._typing = typing
        self._lexicon = lexicon
        self._tokens = list(self._tokenise(text))
        self._next = 0

    def parse(self) -> Query:
        parts: list[Query] = []
        while self._next < len(self._tokens):
            part = self._either(depth=0)
            if part is not None:
                parts.append(part)
            if self._peek("close"):
                self._repair("A closing parenthesis has no opening one; it is left out.")
                self._next += 1
        return _all_of(parts) or Everything()

    def _tokenise(self, text: str) -> Iterable[Token]:
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or ""
            if kind == "closed":
                if not match.group("closed"):
                    self._repair("A quotation mark is not closed; the phrase ends with the query.")
                yield Token("phrase", match.group("phrase"))
            else:
                yield Token(kind, match.group(kind))

    def _either(self, depth: int) -> Query | None:
        """Read `query`: alternatives parted by OR."""
        parts = [self._both(depth)]
        while self._take("or"):
            parts.append(self._both(depth))
        found = [part for part in parts if part is not None]
        if len(found) < len(parts) and len(parts) > 1:
            self._repair("An OR has nothing on one side; it is left out.")
        return None if not found else found[0] if len(found) == 1 else Or(tuple(found))

    def _both(self, depth: int) -> Query | None:
        """Read `any`: what must all be met."""
        parts: list[Query] = []
        while self._next < len(self._tokens) and not (self._peek("or") or self._peek("close")):
            if self._take("and"):
                self._check_and(parts)
            elif (part := self._negated(depth)) is not None:
                parts.append(part)
        return _all_of(parts)

    def _check_and(self, before: list[Query]) -> None:
        at_end = self._next >= len(self._tokens) or self._peek("close") or self._peek("or")
        if not before or at_end or self._peek("and"):
            self._repair("An AND has nothing on one side; it is left out.")

    def _negated(self, depth: int) -> Query | None:
        negated = False
        while self._take("not"):
            negated = not negated
            if self._next >= len(self._tokens) or self._peek("close") or self._peek("or"):
                self._repair("A NOT has nothing after it; it is left out.")
                return None
        part = self._primary(depth)
        return Not(part) if negated and part is not None else part

    def _primary(self, depth: int) -> Query | None:
        token = self._tokens[self._next]
        self._next += 1
        match token.kind:
            case "open":
                return self._group(depth + 1)
            case "phrase":
                return self._phrase(token.text)
            case "field":
                return self._field(token.text.lower(), depth + 1)
            case "chunk":
                return self._chunk(token.text)
            case _:  # an AND straight after NOT
                self._repair(f"“{token.text}” cannot stand here; it is left out.")
                return None

    def _group(self, depth: int) -> Query | None:
        if self._is_too_deep(depth):
            while self._take("open"):
                pass
            return None
        inside = self._either(depth)
        if not self._take("close"):
            self._repair("A parenthesis is not closed; it ends with the query.")
        elif inside is None:
            self._repair("There is nothing between two parentheses; they are left out.")
        return inside

    def _field(self, name: str, depth: int) -> Query | None:
        if self._is_too_deep(depth):
            return None
        if name not in FIELDS:
            self._repair(
                f"There is no field “{name}:” (the fields are {', '.join(FIELDS)}); "
                "it is read as a word."
            )
            rest = self._negated(depth)
            return _all_of([part for part in (self._chunk(name), rest) if part is not None])
        part = self._negated(depth)
        if part is None:
            self._repair(f"There is nothing after “{name}:”; it is left out.")
            return None
        return InTitle(part) if name == "title" else self._entities(part, ENTITY_FIELDS[name])

    def _is_too_deep(self, depth: int) -> bool:
        if depth > DEEPEST_NESTING:
            self._repair(
                f"Parentheses and fields are read {DEEPEST_NESTING} deep; deeper ones are left out."
            )
        return depth > DEEPEST_NESTING

    def _entities(self, part: Query, type_: EntityType) -> Query:
        """Read the words of `part` as the name of an entity."""
        match part:
            case Word(folded=folded):
                return self._named((folded,), type_, unfinished=self._is_being_typed())
            case Prefix(folded=folded):
                return self._named((folded,), type_, unfinished=True)
            case Phrase(words=words, quoted=quoted):
                unfinished = not quoted and self._is_being_typed()
                return self._named(words, type_, unfinished=unfinished)
            case And(parts):
                return And(tuple(self._entities(each, type_) for each in parts))
            case Or(parts):
                return Or(tuple(self._entities(each, type_) for each in parts))
            case Not(inner):
                return Not(self._entities(inner, type_))
            case _:
                return part

    def _named(self, words: tuple[str, ...], type_: EntityType, *, unfinished: bool) -> Query:
        entities = self._lexicon.entities_with_words(words, type_, unfinished=unfinished)
        return Named(entities, " ".join(words))

    def _is_being_typed(self) -> bool:
        """Whether what was read last ends the query and the user may still write it."""
        return self._typing and self._next == len(self._tokens)

    def _phrase(self, text: str) -> Query | None:
        words = tuple(word.folded for word in words_of(text))
        if not words:
            self._repair("There are no words between two quotation marks; they are left out.")
            return None
        return Phrase(words, quoted=True)

    def _chunk(self, text: str) -> Query | None:
        words = words_of(text)
        if not words:
            if text == "*":
                return Everything()
            self._repair(f"“{text}” has no letters or digits; it is left out.")
            return None
        if text.endswith("*"):
            before = _as_words(word.folded for word in words[:-1])
            return _all_of([*before, Prefix(words[-1].folded)])
        if len(words) == 1:
            return Word(text[words[0].start : words[0].end], words[0].folded)
        return Phrase(tuple(word.folded for word in words), quoted=False)

    def _peek(self, kind: str) -> bool:
        return self._next < len(self._tokens) and self._tokens[self._next].kind == kind

    def _take(self, kind: str) -> bool:
        taken = self._peek(kind)
        self._next += taken
        return taken

    def _repair(self, sentence: str) -> None:
        self.repairs.append(sentence)


def _all_of(parts: list[Query]) -> Query | None:
    flat = [each for part in parts for each in (part.parts if isinstance(part, And) else (part,))]
    return None if not flat else flat[0] if len(flat) == 1 else And(tuple(flat))
