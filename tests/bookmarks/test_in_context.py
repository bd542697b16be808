"""A kept passage among the words around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.bookmarks.anchoring import Anchor, AnchorState, anchor
from explorer.bookmarks.bookmark import bookmark_passage
from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.in_context import Part, in_context
from explorer.models import Article
from explorer.text.differences import word_edits
from explorer.text.paragraphs import Span

SAID = "The commander said that six hundred officers would patrol the harbour from Monday."
TEXT = f"First of all.\n\nBefore it. {SAID} After it.\n\nThe next one.\n\nFar away."


def seen(text: str, now: str) -> dict[Part, str]:
    """The parts of a passage kept from a text, in what has become of the text."""
    start = text.index(SAID)
    saved = bookmark_passage("k", Article("a", "T", text), Span(start, start + len(SAID)))
    kept = KeptPassage(saved, Article("a", "T", now), anchor(saved, now))
    parts: dict[Part, str] = {}
    for part, words in in_context(kept):
        parts[part] = parts.get(part, "") + f"|{words}"
    return parts


def test_an_exact_one_stands_in_its_paragraph_and_those_beside_it() -> None:
    assert seen(TEXT, TEXT) == {
        Part.AROUND: "|First of all.\n\nBefore it. | After it.\n\nThe next one.",
        Part.PASSAGE: f"|{SAID}",
    }


def test_words_that_changed_are_told_from_those_that_did_not() -> None:
    now = TEXT.replace("six hundred", "seven hundred").replace(" from Monday", "")
    parts = seen(TEXT, now)
    assert parts[Part.REMOVED] == "|six|from Monday"
    assert parts[Part.ADDED] == "|seven"
    assert parts[Part.PASSAGE].startswith("|The commander said that | hundred officers")


def test_a_lost_one_is_shown_as_it_was_saved() -> None:
    parts = seen(TEXT, "Nothing of all that is left of it.")
    assert parts[Part.PASSAGE] == f"|{SAID}"
    assert "Before it." in parts[Part.AROUND]


@pytest.mark.parametrize("article", [None, Article("a", "T", "")])
def test_one_without_an_article_is_shown_as_it_was_saved(article: Article | None) -> None:
    saved = bookmark_passage("k", Article("a", "T", SAID), Span(0, len(SAID)))
    lost = KeptPassage(saved, article, Anchor(AnchorState.LOST, None))
    assert in_context(lost) == [(Part.PASSAGE, SAID)]


_WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, max_size=12).map(" ".join)


@given(_WORDS, _WORDS)
def test_what_is_there_now_and_what_was_there_can_be_read_off(saved: str, now: str) -> None:
    text = f"Before. {now} After."
    span = Span(8, 8 + len(now))
    kept = bookmark_passage("k", Article("a", "T", saved), Span(0, len(saved)))
    edits = word_edits(saved, Span(0, len(saved)), text, span)
    place = Anchor(AnchorState.ALTERED, span, edits)
    pieces = in_context(KeptPassage(kept, Article("a", "T", text), place))
    there = "".join(each.text for each in pieces if each.part is not Part.REMOVED)
    assert there == text
    was = [each.text for each in pieces if each.part in (Part.PASSAGE, Part.REMOVED)]
    assert " ".join(was).split() == saved.split()
