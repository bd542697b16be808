"""What an XML document begins with, read without parsing it."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAME = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_SKIPPED = (("<!--", "-->"), ("<?", "?>"))


class Root(NamedTuple):
    """The root element of a document."""

    name: str
    """In lower case, without prefix."""
    start: int
    """Where it begins."""
    declares_entities: bool
    """Whether the document type before it declares entities."""


def root_of(text: str) -> Root | None:
    """Return the root element, None when the text does not begin as XML does.

    Takes time in proportion to the length of what stands before it.
    """
    entities = False
    start = text.find("<")
    if text[: max(start, 0)].strip("\ufeff \t\r\n"):
        return None
    while start >= 0:
        if match := _NAME.match(text, start):
            return Root(match.group(1).lower(), start, entities)
        end = start + 1
        for opening, closing in _SKIPPED:
            if text.startswith(opening, start):
                end = text.find(closing, end)
        entities = entities or text.startswith("<!ENTITY", start)
        start = text.find("<", end) if end > 0 else -1
    return None
