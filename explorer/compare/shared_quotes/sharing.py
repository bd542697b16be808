"""The same words said in several reports, or twice in one: who said them, and what was altered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.compare.shared_quotes.changes import changes
from explorer.compare.shared_quotes.groups import groups_of
from explorer.compare.shared_quotes.matches import quote_matches
from explorer.compare.shared_quotes.worded_report import Stretch, WordedReport
from explorer.models import EntityType, Report
from explorer.text.differences import Edit
from explorer.text.paragraphs import Span, one_line

_LEAST_QUOTED = 0.5  # of the words of a stretch, for it to be a quotation


@dataclass(frozen=True)
class Saying:
    """One place where the words of a shared quote stand."""

    report: int
    """The number of the report, from 0, in the order they were given."""
    span: Span
    """The words, without quotation marks."""
    speaker: str
    """Who said it according to this report: an entity's name where it is one; empty: not said."""
    cue: str
    is_quoted: bool
    """Whether they stand between quotation marks; else the report says them as its own."""
    edits: tuple[Edit, ...]
    """The words that changed since the first saying, which is the left text of the edits."""


@dataclass(frozen=True)
class SharedQuote:
    """The same words in two places or more, at least once as a quotation."""

    sayings: tuple[Saying, ...]
    """The earliest report first; those of unknown date last."""


def shared_quotes(reports: Sequence[Report]) -> list[SharedQuote]:
    """Return the quotations that several reports share, then those that one repeats; the longest
    first.

    They may be trimmed, altered in some words, broken by who says them, or taken over by a
    report without marks. What only a part of the places have is a quotation of its own.
    """
    worded = [WordedReport.of(report) for report in reports]
    # In an order that does not hang on that of the reports, so that neither do the groups.
    order = sorted(range(len(reports)), key=lambda number: _key(reports[number]))
    matches = quote_matches(worded, order)
    shared = [
        SharedQuote(tuple(_sayings(reports, worded, stretches)))
        for stretches in groups_of(matches, order)
    ]
    return sorted(shared, key=_breadth, reverse=True)


def _key(report: Report) -> tuple[str, int, str]:
    return report.article.id, report.article.version, report.article.text


def _breadth(quote: SharedQuote) -> tuple[bool, int]:
    is_shared = len({saying.report for saying in quote.sayings}) > 1
    return is_shared, max(saying.span.end - saying.span.start for saying in quote.sayings)


def _sayings(
    reports: Sequence[Report], worded: Sequence[WordedReport], stretches: Sequence[Stretch]
) -> list[Saying]:
    in_order = sorted(
        stretches, key=lambda stretch: (_day(reports[stretch.report]), stretch.report, stretch)
    )
    first = in_order[0]
    left = worded[first.report]
    sayings = []
    for stretch in in_order:
        report, at = reports[stretch.report], worded[stretch.report]
        is_quoted = at.quoted_share(stretch) >= _LEAST_QUOTED
        speaker, cue = _said_by(report, at, stretch) if is_quoted else ("", "")
        edits = tuple(
            edit
            for edit in changes(left, first, at, stretch)
            if not _is_attribution(edit, left, at)
        )
        sayings.append(Saying(stretch.report, at.span(stretch), speaker, cue, is_quoted, edits))
    return sayings


def _day(report: Report) -> tuple[bool, str]:
    date = report.article.date
    earliest = date.earliest if date else None
    return earliest is None, earliest.isoformat() if earliest else ""


def _said_by(report: Report, at: WordedReport, stretch: Stretch) -> tuple[str, str]:
    """Return who says a stretch, and the cue, as the quotation has it that makes up the most."""
    quoted = max(
        at.touched_quotes(stretch),
        key=lambda quoted: min(quoted.end, stretch.end) - max(quoted.start, stretch.start),
    )
    cue = quoted.quote.cue
    return _speaker(report, quoted.quote.speaker), one_line(at.text, cue) if cue else ""


def _speaker(report: Report, speaker: Span | None) -> str:
    """Return the entity named among the words for a speaker, a person rather than another."""
    if speaker is None:
        return ""
    inside = [
        name for name in report.names if speaker.start <= name.start and name.end <= speaker.end
    ]
    if not inside:
        return one_line(report.article.text, speaker)
    best = max(inside, key=lambda name: (name.entity.type is EntityType.PERSON, -name.start))
    return best.entity.name


def _is_attribution(edit: Edit, left: WordedReport, right: WordedReport) -> bool:
    """Whether words stand between two parts of a quotation: who says it is no change of it."""
    only = left, edit.left
    if edit.left is None:
        only = right, edit.right
    elif edit.right is not None:
        return False
    report, span = only
    return span is not None and report.is_between_quotes(span)
