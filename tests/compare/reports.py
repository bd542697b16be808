"""Reports made for a test."""

from __future__ import annotations

import re
from collections.abc import Mapping

from explorer.models import Article, EntityKey, EntityType, NamedMention, Report


def report(
    text: str,
    names: Mapping[str, str] | None = None,
    type_: EntityType = EntityType.PLACE,
    language: str = "en",
) -> Report:
    """Return a report of a text in which words, the keys, name entities, the values."""
    mentions = [
        NamedMention(*match.span(), EntityKey(type_, entity))
        for words, entity in (names or {}).items()
        for match in re.finditer(re.escape(words), text)
    ]
    return Report(Article("a", "A", text, language=language), tuple(sorted(mentions)))
