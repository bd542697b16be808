"""Which kept passages have what somebody types."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.tags import tag_key
from explorer.text.folding import fold, fold_in_place, fold_with_offsets
from explorer.text.paragraphs import Span


class PassageFilter(NamedTuple):
    """What passages have to have, all of it."""

    words: tuple[str, ...] = ()
    """Folded; each stands in the quote, the note, a tag or the title."""
    tags: tuple[str, ...] = ()
    """Folded beginnings of tags."""

    def lets_through(self, text: str, tags: Iterable[str]) -> bool:
        """Whether a passage has it all, by its `searchable` text and the keys of its tags."""
        return all(word in text for word in self.words) and all(
            any(tag.startswith(wanted) for tag in tags) for wanted in self.tags
        )


def read_filter(typed: str) -> PassageFilter:
    """Read what was typed: words, and `#` with the beginning of a tag."""
    words = typed.split()
    return PassageFilter(
        tuple(filter(None, (fold(word).strip() for word in words if not word.startswith("#")))),
        tuple(filter(None, (tag_key(word[1:]) for word in words if word.startswith("#")))),
    )


def searchable(bookmark: Bookmark, *others: str) -> str:
    """Return all that is known of a passage in one folded text, in which words are sought."""
    text = "\n".join((bookmark.exact, bookmark.note, bookmark.title, *bookmark.tags, *others))
    folded = fold_in_place(text)
    return fold(text) if folded is None else folded


def occurrences(text: str, words: Iterable[str]) -> list[Span]:
    """Return where folded words stand in a text."""
    wanted = [re.escape(word) for word in words]
    if not wanted:
        return []
    folded = fold_with_offsets(text)
    return [
        Span(*folded.span(*found.span())) for found in re.finditer("|".join(wanted), folded.text)
    ]
