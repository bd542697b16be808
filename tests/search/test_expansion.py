"""Widening: the other names of what is named, and near spellings of what does not occur."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from explorer.entities.lexicon import Lexicon
from explorer.models import EntityType
from explorer.search.answers import Correction
from explorer.search.expansion import Expanded, Expansion, expand
from explorer.search.grammar import read_query
from explorer.search.query import (
    And,
    InTitle,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Similar,
    Unfinished,
)
from tests.search.corpora import entity, word

HNP = entity("Haitian National Police", "PNH", "Haitian police")
ACADEMY = entity("Haitian Police Academy", type_=EntityType.ORGANISATION)
PORT = entity("Port-au-Prince", type_=EntityType.PLACE)
CHURCH = entity("Christ Roi", type_=EntityType.ORGANISATION)
DISTRICT = entity("Christ-Roi", type_=EntityType.PLACE)
LEXICON = Lexicon((HNP, ACADEMY, PORT, CHURCH, DISTRICT))


class Words:
    """A vocabulary that remembers what it was asked."""

    def __init__(self, *near: tuple[str, int], known: str = "") -> None:
        self._near = near
        self._known = known.split()
        self.asked: list[tuple[str, int]] = []

    def has_prefix(self, prefix: str) -> bool:
        return any(known.startswith(prefix) for known in self._known)

    def near(self, word: str, greatest: int) -> Sequence[tuple[str, int]]:
        self.asked.append((word, greatest))
        return () if word in self._known else self._near


def widen(text: str, vocabulary: Words | None = None, *, typing: bool = False) -> Expanded:
    query = read_query(text, LEXICON, typing=typing).query
    return expand(query, LEXICON, vocabulary or Words())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PNH", {"PNH": (HNP,)}),
        ("pnh", {"pnh": (HNP,)}),
        ("haitian national police said", {"haitian national police": (HNP,)}),
        ("said Haitian Police Academy", {"Haitian Police Academy": (ACADEMY,)}),
        ("port-au-prince", {"port au prince": (PORT,)}),
        ("port au prince pnh", {"port au prince": (PORT,), "pnh": (HNP,)}),
        ("christ roi", {"christ roi": (CHURCH, DISTRICT)}),
        ("x (PNH OR y)", {"PNH": (HNP,)}),
        ("x -PNH", {"PNH": (HNP,)}),
        # neither a part of a name, nor words in another order or with something between
        ("haitian national", {}),
        ("police haitian", {}),
        ("haitian OR police", {}),
        ("haitian x police", {}),
        ('haitian "police"', {}),
        ('"PNH"', {}),
        ("PNH*", {}),
        ("title:PNH", {}),
        ("", {}),
    ],
)
def test_names_are_widened(text: str, names: dict[str, tuple[object, ...]]) -> None:
    expanded = widen(text)
    assert {each.typed: each.entities for each in expanded.expansions} == names


def test_a_name_means_its_words_or_a_mention() -> None:
    words = And((word("Haitian"), word("police")))
    assert widen("Haitian police") == Expanded(
        Or((words, Named((HNP,), "Haitian police"))), (Expansion("Haitian police", (HNP,)),), ()
    )


def test_what_stands_beside_a_name_stays() -> None:
    named = Or((word("PNH"), Named((HNP,), "PNH")))
    assert widen("x PNH y").query == And((word("x"), named, word("y")))


def test_a_name_may_still_be_typed() -> None:
    expanded = widen("x pnh", typing=True)
    unfinished = Unfinished(word("pnh"), Prefix("pnh"))
    assert expanded.query == And((word("x"), Or((unfinished, Named((HNP,), "pnh")))))
    assert widen("port-au-prince", typing=True).expansions == (
        Expansion("port au prince", (PORT,)),
    )


def test_an_unknown_word_is_read_as_its_neighbours() -> None:
    near = (("kenscoff", 1), ("kenscoft", 2))
    expanded = widen("Kenscof", Words(*near))
    assert expanded.query == Similar(word("Kenscof"), near)
    assert expanded.corrections == (Correction("Kenscof", ("kenscoff", "kenscoft")),)


def test_a_word_without_neighbours_stays() -> None:
    assert widen("Kenscof") == Expanded(word("Kenscof"), (), ())


def test_longer_words_may_be_further_off_and_short_ones_are_never_asked_about() -> None:
    vocabulary = Words()
    widen("abcd abcde abcdefg abcdefgh ab1cd", vocabulary)
    assert vocabulary.asked == [("abcde", 1), ("abcdefg", 1), ("abcdefgh", 2)]


def test_words_are_asked_about_as_they_are_typed() -> None:
    vocabulary = Words()
    widen("Policía", vocabulary)
    assert vocabulary.asked == [("Policía", 1)]


@pytest.mark.parametrize("text", ['"kenscof"', "kenscof*", "title:kenscof", "x-kenscof"])
def test_only_plain_words_are_corrected(text: str) -> None:
    assert widen(text, Words(("kenscoff", 1))).corrections == ()


def test_words_in_groups_are_corrected() -> None:
    near = (("kenscoff", 1),)
    similar: Query = Similar(word("kenscof"), near)
    assert widen("ab OR kenscof", Words(*near)).query == Or((word("ab"), similar))
    assert widen("-kenscof", Words(*near)).query == Not(similar)


def test_a_word_being_typed_is_corrected_only_when_nothing_begins_so() -> None:
    near = (("kenscoff", 1),)
    assert widen("kensc", Words(*near, known="kenscoff"), typing=True).corrections == ()
    expanded = widen("kensx", Words(*near), typing=True)
    assert expanded.query == Similar(word("kensx"), near)


def test_a_hyphened_word_being_typed_is_left_alone() -> None:
    expanded = widen("kenyan-ledd", Words(("kenyans", 1)), typing=True)
    phrase = Phrase(("kenyan", "ledd"), quoted=False)
    assert expanded.query == Unfinished(phrase, And((word("kenyan"), Prefix("ledd"))))
    assert expanded.corrections == ()


def test_titles_are_looked_for_as_typed() -> None:
    assert widen("title:PNH").query == InTitle(word("PNH"))
