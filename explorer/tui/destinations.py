"""Where a screen may ask to be taken when it is closed."""

from __future__ import annotations

from typing import NamedTuple

from explorer.search.answers import Search
from explorer.text.paragraphs import Span


class Stretch(NamedTuple):
    """An article, or a stretch of its text."""

    article: str
    """The id of the article."""
    span: Span | None = None
    """None: the article from its beginning."""


Destination = Stretch | Search
