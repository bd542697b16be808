"""The same words said in several reports, or twice in one: who said them, and what was altered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.models import Report
from explorer.text.differences import Edit
from explorer.text.paragraphs import Span


@dataclass(frozen=True)
class Saying:
    """One place where the words of a shared quote stand."""

    report: int
    """The number of the report, from 0, in the order they were given."""
    span: Span
    """The words, without quotation marks."""
    speaker: str
    """Who said it according to this report: an entity's name where it is one; empty: not said."""
    cue: str
    is_quoted: bool
    """Whether they stand between quotation marks; else the report says them as its own."""
    edits: tuple[Edit, ...]
    """The words that changed since the first saying, which is the left text of the edits."""


@dataclass(frozen=True)
class SharedQuote:
    """The same words in two places or more, at least once as a quotation."""

    sayings: tuple[Saying, ...]
    """The earliest report first; those of unknown date last."""


def shared_quotes(reports: Sequence[Report]) -> list[SharedQuote]:
    """Return the quotations that several reports share, or one repeats; the longest first."""
    raise NotImplementedError
