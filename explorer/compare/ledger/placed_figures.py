"""A figure with what around it says what it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from explorer.compare.ledger.wording import Wording, singular_words, wording_of
from explorer.models import EntityKey, EntityType, NamedMention, Report
from explorer.text.figures.figure import Figure
from explorer.text.paragraphs import Span, one_line

_LEAD = 600  # characters: what a report is about stands in its first sentences
_MOST_NAMED = 3
_NEAR = 40  # characters
_MANY_DIGITS = 4
_LONG = 5  # characters: a shorter word is more often a linking one
_IN = re.compile(
    r"\b(?:in|at|near|across|around|outside|within|en|à|dans|près de)\s+"
    r"(?:(?:the|la|le|el|los|les)\s+)?(?:[\w’'-]+\s+(?:of\s+)?)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class PlacedFigure:
    """One figure of one of several reports."""

    number: int
    """The number of the report, from 0, in the order of the columns."""
    report: Report
    figure: Figure
    leads: frozenset[EntityKey]
    """What the report is about."""

    @cached_property
    def wording(self) -> Wording:
        """The words that say what is counted."""
        return wording_of(self.figure)

    @cached_property
    def places(self) -> frozenset[EntityKey]:
        """The places that the sentence says something is in: where it was counted. What else it
        names may be who counted."""
        return frozenset(
            name.entity
            for name in self.report.names
            if name.entity.type is EntityType.PLACE
            and _within(name, self.figure.sentence)
            and _IN.search(
                self.report.article.text,
                max(self.figure.sentence.start, name.start - _NEAR),
                name.start,
            )
        )

    @cached_property
    def named(self) -> frozenset[EntityKey]:
        """Whom and what the sentence names."""
        sentence = self.figure.sentence
        return frozenset(name.entity for name in self.report.names if _within(name, sentence))

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """The words that say which of what is counted: `Kenyan specialised` officers."""
        if self.figure.counted is None:
            return frozenset()
        return frozenset(singular_words(self.words(self.figure.counted))[:-1])

    @cached_property
    def named_modifiers(self) -> frozenset[str]:
        """Those that are names: `Kenyan`."""
        if self.figure.counted is None:
            return frozenset()
        *words, _ = self.words(self.figure.counted).split() or [""]
        capitalised = (word for word in words if word[:1].isupper())
        return frozenset(each for word in capitalised for each in singular_words(word))

    @cached_property
    def context(self) -> frozenset[str]:
        """The longer words of the sentence, names aside, that say neither what is counted nor
        how many."""
        start, end = self.figure.sentence
        text = self.report.article.text
        around = f"{text[start : self.figure.span.start]} {text[self.figure.span.end : end]}"
        plain = " ".join(word for word in around.split() if not word[:1].isupper())
        own = {self.wording.head, *self.wording.before, *self.wording.after}
        words = singular_words(plain)
        return frozenset(word for word in words if len(word) >= _LONG and word not in own)

    @property
    def has_several_digits(self) -> bool:
        """Whether the number is not one that stands everywhere, as `two` and `100` do."""
        ends = (self.figure.low, self.figure.high)
        return any(len(end.normalize().as_tuple().digits) > 1 for end in ends)

    @property
    def has_many_digits(self) -> bool:
        """Whether the number is one that hardly stands twice by chance."""
        ends = (self.figure.low, self.figure.high)
        return any(len(end.normalize().as_tuple().digits) >= _MANY_DIGITS for end in ends)

    @property
    def counted(self) -> str:
        """What is counted in the words of the text, or at least in canonical ones."""
        counted = self.figure.counted
        return self.words(counted) if counted else self.figure.quantity

    def words(self, span: Span) -> str:
        """Return words of the report on one line."""
        return one_line(self.report.article.text, span)

    @property
    def value(self) -> str:
        """The figure as it is written."""
        return self.words(self.figure.span)

    @property
    def period(self) -> str:
        """The period as it is written; empty where none is."""
        return self.words(self.figure.period.span) if self.figure.period else ""

    @cached_property
    def period_words(self) -> frozenset[str]:
        """The period in words that can be compared."""
        return frozenset(singular_words(self.period))

    @property
    def when(self) -> str:
        """The report's date in a reader's words."""
        return self.report.article.date_label


def placed(number: int, report: Report, figures: Iterable[Figure]) -> list[PlacedFigure]:
    """Return the figures of a report with what it is about."""
    leads = _leads(report)
    return [PlacedFigure(number, report, figure, leads) for figure in figures]


def _leads(report: Report) -> frozenset[EntityKey]:
    """Return what a report names in its first sentences, and most often."""
    first = {name.entity for name in report.names if name.start < _LEAD}
    counts = Counter(name.entity for name in report.names)
    often = sorted(counts, key=lambda entity: (-counts[entity], entity))[:_MOST_NAMED]
    return frozenset(first.union(often))


def _within(name: NamedMention, span: Span) -> bool:
    return span.start <= name.start and name.end <= span.end
