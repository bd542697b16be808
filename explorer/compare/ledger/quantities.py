"""Bring together the figures that count the same, in whatever words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from explorer.compare.ledger.placed_figures import PlacedFigure
from explorer.compare.ledger.wording import Wording
from explorer.text.words import folded_words


def group(figures: Iterable[PlacedFigure]) -> list[list[PlacedFigure]]:
    """Return the figures quantity by quantity.

    Figures whose words mean the same make a quantity. One that says less (`officers`) is laid
    to one that says more (`Kenyan officers`), unless there are several such that have nothing to
    do with each other: then which one it means cannot be told. What counts nothing that is said
    is only laid to the same number, and where that stands everywhere, only in the same sentence.
    """
    of_wording = defaultdict[Hashable, list[PlacedFigure]](list)
    wordings = defaultdict[Hashable, set[Wording]](set)
    for each in figures:
        wording = each.wording
        if wording.head:
            of_wording[wording].append(each)
            wordings[wording.unit, wording.head].add(wording)
        else:
            of_wording[_number_of(each)].append(each)
    fuller: dict[Hashable, Hashable] = {}
    for alike in wordings.values():
        fuller.update(_fuller(sorted(alike, key=_size)))
    quantities = defaultdict[Hashable, list[PlacedFigure]](list)
    for key, found in of_wording.items():
        quantities[_fullest(key, fuller)] += found
    return list(quantities.values())


def quantity_of(figures: Sequence[PlacedFigure]) -> str:
    """Return what figures of one quantity count: as most of them have it, and the shortest."""
    counts = Counter(each.figure.quantity for each in figures)
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def _number_of(each: PlacedFigure) -> Hashable:
    figure = each.figure
    where = None if each.has_several_digits else folded_words(each.words(figure.sentence))
    return (figure.unit, figure.low, figure.high, where)


def _fuller(wordings: Sequence[Wording]) -> dict[Hashable, Hashable]:
    """Return for wordings that say less the one that says a little more, where that is certain.

    `wordings` share unit and head, and come in order of their size.
    """
    found: dict[Hashable, Hashable] = {}
    for at, wording in enumerate(wordings):
        holding = [other for other in wordings[at + 1 :] if wording.may_hold(other)]
        if holding and all(one.may_hold(other) for one, other in combinations(holding, 2)):
            found[wording] = holding[0]
    return found


def _fullest(key: Hashable, fuller: Mapping[Hashable, Hashable]) -> Hashable:
    while key in fuller:
        key = fuller[key]
    return key


def _size(wording: Wording) -> tuple[int, list[str], list[str]]:
    before, after = sorted(wording.before), sorted(wording.after)
    return len(before) + len(after), before, after
