"""Text of articles and notes as it may stand in a document that others open."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.text.harmless_json import harmless_json
from explorer.text.visible import visible

_JOINERS = frozenset("\u200c\u200d")
"""They make emoji out of several and words of some scripts, and do nothing else."""


def plain(text: str) -> str:
    """Return a text with controls and invisible characters made visible, but for joiners."""
    if text.replace("\n", "").isprintable():
        return text
    if _JOINERS.isdisjoint(text):
        return visible(text)
    return "".join(each if each in _JOINERS else visible(each) for each in text)


def plain_line(text: str) -> str:
    """Return a text as `plain` does, on one line."""
    return plain(" ".join(text.split()))


def json_array(values: Iterable[object]) -> str:
    """Return values as a JSON array, each on a line of its own."""
    lines = ",\n".join(map(harmless_json, values))
    return f"[\n{lines}\n]" if lines else "[]"
