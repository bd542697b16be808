"""Enumerations: names in a row with commas between them, which are mostly of one type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.context import AND_WORDS, ARTICLES
from explorer.entities.finding.tokens import Tokens

_FEWEST = 3
_PLAIN = re.compile(r"[\s,()'’\w]*")
_BETWEEN = AND_WORDS | ARTICLES | {"or", "ou", "o"}


def enumerations(found: Sequence[Candidate], tokens: Tokens) -> Iterator[list[Candidate]]:
    """Yield the rows of at least three names, given the names in order."""
    row: list[Candidate] = []
    commas = 0
    for candidate in found:
        between = _between(row[-1], candidate, tokens) if row else None
        if between is None:
            if len(row) >= _FEWEST and commas:
                yield row
            row, commas = [], 0
        elif "," in between:
            commas += 1
        row.append(candidate)
    if len(row) >= _FEWEST and commas:
        yield row


def _between(one: Candidate, other: Candidate, tokens: Tokens) -> str | None:
    """Return what parts two neighbours in a row; None if they stand in none."""
    inner = range(one.last + 1, other.first)
    if len(inner) > 2 or any(map(tokens.begins, range(one.last + 1, other.first + 1))):
        return None
    between = tokens.text[tokens.ends[one.last] : tokens.starts[other.first]]
    if between.count(",") < 2 and any(
        tokens.words[number].lower() not in _BETWEEN for number in inner
    ):  # between two commas stands another member, of which nothing is known
        return None
    return between if _PLAIN.fullmatch(between) and not between.isspace() else None
