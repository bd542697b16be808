"""Numbers with what they count, as a sentence says them."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """Return a number with its noun, in the plural where there is not one."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
