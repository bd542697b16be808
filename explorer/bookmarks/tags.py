"""Tags of kept passages: a reader's own words, the same in whatever case and accents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from explorer.bookmarks.bookmark import Bookmark
from explorer.errors import BookmarkError
from explorer.text.folding import fold

_BETWEEN = re.compile(r",|\s(?=#)")


class TagInUse(NamedTuple):
    """A tag, as it is written most often, and how many passages have it."""

    tag: str
    passages: int


def clean_tag(text: str) -> str:
    """Return a tag as it is kept: without white space around it or more than one space in it.

    Raises BookmarkError when nothing of it can be seen.
    """
    tag = " ".join(text.split())
    if not tag_key(tag):
        raise BookmarkError(f"“{text}” can be no tag.", "A tag has a letter, digit or sign in it.")
    return tag


def has_tag(bookmark: Bookmark, tag: str) -> bool:
    """Whether a passage has a tag, in whatever case and accents."""
    return bool(bookmark.tags) and tag_key(tag) in map(tag_key, bookmark.tags)


def retagged(bookmark: Bookmark, add: Iterable[str] = (), drop: Iterable[str] = ()) -> Bookmark:
    """Return a bookmark with tags added and others dropped.

    A tag that it has already stays as it is written. Raises BookmarkError for what is no tag.
    """
    dropped = set(map(tag_key, drop))
    tags = {tag_key(tag): tag for tag in bookmark.tags if tag_key(tag) not in dropped}
    for tag in map(clean_tag, add):
        tags.setdefault(tag_key(tag), tag)
    return replace(bookmark, tags=tuple(tags.values()))


class TagChanges(NamedTuple):
    """Tags to give to passages, and tags to take away."""

    add: tuple[str, ...]
    drop: tuple[str, ...]


def read_tags(typed: str) -> tuple[str, ...]:
    """Return the tags that somebody typed, with commas between them or `#` before each."""
    parts = (part.strip().removeprefix("#") for part in _BETWEEN.split(typed))
    return tuple(clean_tag(part) for part in parts if part.strip())


def read_tag_changes(typed: str) -> TagChanges:
    """Return what somebody typed as `read_tags` does; `-` before a tag takes it away."""
    parts = [part.strip() for part in _BETWEEN.split(typed)]
    given = ",".join(part for part in parts if not part.startswith("-"))
    taken = ",".join(part[1:] for part in parts if part.startswith("-"))
    return TagChanges(read_tags(given), read_tags(taken))


def tags_in_use(bookmarks: Iterable[Bookmark]) -> list[TagInUse]:
    """Return the tags that passages have, the most frequent first, then by name."""
    spellings: dict[str, Counter[str]] = {}
    for bookmark in bookmarks:
        for tag in bookmark.tags:
            spellings.setdefault(tag_key(tag), Counter())[tag] += 1
    counted = (
        TagInUse(min(written, key=lambda tag: (-written[tag], tag)), written.total())
        for written in spellings.values()
    )
    return sorted(counted, key=lambda each: (-each.passages, each.tag))


def as_in_use(tags: Iterable[str], bookmarks: Iterable[Bookmark]) -> tuple[str, ...]:
    """Return tags, those that passages have already as they are written most often there."""
    used = {tag_key(each.tag): each.tag for each in tags_in_use(bookmarks)}
    return tuple(used.get(tag_key(tag), tag) for tag in tags)


def tags_beginning(bookmarks: Iterable[Bookmark], beginning: str) -> list[TagInUse]:
    """Return the tags in use that begin so, to complete what is being typed."""
    key = tag_key(beginning)
    return [each for each in tags_in_use(bookmarks) if tag_key(each.tag).startswith(key)]


def tag_key(tag: str) -> str:
    """Return what two spellings of a tag have in common."""
    return fold(tag).strip()
