"""Where kept passages are, and what their articles say of themselves."""

from __future__ import annotations

from dataclasses import replace

from explorer.bookmarks.anchoring import AnchorState
from explorer.bookmarks.bookmark import bookmark_passage
from explorer.bookmarks.whereabouts import whereabouts
from explorer.text.paragraphs import Span
from tests.conftest import ArticleFolder


def test_those_of_articles_that_are_gone_are_lost_and_keep_their_title(
    folder: ArticleFolder,
) -> None:
    folder.write("a.txt", "Here\n\nOtunge said so.")
    collection = folder.open()
    here = bookmark_passage(collection.key, collection.article("a"), Span(6, 12))
    gone = replace(here, id="gone", article="b", title="There")
    found = dict(whereabouts([gone, here], collection))
    assert found.keys() == {here.id, "gone"}
    assert found[here.id].anchor == (AnchorState.EXACT, Span(6, 12), ())
    assert (found[here.id].title, found[here.id].language) == ("Here", "en")
    assert found["gone"].anchor.state is AnchorState.LOST
    assert (found["gone"].title, found["gone"].language) == ("There", None)
