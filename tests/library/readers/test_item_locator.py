"""Locators of articles in a file of many."""

from __future__ import annotations

from explorer.library.readers.item_locator import item_locator


def test_the_identifier_goes_before_the_address() -> None:
    assert item_locator("a.jsonl", "7", "https://x.org", "text") == "a.jsonl#7"
    assert item_locator("a.jsonl", None, "https://x.org", "text") == "a.jsonl#https://x.org"


def test_without_either_the_text_tells_articles_apart() -> None:
    one, other = (item_locator("a.jsonl", None, None, text) for text in ("one", "other"))
    assert one.startswith("a.jsonl#")
    assert one != other
    assert one == item_locator("a.jsonl", None, None, "one")


def test_half_a_character_does_not_matter() -> None:
    assert item_locator("a", None, None, "\ud800")
