"""Names found, written short for tests."""

from __future__ import annotations

from explorer.entities.finding.finder import NameFinder
from explorer.entities.lexicon import Lexicon

FINDER = NameFinder(Lexicon())


def found(text: str, language: str = "en", finder: NameFinder = FINDER) -> list[str]:
    """Return the names as `surface/type`, the type by its first two letters."""
    return [
        f"{mention.surface}/{mention.type.value[:2] if mention.type else '-'}"
        for mention in finder.find(text, language).mentions
    ]
