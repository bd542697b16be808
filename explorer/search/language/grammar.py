"""The query language.

    query   = any { "OR" any }
    any     = all+                                 space, or "AND", between two means both
    all     = [ "NOT" | "-" ] primary
    primary = "(" query ")" | "@" name | [ field ":" ] ( value | "(" query ")" )
    value   = [ "=" ] ( word | "phrase" ) | word "*" | shape | word "~" [ digits ]
            | "phrase" "~" digits

The pieces are told apart by `tokens`; words, phrases and fields have modules of their own;
`help` says what each means. Nothing the user types fails to be read. Where it can only be
read otherwise than it is written (an open quote, a dangling AND), the reading is taken and a
repair says how.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.entities.names import Names
from explorer.search.language.leaves import LeafReader
from explorer.search.language.repairs import Repairs, quoted
from explorer.search.language.tokens import FIELDS, Ending, Token, tokenise
from explorer.search.query import Everything, InTitle, Not, Or, Query, all_of

LONGEST_QUERY = 1000
"""Characters of a query that are read."""

LONGEST_INSERTED = 4000
"""Characters of saved searches that are read within a query."""

DEEPEST_NESTING = 30
"""Parentheses, fields and saved searches within each other that are read."""

_NAMED_AT_MOST = 5  # saved searches that a repair lists


@dataclass(frozen=True)
class Reading:
    """How a query was read."""

    query: Query
    repairs: tuple[str, ...]
    """A sentence for each thing that was read otherwise than it is written: what is wrong, and
    after the last semicolon how it is read."""


def read_query(
    text: str, names: Names, *, saved: Mapping[str, str] | None = None, typing: bool = False
) -> Reading:
    """Read a query. An empty one means every article.

    `saved` are the searches that `@NAME` stands for. With `typing`, the last word is still being
    written: it also matches what begins so, and little is said of what is half-written.
    """
    repairs = Repairs()
    if len(text) > LONGEST_QUERY:
        repairs.say(
            f"The query has more than {LONGEST_QUERY} characters", "those after them are left out"
        )
        text, typing = text[:LONGEST_QUERY], False
    texts = _Texts(saved or {}, LeafReader(names, repairs), repairs)
    query = _Parser(text, texts, typing=typing).parse(_Place())
    return Reading(query or Everything(), repairs.sentences)


@dataclass
class _Texts:
    """What the text of a query and those of saved searches within it are read with."""

    saved: Mapping[str, str]
    leaves: LeafReader
    repairs: Repairs
    inserted: int = 0
    """Characters of saved searches so far."""


@dataclass(frozen=True)
class _Place:
    """Where in a query a piece stands."""

    depth: int = 0
    field: str = ""
    excluded: bool = False
    inside: tuple[str, ...] = ()
    """The saved searches that it is part of."""


class _Parser:
    """Recursive descent over the tokens of one text."""

    def __init__(self, text: str, texts: _Texts, *, typing: bool) -> None:
        self._texts = texts
        self._leaves = texts.leaves
        self._repair = texts.repairs.say
        self._tokens = tokenise(text)
        self._next = 0
        self._is_open = typing and not text[-1:].isspace()

    def parse(self, place: _Place) -> Query | None:
        """Read the whole text; None when nothing is in it."""
        parts: list[Query] = []
        while self._next < len(self._tokens):
            part = self._either(place)
            if part is not None:
                parts.append(part)
            if self._take("close"):
                self._repair("A closing parenthesis has no opening one", "it is left out")
        return all_of(parts)

    def _either(self, place: _Place) -> Query | None:
        """Read `query`: alternatives parted by OR."""
        parts = [self._both(place)]
        while self._take("or"):
            parts.append(self._both(place))
        found = [part for part in parts if part is not None]
        if len(found) < len(parts) and len(parts) > 1:
            self._repair("An OR has nothing on one side", "it is left out")
        return None if not found else found[0] if len(found) == 1 else Or(tuple(found))

    def _both(self, place: _Place) -> Query | None:
        """Read `any`: what must all be met."""
        parts: list[Query] = []
        while not self._is_at_end() and not self._peek("or"):
            if self._take("and"):
                self._check_and(parts)
            elif (part := self._negated(place)) is not None:
                parts.append(part)
        return all_of(parts)

    def _check_and(self, before: list[Query]) -> None:
        if not before or self._is_at_end() or self._peek("or") or self._peek("and"):
            self._repair("An AND has nothing on one side", "it is left out")

    def _negated(self, place: _Place) -> Query | None:
        negated = False
        while self._take("not"):
            negated = not negated
            if self._is_at_end() or self._peek("or"):
                self._repair("A NOT has nothing after it", "it is left out")
                return None
        part = self._primary(replace(place, excluded=place.excluded or negated))
        return Not(part) if negated and part is not None else part

    def _primary(self, place: _Place) -> Query | None:
        token = self._tokens[self._next]
        self._next += 1
        match token.kind:
            case "open":
                return self._group(replace(place, depth=place.depth + 1))
            case "phrase" | "chunk" | "address":
                return self._leaf(token, place)
            case "exactly":
                return self._exactly(place)
            case "field":
                return self._field(token.text.lower(), replace(place, depth=place.depth + 1))
            case "bare":
                return self._bare_field(token.text, place)
            case "unknown":
                return self._unknown_field(token.text, replace(place, depth=place.depth + 1))
            case "saved":
                return self._saved(token.text, replace(place, depth=place.depth + 1))
            case _:  # an AND straight after NOT, = or a field
                self._repair(f"{quoted(token.text)} cannot stand here", "it is left out")
                return None

    def _group(self, place: _Place) -> Query | None:
        if self._is_too_deep(place):
            while self._take("open"):
                pass
            return None
        just_opened = self._is_half_written()
        inside = self._either(place)
        if not self._take("close"):
            if not just_opened:
                self._repair("A parenthesis is not closed", "it ends with the query")
        elif inside is None:
            self._repair("There is nothing between two parentheses", "they are left out")
        return inside

    def _field(self, name: str, place: _Place) -> Query | None:
        if self._is_too_deep(place):
            return None
        part = self._negated(replace(place, field=name))
        return InTitle(part) if name == "title" and part is not None else part

    def _bare_field(self, name: str, place: _Place) -> Query | None:
        """Read a field's name with a space after it, as `Place: Haiti` has in pasted text."""
        if self._is_half_written():
            return None
        nothing = f"There is nothing right after {quoted(name + ':')}"
        if self._is_at_end():
            self._repair(nothing, "it is left out")
            return None
        self._repair(nothing, "it is read as a word")
        return self._leaf(Token("chunk", name), place)

    def _unknown_field(self, name: str, place: _Place) -> Query | None:
        if self._is_too_deep(place):
            return None
        self._repair(
            f"There is no field {quoted(name + ':')} (the fields are {', '.join(FIELDS)})",
            "it is read as a word",
        )
        word = self._leaf(Token("chunk", name), place)
        rest = self._negated(place)
        return all_of([part for part in (word, rest) if part is not None])

    def _exactly(self, place: _Place) -> Query | None:
        """Read what stands after `=`: the pattern sees to it that something does."""
        if self._peek("chunk") or self._peek("phrase"):
            self._next += 1
            return self._leaf(self._tokens[self._next - 1], place, exactly=True)
        self._leaves.say_not_exactly()
        return self._negated(place)

    def _saved(self, name: str, place: _Place) -> Query | None:
        """Read the text of a saved search as a group."""
        saved, shown = self._texts.saved, quoted(f"@{name}")
        text = saved.get(name)
        if text is None:
            return self._unknown_saved(name, place)
        if name in place.inside:
            self._repair(f"The saved search {shown} contains itself", "there it is left out")
            return None
        if self._is_too_deep(place):
            return None
        self._texts.inserted += len(text)
        if self._texts.inserted > LONGEST_INSERTED:
            self._repair(
                f"The saved searches have more than {LONGEST_INSERTED} characters together",
                "those after them are left out",
            )
            return None
        with self._texts.repairs.inside(shown):
            parser = _Parser(text, self._texts, typing=False)
            return parser.parse(replace(place, inside=(*place.inside, name)))

    def _unknown_saved(self, name: str, place: _Place) -> Query | None:
        known = sorted(self._texts.saved)
        if self._is_half_written() and any(each.startswith(name) for each in known):
            return None
        listed = ", ".join(f"@{each}" for each in known[:_NAMED_AT_MOST])
        there_are = f"there are {listed}" if known else "there is none yet"
        more = ", …" if len(known) > _NAMED_AT_MOST else ""
        self._repair(
            f"There is no saved search {quoted(f'@{name}')} ({there_are}{more})",
            "it is read as words",
        )
        return self._leaf(Token("chunk", name), place)

    def _leaf(self, token: Token, place: _Place, *, exactly: bool = False) -> Query | None:
        """Read a piece that is no operator, the last one taken."""
        ending = Ending.FINISHED
        if self._is_half_written():
            grows = token.may_grow and not place.excluded
            ending = Ending.GROWING if grows else Ending.HALF_WRITTEN
        return self._leaves.read(token, place.field, ending, exactly=exactly)

    def _is_too_deep(self, place: _Place) -> bool:
        if place.depth > DEEPEST_NESTING:
            self._repair(
                f"Parentheses and fields are read {DEEPEST_NESTING} deep",
                "what is deeper is left out",
            )
        return place.depth > DEEPEST_NESTING

    def _is_half_written(self) -> bool:
        """Whether the piece taken last ends the query and the user may still write on it."""
        return self._is_open and self._next == len(self._tokens)

    def _is_at_end(self) -> bool:
        """Whether what is read, the query or a group of it, ends here."""
        return self._next == len(self._tokens) or self._peek("close")

    def _peek(self, kind: str) -> bool:
        return self._next < len(self._tokens) and self._tokens[self._next].kind == kind

    def _take(self, kind: str) -> bool:
        taken = self._peek(kind)
        self._next += taken
        return taken
