"""The words in which the two sides of a row differ."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from explorer.text.differences import Edit, EditKind, word_edits
from explorer.text.paragraphs import Span
from explorer.text.words import words_of

_LONGEST = 50_000  # characters: the time for edits grows with the product of both lengths


def edits_between(
    left: str, left_spans: Sequence[Span], right: str, right_spans: Sequence[Span]
) -> tuple[Edit, ...]:
    """Return the edits that make the passages of one side out of those of the other.

    Several passages are read as one, in the order of the text. Where they are too long to be
    compared, all of them has changed.
    """
    one, other = _Joined(left, left_spans), _Joined(right, right_spans)
    whole = Span(0, len(one.text)), Span(0, len(other.text))
    if max(len(one.text), len(other.text)) > _LONGEST:
        edits: Sequence[Edit] = [Edit(EditKind.CHANGED, *whole)]
    else:
        edits = word_edits(one.text, whole[0], other.text, whole[1])
    return tuple(part for edit in edits for part in _in_place(edit, one, other))


class _Joined:
    """Passages of a text as one stretch, with the way back to the text."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.text = "\n".join(text[slice(*span)] for span in spans)
        self._text = text
        self._spans = spans
        self._starts = [0]
        for span in spans[:-1]:
            self._starts.append(self._starts[-1] + span.end - span.start + 1)

    def places(self, stretch: Span | None) -> list[Span]:
        """Return where a stretch stands in the text: in each passage that it touches."""
        if stretch is None:
            return []
        first = bisect_right(self._starts, stretch.start) - 1
        last = bisect_right(self._starts, stretch.end - 1) - 1
        if first == last:
            shift = self._spans[first].start - self._starts[first]
            return [Span(stretch.start + shift, stretch.end + shift)]
        pieces = (
            Span(max(span.start, stretch.start + shift), min(span.end, stretch.end + shift))
            for number in range(first, last + 1)
            for span in [self._spans[number]]
            for shift in [span.start - self._starts[number]]
        )
        return [place for piece in pieces for place in self._words_in(piece)]

    def _words_in(self, piece: Span) -> list[Span]:
        """Return a piece without the punctuation around its words; nothing if it has no words."""
        words = words_of(self._text[slice(*piece)])
        if not words:
            return []
        return [Span(piece.start + words[0].start, piece.start + words[-1].end)]


def _in_place(edit: Edit, one: _Joined, other: _Joined) -> Iterator[Edit]:
    """Yield an edit of joined passages as edits of the texts, one for each passage it touches."""
    lefts, rights = one.places(edit.left), other.places(edit.right)
    both = min(len(lefts), len(rights), 1)
    if both:
        yield Edit(EditKind.CHANGED, lefts[0], rights[0])
    yield from (Edit(EditKind.REMOVED, place, None) for place in lefts[both:])
    yield from (Edit(EditKind.ADDED, None, place) for place in rights[both:])
