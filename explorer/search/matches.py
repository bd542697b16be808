"""Find in an article every stretch that a query looks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explorer.entities.lexicon import Lexicon, forms_of
from explorer.entities.mentions import MentionFinder
from explorer.search.query import Leaf, Named, Phrase, Prefix, Query, Similar, Word, sought
from explorer.search.reasons import SUREST, Match, Reason
from explorer.search.stems import stem
from explorer.text.words import Word as TextWord
from explorer.text.words import folded_words, words_of


class MatchFinder:
    """Finds in texts what one query looks for."""

    def __init__(self, query: Query, lexicon: Lexicon, mentions: MentionFinder) -> None:
        leaves = tuple(dict.fromkeys(sought(query)))
        self._word_leaves = [leaf for leaf in leaves if not isinstance(leaf, Named)]
        self._typed = {
            form: leaf.typed
            for leaf in leaves
            if isinstance(leaf, Named)
            for entity in leaf.entities
            for form in forms_of(entity)
        }
        self._lexicon = lexicon
        self._mentions = mentions

    def find(self, text: str, language: str) -> list[Match]:
        """Return the matches in order of their place; none overlaps another.

        Where two overlap, the one that begins first is kept, then the longer, then the surer.
        """
        words = words_of(text) if self._word_leaves else []
        found = [
            match
            for leaf in self._word_leaves
            for match in _leaf_matches(leaf, text, words, language)
        ]
        if self._typed:
            found += self._named(text)
        return _apart(found)

    def _named(self, text: str) -> Iterator[Match]:
        for mention in self._mentions.find(text):
            typed = self._typed.get(mention.form)
            if typed is None:
                continue
            if folded_words(typed) == folded_words(mention.surface):
                yield Match(mention.start, mention.end, _literal(mention.surface, typed), "")
            else:
                names = (entity.name for entity in self._lexicon.entities_of_form(mention.form))
                yield Match(mention.start, mention.end, Reason.VARIANT, " / ".join(names))


def _literal(surface: str, typed: str) -> Reason:
    return Reason.EXACT if surface.casefold() == typed.casefold() else Reason.FOLDED


def _apart(found: Iterable[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, -m.end, SUREST[m.reason])):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _leaf_matches(
    leaf: Leaf, text: str, words: Sequence[TextWord], language: str
) -> Iterator[Match]:
    match leaf:
        case Word():
            yield from _word_matches(leaf, text, words, language)
        case Prefix(folded=prefix):
            for word in words:
                if word.folded.startswith(prefix):
                    yield Match(word.start, word.end, Reason.PREFIX, "")
        case Similar(distances=distances):
            distance_of = dict(distances)
            for word in words:
                if distance := distance_of.get(word.folded):
                    letters = "letter" if distance == 1 else "letters"
                    yield Match(word.start, word.end, Reason.FUZZY, f"{distance} {letters} off")
        case Phrase(words=phrase):
            yield from _phrase_matches(phrase, words)


def _word_matches(
    leaf: Word, text: str, words: Sequence[TextWord], language: str
) -> Iterator[Match]:
    sought_stem = stem(leaf.surface, language)
    for word in words:
        surface = text[word.start : word.end]
        if word.folded == leaf.folded:
            yield Match(word.start, word.end, _literal(surface, leaf.surface), "")
        elif stem(surface, language) == sought_stem:
            yield Match(word.start, word.end, Reason.STEMMED, "")


def _phrase_matches(phrase: tuple[str, ...], words: Sequence[TextWord]) -> Iterator[Match]:
    for at in range(len(words) - len(phrase) + 1):
        run = words[at : at + len(phrase)]
        if all(word.folded == wanted for word, wanted in zip(run, phrase, strict=True)):
            yield Match(run[0].start, run[-1].end, Reason.EXACT, "")
