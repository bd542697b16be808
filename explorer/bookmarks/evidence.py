"""What it takes to believe that a place is that of a passage.

Many words, standing together once, prove themselves. Few words are proved by those around them.
The bounds were set on edited articles, see `tests/benchmarks/anchoring.py`.
"""

from __future__ import annotations

from explorer.bookmarks.altered import Altered
from explorer.bookmarks.saved import SavedPassage
from explorer.bookmarks.support import Support

_MANY = (4, 20)  # words, letters; such a phrase hardly comes about twice
_ENOUGH = (3, 16)  # where they are known to have stood nowhere else
_BOTH = 2  # sides on which the next word is the same
_FIRM = 0.6  # of one side of the context
_JOINT = 0.8  # of both sides together
_EACH_IF_REPEATED, _JOINT_IF_REPEATED = 0.65, 1.5  # where the words stood elsewhere as well
_FEW_LETTERS = 4  # a word as short as that stands in many a new sentence
_JOINT_IF_FEW_LETTERS = 1.8

_FEW_WORDS, _SOME_WORDS, _MORE_WORDS = 4, 8, 12
_NEVER = 2.0


def proves_itself(saved: SavedPassage) -> bool:
    """Whether the words of a passage, where they stand once, need no context."""
    words, letters = _ENOUGH if saved.was_unique else _MANY
    return len(saved.words) >= words and len(saved.letters) >= letters and not saved.was_repeated


def bears_out(saved: SavedPassage, context: Support) -> bool:
    """Whether the context of a place proves that the words that stand there are the passage."""
    if saved.has_double:
        return context.tells
    if saved.was_repeated:
        if len(saved.letters) <= _FEW_LETTERS:
            return context.total >= _JOINT_IF_FEW_LETTERS
        firm = context.both >= _EACH_IF_REPEATED and context.total >= _JOINT_IF_REPEATED
        return context.tells or firm
    return context.one >= _FIRM or context.total >= _JOINT


def is_like_enough(saved: SavedPassage, found: Altered) -> bool:
    """Whether a place with other words is believed to be what the passage has become."""
    is_between = found.support.both >= _FIRM and not saved.has_double
    if saved.was_repeated and not found.support.tells and not is_between:
        return False
    words = len(saved.words)
    return found.likeness >= _least_likeness(words, found.support, is_whole=found.is_whole)


def is_certain(saved: SavedPassage, found: Altered) -> bool:
    """Whether no other place need be looked at."""
    firm = found.support.both >= _FIRM and not saved.was_repeated
    return firm and is_like_enough(saved, found)


def _least_likeness(words: int, context: Support, *, is_whole: bool) -> float:
    if context.both >= _FIRM:  # nothing but the passage can have stood between
        return 0.52
    if words < _FEW_WORDS:
        return 0.8 if context.one >= _FIRM else _NEVER
    if words < _MORE_WORDS:
        if context.one >= _FIRM:
            return 0.75 if words < _SOME_WORDS else 0.7
        is_bound = context.touching == _BOTH and context.total >= _FIRM
        return 0.8 if is_whole or is_bound else 0.92
    if context.total >= _FIRM:
        return 0.7
    return 0.75 if is_whole else 0.8
