"""A kept passage among the words around it, with what has changed in it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.text.differences import Edit
from explorer.text.paragraphs import Span, paragraphs
from explorer.text.words import words_of


class Part(StrEnum):
    """What a piece of text is."""

    AROUND = "around"
    PASSAGE = "passage"
    REMOVED = "removed"
    """Words of the passage that are not there any more."""
    ADDED = "added"
    """Words that have come into it."""


class Piece(NamedTuple):
    """A stretch of what is to be read."""

    part: Part
    text: str


def in_context(passage: KeptPassage) -> list[Piece]:
    """Return a passage with its own paragraphs and one on each side; where it is lost, as it was
    saved."""
    bookmark, span = passage.bookmark, passage.anchor.span
    if passage.article is None or span is None:
        pieces = [
            Piece(Part.AROUND, bookmark.prefix),
            Piece(Part.PASSAGE, bookmark.exact),
            Piece(Part.AROUND, bookmark.suffix),
        ]
    else:
        text = passage.article.text
        around = _around(text, span)
        now = text[slice(*span)]
        pieces = [
            Piece(Part.AROUND, text[around.start : span.start]),
            *_woven(bookmark.exact, now, passage.anchor.edits, span.start),
            Piece(Part.AROUND, text[span.end : around.end]),
        ]
    return [piece for piece in pieces if piece.text]


def _around(text: str, span: Span) -> Span:
    """Return the paragraphs of a stretch, with the one before and the one after."""
    blocks = paragraphs(text)
    own = [at for at, each in enumerate(blocks) if each.end > span.start and each.start < span.end]
    if not own:
        return span
    first, last = blocks[max(0, own[0] - 1)], blocks[min(len(blocks) - 1, own[-1] + 1)]
    return Span(min(first.start, span.start), max(last.end, span.end))


def _woven(saved: str, now: str, edits: tuple[Edit, ...], start: int) -> Iterator[Piece]:
    """Yield what stands there now, and what stood there before each change.

    `edits` lead from `saved` to `now`, which begins at `start` of the text they were found in.
    """
    old = [word.start for word in words_of(saved)]
    new = [word.start for word in words_of(now)]
    done = was = become = 0  # characters of `now`; words of either up to the last edit
    for edit in edits:
        if edit.left:
            same = sum(at < edit.left.start for at in old) - was
            removed = sum(edit.left.start <= at < edit.left.end for at in old)
        else:
            assert edit.right
            same = sum(at < edit.right.start - start for at in new) - become
            removed = 0
        was, become = was + same + removed, become + same
        at = edit.right.start - start if edit.right else (*new, len(now))[become]
        yield Piece(Part.PASSAGE, now[done:at])
        if edit.left:
            yield Piece(Part.REMOVED, saved[slice(*edit.left)])
        if edit.right:
            end = edit.right.end - start
            yield Piece(Part.ADDED, now[at:end])
            become += sum(at <= word < end for word in new)
            at = end
        done = at
    yield Piece(Part.PASSAGE, now[done:])
