"""Shapes of words, in which `*` stands for any characters or none and `?` for one."""

from __future__ import annotations

import re
from collections.abc import Callable
from fnmatch import translate

MARKS = "*?"

_RUN = re.compile(r"[*?]{2,}")
_PIECE = re.compile(r"(?:[^\W_]|[*?])+")


def has_marks(text: str) -> bool:
    """Whether there is a `*` or a `?` in a text."""
    return "*" in text or "?" in text


def shapes_in(folded: str) -> list[str]:
    """Return the words and shapes of a folded text; in a run of marks `?` comes first and `*`
    once."""
    return [_RUN.sub(_in_order, piece) for piece in _PIECE.findall(folded)]


def fits(shape: str) -> Callable[[str], object]:
    """Return a test, true for the folded words that have a shape."""
    # `fnmatch` takes care that no pattern costs more than its length times the word's. Its
    # third mark, a bracket, cannot stand in a shape.
    return re.compile(translate(shape)).match


def _in_order(run: re.Match[str]) -> str:
    marks = run.group()
    return "?" * marks.count("?") + "*" * ("*" in marks)
