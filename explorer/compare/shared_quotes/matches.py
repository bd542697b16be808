"""Where the words of a quotation stand again, in another report or in the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explorer.compare.shared_quotes.candidates import (
    Hit,
    Home,
    clusters,
    different_quotes,
    hits_of,
    places_of_bigrams,
)
from explorer.compare.shared_quotes.common_words import Common, common_words
from explorer.compare.shared_quotes.worded_report import QuotedWords, Stretch, WordedReport

_FEWEST_BIGRAMS = 2  # in common, for two stretches to be looked at
_NEARLY = 0.8  # of a quotation, for what it finds to be found for it too
_FEWEST_SAME = 5  # words, for two quotations that are the same to be no turn of phrase
_MARGIN = 6  # words on either side of where a stretch must be

_LEAST_QUOTED = 3.25
"""Weight of the words in common of two quotations."""
_SURE_QUOTED = 5.0
"""Weight from which they may be but a part of both."""
_LIGHT_SHARE = 0.75
_SURE_SHARE = 0.6
_SURE_RUN = 3.5
_LEAST_TAKEN_OVER = 5.5
"""The same of a quotation and of what a report says as its own."""
_FEWEST_TELLING = 4  # telling words that a report takes over
_LEAST_RUN = 2.5  # weight of words that it takes over without a change between them
_TELLING_RUN = 4.25  # the same, for a part of a sentence
_LEAST_SHARE = 0.5
_LEAST_TIP = 0.34  # of the sentence at the end of a stretch, for it to belong there
_LEAST_PART = 0.5  # of a quotation or a sentence, for it to be meant as a whole


class Match(NamedTuple):
    """Two stretches with the same words, one of them at least a quotation."""

    one: Stretch
    other: Stretch
    weight: float
    """Of the words in common."""
    share: float
    """The weight in common as a part of that of the lighter one, 0 to 1."""


def quote_matches(reports: Sequence[WordedReport], order: Sequence[int]) -> list[Match]:
    """Return stretches that have the words of a quotation in common.

    A quotation that another one has found as a whole, nearly the same, is not compared again
    with all the others: so the time grows with the number of quotations, not with its square.
    `order` ranks the reports, so that nothing hangs on how they were given.
    """
    quotes = different_quotes(reports, order)
    places = places_of_bigrams(reports, quotes)
    known: set[tuple[int, int]] = set()  # quotations that were found: report, number of a word
    found: list[Match] = []
    for home, *copies in quotes:
        found += _of_the_same_words(reports[home.report], home, copies)
        if (home.report, home.quoted.start) in known:
            continue
        for number, hits in hits_of(home, reports[home.report], places).items():
            for near in clusters(reports[number], hits):
                if match := _match(reports, home, number, near):
                    found += [match, *_of_copies(match, home.quoted, copies)]
                    known |= _found_as_a_whole(match, home.quoted, reports[number])
    return found


def _of_the_same_words(report: WordedReport, home: Home, copies: Sequence[Home]) -> Iterator[Match]:
    """Yield the quotations that are the same word for word, light as their words may be."""
    quoted = home.quoted
    if quoted.end - quoted.start < _FEWEST_SAME:
        return
    weight = sum(report.weights[quoted.start : quoted.end])
    one = Stretch(home.report, quoted.start, quoted.end)
    for number, copy in copies:
        yield Match(one, Stretch(number, copy.start, copy.end), weight, 1.0)


def _found_as_a_whole(
    match: Match, quoted: QuotedWords, report: WordedReport
) -> set[tuple[int, int]]:
    """Return the quotations of a report that a match shows to be nearly the same as another."""
    least = _NEARLY * (quoted.end - quoted.start)
    if match.share < _NEARLY or match.one.end - match.one.start < least:
        return set()
    return {
        (match.other.report, other.start)
        for other in report.touched_quotes(match.other)
        if min(other.end, match.other.end) - max(other.start, match.other.start)
        >= _NEARLY * (other.end - other.start)
    }


def _of_copies(match: Match, quoted: QuotedWords, copies: Sequence[Home]) -> Iterator[Match]:
    """Yield what a match of a part of a quotation says of others with the same words."""
    start, end = match.one.start - quoted.start, match.one.end - quoted.start
    if end - start == quoted.end - quoted.start:
        return  # they are found as places of the whole
    for number, copy in copies:
        yield match._replace(one=Stretch(number, copy.start + start, copy.start + end))


def _match(
    reports: Sequence[WordedReport],
    home: Home,
    number: int,
    near: Sequence[Hit],
) -> Match | None:
    """Compare a quotation with the words around bigrams that a report has in common with it."""
    if len({hit.at_quote for hit in near}) < _FEWEST_BIGRAMS:
        return None
    quoted = home.quoted
    source, report = reports[home.report], reports[number]
    ahead = max(hit.at_quote - quoted.start for hit in near)
    behind = max(quoted.end - hit.at_quote for hit in near)
    room = report.room(near[0].at_text)
    start = max(room.start, near[0].at_text - ahead - _MARGIN)
    end = min(room.end, near[-1].at_text + behind + _MARGIN)
    if home.report == number:  # its room may be that of another part of the same quotation
        start, end = _beside(quoted, start, end, near[0].at_text)
    common = common_words(
        source.words[quoted.start : quoted.end],
        source.weights[quoted.start : quoted.end],
        report.words[start:end],
        report.weights[start:end],
    )
    if common is None:
        return None
    one = Stretch(home.report, quoted.start + common.left[0], quoted.start + common.left[1])
    other = Stretch(number, start + common.right[0], start + common.right[1])
    parts = _part_of_sentence(source, one), _part_of_sentence(report, other)
    if not _is_shared(common, parts, is_quoted=room.is_quoted):
        return None
    return Match(_whole(source, one), _whole(report, other), common.weight, common.share)


def _beside(quoted: QuotedWords, start: int, end: int, at: int) -> tuple[int, int]:
    """Cut from a stretch what is not on the same side of a quotation as a word."""
    return (start, min(end, quoted.start)) if at < quoted.start else (max(start, quoted.end), end)


def _is_shared(common: Common, parts: tuple[float, float], *, is_quoted: bool) -> bool:
    """Whether words in common are the same statement and no turn of phrase.

    Told are what parts of the sentences on either side they make up, and whether both sides
    are quoted.
    """
    if common.share < _LEAST_SHARE:
        return False
    if not is_quoted:
        return (
            common.weight >= _LEAST_TAKEN_OVER
            and common.telling >= _FEWEST_TELLING
            and common.run >= _LEAST_RUN
            and (common.run >= _TELLING_RUN or max(parts) >= _LEAST_PART)
        )
    is_most = min(parts) >= _LEAST_PART
    if common.weight < _SURE_QUOTED:
        return common.weight >= _LEAST_QUOTED and common.share >= _LIGHT_SHARE and is_most
    return common.share >= _SURE_SHARE and (is_most or common.run >= _SURE_RUN)


def _part_of_sentence(report: WordedReport, stretch: Stretch) -> float:
    """Return what part of the sentences it stands in a stretch makes up, 0 to 1."""
    first, last = report.piece(stretch.start), report.piece(stretch.end - 1)
    return (stretch.end - stretch.start) / (last[1] - first[0])


def _whole(report: WordedReport, stretch: Stretch) -> Stretch:
    """Return a stretch with the rest of the sentence at either end, if that is not the most.

    Of a sentence into which it reaches with a few words it keeps none.
    """
    first, last = report.piece(stretch.start), report.piece(stretch.end - 1)
    start, end = stretch.start, stretch.end
    most = _LEAST_PART if report.room(start).is_quoted else _LEAST_TIP
    if first[1] - start <= _LEAST_TIP * (first[1] - first[0]) and first[1] < end:
        start = first[1]
    elif start - first[0] <= most * (first[1] - first[0]):
        start = first[0]
    if end - last[0] <= _LEAST_TIP * (last[1] - last[0]) and start < last[0]:
        end = last[0]
    elif last[1] - end <= most * (last[1] - last[0]):
        end = last[1]
    return Stretch(stretch.report, start, end)
