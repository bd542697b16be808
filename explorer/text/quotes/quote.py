"""What a quotation is."""

from __future__ import annotations

from typing import NamedTuple

from explorer.text.paragraphs import Span


class Quote(NamedTuple):
    """Words that a text gives as somebody's own."""

    span: Span
    """The words between the marks, without the marks."""
    speaker: Span | None
    """The words that name who says it: `Ombaka`, `the MSSM statement`; None: the text does not."""
    cue: Span | None
    """The words that say that it is said: `said`, `read in part`, `according to`."""
