"""How much a word tells: what every text says speaks little for a common origin of two."""

from __future__ import annotations

import re

from explorer.text.function_words import all_function_words

CONTENT = 1.0
NAME = 0.4
"""A word of a name, a figure: two reports of one story share these and need not share words."""
FUNCTION = 0.25

_ENDINGS = re.compile(r"(?<=[a-z]{4})(?:ings?|e?d|e?s|ies|y)$")


def stem_of(folded: str) -> str:
    """Return a word without the endings that English gives verbs and nouns: `boosted`, `boost`."""
    return folded if folded in all_function_words() else _ENDINGS.sub("", folded)


def weight_of(folded: str, *, in_a_name: bool) -> float:
    """Return how much a folded word speaks for it that two passages are the same."""
    if folded in all_function_words():
        return FUNCTION
    return NAME if in_a_name or folded.isdigit() else CONTENT
