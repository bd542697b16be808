"""Which terms have a shape, found by stepping through all of them at once.

So no shape takes long, however many `*` it has and however nearly a term has it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from explorer.search.engine.arrays_file import Array

SEPARATOR = b"\n"
"""After each term; no term contains it."""

_ANY = ord("?")
_LENGTHS = np.ones(256, np.int64)
_LENGTHS[0xC0:0xE0], _LENGTHS[0xE0:0xF0], _LENGTHS[0xF0:] = 2, 3, 4
"""How many bytes a character has in UTF-8, by its first one."""


class _Terms(NamedTuple):
    """Some terms, by their numbers."""

    numbers: Array
    at: Array
    """Up to which byte each is known to have the shape."""
    ends: Array
    """Where the separator after each is."""

    def among(self, kept: Array, at: Array) -> _Terms:
        """Return those of them that have more of the shape."""
        return _Terms(self.numbers[kept], at, self.ends[kept])


def shaped(terms: Array, starts: Array, ends: Array, pattern: str) -> Array:
    """Return the numbers of the terms of a shape: `*` stands for any characters or none, `?` for
    one. The terms are bytes, each from its start to its end, where a separator is."""
    first, *others = pattern.encode().split(b"*")
    kept, at = _step(terms, starts, first)
    found = _Terms(kept, at, ends[kept])
    if not others:
        whole: Array = found.numbers[found.at == found.ends]
        return whole
    *middle, last = others
    for part in filter(None, middle):
        if not len(found.numbers):
            break
        begin, end = _everywhere(terms, part)
        next_one = np.searchsorted(begin, found.at)
        inside = np.append(end, len(terms))[next_one] <= found.ends
        found = found.among(inside, end[next_one[inside]])
    return _ending(terms, found, last)


def _ending(terms: Array, some: _Terms, part: bytes) -> Array:
    """Return the numbers of those that have the last part of a shape at their end."""
    if not part:
        return some.numbers
    begin, end = _everywhere(terms, part)
    at = np.searchsorted(end, some.ends)
    # Where it ends nowhere else, it is taken to end before any term.
    begin, end = np.append(begin, -1), np.append(end, -1)
    numbers: Array = some.numbers[(end[at] == some.ends) & (begin[at] >= some.at)]
    return numbers


def _everywhere(terms: Array, part: bytes) -> tuple[Array, Array]:
    """Return where a part of a shape stands: from where to where, both ascending."""
    if part[0] == _ANY:
        begin = np.flatnonzero(((terms & 0xC0) != 0x80) & (terms != SEPARATOR[0]))
    else:
        begin = np.flatnonzero(terms == part[0])
    kept, end = _step(terms, begin, part)
    return begin[kept], end


def _step(terms: Array, begin: Array, part: bytes) -> tuple[Array, Array]:
    """Return at which of some places, numbered from 0, a part of a shape stands, and where it
    ends there."""
    kept, at = np.arange(len(begin)), begin
    for byte in part:
        here = terms[at]
        fits = here != SEPARATOR[0] if byte == _ANY else here == byte
        kept, at = kept[fits], at[fits] + (_LENGTHS[here[fits]] if byte == _ANY else 1)
    return kept, at
