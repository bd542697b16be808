from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.bookmarks.bookmark import Bookmark, bookmark_passage
from explorer.bookmarks.tags import (
    TagChanges,
    TagInUse,
    as_in_use,
    clean_tag,
    has_tag,
    read_tag_changes,
    read_tags,
    retagged,
    tags_beginning,
    tags_in_use,
)
from explorer.errors import BookmarkError
from explorer.models import Article
from explorer.text.paragraphs import Span


def tagged(*tags: str) -> Bookmark:
    article = Article(id="a", title="T", text="Otunge said so.")
    return replace(bookmark_passage("k", article, Span(0, 6)), tags=tags)


@pytest.mark.parametrize(
    ("typed", "kept"), [(" to  do\n", "to do"), ("Lead", "Lead"), ("📌", "📌"), ("#x", "#x")]
)
def test_a_tag_is_kept_as_it_is_written(typed: str, kept: str) -> None:
    assert clean_tag(typed) == kept


@pytest.mark.parametrize("typed", ["", " \t", "\u200b"])
def test_what_cannot_be_seen_is_no_tag(typed: str) -> None:
    with pytest.raises(BookmarkError, match="can be no tag"):
        clean_tag(typed)


def test_case_and_accents_make_no_difference() -> None:
    assert has_tag(tagged("À vérifier"), "a verifier")
    assert not has_tag(tagged("lead"), "leader")
    assert not has_tag(tagged(), "lead")


def test_tags_are_added_once_and_in_order() -> None:
    bookmark = retagged(tagged("Lead"), add=["b", "LEAD", "a", "b"])
    assert bookmark.tags == ("Lead", "b", "a")


def test_tags_are_dropped_however_they_are_written() -> None:
    assert retagged(tagged("Lead", "b"), drop=["LEAD", "none"]).tags == ("b",)
    assert retagged(tagged("Lead"), add=["lead"], drop=["Lead"]).tags == ("lead",)


def test_tags_in_use_are_counted_under_their_usual_spelling() -> None:
    kept = [tagged("Lead", "x"), tagged("lead"), tagged("lead"), tagged()]
    assert tags_in_use(kept) == [TagInUse("lead", 3), TagInUse("x", 1)]
    assert tags_in_use([tagged("b"), tagged("B"), tagged("a", "c")]) == [
        TagInUse("B", 2), TagInUse("a", 1), TagInUse("c", 1),
    ]  # fmt: skip


def test_what_is_typed_is_completed() -> None:
    kept = [tagged("Lead", "later"), tagged("lead", "x")]
    assert [each.tag for each in tags_beginning(kept, "L")] == ["Lead", "later"]
    assert [each.tag for each in tags_beginning(kept, "")] == ["Lead", "later", "x"]


@pytest.mark.parametrize("typed", ["lead, to check", "#lead #to check", " lead,, #to  check ,"])
def test_tags_are_typed_with_commas_or_number_signs(typed: str) -> None:
    assert read_tags(typed) == ("lead", "to check")


def test_a_hyphen_takes_a_tag_away() -> None:
    assert read_tag_changes("-lead, to-do, -#old") == TagChanges(("to-do",), ("lead", "old"))
    assert read_tag_changes(" , ") == TagChanges((), ())


def test_a_tag_in_use_is_written_as_it_is_there() -> None:
    assert as_in_use(["LEAD", "New"], [tagged("Lead"), tagged("Lead", "x")]) == ("Lead", "New")
