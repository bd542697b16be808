"""Why two passages were paired: what they have in common, the heaviest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.compare.alignment.quoted import Quoted, runs_in
from explorer.compare.alignment.reading import FIGURE, Reading, Term
from explorer.compare.rows import Why
from explorer.models import EntityKey
from explorer.text.paragraphs import Span

_MOST_WORDS = 6


class Reasons:
    """Says of pairs of passages of two texts what speaks for them."""

    def __init__(self, left: Reading, right: Reading, weights: Mapping[Term, float]) -> None:
        self._left = left
        self._right = right
        self._weights = weights
        self._quoted_left = Quoted(left)
        self._quoted_right = Quoted(right)

    def why(self, left: Sequence[Span], right: Sequence[Span], likeness: float) -> Why:
        """Return what the passages of both sides have in common."""
        names = _entities(self._right, right)
        entities = [entity for entity in _entities(self._left, left) if entity in names]
        shared = self._shared_words(left, right, frozenset(entities))
        return Why(
            likeness,
            words=tuple(word for term, word in shared if term[0] != FIGURE)[:_MOST_WORDS],
            entities=tuple(entities),
            figures=tuple(word for term, word in shared if term[0] == FIGURE),
            quote=self._is_quoted(left, right),
        )

    def _shared_words(
        self, left: Sequence[Span], right: Sequence[Span], entities: frozenset[EntityKey]
    ) -> list[tuple[Term, str]]:
        """Return the words and figures that both have, the heaviest first, as the left writes
        them; without those that name a shared entity, and function words if there are others."""
        theirs = {term for span in right for term, _ in self._right.terms_in_place(span)}
        words: dict[Term, str] = {}
        named: dict[Term, str] = {}
        for span in left:
            of_names = self._left.places_of(span, entities)
            for term, place in self._left.terms_in_place(span):
                if term in theirs:
                    is_name = any(one.start <= place.start < one.end for one in of_names)
                    found = named if is_name else words
                    found.setdefault(term, self._left.text[slice(*place)])
        if not words and not entities:
            return self._function_words(left, right)
        for term in named:
            words.pop(term, None)
        return sorted(words.items(), key=lambda found: -self._weights.get(found[0], 0.0))

    def _function_words(
        self, left: Sequence[Span], right: Sequence[Span]
    ) -> list[tuple[Term, str]]:
        theirs = {word.folded for span in right for word in self._right.words_in(span)}
        return [
            (word.folded, self._left.text[word.start : word.end])
            for span in left
            for word in self._left.words_in(span)
            if word.folded in theirs
        ]

    def _is_quoted(self, left: Sequence[Span], right: Sequence[Span]) -> bool:
        return not (
            self._quoted_left.runs(left).isdisjoint(runs_in(self._right, right))
            and self._quoted_right.runs(right).isdisjoint(runs_in(self._left, left))
        )


def _entities(reading: Reading, passages: Sequence[Span]) -> dict[EntityKey, None]:
    return dict.fromkeys(entity for span in passages for entity in reading.entities(span))
