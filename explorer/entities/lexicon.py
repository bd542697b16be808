"""The lexicon: a readable TOML file of a collection's entities and the forms of their names.

One table an entity, headed by its type:

    [[force]]
    name = "Haitian National Police"
    variants = ["HNP", "PNH"]

A form may belong to several entities; then it stands for all of them.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from explorer.errors import CollectionError
from explorer.models import Entity, EntityType, Model, Name
from explorer.text.folding import fold
from explorer.text.words import folded_words


class Lexicon:
    """Entities and the forms of their names, looked up by form."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self.entities = tuple(entities)
        self._by_form: dict[str, list[Entity]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self._forms: dict[str, str] = {}
        for entity in self.entities:
            for variant in entity.variants:
                self._register(form_key(variant), variant, entity)

    def _register(self, form: str, variant: str, entity: Entity) -> None:
        self._forms.setdefault(form, variant)
        if entity not in self._by_form[form]:
            self._by_form[form].append(entity)
        if (words := folded_words(variant)) and entity not in self._by_words[words]:
            self._by_words[words].append(entity)

    @property
    def forms(self) -> Mapping[str, str]:
        """Every form by its key, with the spelling that the lexicon gives it."""
        return self._forms

    def entities_of_form(self, form: str) -> tuple[Entity, ...]:
        """Return the entities that a form, given by its key, may stand for."""
        return tuple(self._by_form.get(form, ()))

    def entities_of_words(self, words: tuple[str, ...]) -> tuple[Entity, ...]:
        """Return the entities of which one form consists of exactly these folded words."""
        return tuple(self._by_words.get(words, ()))

    def entities_with_words(self, words: tuple[str, ...], type_: EntityType) -> tuple[Entity, ...]:
        """Return the entities of a type of which one form has all of these folded words."""
        wanted = set(words)
        return tuple(
            entity
            for entity in self.entities
            if entity.type is type_
            and any(wanted.issubset(folded_words(variant)) for variant in entity.variants)
        )


def form_key(surface: str) -> str:
    """Return what two spellings share when they are one form: folded, single spaces."""
    return " ".join(fold(surface).split())


def forms_of(entity: Entity) -> frozenset[str]:
    """Return the keys of all forms of an entity."""
    return frozenset(map(form_key, entity.variants))


class _Entry(Model):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Name
    variants: list[Name] = []


_FILE = TypeAdapter(dict[EntityType, list[_Entry]])


def load_lexicon(file: Path) -> Lexicon:
    """Read a lexicon file; a missing file is an empty lexicon.

    Raises CollectionError naming the file and what in it is not understood.
    """
    try:
        tables = _FILE.validate_python(tomllib.loads(file.read_text("utf-8")))
    except FileNotFoundError:
        return Lexicon()
    except OSError as error:
        raise CollectionError(
            f"The lexicon {file} cannot be read: {error.strerror or error}."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CollectionError(
            f"The lexicon {file} has something wrong at {where}: {first['msg']}.",
            f"Its tables are {', '.join(EntityType)}, each entry with name and variants.",
        ) from error
    except ValueError as error:  # TOML syntax and UTF-8 alike
        raise CollectionError(
            f"The lexicon {file} is not valid TOML: {error}.", "Mend that line."
        ) from error
    return Lexicon(
        Entity(
            name=entry.name,
            type=type_,
            variants=tuple(dict.fromkeys((entry.name, *entry.variants))),
        )
        for type_, entries in tables.items()
        for entry in entries
    )
