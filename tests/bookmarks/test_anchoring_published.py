"""Cases of quote matching that others have published, told anew for plain text.

Sources: Hypothesis client, `src/annotator/anchoring/test/match-quote-test.js` (BSD-2-Clause), and
Apache Annotator, `packages/dom/test/text-quote/{match,describe}-cases.ts` (Apache-2.0). Those give
a quote with a word or two of context and take the likeliest place. Here a passage is kept in one
text, so that its context is as long as ours are, and sought in the other; where nothing but a
guess is left, it is lost.
"""

from __future__ import annotations

import pytest

from explorer.bookmarks.anchoring import AnchorState, anchor
from explorer.bookmarks.bookmark import Bookmark, bookmark_passage
from explorer.models import Article
from explorer.text.paragraphs import Span

SOLITUDE = (
    "Many years later, as he faced the firing squad, Colonel Aureliano Buendía was to remember "
    "that distant afternoon when his father took him to discover ice"
)
TWO_CITIES = (
    "It was the best of times, it was the worst of times, it was the age of wisdom, it was the "
    "age of foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the "
    "season of Light, it was the season of Darkness, it was the spring of hope, it was the winter "
    "of despair, we had everything before us, we had nothing before us, we were all going direct "
    "to Heaven, we were all going direct the other way."
)
LOREM = "lorem ipsum dolor amet yada yada"
ANNOTATE = "To annotate or not to annotate."


def kept(text: str, start: int, end: int) -> Bookmark:
    return bookmark_passage("c", Article(id="a", title="t", text=text), Span(start, end))


def place(text: str, quote: str, after: str = "") -> tuple[int, int]:
    """Where a quote stands, the first time after some other words."""
    start = text.index(quote, text.index(after) + len(after))
    return start, start + len(quote)


@pytest.mark.parametrize(
    ("saved_as", "stands_as"),
    [
        ("discover ice", "discover ice"),
        ("Some years later", "Many years later"),
        ("Many yers later", "Many years later"),
        ("as she faced the firing squad", "as he faced the firing squad"),
        ("as he awaited the firing squad", "as he faced the firing squad"),
        ("Buendia", "Buendía"),
    ],
)
def test_client_the_likest_stretch_is_found(saved_as: str, stands_as: str) -> None:
    before = SOLITUDE.replace(stands_as, saved_as) + "."
    now = anchor(kept(before, *place(before, saved_as)), SOLITUDE)
    assert now.span == place(SOLITUDE, stands_as)


@pytest.mark.parametrize(
    ("quote", "after"),
    [
        ("before us", "we had everything "),
        ("before us", "we had nothing "),
        ("we had", "despair, "),
        ("we had", "everything before us, "),
    ],
)
@pytest.mark.parametrize(
    ("word", "spelt"),
    [("", ""), ("everything", "every-thing"), ("nothing", "nout"), ("everything", "ever ting")],
)
def test_client_the_context_tells_one_place_from_another(
    quote: str, after: str, word: str, spelt: str
) -> None:
    before = TWO_CITIES.replace(word, spelt) if word else f"{TWO_CITIES}!"
    now = anchor(kept(before, *place(before, quote, after.replace(word, spelt))), TWO_CITIES)
    assert now.span == place(TWO_CITIES, quote, after)


@pytest.mark.parametrize("after", ["we had everything ", "we had nothing "])
def test_client_a_misspelt_quote_is_found_in_its_place(after: str) -> None:
    before = TWO_CITIES.replace(f"{after}before us", f"{after}befor us")
    now = anchor(kept(before, *place(before, "befor us")), TWO_CITIES)
    assert now.state is AnchorState.ALTERED
    assert now.span == place(TWO_CITIES, "before us", after)


@pytest.mark.parametrize(
    ("before", "quote", "text"),
    [
        ("It used to be many years later, as he faced the", "years later", SOLITUDE),
        ("Some document text missing", "text", "Some document text"),
    ],
)
def test_client_a_context_longer_than_the_text_does_no_harm(
    before: str, quote: str, text: str
) -> None:
    assert anchor(kept(before, *place(before, quote)), text).span == place(text, quote)


@pytest.mark.parametrize(("saved", "text"), [(SOLITUDE, TWO_CITIES), (SOLITUDE, ""), ("foo", "")])
def test_client_what_is_not_there_is_lost(saved: str, text: str) -> None:
    assert anchor(kept(saved, 0, len(saved)), text).state is AnchorState.LOST


@pytest.mark.parametrize("around", ["Head.\n{}", "{}\nFoot.", "“{}”"])
@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (LOREM, 12, 20),  # `dolor am`
        (LOREM, 0, 11),
        (LOREM, 23, 32),
        (LOREM, 23, 27),  # the first `yada`
        (LOREM, 28, 32),  # the second
        (LOREM, 13, 14),  # the `o` before `l`
        (LOREM, 1, 2),  # the `o` between `l` and `re`
        (LOREM, 15, 16),  # the `o` between `l` and `r`
        (ANNOTATE, 22, 26),
        (ANNOTATE, 7, 11),
        (ANNOTATE, 0, 2),
        (ANNOTATE, 26, 30),
        (ANNOTATE, 22, 28),
        ("bananas", 1, 4),  # it overlaps with itself
        ("bananas", 3, 6),
        ("aaaaaaaaaa", 4, 7),
    ],
)
def test_annotator_a_stretch_is_found_where_it_was(
    text: str, start: int, end: int, around: str
) -> None:
    moved = around.index("{")
    assert anchor(kept(text, start, end), around.format(text)).span == (start + moved, end + moved)


@pytest.mark.parametrize("quote", ["holy grail", "dolor oopsum"])
def test_annotator_what_stands_nowhere_is_lost(quote: str) -> None:
    saved = f"It was said of the {quote} that it was gone."
    assert anchor(kept(saved, *place(saved, quote)), LOREM).state is AnchorState.LOST


@pytest.mark.parametrize("at", [0, 5, 11])
def test_annotator_no_words_are_found_nowhere(at: int) -> None:
    assert anchor(kept(LOREM, at, at), f"{LOREM} {LOREM}").state is AnchorState.LOST
