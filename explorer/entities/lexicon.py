"""The lexicon: a readable TOML file of a collection's entities and the forms of their names.

One table an entity, headed by its type:

    [[force]]
    name = "Haitian National Police"
    variants = ["HNP", "PNH"]

A form may belong to several entities; then it stands for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from explorer.checked_files import REFUSE_UNKNOWN, load_checked, refuse_blank
from explorer.errors import CollectionError
from explorer.models import Entity, EntityType
from explorer.text.folding import fold
from explorer.text.words import folded_words


class Lexicon:
    """Entities and the forms of their names, looked up by form."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self.entities = tuple(entities)
        self._by_form: dict[str, list[Entity]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self._order = {entity: number for number, entity in enumerate(self.entities)}
        self._forms_with: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._forms: dict[str, str] = {}
        self._spelling_of: dict[tuple[str, ...], str] = {}
        for entity in self.entities:
            for variant in entity.variants:
                self._register(form_key(variant), variant, entity)

    def _register(self, form: str, variant: str, entity: Entity) -> None:
        if not form:  # nothing but accents and the like: it would be found everywhere
            return
        self._forms.setdefault(form, variant)
        if entity not in self._by_form[form]:
            self._by_form[form].append(entity)
        if (words := folded_words(variant)) and entity not in self._by_words[words]:
            self._by_words[words].append(entity)
            self._spelling_of.setdefault(words, variant)
            for word in words:
                self._forms_with[word].add(words)

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

    def entities_with_words(
        self, words: tuple[str, ...], type_: EntityType, *, unfinished: bool = False
    ) -> tuple[Entity, ...]:
        """Return the entities of a type of which one form has all of these folded words.

        With `unfinished`, the last of them need only begin a word.
        """
        found = [self._forms_with.get(word, set()) for word in words]
        if unfinished:
            found[-1] = self._forms_where(lambda word: word.startswith(words[-1]))
        return self._of_forms(set.intersection(*found), type_)

    def entities_with_words_like(
        self, tests: Iterable[Callable[[str], object]], type_: EntityType
    ) -> tuple[Entity, ...]:
        """Return the entities of a type of which one form has, for each test, a folded word that
        passes it."""
        return self._of_forms(set.intersection(*map(self._forms_where, tests)), type_)

    def forms_of_type(self, type_: EntityType) -> frozenset[str]:
        """Return the keys of all forms of the entities of a type."""
        of_type = (forms_of(each) for each in self.entities if each.type is type_)
        return frozenset(form for forms in of_type for form in forms if form)

    def spelled_like(self, words: str, greatest: int) -> list[tuple[str, int]]:
        """Return forms of which the folded words, with spaces between, are within an edit
        distance of these: one spelling for each different words, with its distance."""
        from rapidfuzz import process  # only now: most searches find enough
        from rapidfuzz.distance import OSA

        runs = {" ".join(words_of_form): words_of_form for words_of_form in self._by_words}
        found = process.extract(
            words, list(runs), scorer=OSA.distance, score_cutoff=greatest, limit=None
        )
        return [(self._spelling_of[runs[run]], int(distance)) for run, distance, _ in found]

    def _forms_where(self, test: Callable[[str], object]) -> set[tuple[str, ...]]:
        """Return the words of the forms of which one word passes a test."""
        return set().union(*(forms for word, forms in self._forms_with.items() if test(word)))

    def _of_forms(self, forms: Iterable[tuple[str, ...]], type_: EntityType) -> tuple[Entity, ...]:
        found = {each for form in forms for each in self._by_words[form] if each.type is type_}
        return tuple(sorted(found, key=self._order.__getitem__))


def form_key(surface: str) -> str:
    """Return what two spellings share when they are one form: folded, single spaces."""
    return " ".join(fold(surface).split())


def forms_of(entity: Entity) -> frozenset[str]:
    """Return the keys of all forms of an entity."""
    return frozenset(map(form_key, entity.variants))


@dataclass(frozen=True)
class _Entry:
    __pydantic_config__: ClassVar[dict[str, Any]] = REFUSE_UNKNOWN

    name: str
    variants: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        refuse_blank(name=self.name)
        for variant in self.variants:
            refuse_blank(variant=variant)


@dataclass(frozen=True)
class _LexiconFile:
    """The tables of a lexicon file: one field for each type of entity."""

    __pydantic_config__: ClassVar[dict[str, Any]] = REFUSE_UNKNOWN

    person: list[_Entry] = field(default_factory=list)
    place: list[_Entry] = field(default_factory=list)
    force: list[_Entry] = field(default_factory=list)
    organisation: list[_Entry] = field(default_factory=list)


def load_lexicon(file: Path) -> Lexicon:
    """Read a lexicon file; a missing file is an empty lexicon.

    Raises CollectionError naming the file and what in it is not understood.
    """
    tables = load_checked(file, "The lexicon", _LexiconFile, CollectionError)
    return Lexicon(
        Entity(
            name=entry["name"],
            type=EntityType(type_),
            variants=tuple(dict.fromkeys((entry["name"], *entry["variants"]))),
        )
        for type_, entries in tables.items()
        for entry in entries
    )
