"""What was done to the words of a quotation from one place to another."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.compare.shared_quotes.common_words import common_words
from explorer.compare.shared_quotes.worded_report import Stretch, WordedReport
from explorer.text.differences import Edit, EditKind, word_edits


def changes(
    left: WordedReport, first: Stretch, right: WordedReport, stretch: Stretch
) -> Iterator[Edit]:
    """Yield the words in which a stretch differs from the first one, in order.

    What one of them has before or after all that they have in common was cut off or put there;
    to look for changed words in it would pair words that have nothing to do with each other.
    """
    common = common_words(
        left.words[first.start : first.end],
        left.weights[first.start : first.end],
        right.words[stretch.start : stretch.end],
        right.weights[stretch.start : stretch.end],
    )
    if common is None:
        yield from word_edits(left.text, left.span(first), right.text, right.span(stretch))
        return
    in_left = Stretch(first.report, first.start + common.left[0], first.start + common.left[1])
    in_right = Stretch(
        stretch.report, stretch.start + common.right[0], stretch.start + common.right[1]
    )
    yield from _removed(left, first.start, in_left.start)
    yield from _added(right, stretch.start, in_right.start)
    yield from word_edits(left.text, left.span(in_left), right.text, right.span(in_right))
    yield from _removed(left, in_left.end, first.end)
    yield from _added(right, in_right.end, stretch.end)


def _removed(report: WordedReport, start: int, end: int) -> Iterator[Edit]:
    if start < end:
        yield Edit(EditKind.REMOVED, report.span(Stretch(0, start, end)), None)


def _added(report: WordedReport, start: int, end: int) -> Iterator[Edit]:
    if start < end:
        yield Edit(EditKind.ADDED, None, report.span(Stretch(0, start, end)))
