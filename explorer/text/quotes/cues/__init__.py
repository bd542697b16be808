"""The words that say that something is said, by language."""

from __future__ import annotations

from functools import cache

from explorer.text.quotes.cues.speech import Speech


@cache
def speech_of(language: str) -> Speech:
    """Return how a language tells of speech; of one that is not known: how English does."""
    # Each only where it is asked for: most collections are of one language.
    match language:
        case "fr":
            from explorer.text.quotes.cues.french import FRENCH

            return FRENCH
        case "es":
            from explorer.text.quotes.cues.spanish import SPANISH

            return SPANISH
        case _:
            from explorer.text.quotes.cues.english import ENGLISH

            return ENGLISH
