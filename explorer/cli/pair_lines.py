"""A pair of names with what speaks for and against it, in lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from explorer.cli.output import INDENT, cells, emphasise, fit, wrapped
from explorer.search.judging.pair_evidence import PairEvidence, Side
from explorer.search.page.concordance import line_of
from explorer.text.counting import counted

_SIDE_BY_SIDE = 100  # cells; a narrower terminal shows one below the other
_BETWEEN = " | "


class _Line(NamedTuple):
    text: str
    bold: tuple[tuple[int, int], ...] = ()


def pair_lines(evidence: PairEvidence, width: int) -> Iterator[str]:
    """Yield the lines of a pair: side by side where there is room, else one below the other."""
    yield from wrapped(f"{evidence.why} {evidence.told_together}", width)
    if width < _SIDE_BY_SIDE:
        for side in (evidence.one, evidence.other):
            yield from (emphasise(*line) for line in _side_lines(side, width))
        return
    column = (width - len(_BETWEEN)) // 2
    sides = (_side_lines(side, column) for side in (evidence.one, evidence.other))
    for one, other in zip_longest(*sides, fillvalue=_Line("")):
        filled = " " * (column - cells(one.text))
        yield f"{emphasise(*one)}{filled}{_BETWEEN}{emphasise(*other)}".rstrip()


def _side_lines(side: Side, width: int) -> Iterator[_Line]:
    name = side.name
    yield _Line(fit(name.spelling, width), ((0, len(fit(name.spelling, width))),))
    dates = dict.fromkeys(date.label for date in (name.first, name.last) if date)
    facts = [
        _type_of(side),
        f"{counted(name.mentions, 'mention')} in {counted(name.articles, 'article')}",
        " to ".join(dates),
    ]
    others = " · ".join(f"{spelling} {count:,}" for spelling, count in side.others)
    if others:
        facts.append(f"also {others}")
    yield _Line(fit(INDENT + " · ".join(filter(None, facts)), width))
    for context in side.contexts:
        before, mention, after = line_of(context, width - len(INDENT), cells)
        start = len(INDENT) + len(before)
        yield _Line(f"{INDENT}{before}{mention}{after}", ((start, start + len(mention)),))


def _type_of(side: Side) -> str:
    """Return of what type a name is, and of which entity, where that is called otherwise."""
    key = side.entity
    return key.type.value if key.name == side.name.spelling else f"{key.name} ({key.type})"
