"""Whom a name means."""

from __future__ import annotations

from explorer.entities.lexicon import Lexicon
from explorer.models import EntityType
from explorer.search.names.naming import entities_named, names_like, names_typed
from tests.search.corpora import entity

HNP = entity("Haitian National Police", "PNH", "Police nationale d’Haïti")
OTUNGE = entity("Godfrey Otunge", "Barbecue", "Philippe", type_=EntityType.PERSON)
CHERIZIER = entity("Jimmy Chérizier", "Barbecue", type_=EntityType.PERSON)
PHILIPPE = entity("Philippe", "Guy Philippe", type_=EntityType.PERSON)
TOWN = entity("Philippe", type_=EntityType.PLACE)
SONDE, ACCENTED = (entity(name, type_=EntityType.PLACE) for name in ("Sonde", "Sondé"))
LEXICON = Lexicon([HNP, OTUNGE, CHERIZIER, PHILIPPE, TOWN, SONDE, ACCENTED])


def test_any_form_means_its_entity_however_it_is_written() -> None:
    for name in ("pnh", "POLICE NATIONALE D'HAITI", "haitian  national police"):
        assert entities_named(name, LEXICON) == [HNP.key]
    assert entities_named("police", LEXICON) == entities_named(" ", LEXICON) == []


def test_a_form_of_several_means_all_of_them_or_those_of_a_type() -> None:
    assert entities_named("Barbecue", LEXICON) == [OTUNGE.key, CHERIZIER.key]
    assert entities_named("Barbecue", LEXICON, EntityType.PLACE) == []


def test_the_preferred_name_of_one_means_that_one() -> None:
    assert entities_named("philippe", LEXICON, EntityType.PERSON) == [PHILIPPE.key]
    assert entities_named("Philippe", LEXICON, EntityType.PLACE) == [TOWN.key]
    assert set(entities_named("Philippe", LEXICON)) == {PHILIPPE.key, TOWN.key, OTUNGE.key}
    assert entities_named("Sondé", LEXICON) == [ACCENTED.key]
    assert entities_named("SONDE", LEXICON) == [SONDE.key, ACCENTED.key]


def test_names_that_have_the_words_come_before_those_spelled_almost_so() -> None:
    assert names_like("otunge", LEXICON) == [OTUNGE.key]
    assert names_like("Filippe", LEXICON)[:1] == [OTUNGE.key]
    assert names_like("Filippe", LEXICON, EntityType.PLACE) == [TOWN.key]
    assert names_like("xyzzy", LEXICON) == []


def test_a_name_being_typed_means_what_is_called_so_then_what_begins_so() -> None:
    assert names_typed("philippe", LEXICON, EntityType.PLACE, 9)[0] == TOWN.key
    assert names_typed("philippe", LEXICON, EntityType.PERSON, 9)[-1] == TOWN.key
    assert names_typed("haitian pol", LEXICON, None, 9) == [HNP.key]
    assert names_typed("son", LEXICON, EntityType.PERSON, 1) == [SONDE.key]
    assert names_typed("cherisier", LEXICON, None, 9) == names_like("cherisier", LEXICON)
    assert names_typed(" ", LEXICON, None, 9) == ()
