"""Finding: names in English, French and Spanish, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from unicodedata import combining

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explorer.entities.finding.finder import NameFinder
from explorer.entities.lexicon import Lexicon, form_key, load_lexicon
from explorer.entities.mentions import MentionFinder
from explorer.entities.observed import Ground, Link
from explorer.models import Entity, EntityType, Mention
from explorer.text.paragraphs import paragraphs
from tests.entities.finding.names import FINDER, found

SEEDS = Path(__file__).parents[3] / "seeds"
GOLD = Path(__file__).parent / "gold"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # honorifics and roles are no part of a name, and tell that it is a person's
        ("It was said by Mr. Tambwe Kalala.", ["Tambwe Kalala/pe"]),
        ("A letter to MSS Force Commander Godfrey Otunge.", ["MSS/or", "Godfrey Otunge/pe"]),
        ("He met Kenyan President William Ruto.", ["William Ruto/pe"]),
        ("He met Deputy Prime Minister Amina Okoro.", ["Amina Okoro/pe"]),
        # neither are articles, possessives, dates and nationalities
        ("Police came to the Bahamas on Monday.", ["Bahamas/pl"]),
        ("Kenya’s army and Kenyan troops left in May.", ["Kenya/pl"]),
        ("A US-backed plan for Haiti.", ["US/pl", "Haiti/pl"]),
        # what joins the words of a name, and what does not
        (
            "He wrote to the Ministry of Labour and Social Affairs of Norway.",
            ["Ministry of Labour and Social Affairs of Norway/or"],
        ),
        ("It runs from Nairobi and Kampala to Rwanda.", ["Nairobi/pl", "Kampala/pl", "Rwanda/pl"]),
        ("She worked at King’s College London.", ["King’s College London/or"]),
        ("The story of Ricardo de la Torre, who fled.", ["Ricardo de la Torre/pe"]),
        # forces by their heads
        ("The Haitian National Police came.", ["Haitian National Police/fo"]),
        ("They joined the Kenya Defence Forces.", ["Kenya Defence Forces/fo"]),
        ("The 3rd Infantry Brigade and the Kosovo Liberation Army met.", None),
        # places by their heads
        ("They fled over the Artibonite River.", ["Artibonite River/pl"]),
        # sentences begin with a capital
        ("Officials came. However, Residents stayed.", []),
        ("Otunge said so. Then Otunge left.", ["Otunge/pe", "Otunge/pe"]),
        # amounts and single letters are no names
        ("It costs US$5 or NT$40 and has Vitamin C.", []),
        ("", []),
        ("nothing here", []),
    ],
)
def test_finds_names(text: str, names: list[str] | None) -> None:
    if names is None:
        assert found(text)[-1] == "Kosovo Liberation Army/fo"
    else:
        assert found(text) == names


def test_a_headline_in_title_case_keeps_only_what_is_known() -> None:
    text = (
        "Gangs Burn Houses as Otunge Warns Residents of Delmas\n\n"
        "Commander Godfrey Otunge warned on Monday that gangs would come to Delmas, the capital’s "
        "biggest suburb. Otunge said residents should leave."
    )
    assert found(text)[:2] == ["Otunge/pe", "Delmas/pl"]


def test_an_acronym_is_of_the_type_of_what_it_stands_for() -> None:
    text = (
        "Officers of the Multinational Security Support Mission (MSS) flew to Jomo Kenyatta "
        "International Airport (JKIA). The MSS left JKIA."
    )
    assert {"MSS/fo", "JKIA/pl"} <= set(found(text))
    assert "MSS/or" not in found(text)


def test_a_surname_is_its_persons() -> None:
    text = "In a letter, Vladimir Paraison refused. The reply of Paraison was short."
    assert found(text) == ["Vladimir Paraison/pe", "Paraison/pe"]


def test_the_members_of_a_list_are_of_one_type() -> None:
    text = "They hold Delmas, Solino, Bourdon, Cazeau, Port-au-Prince and Tabarre."
    assert all(name.endswith("/pl") for name in found(text))
    assert len(found(text)) == 6


def test_a_nickname_belongs_to_the_name_around_it() -> None:
    text = "They looked for Jimmy “Barbecue” Chérizier. Chérizier fled."
    observed = FINDER.find(text)
    assert [each.surface for each in observed.mentions] == [
        "Jimmy “Barbecue” Chérizier",
        "Chérizier",
    ]
    assert Link(Ground.ALIAS, "jimmy cherizier", "barbecue") in observed.links


def test_an_alias_is_of_the_type_of_the_name() -> None:
    text = "Gang leader Jimmy Chérizier, alias Barbecue, spoke on the radio."
    observed = FINDER.find(text)
    assert [(each.surface, each.type) for each in observed.mentions] == [
        ("Jimmy Chérizier", EntityType.PERSON),
        ("Barbecue", EntityType.PERSON),
    ]
    assert observed.links == [Link(Ground.ALIAS, "jimmy cherizier", "barbecue")]


def test_a_definition_is_a_link_once() -> None:
    text = "The Haitian National Police (PNH) came.\nThe Haitian National Police (PNH) left."
    assert FINDER.find(text).links == [Link(Ground.ACRONYM, "haitian national police", "pnh")]


FRENCH = (
    "La Police nationale d’Haïti (PNH) a annoncé mardi que Frantz Elbé se rendra à Port-au-Prince. "
    "Le Conseil de sécurité des Nations unies et la République dominicaine soutiennent la Mission "
    "multinationale d’appui à la sécurité (MMAS). Le Premier ministre Garry Conille a rencontré le "
    "président William Ruto à Nairobi. « La France soutient Haïti », a déclaré Emmanuel Macron. "
    "Mme Mirlande Manigat vit à Pétion-Ville. L’attaque a eu lieu dans l’Artibonite."
)
SPANISH = (
    "El presidente de Kenia, William Ruto, viajó a Puerto Príncipe. La Policía Nacional de Haití "
    "(PNH) y la Organización de los Estados Americanos (OEA) pidieron ayuda a España. El Gobierno "
    "de México y el Ministerio de Relaciones Exteriores de Colombia condenaron el ataque. El "
    "presidente Gustavo Petro habló con Nayib Bukele en San Salvador. El Ejército Nacional llevó "
    "tropas en Antioquia, Chocó y Córdoba, dijo Ricardo de la Torre."
)


def test_finds_names_in_french() -> None:
    assert found(FRENCH, "fr") == [
        "Police nationale d’Haïti/fo",
        "PNH/fo",
        "Frantz Elbé/pe",
        "Port-au-Prince/pl",
        "Conseil de sécurité des Nations unies/or",
        "République dominicaine/pl",
        "Mission multinationale d’appui à la sécurité/fo",
        "MMAS/fo",
        "Garry Conille/pe",
        "William Ruto/pe",
        "Nairobi/pl",
        "France/pl",
        "Haïti/pl",
        "Emmanuel Macron/pe",
        "Mirlande Manigat/pe",
        "Pétion-Ville/pl",
        "Artibonite/pl",
    ]


def test_finds_names_in_spanish() -> None:
    assert found(SPANISH, "es") == [
        "Kenia/pl",
        "William Ruto/pe",
        "Puerto Príncipe/pl",
        "Policía Nacional de Haití/fo",
        "PNH/fo",
        "Organización de los Estados Americanos/or",
        "OEA/or",
        "España/pl",
        "Gobierno de México/or",
        "Ministerio de Relaciones Exteriores de Colombia/or",
        "Gustavo Petro/pe",
        "Nayib Bukele/pe",
        "San Salvador/pl",
        "Ejército Nacional/fo",
        "Antioquia/pl",
        "Chocó/pl",
        "Córdoba/pl",
        "Ricardo de la Torre/pe",
    ]


def test_a_language_without_cues_is_read_like_english() -> None:
    assert found("William Ruto in Nairobi.", "sw") == ["William Ruto/pe", "Nairobi/pl"]


def gold_of(seed: Path) -> list[tuple[int, int, str]]:
    """Return the names that a person has marked in a seed article."""
    lines = (GOLD / f"{seed.stem}.tsv").read_text(encoding="utf-8").splitlines()
    fields = (line.split("\t") for line in lines)
    return [(int(start), int(end), type_) for start, end, type_, _ in fields]


def f1(right: int, ours: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (ours + gold)


def test_finds_the_names_of_the_seed_articles_without_a_lexicon() -> None:
    right = ours = gold = 0
    for seed in sorted(SEEDS.glob("*.txt")):
        text = seed.read_text(encoding="utf-8")
        names = {(each.start, each.end, each.type) for each in FINDER.find(text).mentions}
        right += len(names & set(gold_of(seed)))  # a type is equal to its value
        ours += len(names)
        gold += len(gold_of(seed))
    assert gold > 200
    assert f1(right, ours, gold) >= 0.95


def test_finds_the_names_of_the_seed_articles_with_their_lexicon() -> None:
    lexicon = load_lexicon(SEEDS / "lexicon.toml")
    right = ours = gold = 0
    for seed in sorted(SEEDS.glob("*.txt")):
        text = seed.read_text(encoding="utf-8")
        listed = [
            (each.start, each.end, entity.type)
            for each in MentionFinder(lexicon).find(text)
            for entity in lexicon.entities_of_form(each.form)
        ]
        expected = set(listed) | {
            (start, end, type_)
            for start, end, type_ in gold_of(seed)
            if not any(start < other[1] and other[0] < end for other in listed)
        }
        mentions = NameFinder(lexicon).find(text).mentions
        names = {(each.start, each.end, each.type) for each in mentions}
        right += len(names & expected)
        ours += len(names)
        gold += len(expected)
    assert f1(right, ours, gold) >= 0.98


def names(type_: EntityType, *variants: str) -> Entity:
    return Entity(name=variants[0], type=type_, variants=variants)


def test_a_curated_form_has_the_type_of_the_lexicon() -> None:
    finder = NameFinder(Lexicon([names(EntityType.FORCE, "Delmas", "vigilantes")]))
    text = "In Delmas the vigilantes met Godfrey Otunge."
    assert found(text, finder=finder) == ["Delmas/fo", "vigilantes/fo", "Godfrey Otunge/pe"]


def test_a_longer_name_around_a_curated_form_is_its_own_name() -> None:
    finder = NameFinder(Lexicon([names(EntityType.FORCE, "Haitian National Police")]))
    text = "The Haitian National Police Academy trains the Haitian National Police."
    assert found(text, finder=finder) == [
        "Haitian National Police Academy/or",
        "Haitian National Police/fo",
    ]


def test_a_curated_form_around_a_found_name_stays_whole() -> None:
    finder = NameFinder(Lexicon([names(EntityType.FORCE, "MSS mission")]))
    assert found("The MSS mission left.", finder=finder) == ["MSS mission/fo"]


def test_a_curated_form_of_two_types_has_that_of_the_article() -> None:
    finder = NameFinder(
        Lexicon([names(EntityType.PERSON, "Jordan"), names(EntityType.PLACE, "Jordan")])
    )
    assert found("They live in Jordan.", finder=finder) == ["Jordan/pl"]
    assert finder.find("They live in Jordan.").mentions[0].type is EntityType.PLACE


def test_all_mentions_of_a_form_have_one_type() -> None:
    mentions = FINDER.find(FRENCH + "\n" + SPANISH + "\nHaïti said Elbé of Elbé in Elbé.").mentions
    types: dict[str, set[EntityType | None]] = {}
    for mention in mentions:
        types.setdefault(mention.form, set()).add(mention.type)
    assert all(len(each) == 1 for each in types.values())


PIECES = """
    the The of and Of MSS M. Mr. President U.S. Port-au-Prince d’Haïti Haiti’s ‘ ’ “ ” ( ) , . $5
    Police Ministry for Kenya Kenyan-led Otunge Godfrey de la bin said İstanbul ﬁ 警察 & - – 👮
    alias S.Amarsaikhan 24th 'X' in, New York's January a Inc Co Moody’s Jua´rez
