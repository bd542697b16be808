"""Which places may have the words of a quotation: those with bigrams of telling words of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from explorer.compare.shared_quotes.worded_report import QuotedWords, WordedReport

_MOST_PLACES = 2000  # of one bigram; one that stands in more tells nothing
_WIDEST_GAP = 30  # words between two bigrams of one stretch

Places = Mapping[tuple[str, str], Sequence[tuple[int, int]]]
"""For each bigram the reports that have it, with the number of its first word there."""


class Hit(NamedTuple):
    """A bigram that a quotation and a report have in common, by the numbers of its first word."""

    at_quote: int
    at_text: int


class Home(NamedTuple):
    """A quotation and the report it stands in."""

    report: int
    quoted: QuotedWords


def different_quotes(reports: Sequence[WordedReport], order: Sequence[int]) -> list[list[Home]]:
    """Return the quotations, those of the same words together: the longest first."""
    same: dict[tuple[str, ...], list[Home]] = defaultdict(list)
    for number in order:
        report = reports[number]
        for quoted in report.quotes:
            same[tuple(report.words[quoted.start : quoted.end])].append(Home(number, quoted))
    return [same[words] for words in sorted(same, key=len, reverse=True)]


def places_of_bigrams(reports: Sequence[WordedReport], quotes: Sequence[Sequence[Home]]) -> Places:
    """Return where the bigrams of quotations stand."""
    wanted = {
        bigram.words
        for number, quoted in (homes[0] for homes in quotes)
        for bigram in reports[number].bigrams(quoted.start, quoted.end)
    }
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, report in enumerate(reports):
        for bigram in report.bigrams(0, len(report.words)):
            if bigram.words in wanted:
                places[bigram.words].append((number, bigram.at))
    return places


def hits_of(home: Home, report: WordedReport, places: Places) -> dict[int, list[Hit]]:
    """Return for each report which bigrams it has of a quotation, in order of its words."""
    hits: dict[int, list[Hit]] = defaultdict(list)
    for bigram in report.bigrams(home.quoted.start, home.quoted.end):
        at = places[bigram.words]
        if len(at) <= _MOST_PLACES:
            for number, at_text in at:
                if number != home.report or not _is_in(home.quoted, at_text):
                    hits[number].append(Hit(bigram.at, at_text))
    for found in hits.values():
        found.sort(key=lambda hit: (hit.at_text, hit.at_quote))
    return hits


def _is_in(quoted: QuotedWords, at_text: int) -> bool:
    return quoted.start <= at_text < quoted.end


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
