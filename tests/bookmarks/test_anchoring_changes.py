"""Passages in edited texts: what is found, what it says of itself, and what is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.bookmarks.anchoring import AnchorState, ChangingText, anchor, locate_all
from explorer.bookmarks.bookmark import CONTEXT, Bookmark, bookmark_passage
from explorer.library.collection import Collection
from explorer.models import Article
from explorer.text.differences import EditKind
from explorer.text.paragraphs import Span, sentences
from tests.benchmarks.edited_articles import Difficulty, cases
from tests.conftest import ArticleFolder

STORY = (
    "The harbour of Linus was shut on Monday, the port authority said. Some 5,600 people were "
    "killed in the fighting last year, according to “human rights observers”. Six ships with "
    "high-calibre machines wait outside.\n\nThe minister, Anna Koch, called it a disgrace. "
    "“We shall not rest,” she said, “until the last of the gangs has left the harbour.” Nobody "
    "from the gangs was there to answer. The port authority hopes to open the quay in a week."
)


def keep(quote: str, text: str = STORY, nth: int = 0) -> Bookmark:
    at = -1
    for _ in range(nth + 1):
        at = text.index(quote, at + 1)
    return bookmark_passage("c", Article(id="a", title="t", text=text), Span(at, at + len(quote)))


def found(bookmark: Bookmark, text: str) -> tuple[AnchorState, str]:
    state, span, _ = anchor(bookmark, text)
    return state, text[slice(*span)] if span else ""


@pytest.mark.parametrize(
    ("quote", "old", "new", "now"),
    [
        ("“human rights observers”", "“human rights observers”", '"human rights observers"', None),
        ("“We shall not rest,”", "“We shall not rest,”", "« We shall not rest, »", None),
        (
            "“We shall not rest,”",
            "“We shall not rest,”",
            "‘We shall not rest’,",
            "‘We shall not rest’,",
        ),
        ("called it a disgrace.", "disgrace.", "disgrace!", "called it a disgrace!"),
        ("called it a disgrace.", "disgrace.", "disgrace;", "called it a disgrace;"),
        ("The minister, Anna Koch,", "minister, Anna", "minister Anna", "The minister Anna Koch,"),
        (
            "high-calibre machines",
            "high-calibre",
            "high\u2011calibre",
            "high\u2011calibre machines",
        ),
        (
            "high-calibre machines",
            "high-calibre",
            "high\u00adcalibre",
            "high\u00adcalibre machines",
        ),
        ("high-calibre machines", "high-calibre", "high calibre", "high calibre machines"),
        ("the fighting last year", "fighting", "ﬁghting", "the ﬁghting last year"),
        ("the fighting last year", " last", "\u00a0\nlast", "the fighting\u00a0\nlast year"),
        ("wait outside.\n\nThe minister", ".\n\nThe", ". The", "wait outside. The minister"),
        ("Some 5,600 people", "5,600", "5600", "Some 5600 people"),
        ("called it a disgrace", "called", "CALLED", "CALLED it a disgrace"),
    ],
)
def test_punctuation_spaces_and_case_make_no_difference(
    quote: str, old: str, new: str, now: str | None
) -> None:
    changed = STORY.replace(old, new)
    expected = quote.replace(old, new) if now is None else now
    assert found(keep(quote), changed) == (AnchorState.MOVED, expected)


@pytest.mark.parametrize(
    ("quote", "old", "new", "now"),
    [
        ("Some 5,600 people were killed", "5,600", "3,600", "Some 3,600 people were killed"),
        ("Some 5,600 people were killed", "5,600", "15,600", "Some 15,600 people were killed"),
        ("called it a disgrace", "called it", "called that", None),
        ("hopes to open the quay", "open", "close", None),
        ("The minister, Anna Koch, called it", "Koch, ", "Koch, who was there, ", None),
        ("Nobody from the gangs was there to answer.", "Nobody", "None", None),
        (
            "wait outside.\n\nThe minister, Anna Koch, called it a disgrace.",
            "\n\nThe minister",
            " Two more came on Tuesday.\n\nThe minister",
            None,
        ),
    ],
)
def test_changed_words_are_found_in_their_place(
    quote: str, old: str, new: str, now: str | None
) -> None:
    changed = STORY.replace(old, new)
    expected = quote.replace(old, new) if now is None else now
    assert found(keep(quote), changed) == (AnchorState.ALTERED, expected)


def test_what_was_altered_says_which_words() -> None:
    quote = "Some 5,600 people were killed"
    changed = "Corrected. " + STORY.replace("5,600", "3,600").replace(
        "were killed", "were really killed"
    )
    edits = anchor(keep(quote), changed).edits
    told = [
        (e.kind, e.left and quote[slice(*e.left)], e.right and changed[slice(*e.right)])
        for e in edits
    ]
    assert told == [(EditKind.CHANGED, "5", "3"), (EditKind.ADDED, None, "really")]


@pytest.mark.parametrize(
    "quote",
    [
        "Linus",
        "gangs",
        "the harbour",
        "The port authority",
        "5,600",
        "Anna Koch",
        "Six ships with high-calibre machines wait outside.",
        "Nobody from the gangs was there to answer.",
        "The minister, Anna Koch, called it a disgrace.",
    ],
)
def test_what_was_deleted_is_lost(quote: str) -> None:
    at = STORY.index(quote)
    held = [s for s in sentences(STORY) if s.start <= at < s.end]
    for start, end in [(at, at + len(quote)), held[0]]:
        assert found(keep(quote), STORY[:start] + STORY[end:]) == (AnchorState.LOST, "")


def test_a_deleted_passage_is_not_found_in_one_that_says_nearly_the_same() -> None:
    said = "The mission recovered a radio and two rifles in the slum on Monday."
    again = "The mission recovered two radios and a rifle in the port on Friday."
    text = f"{STORY} {said} {STORY[:150]} {again}"
    assert found(keep(said, text), text.replace(f"{said} ", "")) == (AnchorState.LOST, "")


@pytest.mark.parametrize("nth", [0, 1])
def test_of_a_paragraph_said_twice_the_one_kept_is_found_and_lost(nth: int) -> None:
    twice = "The mission recovered a radio and two rifles in the slum on Monday."
    text = f"{twice} Then came the rain and it stayed. {STORY} {twice} And that was the end of it."
    bookmark = keep(twice, text, nth)
    assert len(bookmark.prefix + bookmark.suffix) > CONTEXT
    spans = [span for span in sentences(text) if text[slice(*span)] == twice]
    assert anchor(bookmark, f"New. {text}").span == Span(spans[nth].start + 5, spans[nth].end + 5)
    start, end = spans[nth]
    assert found(bookmark, text[:start] + text[end:]) == (AnchorState.LOST, "")


def test_a_name_is_found_in_its_own_sentence() -> None:
    text = " ".join(f"Otunge spoke of {what} today." for what in ("rain", "war", "bread", "salt"))
    bookmark = keep("Otunge", text, 2)
    changed = f"It was late. {text.replace('war', 'peace')}"
    assert anchor(bookmark, changed).span == Span(
        changed.index("Otunge spoke of bread"), changed.index(" spoke of bread")
    )


def test_a_sentence_that_changed_its_place_is_found() -> None:
    said = "Nobody from the gangs was there to answer."
    changed = f"{said} {STORY.replace(f' {said}', '')}"
    assert anchor(keep(said), changed).span == Span(0, len(said))


def test_a_bookmark_that_does_not_fit_its_text_is_sought() -> None:
    bookmark = replace(keep("Anna Koch"), start=3, end=5)
    assert found(bookmark, STORY) == (AnchorState.MOVED, "Anna Koch")


def test_a_passage_of_signs_alone_needs_its_surroundings() -> None:
    bookmark = keep("“")
    assert found(bookmark, f"New. {STORY}")[0] is AnchorState.MOVED
    assert found(bookmark, STORY.replace("human", "the human")) == (AnchorState.LOST, "")


def test_a_script_without_spaces_is_read_by_its_characters() -> None:
    text = "记者周一报道了港口关闭的消息。部长称这是一种耻辱。没有人回答。"
    bookmark = keep("部长称这是一种耻辱", text)
    assert found(bookmark, f"更正。{text.replace('耻辱', '丑闻')}") == (
        AnchorState.ALTERED,
        "部长称这是一种丑闻",
    )


def test_passages_of_one_article_come_together(folder: ArticleFolder) -> None:
    folder.write("a.txt", STORY)
    there, gone = keep("Anna Koch"), replace(keep("Linus"), article="b")
    also = keep("the quay")
    placed = list(locate_all([there, gone, also], folder.open()))
    assert [bookmark for bookmark, _ in placed] == [there, also, gone]
    assert [now.state for _, now in placed] == [
        AnchorState.EXACT,
        AnchorState.EXACT,
        AnchorState.LOST,
    ]


def test_edited_articles_keep_their_passages(haiti: Collection) -> None:
    articles = [haiti.article(id_) for id_ in haiti.ids]
    right, total, attached = dict.fromkeys(Difficulty, 0), dict.fromkeys(Difficulty, 0), []
    for case in cases(articles, 20):
        now = anchor(bookmark_passage("haiti", case.article, case.passage), case.now)
        total[case.difficulty] += 1
        right[case.difficulty] += now.span == case.gold
        if case.gold is None and now.span:
            attached.append((case.article.text[slice(*case.passage)], case.now[slice(*now.span)]))
    assert attached == []
    assert right[Difficulty.EASY] == total[Difficulty.EASY]
    assert right[Difficulty.HARD] >= 0.93 * total[Difficulty.HARD]


LINES = st.lists(
    st.sampled_from([STORY[slice(*span)] for span in sentences(STORY)]), min_size=2, unique=True
)


@given(LINES, st.data(), st.booleans())
def test_a_sentence_is_found_wherever_it_goes_and_lost_where_it_is_gone(
    lines: list[str], data: st.DataObject, gone: bool
) -> None:
    kept = data.draw(st.sampled_from(lines))
    bookmark = keep(kept, " ".join(lines))
    others = data.draw(st.permutations([line for line in lines if line != kept]))
    where = data.draw(st.integers(0, len(others)))
    now = " ".join([*others[:where], *([] if gone else [kept]), *others[where:]])
    assume(now != " ".join(lines))
    assert found(bookmark, now)[1] == ("" if gone else kept)


@given(st.text("ab. ,“”\n", max_size=60), st.text("ab. ,“”\n", max_size=60), st.data())
def test_a_text_read_once_gives_what_each_reading_gives(
    one: str, other: str, data: st.DataObject
) -> None:
    assume(one)
    text = ChangingText(other)
    for _ in range(3):
        start = data.draw(st.integers(0, len(one) - 1))
        end = data.draw(st.integers(start + 1, len(one)))
        bookmark = bookmark_passage("c", Article(id="a", title="t", text=one), Span(start, end))
        assert text.anchor(bookmark) == anchor(bookmark, other)
