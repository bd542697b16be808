"""Enumerations: names in a row with commas between them, which are mostly of one type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.context import AND_WORDS, ARTICLES
from explorer.entities.finding.tokens import Tokens

_FEWEST = 3
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
    if other.first - one.last > 3 or tokens.sentence[one.last] != tokens.sentence[other.first]:
        return None
    if any(tokens.words[n].lower() not in _BETWEEN for n in range(one.last + 1, other.first)):
        return None
    between = tokens.text[tokens.ends[one.last] : tokens.starts[other.first]]
    is_plain = between.strip(" ,") == "" or between.replace(",", "").replace(" ", "").isalpha()
    return between if is_plain and between.strip() else None
