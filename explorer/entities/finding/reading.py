"""A reading of an article: its tokens, and what the lists and its own writing say of words."""

from __future__ import annotations

import re

from explorer.entities.finding.cues.context import (
    ADHERENTS,
    ENGLISH_MONTHS_AND_DAYS,
    NO_NAMES,
    STARTERS,
)
from explorer.entities.finding.runs import Part
from explorer.entities.finding.tokens import Tokens, tokens_of
from explorer.entities.lists.known import Known, known
from explorer.text.folding import fold

_CONTRACTED = re.compile(r".'(?:ve|re|ll|d|m|t)$")  # we've
LANGUAGES = frozenset({"en", "fr", "es"})
"""Those for which there are cues; any other is read as English."""


class Reading:
    """An article's tokens with what is known of their words."""

    def __init__(self, text: str, language: str) -> None:
        self.tokens: Tokens = tokens_of(text)
        words = self.tokens.words
        self.known: Known = known()
        self.language = language if language in LANGUAGES else "en"
        self.folded: list[str] = [word.lower() if word.isascii() else fold(word) for word in words]
        self.capital: list[bool] = [
            word != folded and word != word.lower()
            for word, folded in zip(words, self.folded, strict=True)
        ]
        self.lower_case: set[str] = {
            word
            for word, is_capital in zip(self.folded, self.capital, strict=True)
            if not is_capital
        }
        """The words that the article writes in lower case somewhere."""

    def key(self, part: Part) -> str:
        """Return the form key of the tokens of a part."""
        if part.first == part.last:
            return self.folded[part.first]
        return " ".join(fold(self.tokens.surface(part.first, part.last)).split())

    def is_place(self, key: str) -> bool:
        """Whether the lists know a form as a country or another place."""
        return key in self.known.countries or key in self.known.places

    def is_listed(self, key: str) -> bool:
        """Whether the lists know a form as any name."""
        return self.is_place(key) or key in self.known.organisations

    def is_demonym(self, number: int) -> bool:
        """Whether a token says of which people or belief somebody is: Kenyan, Muslims."""
        word = self.folded[number]
        if self.language == "en":  # Argentine is a country in French only
            if word in self.known.demonyms:
                return word != self.known.demonyms[word].lower()
            return word in ADHERENTS
        return (word in self.known.demonyms or word in ADHERENTS) and (
            word not in self.known.countries
        )

    def is_common(self, number: int) -> bool:
        """Whether a token is a word that is usually written in lower case."""
        word = self.folded[number]
        return word in self.lower_case or self.known.is_common_word(word, self.language)

    def is_acronym(self, number: int) -> bool:
        """Whether a token is written in capitals only, and has at least two."""
        word = self.tokens.words[number]
        return len(word) > 1 and word.isupper() and sum(map(str.isalpha, word)) > 1

    def only_starts(self, number: int) -> bool:
        """Whether a token is a word that has its capital from the beginning of a sentence."""
        return self.folded[number] in STARTERS[self.language]

    def breaks(self, number: int) -> bool:
        """Whether a token with a capital ends a name and is in none."""
        word = self.folded[number]
        return (
            (
                word in self.known.months_and_days
                and (self.language != "en" or word in ENGLISH_MONTHS_AND_DAYS)
            )
            or (word in NO_NAMES and (len(word) > 4 or self.tokens.words[number].isupper()))
            or (word[0].isdigit() and word.rstrip("stndrh").isdigit())
            or _CONTRACTED.search(word) is not None
        )
