"""Which places may have the words of a quotation: those with bigrams of telling words of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from explorer.compare.worded_report import QuotedWords, WordedReport

_MOST_PLACES = 400  # of one bigram; one that stands in more tells nothing
_WIDEST_GAP = 30  # words between two bigrams of one stretch


class Hit(NamedTuple):
    """A bigram that a quotation and a report have in common, by the numbers of its first word."""

    at_quote: int
    at_text: int


def different_quotes(
    reports: Sequence[WordedReport], order: Sequence[int]
) -> list[list[tuple[int, QuotedWords]]]:
    """Return the quotations with the reports they stand in, those of the same words together."""
    same: dict[tuple[str, ...], list[tuple[int, QuotedWords]]] = defaultdict(list)
    for number in order:
        report = reports[number]
        for quoted in report.quotes:
            same[tuple(report.words[quoted.start : quoted.end])].append((number, quoted))
    return list(same.values())


def hits_in(
    report: WordedReport, places: Mapping[tuple[str, str], Sequence[tuple[int, int]]]
) -> dict[int, list[Hit]]:
    """Return which bigrams of which quotations a report has, in order of its words."""
    hits: dict[int, list[Hit]] = defaultdict(list)
    for bigram in sorted(report.bigrams(0, len(report.words)), key=lambda bigram: bigram.at):
        at = places.get(bigram.words, ())
        if len(at) <= _MOST_PLACES:
            for which, at_quote in at:
                hits[which].append(Hit(at_quote, bigram.at))
    return hits


def clusters(report: WordedReport, hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Yield the hits that stand near each other in one room, on either side in the same order."""
    near: list[Hit] = []
    for hit in hits:
        if near and (
            hit.at_text - near[-1].at_text > _WIDEST_GAP
            or abs(hit.at_text - hit.at_quote - near[-1].at_text + near[-1].at_quote) > _WIDEST_GAP
            or hit.at_text >= report.room(near[-1].at_text).end
        ):
            yield near
            near = []
        near.append(hit)
    if near:
        yield near
