"""Bounds: the words around a number that say how exactly it is given."""

from __future__ import annotations

from typing import NamedTuple

from explorer.text.figures.figure import Bound
from explorer.text.figures.tokens import Token, folded_at

_BEFORE = {
    Bound.ABOUT: "about|around|some|roughly|approximately|approx|circa|an estimated|estimated"
    "|estimated at|in the region of|in the order of|more or less|something like|the equivalent of"
    "|environ|autour de|aux alentours de|a peu pres|quelque|quelques|une estimation de"
    "|unos|unas|alrededor de|cerca del|aproximadamente|en torno a|estimado en|cerca de unos",
    Bound.NEARLY: "nearly|almost|close to|just under|nearing|approaching|just short of"
    "|a little under|slightly less than|little less than"
    "|pres de|pres d '|presque|casi|cerca de",
    Bound.OVER: "more than|over|at least|above|exceeding|exceeded|exceeds|upwards of|in excess of"
    "|well over|no fewer than|no less than|not less than|a minimum of|minimum|greater than"
    "|just over|higher than|surpassed|surpassing|topped|beyond|north of|more then"
    "|plus de|plus d '|au moins|au dela de|plus que|au minimum|pas moins de"
    "|mas de|al menos|por lo menos|como minimo|mas que|no menos de|superior a|supera los",
    Bound.UP_TO: "up to|as many as|as much as|at most|at the most|no more than|not more than"
    "|fewer than|less than|under|below|a maximum of|maximum|as few as|as high as|lower than"
    "|jusqu ' a|jusqu a|au plus|moins de|moins d '|au maximum|maximum de"
    "|hasta|como maximo|menos de|no mas de",
}
_AFTER = {
    Bound.OVER: "or more|or above|or higher|or over|or older|and above|and over|and older|plus"
    "|at least|+|ou plus|et plus|au moins|o mas|y mas|por lo menos|al menos",
    Bound.UP_TO: "or less|or fewer|or under|or younger|at most|ou moins|au plus|o menos",
    Bound.ABOUT: "or so|odd|approximately|environ|mas o menos|aproximadamente",
}


def _by_last(table: dict[Bound, str]) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, phrases in table.items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            found.setdefault(words[-1], []).append((words, bound))
    for cues in found.values():
        cues.sort(key=lambda cue: -len(cue[0]))
    return found


_BEFORE_BY_LAST = _by_last(_BEFORE)
_AFTER_ALL = sorted(
    (
        (tuple(phrase.split()), bound)
        for bound, cues in _AFTER.items()
        for phrase in cues.split("|")
    ),
    key=lambda cue: -len(cue[0]),
)
_AFTER_FIRST = frozenset(words[0] for words, _ in _AFTER_ALL)


class Cue(NamedTuple):
    """A bound with the tokens that say it."""

    bound: Bound
    first: int
    """The index of its first token."""

    after: int
    """The index after its last token."""


def bound_before(tokens: list[Token], index: int) -> Cue | None:
    """Return the bound whose words end right before a token."""
    end = index
    for cue_end in (end, end - 1):  # a word may stand between: `more than a`, `up to the`
        if cue_end < end and folded_at(tokens, cue_end) not in {"a", "an", "un", "une", "just"}:
            break
        for words, bound in _BEFORE_BY_LAST.get(folded_at(tokens, cue_end - 1), ()):
            first = cue_end - len(words)
            if first >= 0 and all(
                tokens[first + step].folded == word for step, word in enumerate(words)
            ):
                return Cue(bound, first, index)
    return None


def bound_after(tokens: list[Token], index: int) -> Cue | None:
    """Return the bound whose words begin with a token."""
    if folded_at(tokens, index) not in _AFTER_FIRST:
        return None
    for words, bound in _AFTER_ALL:
        if all(folded_at(tokens, index + step) == word for step, word in enumerate(words)):
            if words == ("plus",) and folded_at(tokens, index + 1) not in {"", ".", ",", "years"}:
                continue
            return Cue(bound, index, index + len(words))
    return None