"""
WORDS = st.sampled_from(
    [*PIECES.split(), "\u00ad", "\u0301", "\u05b0", "\x00", "\r", "X\u2028Y", "Aa" * 500]
)
TEXTS = st.text() | st.lists(
    st.tuples(WORDS, st.sampled_from([" ", " ", " ", "", "\n", "  ", "\u00a0", "\t", ". ", ", "])),
    max_size=40,
).map(lambda pairs: "".join(map("".join, pairs)))


@given(TEXTS, st.sampled_from(["en", "fr", "es", "xx", ""]))
@settings(max_examples=150)
@example("M. MSS", "fr")
@example("İİ Police", "en")
def test_mentions_are_in_order_and_say_where_they_stand(text: str, language: str) -> None:
    lexicon = Lexicon([names(EntityType.FORCE, "MSS mission", "MSS", "police")])
    for finder in (FINDER, NameFinder(lexicon)):
        mentions = finder.find(text, language).mentions
        spans = paragraphs(text)
        for mention in mentions:
            assert mention.surface == text[mention.start : mention.end] != ""
            assert mention.form == form_key(mention.surface)
            assert not combining(text[mention.end : mention.end + 1] or " ")
            assert any(span.start <= mention.start and mention.end <= span.end for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(mentions))


@pytest.mark.parametrize(
    "text",
    [
        "A" * 50_000,
        "Aa " * 20_000,
        "Ab, " * 20_000,
        "Ministry of " * 8_000,
        "A." * 30_000,
        "A-" * 30_000,
        "d’" * 30_000,
        "Mr. " * 15_000,
        "“Ab” " * 10_000,
        "MSS (MSS) " * 5_000,
        "President " * 10_000,
    ],
)
def test_any_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    FINDER.find(text)  # with time that grows faster, the time limit of the tests would end it


def test_a_finder_gives_the_same_whenever_it_is_asked() -> None:
    first = FINDER.find(FRENCH, "fr")
    FINDER.find(SPANISH, "es")
    assert FINDER.find(FRENCH, "fr") == first
    assert all(isinstance(each, Mention) for each in first.mentions)
