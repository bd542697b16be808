"""Widening: the other names of what is named, and near spellings of what does not occur."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from explorer.entities.lexicon import Lexicon
from explorer.models import EntityType
from explorer.search.answers import Correction, Meaning, Search
from explorer.search.expansion import Expanded, Expander, Expansion
from explorer.search.language.grammar import read_query
from explorer.search.query import (
    And,
    AnyName,
    Fuzzy,
    Inflected,
    InTitle,
    Kept,
    Named,
    Near,
    Not,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Query,
    Similar,
    Unfinished,
)
from explorer.search.stems import stem
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

    def articles_with(self, folded: str) -> int:
        return self._known.count(folded)

    def inflections(self, word: str) -> Mapping[str, frozenset[str]]:
        known = {each for each in self._known if stem(each, "en") == stem(word, "en")}
        return {"en": frozenset(known), "fr": frozenset()}

    def near(self, folded: str, greatest: int) -> Sequence[tuple[str, int]]:
        self.asked.append((folded, greatest))
        return [each for each in self._near if each[1] <= greatest]


def keeping(tag: str | None) -> tuple[str, ...]:
    return ("1", "2") if tag is None else ()


def widen_query(
    query: Query, vocabulary: Words | None = None, search: Search | None = None
) -> Expanded:
    expander = Expander(LEXICON, vocabulary or Words(), keeping)
    return expander.expand(query, search or Search())


def widen(
    text: str,
    vocabulary: Words | None = None,
    *,
    typing: bool = False,
    search: Search | None = None,
) -> Expanded:
    return widen_query(read_query(text, LEXICON, typing=typing).query, vocabulary, search)


def inflected(surface: str, *words: str) -> Inflected:
    return Inflected(word(surface), (("en", frozenset(words)),))


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
        Or((words, Named((HNP,), "Haitian police"))),
        (Expansion("Haitian police", (HNP,), (HNP,)),),
        (),
        (),
    )


def test_what_stands_beside_a_name_stays() -> None:
    named = Or((word("PNH"), Named((HNP,), "PNH")))
    assert widen("x PNH y").query == And((word("x"), named, word("y")))


def test_a_name_may_still_be_typed() -> None:
    expanded = widen("x pnh", typing=True)
    unfinished = Unfinished(word("pnh"), Prefix("pnh"))
    assert expanded.query == And((word("x"), Or((unfinished, Named((HNP,), "pnh")))))
    assert widen("port-au-prince", typing=True).expansions == (
        Expansion("port au prince", (PORT,), (PORT,)),
    )


def test_an_unknown_word_is_read_as_its_neighbours() -> None:
    near = (("kenscoff", 1), ("kenscof", 1))
    expanded = widen("Kenscofv", Words(*near))
    assert expanded.query == Similar(word("Kenscofv"), near)
    assert expanded.corrections == (Correction("Kenscofv", ("kenscoff", "kenscof")),)


def test_a_word_without_neighbours_stays() -> None:
    assert widen("Kenscof") == Expanded(word("Kenscof"), (), (), ())


def test_longer_words_may_be_further_off_and_short_ones_are_never_asked_about() -> None:
    vocabulary = Words()
    widen("abcd abcde abcdefg abcdefgh ab1cd", vocabulary)
    assert vocabulary.asked == [("abcde", 1), ("abcdefg", 1), ("abcdefgh", 2)]


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


# ── inflections ─────────────────────────────────────────────────────────────────────────────


def test_a_word_stands_for_its_inflections_and_is_then_not_corrected() -> None:
    vocabulary = Words(("ganges", 1), known="gangs ganging police")
    gang = inflected("gangs", "gangs", "ganging")
    assert widen("gangs", vocabulary) == Expanded(gang, (), (), ())
    assert widen("a OR -gangs", vocabulary).query == Or((word("a"), Not(gang)))
    assert vocabulary.asked == []


def test_words_of_names_stand_for_their_inflections_too() -> None:
    (words, _) = parts_of(widen("Haitian police", Words(known="police")).query)
    assert words == And((word("Haitian"), inflected("police", "police")))


def test_a_word_being_typed_stands_for_its_inflections_too() -> None:
    expanded = widen("gangs", Words(known="gang gangs"), typing=True)
    assert expanded.query == Unfinished(inflected("gangs", "gang", "gangs"), Prefix("gangs"))


def test_titles_are_looked_through_for_inflections_but_not_for_names() -> None:
    assert widen("title:PNH").query == InTitle(word("PNH"))
    found = widen("title:gang", Words(known="gangs")).query
    assert found == InTitle(inflected("gang", "gangs"))


# ── near spellings, as asked for ────────────────────────────────────────────────────────────


def test_a_fuzzy_word_stands_for_itself_and_its_neighbours() -> None:
    near = (("kenscoff", 1), ("kenscoft", 2))
    wanted = word("kenscof")
    known = widen_query(Fuzzy(wanted, 2), Words(*near, known="kenscof"))
    assert known == Expanded(Similar(wanted, (("kenscof", 0), *near)), (), (), ())
    assert widen_query(Fuzzy(wanted, 1), Words(*near)).query == Similar(wanted, near[:1])


def test_nothing_under_five_letters_is_matched_fuzzily() -> None:
    vocabulary = Words(("mss", 1), known="msss")
    assert widen_query(Fuzzy(word("msss"), 1), vocabulary).query == Similar(
        word("msss"), (("msss", 0),)
    )
    assert vocabulary.asked == []


# ── what a user drops, or means ─────────────────────────────────────────────────────────────


def test_names_do_not_find_what_is_dropped() -> None:
    search = Search(dropped=frozenset({"haitian police", "of something else"}))
    expanded = widen("PNH", search=search)
    assert expanded.query == Or(
        (word("PNH"), Named((HNP,), "PNH", without=frozenset({"haitian police"})))
    )
    assert expanded.expansions == (Expansion("PNH", (HNP,), (HNP,)),)
    (field,) = [widen("force:PNH", search=search).query]
    assert isinstance(field, Named)
    assert field.without == {"haitian police"}


def test_names_are_not_widened_where_that_is_not_wanted() -> None:
    search = Search(widens=False)
    assert widen("PNH", search=search) == Expanded(word("PNH"), (), (), ())
    assert widen("force:PNH", search=search).query == Named((HNP,), "pnh")


def test_a_name_of_several_stands_for_the_one_that_is_meant() -> None:
    meant = frozenset({Meaning("christ roi", DISTRICT.key), Meaning("other", CHURCH.key)})
    expanded = widen("Christ Roi", search=Search(meant=meant))
    assert expanded.expansions == (Expansion("Christ Roi", (DISTRICT,), (CHURCH, DISTRICT)),)
    assert parts_of(expanded.query)[1] == Named((DISTRICT,), "Christ Roi")


def test_a_name_that_is_typed_twice_is_told_once() -> None:
    assert len(widen("PNH OR PNH").expansions) == 1


# ── what is looked up ───────────────────────────────────────────────────────────────────────


def test_kept_articles_are_those_with_kept_passages() -> None:
    assert widen_query(Kept()) == Expanded(OneOf(frozenset({"1", "2"})), (), (), ())


def test_a_tag_that_no_passage_has_is_told() -> None:
    expanded = widen_query(And((Not(Kept("x")), word("a"))))
    assert expanded.query == And((Not(OneOf(frozenset())), word("a")))
    assert expanded.notices == ("No passage has the tag “x”.",)


def test_any_name_of_a_type_is_any_form_of_its_entities() -> None:
    near = Near(("killed", AnyName(EntityType.ORGANISATION)), 6)
    search = Search(dropped=frozenset({"christ roi"}))
    forms = frozenset({"haitian police academy"})
    assert widen_query(near, search=search) == Expanded(
        Near(("killed", AnyName(EntityType.ORGANISATION, forms)), 6), (), (), ()
    )


def test_a_type_without_names_is_told() -> None:
    (notice,) = widen_query(Near(("x", AnyName(EntityType.PERSON)), 6)).notices
    assert "no person" in notice


def parts_of(query: Query) -> tuple[Query, ...]:
    assert isinstance(query, Or)
    return query.parts
