"""One text of a comparison: its sentences and clauses, and which match has each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from explorer.compare.alignment.reading import Reading, Term
from explorer.text.paragraphs import Span

_NOTHING: frozenset[Term] = frozenset()


@dataclass(frozen=True, eq=False)  # by identity: two pairs of sentences may be as like
class Match:
    """Passages of two texts that say the same; the sides know which parts of them."""

    left: int
    """The number of the sentence."""
    right: int
    likeness: float
    neighbours: float = 0.0
    """The strength of the likest pair of sentences beside."""
    is_whole: bool = False
    """Whether it has the same words on both sides, and gives none of them away."""


class Side:
    """A text whose parts are given to matches: whole sentences at first, clauses once it is cut."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.keys = [reading.key(sentence) for sentence in reading.sentences]
        first_place: dict[str, int] = {}
        for number, key in enumerate(self.keys):
            first_place.setdefault(key, number)
        self.different = list(first_place.values())
        """The sentences without those that repeat another."""
        terms = {number: reading.terms(reading.sentences[number]) for number in self.different}
        self.terms = [terms[first_place[key]] for key in self.keys]
        """Of each sentence; what is repeated word for word is read once."""
        self.owners: list[list[Match | None]] = [[None] for _ in self.keys]
        """Of each part of each sentence."""
        self._parts: dict[int, list[Span]] = {}
        self._part_terms: dict[int, list[frozenset[Term]]] = {}

    def is_free(self, sentence: int) -> bool:
        """Whether no match has a part of a sentence."""
        return not any(self.owners[sentence])

    def give(self, sentence: int, match: Match) -> None:
        """Give all parts of a sentence to a match."""
        self.owners[sentence] = [match] * len(self.owners[sentence])

    def cut(self, sentence: int) -> None:
        """Cut a sentence into its clauses, which keep the owner of the sentence."""
        if sentence in self._parts:
            return
        clauses = self.reading.clauses(sentence)
        self._parts[sentence] = clauses
        terms = self.terms[sentence]  # it may repeat one in which other names were found
        self._part_terms[sentence] = [self.reading.terms(clause) & terms for clause in clauses]
        self.owners[sentence] = self.owners[sentence] * len(clauses)

    def part_terms(self, sentence: int) -> Sequence[frozenset[Term]]:
        """Return the terms of each part of a sentence."""
        return self._part_terms.get(sentence) or [self.terms[sentence]]

    def terms_of(self, sentence: int, parts: Sequence[int]) -> frozenset[Term]:
        """Return the terms of some parts of a sentence."""
        terms = self.part_terms(sentence)
        return _NOTHING.union(*(terms[part] for part in parts))

    def parts_of(self, match: Match, sentence: int) -> list[int]:
        """Return the parts of a sentence that a match has."""
        return [part for part, owner in enumerate(self.owners[sentence]) if owner is match]

    def passages(self) -> Iterator[tuple[Match | None, Span]]:
        """Yield the text in stretches of one sentence that one match has, or none, in order."""
        for number, (sentence, owners) in enumerate(
            zip(self.reading.sentences, self.owners, strict=True)
        ):
            spans = self._parts.get(number) or [sentence]
            numbered = groupby(zip(owners, spans, strict=True), key=lambda part: id(part[0]))
            for _, group in numbered:
                stretch = list(group)
                yield stretch[0][0], Span(stretch[0][1].start, stretch[-1][1].end)
