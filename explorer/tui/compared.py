"""One of two articles that are compared, with what is marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explorer.models import Article, Report
from explorer.text.paragraphs import Span


class Compared(NamedTuple):
    """A report as it is compared on the screen."""

    report: Report
    matches: Sequence[Span] = ()
    """What the search of the moment finds in its text."""
    kept: Sequence[Span] = ()
    """The passages kept from it."""

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.report.article
