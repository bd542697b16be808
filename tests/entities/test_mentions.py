"""Mentions: where a text names the entities of a lexicon."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.lexicon import Lexicon, form_key
from explorer.entities.mentions import MentionFinder
from explorer.library.collection import Collection
from explorer.models import Entity, EntityType, Mention
from explorer.text.paragraphs import paragraphs


def finder(*names: str) -> MentionFinder:
    return MentionFinder(
        Lexicon(Entity(name=name, type=EntityType.FORCE, variants=(name,)) for name in names)
    )


def surfaces(text: str, *names: str) -> list[str]:
    return [mention.surface for mention in finder(*names).find(text)]


def test_a_mention_says_where_and_what() -> None:
    assert finder("Otunge").find("Cmdr. OTUNGE said") == [Mention(6, 12, "OTUNGE", "otunge")]


def test_an_acronym_is_found_beside_its_translation() -> None:
    assert surfaces("The PNH (HNP) said", "HNP", "PNH") == ["PNH", "HNP"]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        # an acronym stands in capitals
        ("US", "the US told us", ["US"]),
        ("US", "Us and them", []),
        ("U.S.", "the U.S. and u.s. troops", ["U.S."]),
        ("MSS", "MSS, mss, Mss", ["MSS"]),
        # a single word listed with a capital has one
        ("Barbecue", "Barbecue at a barbecue; BARBECUE", ["Barbecue", "BARBECUE"]),
        ("L’Estère", "from l’Estère to L'ESTERE", ["l’Estère", "L'ESTERE"]),
        ("Izo2", "Izo2, izo2", ["Izo2"]),
        # one listed without a capital, or of several words, needs none
        ("vigilantes", "Vigilantes and vigilantes", ["Vigilantes", "vigilantes"]),
        ("Haitian police", "the haitian police", ["haitian police"]),
        ("Christ-Roi", "in christ-roi", ["christ-roi"]),
        ("Christ\u2011Roi", "in christ-roi", ["christ-roi"]),
        ("Izo\u00a02", "by izo 2", ["izo 2"]),
        # whole words only
        ("Otunge", "Otungely, preOtunge, Otunge2, Otunge\u00e9", []),
        ("Otunge", "Otunge’s “Otunge” Otunge-led _Otunge_", ["Otunge"] * 4),
        ("***", "a***b", ["***"]),
        # spelled as it may be
        ("Chérizier", "Cherizier, Che\u0301rizier, CHÉRIZIER", None),
        ("Port-au-Prince", "Port\u2011au\u2011Prince, Port–au–Prince", None),
        ("Pont Sondé", "Pont\u00a0Sondé, Pont  Sonde, Pont\tSondé", None),
        ("Haiti’s government", "Haiti's government, Haiti\u2018s government", None),
        ("Kenscoff", "Ken\u00adscoff, Ken\u200bscoff", None),
        ("Godfrey Otunge", "Godfrey \u200b Otunge", None),
        ("警察", "警察", None),
    ],
)
def test_finds(name: str, text: str, found: list[str] | None) -> None:
    assert surfaces(text, name) == (text.split(", ") if found is None else found)


def test_the_longest_name_wins() -> None:
    names = ("Haitian Police", "Haitian Police Academy", "Police Academy", "Police")
    assert surfaces("the Haitian Police Academy", *names) == ["Haitian Police Academy"]


def test_of_overlapping_names_the_first_wins() -> None:
    assert surfaces("A B C D", "A B", "B C D", "D") == ["A B", "D"]


def test_a_longer_name_that_is_none_here_does_not_hide_a_shorter_one() -> None:
    assert surfaces("Haitian Policeman", "Haitian Police", "Haitian") == ["Haitian"]


def test_one_character_is_not_two_mentions() -> None:
    assert surfaces("½", "1", "2") == ["½"]


WRAPPED = """\
Force Commander Godfrey
Otunge met the Haitian
National Police on Monday.

The Haitian

National Police said so"""


def test_a_name_is_found_over_a_wrapped_line_but_not_over_a_blank_one() -> None:
    assert surfaces(WRAPPED, "Godfrey Otunge", "Haitian National Police") == [
        "Godfrey\nOtunge",
        "Haitian\nNational Police",
    ]


def test_no_name_is_found_across_paragraphs() -> None:
    assert surfaces("It was Godfrey\nOtunge said so.", "Godfrey Otunge") == []


def test_an_empty_lexicon_finds_nothing() -> None:
    assert finder().find("Otunge") == []
    assert finder("\u0301").find("Otunge") == []


def test_an_empty_text_names_nobody() -> None:
    assert finder("Otunge").find("") == []


NAMES = st.lists(st.text("aAbé ½’-\u0301\u00a0", min_size=1).filter(str.strip), max_size=6)
TEXTS = st.text("aAbéÉ ½’'-.\n\u0301\u00a0\u200b")


@given(NAMES, TEXTS)
def test_mentions_stand_in_the_text_apart_from_each_other(names: list[str], text: str) -> None:
    mentions = finder(*names).find(text)
    forms = {form_key(name) for name in names}
    for mention in mentions:
        assert mention.surface == text[mention.start : mention.end] != ""
        assert mention.form in forms
        assert mention.form in form_key(mention.surface)
        assert any(
            block.start <= mention.start and mention.end <= block.end for block in paragraphs(text)
        )
    assert all(one.end <= other.start for one, other in pairwise(mentions))


@given(NAMES, st.sampled_from(["said", "of", "(", "“"]), st.sampled_from([".", "’s", ", now"]))
def test_a_listed_name_is_found_as_it_is_listed(names: list[str], before: str, after: str) -> None:
    for name in names:
        if form_key(name):
            text = f"{before} {name.strip()} {after}"
            assert finder(name).find(text) != []


def test_mentions_of_the_built_in_articles_are_true(haiti: Collection) -> None:
    finder = MentionFinder(haiti.lexicon)
    for id_ in haiti.ids:
        text = haiti.article(id_).text
        mentions = finder.find(text)
        assert len(mentions) > 20
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.surface
            assert haiti.lexicon.entities_of_form(mention.form)
