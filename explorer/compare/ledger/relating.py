"""Find for each figure of a quantity the one that it is measured by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from explorer.compare.ledger.placed_figures import PlacedFigure
from explorer.compare.ledger.states import Relation, State, relate

_MOST_LOOKED_BACK = 40  # figures of other reports; so that a long row takes no longer than it must
_MEASURES_BEST = (
    State.AGREE,
    State.LATER_UPDATE,
    State.DIFFER,
    State.INCREMENT,
    State.DIFFERENT_PERIOD,
)


class Related(NamedTuple):
    """A figure, as often as its report repeats it, with what it has to do with others."""

    figures: Sequence[PlacedFigure]
    """The first and its repetitions."""
    state: State
    because: str


def relate_all(figures: Sequence[PlacedFigure]) -> list[Related]:
    """Relate the figures of one quantity, in order of their reports and places.

    Each is measured by an earlier one of another report: by the nearest that agrees with it, or
    else by the nearest that has anything to do with it.
    """
    said = _without_repeats(figures)
    firsts = [each[0] for each in said]
    relations: dict[int, Relation] = {}
    measured_by_it = defaultdict[int, list[int]](list)
    for at, here in enumerate(firsts):
        best = _best(here, firsts, _before(at, firsts))
        if best:
            measured_by_it[best[0]].append(at)
            relations[at] = best[1]
    for at, others in measured_by_it.items():
        if at not in relations and (best := _best(firsts[at], firsts, others)):
            relations[at] = best[1]
    return [Related(each, *_told(at, firsts, relations)) for at, each in enumerate(said)]


def _without_repeats(figures: Sequence[PlacedFigure]) -> list[list[PlacedFigure]]:
    said = defaultdict[Hashable, list[PlacedFigure]](list)
    for each in sorted(figures, key=lambda each: (each.number, each.figure.span)):
        figure = each.figure
        what = (figure.low, figure.high, figure.is_increment, each.period_words, figure.quantity)
        said[each.number, what].append(each)
    return list(said.values())


def _before(at: int, figures: Sequence[PlacedFigure]) -> Iterator[int]:
    """Yield the figures of other reports before one, the nearest first."""
    looked = 0
    for before in range(at - 1, -1, -1):
        if figures[before].number != figures[at].number and looked < _MOST_LOOKED_BACK:
            looked += 1
            yield before


def _best(
    here: PlacedFigure, figures: Sequence[PlacedFigure], others: Iterator[int] | Sequence[int]
) -> tuple[int, Relation] | None:
    best: tuple[int, Relation] | None = None
    for other in others:
        relation = relate(here, figures[other])
        if relation.state is State.ONLY_HERE:
            continue
        if best is None or _rank(relation) < _rank(best[1]):
            best = other, relation
        if relation.state is State.AGREE:
            break
    return best


def _told(
    at: int, figures: Sequence[PlacedFigure], relations: Mapping[int, Relation]
) -> tuple[State, str]:
    if at in relations:
        return relations[at]
    others = (each for each in figures if each.number != figures[at].number)
    other = next(others, None)
    return relate(figures[at], other) if other else (State.ONLY_HERE, "no other report gives it")


def _rank(relation: Relation) -> int:
    return _MEASURES_BEST.index(relation.state)
