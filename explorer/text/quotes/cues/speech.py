"""How a language tells of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Speech:
    """The words of one language by which a text tells that somebody speaks."""

    verbs: re.Pattern[str]
    """A verb of saying, with what belongs to it: `said`, `read in part`, `a déclaré`."""
    participle: str
    """How verbs end that share the subject of the sentence: `saying`, `adding`."""
    sources: re.Pattern[str]
    """What stands before the speaker without a verb: `according to`, `selon`."""
    naming: re.Pattern[str]
    """What stands before a name or a word between quotation marks: `nicknamed`, `the word`."""
    pronouns: frozenset[str]
    """Words that stand for a speaker named before."""
    openers: frozenset[str]
    """Words that may stand before a subject and do not belong to it: `but`, `on`, `however`."""
    bounds: frozenset[str]
    """Words that part a clause from the next: `that`, `when`, `and`."""
    stops: frozenset[str]
    """Words at which the name of a speaker is over when it stands behind the verb."""
    trailing: frozenset[str]
    """Words between a subject and its verb: `also`, `has`, `later`."""
    passive: frozenset[str]
    """Words after which a verb has no speaker for its subject: `was told`."""
    adverb: str
    """How adverbs end, which stand there too."""
    articles: frozenset[str]
    """Words that make a noun of the next: in `the post`, nobody posts."""


def any_of(*phrases: str) -> re.Pattern[str]:
    """Return a pattern of whole words: of phrases, which may be patterns, the longest first."""
    alternatives = "|".join(
        phrase.replace(" ", r"\s+") for phrase in sorted(set(phrases), key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w’'-])(?:{alternatives})(?![\w-]|[’']\w)", re.IGNORECASE)
