"""Words in a query: beginnings, shapes, misspellings, and what is too long."""

from __future__ import annotations

import pytest

from explorer.search.language.repairs import Repairs
from explorer.search.language.tokens import Ending
from explorer.search.language.words import LONGEST_PHRASE, LONGEST_WORD, read_chunk
from explorer.search.query import And, Everything, Fuzzy, Phrase, Prefix, Query, Wildcard
from tests.search.corpora import word

LONG = "x" * (LONGEST_WORD + 1)
BEGINNING = Prefix("x" * LONGEST_WORD)


def read(text: str, ending: Ending = Ending.FINISHED) -> tuple[Query | None, tuple[str, ...]]:
    repairs = Repairs()
    return read_chunk(text, ending, repairs), repairs.sentences


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Été", word("Été")),
        ("a.b", Phrase(("a", "b"), quoted=False)),
        ("*", Everything()),
        ("Kéns*", Prefix("kens")),
        ("kens**", Prefix("kens")),
        ("(kens*,", Prefix("kens")),
        ("K?nya", Wildcard("k?nya")),
        ("*tion", Wildcard("*tion")),
        ("ken*a", Wildcard("ken*a")),
        ("ken*a*", Wildcard("ken*a*")),
        ("ken?*", Wildcard("ken?*")),
        ("ken*?", Wildcard("ken?*")),
        ("gang?", Wildcard("gang?")),
        ("l’esp*r", And((word("l"), Wildcard("esp*r")))),
        ("a*-b*", And((Prefix("a"), Prefix("b")))),
        ("kenskof~1", Fuzzy(word("kenskof"), 1)),
        ("Kenskof~2", Fuzzy(word("Kenskof"), 2)),
        ("kensk~", Fuzzy(word("kensk"), 1)),
        ("kenskoff~", Fuzzy(word("kenskoff"), 2)),
        ("~a", word("a")),
        ("kens~x", Phrase(("kens", "x"), quoted=False)),
    ],
)
def test_reads(text: str, query: Query) -> None:
    assert read(text) == (query, ())


@pytest.mark.parametrize(
    ("text", "query", "repair"),
    [
        ("…", None, "“…” has no letters or digits; it is left out."),
        ("**", None, "“**” has no letters"),
        ("?", None, "“?” has no letters"),
        ("~", None, "“~” has no letters"),
        ("a-*", word("a"), "“*” has no letters"),
        ("gang~1", word("gang"), "“gang” has fewer than 5 letters"),
        ("12345~", word("12345"), "fewer than 5 letters"),
        ("kenskoff~0", word("kenskoff"), "lets no letter differ"),
        ("kenskoff~3", Fuzzy(word("kenskoff"), 2), "2 letters off and no more"),
        ("kenskoff~" + "9" * 900, Fuzzy(word("kenskoff"), 2), "2 letters off and no more"),
        ("kens-koff~1", Phrase(("kens", "koff"), quoted=False), "after one whole word"),
        ("kensk*~1", Prefix("kensk"), "“kensk*~1” has none; it is left out"),
        (LONG, BEGINNING, f"more than {LONGEST_WORD} letters"),
        (f"a-{LONG}", And((word("a"), BEGINNING)), f"more than {LONGEST_WORD} letters"),
        (f"{LONG}*", BEGINNING, f"more than {LONGEST_WORD} letters"),
        (f"?{LONG}", Wildcard(f"?{LONG[2:]}*"), f"more than {LONGEST_WORD} letters"),
    ],
)
def test_repairs(text: str, query: Query | None, repair: str) -> None:
    found, (sentence,) = read(text)
    assert found == query
    assert repair in sentence


def test_a_word_of_the_greatest_length_is_read() -> None:
    assert read(LONG[1:]) == (word(LONG[1:]), ())
    assert read(f"{LONG[3:]}*") == (Prefix(LONG[3:]), ())


def test_of_a_very_long_phrase_the_first_words_are_read() -> None:
    for count, told in ((LONGEST_PHRASE, 0), (LONGEST_PHRASE + 1, 1)):
        found, repairs = read("-".join("a" * count))
        assert found == Phrase(("a",) * LONGEST_PHRASE, quoted=False)
        assert len(repairs) == told


@pytest.mark.parametrize("text", ["…", "?", "gang~"])
def test_nothing_is_said_of_what_is_half_written(text: str) -> None:
    for ending in (Ending.HALF_WRITTEN, Ending.GROWING):
        assert read(text, ending)[1] == ()
