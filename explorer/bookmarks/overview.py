"""Kept passages as somebody looks through them: filtered, in an order, in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.filtering import PassageFilter, searchable
from explorer.bookmarks.tags import tag_key, tags_in_use
from explorer.bookmarks.whereabouts import Whereabouts
from explorer.text.folding import fold


class Order(StrEnum):
    """In which order passages are listed; those of one article always as they stand in it,
    but where the newest are first."""

    NEWEST = "newest first"
    DATE = "by date of article"
    """The newest first, the undated last."""
    TITLE = "by title of article"
    PLACE = "by place in the text"
    """The articles from which something was kept last are first."""


class Grouping(StrEnum):
    """What passages are put together by."""

    NONE = "no groups"
    TAG = "tags"
    ARTICLE = "articles"
    ENTITY = "names"
    """Whom and what the passages name."""


class Group(NamedTuple):
    """Passages that belong together. One may be in several groups."""

    heading: str
    """Empty where there are no groups."""
    passages: Sequence[Bookmark]


class _Known(NamedTuple):
    bookmark: Bookmark
    text: str  # searchable
    tags: tuple[str, ...]  # their keys


class Overview:
    """The kept passages of a collection. What is worked out once costs nothing at a key."""

    def __init__(self, bookmarks: Sequence[Bookmark], before: Overview | None = None) -> None:
        """`bookmarks` are the newest first; what an overview of `before` knew is taken over."""
        self.bookmarks = bookmarks
        self.whereabouts: dict[str, Whereabouts] = dict(before.whereabouts) if before else {}
        """By the ids of passages, where they are, as far as it is known."""
        self.names: dict[str, tuple[str, ...]] = dict(before.names) if before else {}
        """By the ids of passages, whom they name, as far as it is known."""
        old = before._known if before else {}  # noqa: SLF001  # of its own kind
        self._known: dict[str, _Known] = {}
        for each in bookmarks:
            known = old.get(each.id)
            self._known[each.id] = known if known and known.bookmark == each else self._read(each)
        self._spelling = {tag_key(each.tag): each.tag for each in tags_in_use(bookmarks)}
        self._ordered: dict[Order, list[_Known]] = {}

    def learn(self, whereabouts: Mapping[str, Whereabouts]) -> None:
        """Take in where passages are, by their ids."""
        self.whereabouts.update(whereabouts)
        for id_, each in whereabouts.items():
            known = self._known.get(id_)
            if known and each.title != known.bookmark.title:
                self._known[id_] = self._read(known.bookmark)
        self._ordered.clear()

    def title(self, bookmark: Bookmark) -> str:
        """Return the title of an article as it is now, as far as it is known."""
        known = self.whereabouts.get(bookmark.id)
        return known.title if known else bookmark.title

    def groups(self, wanted: PassageFilter, order: Order, grouping: Grouping) -> list[Group]:
        """Return the passages that a filter lets through."""
        passages = self._let_through(wanted, order)
        match grouping:
            case Grouping.NONE:
                return [Group("", passages)] if passages else []
            case Grouping.ARTICLE:
                return self._by_article(passages)
            case Grouping.TAG:
                tags = _grouped(passages, lambda each: self._known[each.id].tags)
                return _largest_first(tags, lambda key: f"#{self._spelling[key]}", "no tag")
            case Grouping.ENTITY:
                names = _grouped(passages, lambda each: self.names.get(each.id, ()))
                return _largest_first(names, str, "no name")

    def _let_through(self, wanted: PassageFilter, order: Order) -> list[Bookmark]:
        known = self._in_order(order)
        for word in wanted.words:  # one after another: few are left after the first
            known = [each for each in known if word in each.text]
        for beginning in wanted.tags:
            tags = {tag for tag in self._spelling if tag.startswith(beginning)}
            known = [each for each in known if not tags.isdisjoint(each.tags)]
        return [each.bookmark for each in known]

    def _read(self, bookmark: Bookmark) -> _Known:
        title = self.title(bookmark)
        others = () if title == bookmark.title else (title,)
        return _Known(bookmark, searchable(bookmark, *others), tuple(map(tag_key, bookmark.tags)))

    def _in_order(self, order: Order) -> list[_Known]:
        if order not in self._ordered:
            self._ordered[order] = [self._known[each.id] for each in self._sorted(order)]
        return self._ordered[order]

    def _sorted(self, order: Order) -> list[Bookmark]:
        if order is Order.NEWEST:
            return list(self.bookmarks)
        if order is Order.PLACE:
            articles = dict.fromkeys(each.article for each in self.bookmarks)
            rank = {article: number for number, article in enumerate(articles)}
            return sorted(self.bookmarks, key=lambda each: (rank[each.article], each.start))
        in_place = sorted(self.bookmarks, key=lambda each: (each.article, each.start))
        if order is Order.DATE:
            return sorted(in_place, key=self._date, reverse=True)  # of one date as they stood
        return sorted(in_place, key=lambda each: fold(self.title(each)))

    def _date(self, bookmark: Bookmark) -> str:
        known = self.whereabouts.get(bookmark.id)
        return known.date.sort_key if known and known.date else ""

    def _by_article(self, passages: Iterable[Bookmark]) -> list[Group]:
        groups = []
        for kept in _grouped(passages, lambda each: (each.article,)).values():
            known = self.whereabouts.get(kept[0].id)
            date = f" · {known.date.label}" if known and known.date else ""
            groups.append(Group(f"{self.title(kept[0])}{date}", kept))
        return groups


def _grouped(
    passages: Iterable[Bookmark], keys: Callable[[Bookmark], Sequence[str]]
) -> dict[str, list[Bookmark]]:
    """Return passages by their keys, in order; those that have none by the empty one."""
    grouped: dict[str, list[Bookmark]] = {}
    for each in passages:
        for key in keys(each) or ("",):
            grouped.setdefault(key, []).append(each)
    return grouped


def _largest_first(
    grouped: dict[str, list[Bookmark]], heading: Callable[[str], str], rest: str
) -> list[Group]:
    """Return groups by their size, then by heading; what belongs to none is last."""
    others = grouped.pop("", [])
    groups = [Group(heading(key), kept) for key, kept in grouped.items()]
    groups.sort(key=lambda group: (-len(group.passages), group.heading))
    return [*groups, Group(rest, others)] if others else groups
