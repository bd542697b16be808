"""Kept passages in groups and orders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from explorer.bookmarks.anchoring import Anchor, AnchorState
from explorer.bookmarks.bookmark import Bookmark, bookmark_passage
from explorer.bookmarks.filtering import read_filter
from explorer.bookmarks.overview import Grouping, Order, Overview
from explorer.bookmarks.whereabouts import Whereabouts
from explorer.dates import parse_date
from explorer.models import Article
from explorer.text.paragraphs import Span


def kept(id_: str, article: str, start: int, day: int, *tags: str) -> Bookmark:
    text = "one two three four five six seven"
    made = bookmark_passage(
        "k", Article(id=article, title=f"Title {article}", text=text), Span(start, start + 3)
    )
    return replace(made, id=id_, tags=tags, created=datetime(2025, 1, day, tzinfo=UTC))


NEW = kept("new", "b", 8, 3, "Lead", "money")
MIDDLE = kept("middle", "a", 0, 2, "lead")
OLD = kept("old", "b", 0, 1)
ALL = (NEW, MIDDLE, OLD)


def ids(overview: Overview, order: Order, typed: str = "") -> list[str]:
    """The passages without groups."""
    groups = overview.groups(read_filter(typed), order, Grouping.NONE)
    return [each.id for group in groups for each in group.passages]


def headed(overview: Overview, grouping: Grouping) -> dict[str, list[str]]:
    """The passages by their headings."""
    groups = overview.groups(read_filter(""), Order.NEWEST, grouping)
    return {group.heading: [each.id for each in group.passages] for group in groups}


def where(bookmark: Bookmark, title: str = "", date: str | None = None) -> Whereabouts:
    anchor = Anchor(AnchorState.EXACT, Span(bookmark.start, bookmark.end))
    return Whereabouts(anchor, title or bookmark.title, parse_date(date) if date else None, "en")


def test_orders() -> None:
    overview = Overview(ALL)
    assert ids(overview, Order.NEWEST) == ["new", "middle", "old"]
    assert ids(overview, Order.PLACE) == ["old", "new", "middle"]
    assert ids(overview, Order.TITLE) == ["middle", "old", "new"]
    overview.learn({"middle": where(MIDDLE, date="2025-02"), "new": where(NEW, date="2024")})
    assert ids(overview, Order.DATE) == ["middle", "new", "old"]


def test_groups_have_the_largest_first_and_what_belongs_to_none_last() -> None:
    overview = Overview(ALL)
    assert headed(overview, Grouping.NONE) == {"": ["new", "middle", "old"]}
    assert headed(overview, Grouping.TAG) == {
        "#Lead": ["new", "middle"],
        "#money": ["new"],
        "no tag": ["old"],
    }
    overview.names["old"] = ("Otunge",)
    assert headed(overview, Grouping.ENTITY) == {"Otunge": ["old"], "no name": ["new", "middle"]}


def test_an_article_is_headed_by_what_is_known_of_it_now() -> None:
    overview = Overview(ALL)
    overview.learn({each.id: where(each, "Now", "2025-02-03") for each in (NEW, OLD)})
    assert headed(overview, Grouping.ARTICLE) == {
        "Now · 3 Feb 2025": ["new", "old"],
        "Title a": ["middle"],
    }
    assert ids(overview, Order.NEWEST, "now") == ["new", "old"]
    assert ids(overview, Order.NEWEST, "title b") == ["new", "old"]


def test_what_was_known_is_taken_over_and_what_changed_is_read_anew() -> None:
    before = Overview(ALL)
    before.learn({"old": where(OLD, date="2025")})
    after = Overview((NEW, replace(OLD, note="weather")), before)
    assert after.whereabouts.keys() == {"old"}
    assert ids(after, Order.NEWEST, "weather") == ["old"]
    assert ids(after, Order.NEWEST, "#lead") == ["new"]


def test_nothing_kept_has_no_groups() -> None:
    assert [headed(Overview(()), grouping) for grouping in Grouping] == [{}, {}, {}, {}]
