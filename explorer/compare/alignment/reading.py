"""A report read for comparison: its sentences, and the terms by which passages are compared.

A term is what two passages can have in common: the stem of a word, a figure, somebody or
something named, or two words that follow each other. Stems are words cut after five letters,
which does as well as stemmers do and knows no language (McNamee and Mayfield, “Character n-gram
tokenization for European language text retrieval”, 2004).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise

from explorer.compare.alignment.clauses import clauses_of
from explorer.compare.alignment.numerals import written_numbers
from explorer.models import EntityKey, NamedMention, Report
from explorer.text.function_words import function_words
from explorer.text.paragraphs import Span, sentences
from explorer.text.words import Word, words_of

Term = str

FIGURE, OF_NAME, ENTITY, PHRASE = "#", "&", "@", " "
"""What a term begins with, but for stems; two terms are joined to a phrase by the last."""

_STEM_LETTERS = 5
_LONGEST_FIGURE = 30  # in digits: what is longer is no number that anybody compares


class Reading:
    """A report with the terms of its passages."""

    def __init__(self, report: Report) -> None:
        self.text = report.article.text
        self.words = words_of(self.text)
        self.sentences = sentences(self.text)
        self._starts = [word.start for word in self.words]
        self._names = report.names
        self._name_starts = [name.start for name in report.names]
        self._language = report.article.language
        self._numbers = written_numbers(self._language)
        self._function_words = function_words(self._language)
        self._clauses: dict[int, list[Span]] = {}

    def words_in(self, passage: Span) -> list[Word]:
        """Return the words of a passage."""
        return self.words[slice(*self._bounds(passage))]

    def key(self, passage: Span) -> str:
        """Return the words of a passage as one string: what is equal says the same."""
        return " ".join(word.folded for word in self.words_in(passage))

    def clauses(self, sentence: int) -> list[Span]:
        """Return the clauses of a sentence given by its number."""
        if sentence not in self._clauses:
            span = self.sentences[sentence]
            self._clauses[sentence] = clauses_of(
                self.text, span, self.words_in(span), self._language
            )
        return self._clauses[sentence]

    def terms(self, passage: Span) -> frozenset[Term]:
        """Return the terms of a passage."""
        stems = [term for term in self.word_terms[slice(*self._bounds(passage))] if term]
        phrases = (
            one + PHRASE + other
            for one, other in pairwise(stems)
            if not (one[0] == OF_NAME == other[0])  # a name of two words is no phrase
        )
        return frozenset(stems).union(phrases, map(entity_term, self.entities(passage)))

    def entities(self, passage: Span) -> list[EntityKey]:
        """Return whom and what a passage names, in order, each once."""
        return list(dict.fromkeys(name.entity for name in self._names_in(passage)))

    def places_of(self, passage: Span, entities: AbstractSet[EntityKey]) -> list[Span]:
        """Return where a passage names one of some entities."""
        return [
            Span(name.start, name.end)
            for name in self._names_in(passage)
            if name.entity in entities
        ]

    def terms_in_place(self, passage: Span) -> Iterator[tuple[Term, Span]]:
        """Yield the stems and figures of a passage with their places."""
        first, after = self._bounds(passage)
        for at in range(first, after):
            if term := self.word_terms[at]:
                end = at + 1
                while end < after and self.word_terms[end] is None:
                    end += 1
                yield term, Span(self.words[at].start, self.words[end - 1].end)

    @cached_property
    def word_terms(self) -> list[Term | None]:
        """The term of each word: empty for a function word; None: it goes on with a figure."""
        terms: list[Term | None] = [self._stem(word) for word in self.words]
        for name in self._names:
            for at in range(*self._bounds(Span(name.start, name.end))):
                if terms[at]:
                    terms[at] = OF_NAME + self.words[at].folded[:_STEM_LETTERS]
        first_words = {bisect_left(self._starts, sentence.start) for sentence in self.sentences}
        for at, word in enumerate(self.words):
            if word.folded[0].isdigit():
                if terms[at] is not None:
                    self._read_figure(at, terms)
            elif terms[at] and self.text[word.start].isupper() and at not in first_words:
                terms[at] = OF_NAME + word.folded[:_STEM_LETTERS]  # known to no list, but a name
        return terms

    def _names_in(self, passage: Span) -> Sequence[NamedMention]:
        first = bisect_left(self._name_starts, passage.start)
        return self._names[first : bisect_left(self._name_starts, passage.end)]

    def _stem(self, word: Word) -> Term:
        if word.folded in self._numbers:
            return FIGURE + self._numbers[word.folded]
        return "" if word.folded in self._function_words else word.folded[:_STEM_LETTERS]

    def _read_figure(self, at: int, terms: list[Term | None]) -> None:
        """Put together the digits of `1,250.50`, of which each run is a word."""
        digits, end, has_point = self.words[at].folded, at + 1, False
        while end < len(self.words) and not has_point and len(digits) < _LONGEST_FIGURE:
            between = self.text[self.words[end - 1].end : self.words[end].start]
            follows = self.words[end].folded
            if between not in (".", ",") or not follows.isdigit():
                break
            if between == "," and len(follows) != 3:
                break
            has_point = between == "."
            digits += follows if between == "," else between + follows
            terms[end] = None
            end += 1
        terms[at] = FIGURE + (digits.rstrip("0").rstrip(".") if has_point else digits)

    def _bounds(self, passage: Span) -> tuple[int, int]:
        """Return the number of a passage's first word and that after its last."""
        return bisect_left(self._starts, passage.start), bisect_left(self._starts, passage.end)


def entity_term(entity: EntityKey) -> Term:
    """Return the term that stands for an entity, whatever the variant of its name."""
    return f"{ENTITY}{entity.type}:{entity.name}"
