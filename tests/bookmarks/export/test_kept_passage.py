"""A kept passage with its article and its place now."""

from __future__ import annotations

from dataclasses import replace

from explorer.bookmarks.anchoring import AnchorState
from explorer.bookmarks.bookmark import bookmark_passage
from explorer.bookmarks.export.kept_passage import kept_passages
from explorer.models import Article
from explorer.text.paragraphs import Span
from tests.conftest import ArticleFolder

OLD = "The harbour reopened on Monday.\nTwelve ships left before noon that day.\n"


def test_each_is_placed_in_the_order_given(folder: ArticleFolder) -> None:
    folder.write("a.txt", f"A correction.\n{OLD}")
    folder.write("b.txt", OLD)
    of_a = bookmark_passage("k", Article(id="a", title="T", text=OLD), Span(32, 71))
    of_b = bookmark_passage("k", folder.open().article("b"), Span(32, 71))
    gone = replace(of_b, article="gone", title="Gone since")
    moved, exact, lost = kept_passages([of_a, of_b, gone], folder.open())
    assert (moved.anchor.state, moved.span, moved.show) == (
        AnchorState.MOVED, Span(46, 85), "press show a#46-85",
    )  # fmt: skip
    assert (exact.anchor.state, exact.show) == (AnchorState.EXACT, "press show b#32-71")
    assert exact.now == moved.now == of_a.exact
    assert (lost.anchor.state, lost.article, lost.title) == (AnchorState.LOST, None, "Gone since")
    assert (lost.now, lost.show) == ("", "press show gone")


def test_no_passage_reads_no_article(folder: ArticleFolder) -> None:
    assert kept_passages([], folder.open()) == []
