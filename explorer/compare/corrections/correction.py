"""Corrections: what the user said that a figure counts, each with author and time.

A figure is meant by its words and the sentence it stands in, so that it is found again in a
corrected text. What holds is a function of the *set* of corrections: of those on one figure the
latest holds, and one that was withdrawn counts no more. Hence two files that were written apart
can be joined line by line, in any order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from explorer.decisions import Decisions
from explorer.models import Article
from explorer.text.figures.figure import Figure
from explorer.text.words import folded_words

_LEAST_LIKENESS = 80  # of 100; a sentence that was corrected, not another one


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One decision on one figure."""

    article: str
    """The article's id."""
    figure: str
    """The figure's words, as the article had them: `nearly 1,000`."""
    sentence: str
    """The whole sentence it stands in."""
    nth: int = 1
    """Which of the figures of these words in the sentence, counted from 1."""
    quantity: str | None = None
    """What it counts: `officers deployed`; None: it is no figure."""
    by: str
    at: datetime
    """In UTC. What is corrected at one moment by one author is one action, undone together."""
    withdrawn: datetime | None = None
    """When it was taken back; this is then a second record of it, beside the first."""
    withdrawn_by: str | None = None
    extra: tuple[tuple[str, str], ...] = ()
    """What a later version wrote beside it, as JSON text by key; kept when it is written again."""

    @cached_property
    def subject(self) -> tuple[str, tuple[str, ...], tuple[str, ...], int]:
        """What it is about: of the corrections of one figure, only the latest holds."""
        return self.article, folded_words(self.figure), folded_words(self.sentence), self.nth

    @cached_property
    def identity(self) -> tuple[str, ...]:
        """What tells it from every other; also its place among them, by time and then content."""
        article, figure, sentence, nth = self.subject
        time = self.at.isoformat(timespec="microseconds")
        what = "" if self.quantity is None else f"={self.quantity}"
        return (time, article, " ".join(figure), " ".join(sentence), str(nth), what, self.by)

    @property
    def spelled(self) -> tuple[str, ...]:
        """The words as they were written."""
        return self.figure, self.sentence

    def withdraw(self, by: str, at: datetime) -> Correction:
        """Return the record of its being taken back."""
        return replace(self, withdrawn=at, withdrawn_by=by)


class Corrections(Decisions[Correction]):
    """What holds of a set of corrections."""

    @cached_property
    def of_article(self) -> Mapping[str, Sequence[Correction]]:
        """What holds, by the ids of the articles."""
        found = defaultdict(list)
        for each in self.holding:
            found[each.article].append(each)
        return found


NO_CORRECTIONS = Corrections()


class Signed(NamedTuple):
    """Who corrects, and when."""

    by: str
    at: datetime


def correction_of(
    article: Article,
    figures: Sequence[Figure],
    figure: Figure,
    quantity: str | None,
    signed: Signed,
) -> Correction:
    """Return the correction of one of the figures of an article; no quantity: it is no figure."""
    key = _key_of(article, figure)
    same = [each for each in figures if _key_of(article, each) == key]
    start, end = figure.sentence
    return Correction(
        article=article.id,
        figure=article.text[figure.span.start : figure.span.end],
        sentence=article.text[start:end],
        nth=1 + same.index(figure),
        quantity=quantity,
        by=signed.by,
        at=signed.at,
    )


def corrected(
    article: Article, figures: Sequence[Figure], corrections: Corrections
) -> list[Figure]:
    """Return the figures of an article as they are corrected, without those that are none."""
    said = said_of(article, figures, corrections)
    return [
        replace(figure, quantity=said[at].quantity or "") if at in said else figure
        for at, figure in enumerate(figures)
        if at not in said or said[at].quantity is not None
    ]


def said_of(
    article: Article, figures: Sequence[Figure], corrections: Corrections
) -> Mapping[int, Correction]:
    """Return what is corrected of the figures of an article, by their number from 0.

    A correction whose sentence is gone is passed over. One whose sentence was changed a little
    holds where only one sentence is like it.
    """
    wanted = corrections.of_article.get(article.id)
    if not wanted:
        return {}
    of_key = defaultdict[tuple[tuple[str, ...], tuple[str, ...]], list[int]](list)
    for at, figure in enumerate(figures):
        of_key[_key_of(article, figure)].append(at)
    said: dict[int, Correction] = {}
    for each in wanted:  # the oldest first: where two mean one figure, the latest holds
        _, words, sentence, nth = each.subject
        places = of_key.get((words, sentence)) or _in_a_like_sentence(words, sentence, of_key)
        if len(places) >= nth:
            said[places[nth - 1]] = each
    return said


def _key_of(article: Article, figure: Figure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    def words(start: int, end: int) -> tuple[str, ...]:
        return folded_words(article.text[start:end])

    return words(*figure.span), words(*figure.sentence)


def _in_a_like_sentence(
    words: tuple[str, ...],
    sentence: tuple[str, ...],
    of_key: Mapping[tuple[tuple[str, ...], tuple[str, ...]], list[int]],
) -> list[int]:
    from rapidfuzz.fuzz import ratio  # only for a text that has changed

    like = [
        places
        for (others, stands_in), places in of_key.items()
        if others == words and ratio(sentence, stands_in) >= _LEAST_LIKENESS
    ]
    return like[0] if len(like) == 1 else []
