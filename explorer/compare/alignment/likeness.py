"""How like two passages are: from the terms they share to a number between 0 and 1.

The number is a logistic regression over a few features, fitted to passages of news reports that
were paired by hand: how much the shared terms weigh, which part of either passage they are, how
many figures of each the other lacks, whether another passage is as like, and whether the passages
beside them are alike too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from explorer.compare.alignment.reading import FIGURE, PHRASE, Term
from explorer.compare.alignment.weights import weigh

_LEAST_SHARED = 8.0
"""Weight of what two sentences share below which nobody would pair them: two words."""
_MOST_STEPS = 2_000_000
"""Pairs of sentences looked at, one for each term they share, the rarest terms first: a text made
to be slow is compared by its rarest words only."""

_CONSTANT = -11.1
_FOR_SHARED = 2.9  # for each e-fold of weight
_FOR_SHARE = 2.6
_FOR_ANCHOR = 2.5  # each
_FOR_OTHER_FIGURES = -0.7  # each
_FOR_LEAD = 0.6  # for each e-fold of strength over the rival
_FOR_NEIGHBOURS = 0.42  # for each e-fold of strength


class Evidence(NamedTuple):
    """What two passages share."""

    shared: float
    """The weight of the terms of both."""
    share: float
    """Which part of the lighter passage that is, 0 to 1."""
    anchors: int
    """Figures that both have, and no other passage of either text."""
    other_figures: int
    """Figures that each of them has and the other lacks."""

    @property
    def strength(self) -> float:
        """How much speaks for the pair, without regard to others."""
        return self.shared * self.share


class Pair(NamedTuple):
    """Two sentences by their numbers, with how like they are."""

    left: int
    right: int
    likeness: float
    rival: float
    """Strength of the likest other pair of that sentence which has the weaker one."""
    neighbours: float
    """Strength of the likest pair of a sentence beside the one and a sentence beside the other."""


class _Weighed(NamedTuple):
    """What is asked of a passage again and again."""

    mass: float
    figures: frozenset[Term]


class Likeness:
    """Compares passages by weighted terms."""

    def __init__(
        self, left: Collection[frozenset[Term]], right: Collection[frozenset[Term]]
    ) -> None:
        """Weigh the terms by the sentences of both texts, each given once."""
        self.weights = weigh([*left, *right])
        self._anchors = _figures_said_once(left) & _figures_said_once(right)

    def mass(self, terms: Iterable[Term]) -> float:
        """Return what terms weigh together."""
        return sum(map(self.weights.__getitem__, terms))

    def evidence(self, left: frozenset[Term], right: frozenset[Term]) -> Evidence:
        """Return what two passages share."""
        return self._evidence(self._weighed(left), self._weighed(right), self.mass(left & right))

    def pairs(
        self, left: Sequence[frozenset[Term]], right: Sequence[frozenset[Term]]
    ) -> list[Pair]:
        """Return the pairs of sentences that share enough to be looked at, the likest first.

        The order of equals does not depend on which text is the left one.
        """
        lefts, rights = list(map(self._weighed, left)), list(map(self._weighed, right))
        found = {
            (i, j): self._evidence(lefts[i], rights[j], shared)
            for (i, j), shared in self._shared(left, right).items()
            if shared >= _LEAST_SHARED
        }
        strength = {pair: evidence.strength for pair, evidence in found.items()}
        of_left, of_right = _two_best(strength, 0), _two_best(strength, 1)
        pairs = []
        for (i, j), evidence in found.items():
            rival = min(_other(side, strength[i, j]) for side in (of_left[i], of_right[j]))
            neighbours = _beside(strength, i, j)
            like = likeness(evidence, rival, neighbours)
            pairs.append(Pair(i, j, like, rival, neighbours))
        pairs.sort(key=lambda pair: (-pair.likeness, abs(pair.left - pair.right), sum(pair[:2])))
        return pairs

    def _weighed(self, terms: frozenset[Term]) -> _Weighed:
        figures = frozenset(term for term in terms if term[0] == FIGURE and PHRASE not in term)
        return _Weighed(self.mass(terms), figures)

    def _evidence(self, left: _Weighed, right: _Weighed, shared: float) -> Evidence:
        anchors = others = 0
        if left.figures and right.figures:
            anchors = len(left.figures & right.figures & self._anchors)
            others = min(len(left.figures - right.figures), len(right.figures - left.figures))
        return Evidence(shared, shared / (min(left.mass, right.mass) or 1), anchors, others)

    def _shared(
        self, left: Sequence[frozenset[Term]], right: Sequence[frozenset[Term]]
    ) -> dict[tuple[int, int], float]:
        """Return for each pair of sentences about the weight of the terms they share."""
        lefts, rights = _places(left), _places(right)
        common = sorted(
            (len(lefts[term]) * len(rights[term]), term) for term in lefts.keys() & rights.keys()
        )
        shared: dict[tuple[int, int], float] = defaultdict(float)
        steps = 0
        for times, term in common:
            steps += times
            if steps > _MOST_STEPS:
                break
            weight = self.weights[term]
            for i in lefts[term]:
                for j in rights[term]:
                    shared[i, j] += weight
        return shared


def likeness(evidence: Evidence, rival: float, neighbours: float) -> float:
    """Return from 0 to 1 how like two passages are.

    The rival is the strength of the likest other pair of that passage which has the weaker one.
    """
    score = (
        _CONSTANT
        + _FOR_SHARED * log(evidence.shared + 0.1)
        + _FOR_SHARE * evidence.share
        + _FOR_ANCHOR * evidence.anchors
        + _FOR_OTHER_FIGURES * evidence.other_figures
        + _FOR_LEAD * log((evidence.strength + 1) / (rival + 1))
        + _FOR_NEIGHBOURS * log(1 + neighbours)
    )
    return 1 / (1 + exp(-score))


def _figures_said_once(passages: Iterable[frozenset[Term]]) -> frozenset[Term]:
    """Return the figures of more than one digit that only one passage gives."""
    having = Counter(
        term for terms in passages for term in terms if term[0] == FIGURE and len(term) > 2
    )
    return frozenset(term for term, times in having.items() if times == 1 and PHRASE not in term)


def _places(passages: Sequence[frozenset[Term]]) -> dict[Term, list[int]]:
    places: dict[Term, list[int]] = defaultdict(list)
    for number, terms in enumerate(passages):
        for term in terms:
            places[term].append(number)
    return places


def _two_best(
    strength: Mapping[tuple[int, int], float], side: int
) -> dict[int, tuple[float, float]]:
    """Return the greatest two strengths of each sentence of a side; what is repeated is as
    strong each time, and counts once."""
    best: dict[int, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for pair, value in strength.items():
        first, second = best[pair[side]]
        if value > first:
            best[pair[side]] = (value, first)
        elif second < value < first:
            best[pair[side]] = (first, value)
    return best


def _other(best: tuple[float, float], value: float) -> float:
    """Return the greater of two strengths that is not the given one."""
    return best[1] if value == best[0] else best[0]


def _beside(strength: Mapping[tuple[int, int], float], i: int, j: int) -> float:
    return max(
        strength.get((i + down, j + across), 0.0)
        for down in (-1, 0, 1)
        for across in (-1, 0, 1)
        if down or across
    )
