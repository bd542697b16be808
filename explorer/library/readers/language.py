"""The language that a text without a label is in."""

from __future__ import annotations

from functools import cache
from typing import Any

_FEWEST_LETTERS = 200
_ENOUGH = 10_000  # characters; more would not change the answer
_CERTAIN = 0.9


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None when the text is too short or too
    mixed to tell."""
    sample = text[:_ENOUGH]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    try:
        identifier = _identifier()
    except OSError:  # it unpacks its model to a temporary file, for which there may be no room
        return None
    language, certainty = identifier.classify(sample)
    has_code = len(language) == 2  # it also knows some that only ISO 639-3 has
    return language if has_code and certainty >= _CERTAIN else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # only now: it loads a model

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
