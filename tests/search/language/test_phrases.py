"""What stands between quotation marks: phrases, and words and names near each other."""

from __future__ import annotations

import pytest

from explorer.models import EntityType
from explorer.search.language.phrases import (
    FARTHEST_WITHIN,
    MOST_NEAR,
    USUAL_WITHIN,
    read_exactly,
    read_phrase,
)
from explorer.search.language.repairs import Repairs
from explorer.search.language.tokens import Ending, Token, tokenise
from explorer.search.language.words import LONGEST_WORD
from explorer.search.query import And, AnyName, Exact, Near, Phrase, Prefix, Query
from tests.search.corpora import word

PLACE, PERSON = AnyName(EntityType.PLACE), AnyName(EntityType.PERSON)
FORCE, ORGANISATION = AnyName(EntityType.FORCE), AnyName(EntityType.ORGANISATION)
LONG = "x" * (LONGEST_WORD + 1)


def read(text: str, ending: Ending = Ending.FINISHED) -> tuple[Query | None, tuple[str, ...]]:
    repairs = Repairs()
    (token,) = tokenise(text)
    return read_phrase(token, ending, repairs), repairs.sentences


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ('"Pont Sondé"', Phrase(("pont", "sonde"), quoted=True)),
        ('"a"', Phrase(("a",), quoted=True)),
        ('"who? a * b < c"', Phrase(("who", "a", "b", "c"), quoted=True)),
        ('"gang attack"~5', Near(("gang", "attack"), 5)),
        ('"l’espoir"~1', Near(("l", "espoir"), 1)),
        ('"killed <place>"~6', Near(("killed", PLACE), 6)),
        ('"<Person> in <force>, < org >"~9', Near((PERSON, "in", FORCE, ORGANISATION), 9)),
        ('"<place>"', Near((PLACE,), USUAL_WITHIN)),
        ('"<place>"~3', Near((PLACE,), 3)),
        ('"the the"~1', Near(("the", "the"), 1)),
    ],
)
def test_reads(text: str, query: Query) -> None:
    assert read(text) == (query, ())


@pytest.mark.parametrize(
    ("text", "query", "repair"),
    [
        ('""', None, "no words between"),
        ('"…"~5', None, "needs two words"),
        ('"a"~5', Phrase(("a",), quoted=True), "needs two words"),
        ('"a b"~', Near(("a", "b"), USUAL_WITHIN), f"it is read with ~{USUAL_WITHIN}"),
        ('"a <place>"', Near(("a", PLACE), USUAL_WITHIN), f"it is read with ~{USUAL_WITHIN}"),
        ('"a b c"~1', Near(("a", "b", "c"), 2), "“~1” leaves no room for so many words"),
        ('"a b"~0', Near(("a", "b"), 1), "it is read as ~1"),
        ('"a b"~99999', Near(("a", "b"), FARTHEST_WITHIN), "“~99999” is very far"),
        ('"a <town> b"~5', Near(("a", "town", "b"), 5), "no “<town>”, only <person>, <place>"),
        ('"a <town>"', Phrase(("a", "town"), quoted=True), "it is read as words"),
        ('"kens* a"', Phrase(("kens", "a"), quoted=True), "* and ? stand for nothing"),
        ('"K?nya a"~2', Near(("k", "nya", "a"), 2), "* and ? stand for nothing"),
        (f'"a {LONG}"', And((word("a"), Prefix(LONG[1:]))), "letters"),
        (f'"a {LONG}"~5', And((word("a"), Prefix(LONG[1:]))), "letters"),
    ],
)
def test_repairs(text: str, query: Query | None, repair: str) -> None:
    found, (sentence,) = read(text)
    assert found == query
    assert repair in sentence


def test_only_so_many_are_looked_for_near_each_other() -> None:
    for count, told in ((MOST_NEAR, 0), (MOST_NEAR + 1, 1)):
        found, repairs = read(f'"{"a " * count}"~20')
        assert found == Near(("a",) * MOST_NEAR, 20)
        assert len(repairs) == told


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ('"', None),
        ('"killed <pl', Phrase(("killed",), quoted=True)),
        ('"<', None),
        ('"killed <place> po', Near(("killed", PLACE), USUAL_WITHIN)),
        ('"killed <place>"', Near(("killed", PLACE), USUAL_WITHIN)),
        ('"killed <place>"~', Near(("killed", PLACE), USUAL_WITHIN)),
        ('"a b"~', Phrase(("a", "b"), quoted=True)),
        ('"a b c"~1', Near(("a", "b", "c"), 2)),
        ('"a"~', Phrase(("a",), quoted=True)),
    ],
)
def test_a_half_written_one_is_read_as_far_as_it_goes(text: str, query: Query | None) -> None:
    (token,) = tokenise(text)
    ending = Ending.GROWING if token.may_grow else Ending.HALF_WRITTEN
    assert read(text, ending) == (query, ())


def test_a_slot_that_is_still_open_ends_the_word_before_it() -> None:
    assert Token("phrase", "killed").may_grow
    assert not Token("phrase", "killed <pl").may_grow
    assert Token("phrase", "killed <place> po").may_grow
    assert not Token("phrase", "killed", '"').may_grow


def test_what_is_meant_exactly_keeps_case_and_accents() -> None:
    assert read_exactly(Token("chunk", "Sonde\u0301")) == Exact(("Sondé",))
    assert read_exactly(Token("phrase", "Pont-Sondé, US", '"')) == Exact(("Pont", "Sondé", "US"))


@pytest.mark.parametrize(
    "token",
    [
        Token("chunk", "…"),
        Token("chunk", "ken*"),
        Token("chunk", "ken~1"),
        Token("chunk", LONG),
        Token("phrase", "a b", '"~5'),
        Token("phrase", "a <place>", '"'),
    ],
)
def test_what_is_more_than_words_cannot_be_meant_exactly(token: Token) -> None:
    assert read_exactly(token) is None
