"""The passage of an article that shows best why it is a hit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from explorer.search.reasons import Match
from explorer.search.stretches import Stretch, Worth, stretches
from explorer.text.paragraphs import Span, paragraphs

LEAD_IN = 40
"""Characters kept before the first match, and after the last, when a sentence is too long."""

_GAP = re.compile(r"\s+")


class Snippet(NamedTuple):
    """A stretch of an article's text, by its offsets."""

    start: int
    end: int
    opens: bool
    """Whether it begins where a sentence does."""
    closes: bool
    """Whether it ends where a sentence does."""


class _Unit(NamedTuple):
    """What a snippet shows or leaves out: a sentence, or one match of one that is too long."""

    start: int
    end: int
    matches: Sequence[Match]
    within: Stretch
    follows: bool
    """Whether a snippet may go on with it from the one before."""


def best_snippet(text: str, matches: Sequence[Match], length: int) -> Snippet:
    """Return the neighbouring sentences, at most `length` characters of them, that show most.

    That is the most different matches, then the most matches, those counting for more that are
    surer or names; of equals the first. A sentence that is too long by itself is cut around
    the matches that show most. Without a match it is the beginning of the first paragraph that
    is not a headline. The matches must be in order and apart.
    """
    units = list(_units(stretches(text, matches), length))
    if not units:
        return _lead(text, length)
    first, last = _best_window(units, Worth(text, matches), length)
    begun, ended = units[first], units[last]
    run = Span(begun.start, ended.end)
    if begun.within is ended.within:
        whole = Span(begun.within.start, begun.within.end)
        return cut(text, whole, run, begun.within.matches, length)
    return Snippet(*run, opens=True, closes=True)


def _units(found: Sequence[Stretch], length: int) -> Iterator[_Unit]:
    before: Stretch | None = None
    for each in found:
        if each.end - each.start > length:
            for match in each.matches:
                yield _Unit(match.start, match.end, [match], each, match is not each.matches[0])
            before = None
        else:
            follows = before is not None and _goes_on(before, each)
            yield _Unit(each.start, each.end, each.matches, each, follows)
            before = each


def _goes_on(before: Stretch, after: Stretch) -> bool:
    """Whether nothing but prose parts two stretches: no headline runs into what it stands over."""
    ahead = after.paragraph - before.paragraph
    return ahead == 0 or (ahead == 1 and before.reads_on)


def _best_window(units: Sequence[_Unit], worth: Worth, length: int) -> tuple[int, int]:
    """Return the first and the last of the units that show most in this length, in one pass."""
    best, most = (0, 0), (-1, -1)
    first = different = total = 0
    times: Counter[str] = Counter()
    shown = [list(map(worth.what, unit.matches)) for unit in units]
    for last, unit in enumerate(units):
        for what in shown[last]:
            different += 0 if times[what] else worth.of(what)
            total += worth.of(what)
            times[what] += 1
        while first < last and (not unit.follows or unit.end - units[first].start > length):
            for what in shown[first]:
                times[what] -= 1
                different -= 0 if times[what] else worth.of(what)
                total -= worth.of(what)
            first += 1
        if (different, total) > most:
            best, most = (first, last), (different, total)
    return best


def cut(text: str, whole: Span, run: Span, matches: Sequence[Match], length: int) -> Snippet:
    """Cut a stretch of text to a length, so that it shows a run of its matches.

    It is cut between words, and not through a match, where it has such a place.
    """
    start, end = whole
    if end - start > length:
        margin = min(LEAD_IN, max(0, length - (run.end - run.start)) // 2)
        is_early = run.start - start <= LEAD_IN
        if (run.end if is_early else min(run.end + margin, end)) - start > length:
            start = _start_of_word(text, min(run.start - margin, end - length), run.start, matches)
        if end - start > length:
            end = _end_of_word(
                text, max(start, min(run.end, start + length)), start + length, matches
            )
    return Snippet(start, end, start == whole.start, end == whole.end)


def _lead(text: str, length: int) -> Snippet:
    blocks = paragraphs(text) or [Span(0, 0)]
    body = next((block for block in blocks if block.end - block.start > length), None)
    lead = body or max(blocks, key=lambda block: block.end - block.start)
    return cut(text, lead, Span(lead.start, lead.start), [], length)


def _start_of_word(text: str, at: int, limit: int, matches: Sequence[Match]) -> int:
    """Return where the first word between two offsets begins; the limit where none does."""
    through = _match_across(matches, at)
    begin = min(limit, through.end) if through else at
    gap = _GAP.search(text, begin - 1, limit)
    return gap.end() if gap else limit


def _end_of_word(text: str, least: int, at: int, matches: Sequence[Match]) -> int:
    """Return where the last word between two offsets ends; the second where none does."""
    through = _match_across(matches, at)
    end = through.start if through and through.start > least else at
    while end > least and not text[end].isspace():
        end -= 1
    if not text[end].isspace():
        return at
    while end > least and text[end - 1].isspace():
        end -= 1
    return end


def _match_across(matches: Sequence[Match], at: int) -> Match | None:
    number = bisect_left(matches, at, key=attrgetter("start")) - 1
    return matches[number] if number >= 0 and matches[number].end > at else None
