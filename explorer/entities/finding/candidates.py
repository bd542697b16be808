"""Candidates: what the runs of a text offer as names, before anything is decided."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Candidate:
    """Tokens that may be a name."""

    first: int
    last: int
    has_title: bool = False
    """Whether an honorific or a role stands right before it."""
    key: str = ""
    """The form of the name, folded."""
