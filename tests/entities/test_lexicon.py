"""The lexicon: the forms of names, and what its file may hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.lexicon import Lexicon, form_key, forms_of, load_lexicon
from explorer.errors import CollectionError
from explorer.library.collection import Collection
from explorer.models import Entity, EntityType

POLICE = Entity(
    name="Haitian National Police",
    type=EntityType.FORCE,
    variants=("Haitian National Police", "HNP", "PNH", "Police nationale d’Haïti"),
)
MISSION = Entity(
    name="MSS mission", type=EntityType.FORCE, variants=("MSS mission", "MSS", "the police")
)
HAITI = Entity(name="Haiti", type=EntityType.PLACE, variants=("Haiti", "Haïti"))
RIVAL = Entity(name="Rival", type=EntityType.PERSON, variants=("Rival", "the Police"))
LEXICON = Lexicon([POLICE, MISSION, HAITI, RIVAL])


def test_an_acronym_and_its_translation_are_one_entity() -> None:
    assert LEXICON.entities_of_form(form_key("PNH")) == LEXICON.entities_of_form(form_key("HNP"))
    assert LEXICON.entities_of_form(form_key("PNH")) == (POLICE,)


def test_a_form_may_belong_to_several_entities() -> None:
    assert LEXICON.entities_of_form("the police") == (MISSION, RIVAL)
    assert LEXICON.entities_of_words(("the", "police")) == (MISSION, RIVAL)


def test_an_unknown_form_belongs_to_none() -> None:
    assert LEXICON.entities_of_form("kenscoff") == ()
    assert LEXICON.entities_of_words(("kenscoff",)) == ()
    assert "kenscoff" not in LEXICON.forms


def test_spellings_that_fold_alike_are_one_form_spelled_as_first_listed() -> None:
    assert LEXICON.forms["haiti"] == "Haiti"
    assert forms_of(HAITI) == {"haiti"}
    assert LEXICON.entities_of_form("haiti") == (HAITI,)


def test_words_are_whole_forms() -> None:
    assert LEXICON.entities_of_words(("police", "nationale", "d", "haiti")) == (POLICE,)
    assert LEXICON.entities_of_words(("police", "nationale")) == ()


def test_some_words_of_one_form_find_the_entities_of_a_type() -> None:
    assert LEXICON.entities_with_words(("police",), EntityType.FORCE) == (POLICE, MISSION)
    assert LEXICON.entities_with_words(("police",), EntityType.PERSON) == (RIVAL,)
    assert LEXICON.entities_with_words(("national", "haitian"), EntityType.FORCE) == (POLICE,)
    assert LEXICON.entities_with_words(("pnh", "haitian"), EntityType.FORCE) == ()


def test_words_like_those_of_one_form_find_the_entities_of_a_type() -> None:
    def begins(beginning: str) -> Callable[[str], bool]:
        return lambda word: word.startswith(beginning)

    found = LEXICON.entities_with_words_like
    assert found([begins("pol")], EntityType.FORCE) == (POLICE, MISSION)
    assert found([begins("nat"), begins("haitian")], EntityType.FORCE) == (POLICE,)
    assert found([begins("pnh"), begins("haitian")], EntityType.FORCE) == ()


@pytest.mark.parametrize("variant", ["\u0301", "\u0301\u0302"])
def test_a_form_of_nothing_but_accents_is_no_form(variant: str) -> None:
    lexicon = Lexicon([Entity(name=variant, type=EntityType.PERSON, variants=(variant,))])
    assert lexicon.forms == {}


def test_a_form_without_a_word_is_known_only_as_a_form() -> None:
    sign = Entity(name="***", type=EntityType.FORCE, variants=("***",))
    lexicon = Lexicon([sign])
    assert lexicon.entities_of_form("***") == (sign,)
    assert lexicon.entities_of_words(()) == ()


@given(st.text())
def test_a_form_key_is_its_own_key(surface: str) -> None:
    assert form_key(form_key(surface)) == form_key(surface)
    assert form_key(f" \n{surface}\u00a0") == form_key(surface)


class TestFile:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        return tmp_path / "lexicon.toml"

    def test_without_a_file_the_lexicon_is_empty(self, file: Path) -> None:
        assert load_lexicon(file).entities == ()

    def test_an_entry_is_an_entity_whose_name_is_its_first_variant(self, file: Path) -> None:
        file.write_text('[[person]]\nname = "Jack Ombaka"\nvariants = ["Ombaka", "Jack Ombaka"]\n')
        assert load_lexicon(file).entities == (
            Entity(name="Jack Ombaka", type=EntityType.PERSON, variants=("Jack Ombaka", "Ombaka")),
        )

    def test_every_type_has_a_table(self, file: Path) -> None:
        file.write_text("".join(f'[[{type_}]]\nname = "{type_}"\n' for type_ in EntityType))
        assert [entity.type for entity in load_lexicon(file).entities] == list(EntityType)

    @pytest.mark.parametrize(
        ("content", "where"),
        [
            ('[[gang]]\nname = "x"', "gang"),
            ('[person]\nname = "x"', "person"),
            ('name = "x"', "name"),
            ("[[person]]", "person.0.name"),
            ('[[person]]\nname = ""', "person.0: name must not be empty"),
            ('[[person]]\nname = "\u200b"', "person.0: name must not be empty"),
            ("[[person]]\nname = 5", "person.0.name"),
            ('[[person]]\nname = "x"\nvariants = "y"', "person.0.variants"),
            (
                '[[person]]\nname = "x"\nvariants = ["y", " "]',
                "person.0: variant must not be empty",
            ),
            ('[[person]]\nname = "x"\nvariant = ["y"]', "person.0.variant"),
        ],
    )
    def test_what_is_not_understood_is_named(self, file: Path, content: str, where: str) -> None:
        file.write_text(content, "utf-8")
        with pytest.raises(CollectionError) as caught:
            load_lexicon(file)
        assert caught.value.problem.startswith(f"The lexicon {file} ")
        assert where in caught.value.problem

    @pytest.mark.parametrize(
        "content", [b"[[person", b'[[person]]\nname = "\xe9"'], ids=["syntax", "bytes"]
    )
    def test_a_file_that_is_not_toml_is_refused_by_name(self, file: Path, content: bytes) -> None:
        file.write_bytes(content)
        with pytest.raises(CollectionError, match="is not") as caught:
            load_lexicon(file)
        assert str(file) in str(caught.value)

    def test_a_folder_in_its_place_is_refused(self, file: Path) -> None:
        file.mkdir()
        with pytest.raises(CollectionError, match="cannot be read"):
            load_lexicon(file)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read_is_refused(self, file: Path) -> None:
        file.write_text("")
        file.chmod(0)
        with pytest.raises(CollectionError, match="cannot be read"):
            load_lexicon(file)


def test_the_built_in_lexicon_names_every_entity_once(haiti: Collection) -> None:
    keys = [entity.key for entity in haiti.lexicon.entities]
    assert len(keys) == len(set(keys)) > 0
