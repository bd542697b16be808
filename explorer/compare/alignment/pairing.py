"""Which passages go together: sentences with sentences, clauses where these have several partners.

Sentences are paired one to one first: those of the same words, then the likest. A pair that is
like enough but comes too late may still take clauses: those of a sentence that are liker to it
than to what has them. A sentence that is left over joins a pair of which it repeats one side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from explorer.compare.alignment.landmarks import landmark_pairs
from explorer.compare.alignment.likeness import Likeness, Pair, likeness
from explorer.compare.alignment.reading import Term
from explorer.compare.alignment.side import Match, Side

_LEAST_LIKENESS = 0.6
"""Of a pair of sentences; what is less like was rarely the same statement."""
_LEAST_OF_CLAUSES = 0.55
_LEAST_OF_REST = 0.25
"""Of a pair that was like enough before it lost clauses."""
_LEAST_LOOKED_AT = 0.25
"""Of a pair of sentences in which clauses may be like enough."""
_LEAST_OF_ANOTHER = 0.55  # of a sentence that joins a pair
_LEAST_SHARE = 0.35  # of a clause that is found in a sentence
_FEWEST_WORDS = 4  # of a line that joins its like: captions and credits stand alone
_LIGHT = 10.0  # what the terms of a clause weigh that need not stand alone: `officials said`


class _Claim(NamedTuple):
    """Clauses of one sentence that go with a sentence of the other text."""

    parts: list[int]
    terms: frozenset[Term]
    rival: float
    """The strength of the pairs that have them."""


class Pairing:
    """Gives the parts of two texts to matches."""

    def __init__(self, left: Side, right: Side, measure: Likeness) -> None:
        self.left = left
        self.right = right
        self._measure = measure

    def pair(self) -> None:
        """Pair all that is like enough."""
        self._pair_same_words()
        late = self._pair_sentences()
        for pair in late:
            self._pair_clauses(pair)
        self._join(late)
        self._pair_by_landmark()
        for side in (self.left, self.right):
            self._fill(side)

    def _pair_same_words(self) -> None:
        """Pair sentences of the same words, the first with the first, the second with the
        second."""
        places: dict[str, list[int]] = defaultdict(list)
        for number in reversed(range(len(self.right.keys))):
            places[self.right.keys[number]].append(number)
        for number, key in enumerate(self.left.keys):
            if key and places.get(key):
                self._give(Match(number, places[key].pop(), 1.0, is_whole=True))

    def _pair_sentences(self) -> list[Pair]:
        """Pair whole sentences, the likest first; return the pairs that came too late."""
        late = []
        for pair in self._measure.pairs(self.left.terms, self.right.terms):
            if pair.likeness < _LEAST_LOOKED_AT:
                break
            is_like = pair.likeness >= _LEAST_LIKENESS
            if is_like and self.left.is_free(pair.left) and self.right.is_free(pair.right):
                self._give(Match(pair.left, pair.right, pair.likeness, pair.neighbours))
            else:
                late.append(pair)
        return late

    def _give(self, match: Match) -> None:
        self.left.give(match.left, match)
        self.right.give(match.right, match)

    def _pair_clauses(self, pair: Pair) -> None:
        """Pair those clauses of two sentences that are liker to each other than to what has
        them, unless a pair that loses them is no pair without them."""
        self.left.cut(pair.left)
        self.right.cut(pair.right)
        one = self._claim(self.left, pair.left, self.right.terms[pair.right])
        other = self._claim(self.right, pair.right, self.left.terms[pair.left])
        if one is None or other is None:
            return
        evidence = self._measure.evidence(one.terms, other.terms)
        both_free = self.left.is_free(pair.left) and self.right.is_free(pair.right)
        rival = pair.rival if both_free else min(one.rival, other.rival)
        like = likeness(evidence, rival, pair.neighbours)
        if like < _LEAST_OF_CLAUSES or evidence.strength <= max(one.rival, other.rival):
            return
        match = Match(pair.left, pair.right, like, pair.neighbours)
        ours, theirs = self.left.owners[pair.left], self.right.owners[pair.right]
        before = ours[:], theirs[:]
        for owners, claim in ((ours, one), (theirs, other)):
            for part in claim.parts:
                owners[part] = match
        robbed = {owner for owner in (*before[0], *before[1]) if owner} - {match}
        if not all(map(self._still_holds, robbed)):
            ours[:], theirs[:] = before

    def _claim(self, side: Side, sentence: int, partner: frozenset[Term]) -> _Claim | None:
        """Return the clauses of a sentence that its partner may have: a run of them."""
        mass = self._measure.mass
        owners = side.owners[sentence]
        held_by = {owner: self._terms_across(side, owner) for owner in set(owners) if owner}
        found: dict[int, float] = {}
        for part, (terms, owner) in enumerate(zip(side.part_terms(sentence), owners, strict=True)):
            if owner and owner.is_whole:
                continue
            shared = mass(terms & partner)
            held = mass(terms & held_by[owner]) if owner else 0.0
            if shared > held and shared >= _LEAST_SHARE * mass(terms):
                found[part] = shared
        if not found:
            return None
        parts = max(_runs(list(found)), key=lambda run: sum(found[part] for part in run))
        terms = side.terms_of(sentence, parts)
        strengths = (
            self._measure.evidence(terms, held_by[owner]).strength
            for part in parts
            if (owner := owners[part])
        )
        return _Claim(parts, terms, max(strengths, default=0.0))

    def _terms_across(self, side: Side, match: Match) -> frozenset[Term]:
        """Return the terms of what a match has in the other text."""
        if side is self.left:
            return self._terms(self.right, match, match.right)
        return self._terms(self.left, match, match.left)

    def _terms(self, side: Side, match: Match, sentence: int) -> frozenset[Term]:
        parts = [part for part, owner in enumerate(side.owners[sentence]) if owner is match]
        return side.terms_of(sentence, parts)

    def _still_holds(self, match: Match) -> bool:
        """Whether a match is one without the clauses it lost; take from it what they cut off."""
        for side, sentence in ((self.left, match.left), (self.right, match.right)):
            owners = side.owners[sentence]
            parts = [part for part, owner in enumerate(owners) if owner is match]
            if not parts:
                return False
            across = self._terms_across(side, match)
            terms = side.part_terms(sentence)
            kept = max(
                _runs(parts),
                key=lambda run: self._measure.mass(across.intersection(*(terms[p] for p in run))),
            )
            for part in parts:
                if part not in kept:
                    owners[part] = None
        evidence = self._measure.evidence(
            self._terms(self.left, match, match.left), self._terms(self.right, match, match.right)
        )
        return likeness(evidence, 0.0, match.neighbours) >= _LEAST_OF_REST

    def _join(self, late: Sequence[Pair]) -> None:
        """Let sentences that are left over join the match that they are likest to.

        All that join a match do so on one side of it.
        """
        joining: dict[Match, tuple[list[Pair], list[Pair]]] = defaultdict(lambda: ([], []))
        seen: set[tuple[bool, int]] = set()
        for pair in late:
            if pair.likeness < _LEAST_OF_ANOTHER:
                break
            for is_right, side, sentence, other, partner in (
                (False, self.left, pair.left, self.right, pair.right),
                (True, self.right, pair.right, self.left, pair.left),
            ):
                if (is_right, sentence) in seen or not side.is_free(sentence):
                    continue
                owner = self._owner_of_likest(other, partner, side.terms[sentence])
                if owner and side.keys[sentence].count(" ") + 1 >= _FEWEST_WORDS:
                    seen.add((is_right, sentence))
                    joining[owner][is_right].append(pair)
        for match, (lefts, rights) in joining.items():
            most = [[pair.likeness for pair in pairs] for pairs in (lefts, rights)]
            if most[0] > most[1]:
                for pair in lefts:
                    self.left.give(pair.left, match)
            elif most[1] > most[0]:
                for pair in rights:
                    self.right.give(pair.right, match)

    def _owner_of_likest(self, side: Side, sentence: int, terms: frozenset[Term]) -> Match | None:
        """Return the match that has that clause of a sentence which shares most with terms."""
        parts = side.part_terms(sentence)
        best = max(range(len(parts)), key=lambda part: self._measure.mass(parts[part] & terms))
        return side.owners[sentence][best]

    def _pair_by_landmark(self) -> None:
        for pair in landmark_pairs(self.left, self.right, self._measure):
            if self.left.is_free(pair.left) and self.right.is_free(pair.right):
                self._give(Match(pair.left, pair.right, pair.likeness))

    def _fill(self, side: Side) -> None:
        """Give a match the clauses beside its own that need not stand alone: all, where it is
        alone in the sentence; else what lies between its own, and what says little."""
        for sentence, owners in enumerate(side.owners):
            if len(owners) == 1 or not any(owners):
                continue
            matches = {owner for owner in owners if owner}
            if len(matches) == 1:
                side.give(sentence, matches.pop())
                continue
            light = [self._measure.mass(terms) < _LIGHT for terms in side.part_terms(sentence)]
            _spread(owners, light)


def _spread(owners: list[Match | None], light: Sequence[bool]) -> None:
    """Give what is light and has no owner to the owner before it, else to that behind it."""
    for part in range(1, len(owners)):
        if owners[part] is None and light[part]:
            owners[part] = owners[part - 1]
    for part in reversed(range(len(owners) - 1)):
        if owners[part] is None and light[part]:
            owners[part] = owners[part + 1]


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Part increasing numbers into runs without a gap."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
