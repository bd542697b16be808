"""Passages: how they are kept, and how they are found again without ever lying."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.bookmarks.anchoring import Anchor, AnchorState, anchor, find_quote, locate
from explorer.bookmarks.bookmark import CONTEXT, Bookmark, bookmark_passage, text_digest
from explorer.models import Article
from explorer.text.paragraphs import Span
from explorer.text.words import folded_words
from tests.conftest import ArticleFolder

TEXT = (
    "Otunge sent a stern warning to the gangs. Kenya has pledged 1,300 officers, 300 of them now."
)


def keep(text: str, quote: str, note: str = "") -> Bookmark:
    at = text.index(quote)
    article = Article(id="a", title="T", text=text)
    return bookmark_passage("haiti", article, Span(at, at + len(quote)), note)


def found(bookmark: Bookmark, text: str) -> tuple[AnchorState, str | None]:
    now = anchor(bookmark, text)
    return now.state, now.span and text[slice(*now.span)]


class TestKeeping:
    def test_a_bookmark_keeps_the_words_and_what_stands_around_them(self) -> None:
        bookmark = keep(TEXT, "stern warning", note="lead")
        assert (bookmark.collection, bookmark.article, bookmark.title) == ("haiti", "a", "T")
        assert (bookmark.exact, bookmark.note) == ("stern warning", "lead")
        assert bookmark.prefix == "Otunge sent a "
        assert bookmark.suffix == TEXT[27 : 27 + CONTEXT]
        assert bookmark.created.tzinfo is not None

    def test_a_whole_text_has_nothing_around_it(self) -> None:
        bookmark = keep(TEXT, TEXT)
        assert (bookmark.prefix, bookmark.suffix) == ("", "")

    def test_two_bookmarks_of_one_passage_are_told_apart(self) -> None:
        assert keep(TEXT, "gangs").id != keep(TEXT, "gangs").id

    def test_any_text_has_a_digest(self) -> None:
        assert text_digest("\udcff") != text_digest("") == text_digest("")


class TestAnchor:
    def test_in_the_same_text_it_is_exact(self) -> None:
        assert found(keep(TEXT, "stern warning"), TEXT) == (AnchorState.EXACT, "stern warning")

    def test_in_the_same_text_it_is_exact_though_the_words_stand_twice(self) -> None:
        text = "the gangs and the gangs"
        bookmark = bookmark_passage("h", Article(id="a", title="t", text=text), Span(14, 23))
        assert anchor(bookmark, text) == Anchor(AnchorState.EXACT, Span(14, 23))

    def test_in_a_changed_text_it_has_moved(self) -> None:
        changed = f"Corrected. {TEXT}"
        bookmark = keep(TEXT, "stern warning")
        at = changed.index("stern")
        assert anchor(bookmark, changed) == Anchor(AnchorState.MOVED, Span(at, at + 13))

    def test_words_that_are_gone_are_lost(self) -> None:
        assert found(keep(TEXT, "stern warning"), "A sharp warning.") == (AnchorState.LOST, None)
        assert found(keep(TEXT, "stern warning"), "") == (AnchorState.LOST, None)

    def test_of_several_places_the_one_in_its_old_surroundings_is_it(self) -> None:
        bookmark = keep(TEXT, "the gangs")
        assert found(bookmark, f"By the gangs. {TEXT}") == (AnchorState.MOVED, "the gangs")
        span = anchor(bookmark, f"By the gangs. {TEXT}").span
        assert span is not None
        assert span.start > 14

    @pytest.mark.parametrize("around", ["prefix", "suffix"])
    def test_surroundings_on_one_side_are_enough(self, around: str) -> None:
        bookmark = keep(TEXT, "the gangs")
        kept = (bookmark.prefix, "") if around == "prefix" else ("", bookmark.suffix)
        changed = f"Said the gangs, and: {kept[0]}the gangs{kept[1]} - or the gangs?"
        span = anchor(bookmark, changed).span
        assert span is not None
        at = span.start
        assert changed[at - len(kept[0]) : span.end + len(kept[1])] == "the gangs".join(kept)

    def test_of_several_places_none_certain_it_is_lost(self) -> None:
        changed = "the gangs, the gangs"
        assert found(keep(TEXT, "the gangs"), changed) == (AnchorState.LOST, None)

    def test_of_several_places_just_alike_it_is_the_one_where_it_was(self) -> None:
        bookmark = keep(TEXT, "the gangs")
        assert anchor(bookmark, f"{TEXT} {TEXT}").span == Span(bookmark.start, bookmark.end)

    @pytest.mark.parametrize(
        ("saved", "quote", "changed"),
        [
            ("They said arrest him.", "arrest", "He was arrested."),
            ("They said arrest him.", "arrest", "A rearrest followed."),
            ("It grew by 2 per cent, by 2", "by 2", "It grew by 2.5 per cent."),
            ("Kingston is near.", "ton", "A ton is near."),
            ("Kingston is near.", "ton", "Boston is near."),
        ],
    )
    def test_the_same_letters_in_another_word_or_number_are_other_words(
        self, saved: str, quote: str, changed: str
    ) -> None:
        assert found(keep(saved, quote), changed) == (AnchorState.LOST, None)

    def test_few_words_in_other_surroundings_are_lost(self) -> None:
        changed = "Nobody there heard a stern warning that day."
        assert found(keep(TEXT, "stern warning"), changed) == (AnchorState.LOST, None)

    def test_part_of_a_word_is_found_in_that_word_again(self) -> None:
        assert found(keep("To Kingston.", "ton"), "From Kingston.") == (AnchorState.MOVED, "ton")

    def test_a_number_at_the_end_of_a_sentence_is_that_number(self) -> None:
        assert found(keep("It was 300 then.", "300"), "It was 300.") == (AnchorState.MOVED, "300")


PIECES = st.lists(
    st.sampled_from(["the gangs", "the gang", "1", "3", "00", ",", ".", " ", "\n", "é", "\u0301"])
).map("".join)


@given(st.data(), PIECES, PIECES)
def test_an_anchor_never_lies(data: st.DataObject, saved: str, changed: str) -> None:
    assume(saved)
    start = data.draw(st.integers(0, len(saved) - 1))
    end = data.draw(st.integers(start + 1, len(saved)))
    bookmark = bookmark_passage("h", Article(id="a", title="t", text=saved), Span(start, end))
    state, span, edits = anchor(bookmark, changed)
    assert (state is AnchorState.LOST) == (span is None)
    assert (state is AnchorState.EXACT) == (saved == changed)
    assert (state is AnchorState.ALTERED) == bool(edits)
    if span:
        assert 0 <= span.start < span.end <= len(changed)
    if span and state is AnchorState.MOVED:
        assert _letters(changed[slice(*span)]) == _letters(bookmark.exact)
        assert _letters(*_touched_words(changed, span)) == _letters(
            *_touched_words(saved, Span(start, end))
        )


def _letters(*texts: str) -> str:
    return "".join(word for text in texts for word in folded_words(text))


def _touched_words(text: str, span: Span) -> tuple[str, ...]:
    """The words that a stretch has letters of, whole."""
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return folded_words(text[start:end])


@given(st.data(), PIECES, PIECES, PIECES)
def test_what_stands_once_is_found_wherever_it_goes(
    data: st.DataObject, before: str, after: str, around: str
) -> None:
    quote = "Otunge said that the era of impunity was over"
    saved, changed = f"{around} {quote} {around}", f"{before} {quote} {after}"
    assume(saved != changed)
    assert found(keep(saved, quote), changed) == (AnchorState.MOVED, quote)


class TestLocate:
    def test_an_article_that_stands_has_its_passage(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", TEXT)
        assert locate(keep(TEXT, "stern"), folder.open()).state is AnchorState.EXACT

    def test_an_article_that_is_gone_has_lost_it(self, folder: ArticleFolder) -> None:
        assert locate(keep(TEXT, "stern"), folder.open()) == Anchor(AnchorState.LOST, None)

    def test_an_article_that_cannot_be_read_has_lost_it(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", TEXT)
        assert locate(keep(TEXT, "stern"), folder.open(max_bytes=3)).state is AnchorState.LOST


class TestFindQuote:
    @pytest.mark.parametrize("quote", ["stern warning", " stern\n  warning ", "stern\u00a0warning"])
    def test_white_space_makes_no_difference(self, quote: str) -> None:
        assert find_quote(quote, "a stern\nwarning") == Span(2, 15)

    @pytest.mark.parametrize(
        ("quote", "text"),
        [
            ("", "any"),
            (" \n", "any"),
            ("gone", "here"),
            ("the", "the and the"),
            ("one two one", "one two one two one"),
            (".*", "any"),
            ("a[b", "ab"),
        ],
    )
    def test_what_does_not_stand_there_exactly_once_is_not_found(
        self, quote: str, text: str
    ) -> None:
        assert find_quote(quote, text) is None

    def test_signs_mean_themselves(self) -> None:
        assert find_quote("(MSS) [sic]+", "the (MSS) [sic]+ of") == Span(4, 16)

    @given(st.text("ab. \n", max_size=20), st.text("ab. \n", max_size=5))
    def test_a_quote_found_reads_as_asked(self, text: str, quote: str) -> None:
        span = find_quote(quote, text)
        times = [at for at in range(len(text)) if _reads(text[at:], quote)]
        if len(times) == 1:
            assert span is not None
            assert text[slice(*span)].split() == quote.split()
        else:
            assert span is None


def _reads(text: str, quote: str) -> bool:
    """Whether a text begins with a quote, white space aside."""
    words = quote.split()
    return bool(words) and re.match(r"\s+".join(map(re.escape, words)), text) is not None
