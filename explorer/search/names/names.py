"""The names of a collection: who and what is named in its articles, looked up on demand.

There may be fifty thousand of them, so they lie in arrays that are mapped into memory, and an
entity is made when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeVar, overload

import numpy as np

from explorer.entities.grouping.grounds import Evidence, Why
from explorer.entities.judgements.judgements import Name
from explorer.models import Entity, EntityKey, EntityType
from explorer.search.engine.arrays_file import Array, Arrays
from explorer.search.engine.rows import Rows
from explorer.search.engine.vocabulary import Vocabulary
from explorer.search.index import FormSets
from explorer.text.folding import fold

if TYPE_CHECKING:
    from explorer.entities.grouping.joining import Conflict

KEYS, FORMS, RUNS, WORDS, SPELLINGS = "keys", "forms", "runs", "words", "spellings"
"""Vocabularies: the entities; the keys of forms; the folded words of forms, with spaces between;
each of those words; the spellings of forms."""

DETAILS, CONFLICTS, ORDER = "details", "conflicts", "order"
"""What else is known of each entity, and which judgements cannot hold: JSON, in no order; for
each entity what puts it in its place among all, as bytes of the same order."""

_TYPES = tuple(EntityType)
SEPARATOR = "\x1f"
"""Stands between the folded name and the name in the term of an entity: folding removes it."""
_REMEMBERED = 20_000  # entities


def term_of(key: EntityKey) -> bytes:
    """Return the term of an entity: they are in the order of the types, then of the names, case
    and accents aside."""
    return _encoded(f"{_TYPES.index(key.type)}{fold(key.name)}{SEPARATOR}{key.name}")


class CollectionNames:
    """Names (`explorer.entities.names.Names`) in arrays; see `names_arrays` for what they are.

    An entity is known by its number too, in the order of types and then of names.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._vocabulary = cache(partial(Vocabulary, arrays))
        self._rows = cache(partial(Rows, arrays))
        self._keys = self._vocabulary(KEYS)
        self.entity = lru_cache(maxsize=_REMEMBERED)(self._entity)
        self.entities: Sequence[Entity] = _Made(len(self), self.entity)
        self.entity_keys: Sequence[EntityKey] = _Made(len(self), self._key)

    def __len__(self) -> int:
        """Return how many entities there are."""
        return len(self._keys)

    def number_of(self, key: EntityKey) -> int | None:
        """Return the number of an entity, None when it is not known (any more)."""
        return self._keys.find(term_of(key))

    def entities_of(self, keys: Iterable[object]) -> list[Entity]:
        """Return the entities of some keys, in their order; those not known are left out."""
        known = (self.number_of(key) for key in keys if isinstance(key, EntityKey))
        return [self.entity(number) for number in known if number is not None]

    def keys(self, numbers: Array) -> list[EntityKey]:
        """Return the keys of some entities."""
        terms = self._keys.some(numbers)
        return [EntityKey(_TYPES[int(term[0])], term.partition(SEPARATOR)[2]) for term in terms]

    @cached_property
    def of_type(self) -> Mapping[EntityType, range]:
        """The numbers of the entities of each type."""
        return {type_: self._keys.beginning(str(at).encode()) for at, type_ in enumerate(_TYPES)}

    def _key(self, number: int) -> EntityKey:
        (key,) = self.keys(np.array([number]))
        return key

    def _entity(self, number: int) -> Entity:
        """Return an entity by its number."""
        key = self._key(number)
        variants = self._vocabulary(SPELLINGS).some(self._rows("variants")[number])
        return Entity(key.name, key.type, tuple(variants))

    def ranked(self) -> list[Entity]:
        """Return all entities in the order in which they were given, the most named first."""
        return [self.entity(int(number)) for number in np.argsort(self._arrays["ranks"])]

    def grounds_of(self, key: EntityKey) -> Mapping[str, tuple[Evidence, ...]]:
        """Return why each form, by its key, belongs to an entity; see `Grouping.evidence`."""
        return _evidence(self._details(key).get("evidence", {}))

    def judged_names(self, key: EntityKey) -> Mapping[str, Name]:
        """Return how a judgement has to name each form of an entity, by the form's key."""
        types = self._details(key).get("types", {})
        number = self.number_of(key)
        forms = [] if number is None else self.forms_of(number)
        return {form: Name(form, _type(types.get(form))) for form in forms}

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The judgements that cannot hold."""
        # Only where somebody asks: a search has nothing to do with it.
        from explorer.entities.grouping.joining import Conflict
        from explorer.entities.judgements.judgement_file import from_line

        pairs = [json.loads(pair) for pair in self._vocabulary(CONFLICTS)]
        return tuple(Conflict(from_line(dropped), from_line(other)) for dropped, other in pairs)

    def _details(self, key: EntityKey) -> Mapping[str, Any]:
        number = self.number_of(key)
        written = b"" if number is None else self._vocabulary(DETAILS)[number]
        details: Mapping[str, Any] = json.loads(written or b"{}")
        return details

    def runs_of(self, numbers: range) -> list[list[str]]:
        """Return, for each of some entities side by side, the folded words of its forms, with
        spaces between."""
        runs: list[list[str]] = [[] for _ in numbers]
        rows = self._rows("run_entities")
        every = np.arange(len(rows))
        owners = rows.of(every)
        texts = np.repeat(every, rows.lengths(every))
        there = (owners >= numbers.start) & (owners < numbers.stop)
        strings = self._vocabulary(RUNS).strings
        for owner, text in zip(owners[there].tolist(), texts[there].tolist(), strict=True):
            runs[owner - numbers.start].append(strings[text])
        return runs

    def forms_of(self, number: int) -> list[str]:
        """Return the keys of the forms of an entity given by its number."""
        return self._vocabulary(FORMS).some(self._rows("entity_forms")[number])

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Every form by its key, with a spelling of it."""
        return _Forms(
            self._vocabulary(FORMS), self._vocabulary(SPELLINGS), self._arrays["form_spelling"]
        )

    @cached_property
    def form_sets(self) -> FormSets:
        """The forms of every entity, by its number."""
        rows, forms = self._rows("entity_forms"), self._vocabulary(FORMS)
        numbers = np.arange(len(self))
        lengths = rows.lengths(numbers)
        return FormSets(forms.strings, rows.of(numbers), np.repeat(numbers, lengths), len(self))

    def entities_of_form(self, form: str) -> tuple[Entity, ...]:
        """Return the entities of a form; see `Names`."""
        return self._of(FORMS, "form_entities", form)

    def entities_of_words(self, words: tuple[str, ...]) -> tuple[Entity, ...]:
        """Return the entities of exactly these words; see `Names`."""
        return self._of(RUNS, "run_entities", " ".join(words))

    def entities_with_words(
        self, words: tuple[str, ...], type_: EntityType, *, unfinished: bool = False
    ) -> tuple[Entity, ...]:
        """Return the entities that have these words; see `Names`."""
        known = self._vocabulary(WORDS)
        whole = words[:-1] if unfinished else words
        found = [known.find(_encoded(word)) for word in whole]
        having = [np.array([] if number is None else [number], np.int64) for number in found]
        if unfinished:
            begun = known.beginning(_encoded(words[-1]))
            having.append(np.arange(begun.start, begun.stop))
        return self._with_words(having, type_)

    def entities_with_words_like(
        self, tests: Iterable[Callable[[str], object]], type_: EntityType
    ) -> tuple[Entity, ...]:
        """Return the entities that have words like these; see `Names`."""
        words = self._vocabulary(WORDS).strings
        passing = ([number for number, word in enumerate(words) if test(word)] for test in tests)
        return self._with_words([np.array(each, np.int64) for each in passing], type_)

    def forms_of_type(self, type_: EntityType) -> frozenset[str]:
        """Return the forms of all entities of a type; see `Names`."""
        of_type = self.of_type[type_]
        numbers = np.unique(self._rows("entity_forms").of(np.arange(of_type.start, of_type.stop)))
        return frozenset(self._vocabulary(FORMS).some(numbers))

    def spelled_like(self, words: str, greatest: int) -> list[tuple[str, int]]:
        """Return forms that are spelled almost like these words; see `Names`."""
        near = self._vocabulary(RUNS).near(words, greatest)
        numbers = self._arrays["run_spelling"][[number for number, _ in near]].astype(np.int64)
        spellings = self._vocabulary(SPELLINGS).some(numbers)
        return [(each, distance) for each, (_, distance) in zip(spellings, near, strict=True)]

    def _with_words(self, words: Sequence[Array], type_: EntityType) -> tuple[Entity, ...]:
        """Return the entities of a type with a form that has one of each of these sets of words."""
        runs_with = self._rows("word_runs")
        runs: Array = np.unique(runs_with.of(words[0]))
        for each in words[1:]:
            runs = np.intersect1d(runs, runs_with.of(each))
        numbers = np.unique(self._rows("run_entities").of(runs)).astype(np.int64)
        of_type = self.of_type[type_]
        numbers = numbers[(numbers >= of_type.start) & (numbers < of_type.stop)]
        ranks = self._arrays["ranks"][numbers]
        return tuple(self.entity(int(number)) for number in numbers[np.argsort(ranks)])

    def _of(self, vocabulary: str, rows: str, string: str) -> tuple[Entity, ...]:
        number = self._vocabulary(vocabulary).find(_encoded(string))
        if number is None:
            return ()
        return tuple(self.entity(int(each)) for each in self._rows(rows)[number])


T_co = TypeVar("T_co", covariant=True)


class _Made(Sequence[T_co]):
    """What there is of every entity, by its number, made as it is asked for."""

    def __init__(self, size: int, make: Callable[[int], T_co], first: int = 0) -> None:
        self._size, self._make, self._first = size, make, first

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, number: int) -> T_co: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[T_co]: ...

    def __getitem__(self, number: int | slice) -> T_co | Sequence[T_co]:
        found = range(self._first, self._first + self._size)[number]
        if isinstance(found, int):
            return self._make(found)
        assert found.step == 1
        return _Made(len(found), self._make, found.start)


class _Forms(Mapping[str, str]):
    """The keys of forms, each with a spelling."""

    def __init__(self, forms: Vocabulary, spellings: Vocabulary, spelling_of: Array) -> None:
        self._forms, self._spellings, self._spelling_of = forms, spellings, spelling_of

    def __len__(self) -> int:
        return len(self._forms)

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms.strings)

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and self._forms.find(_encoded(form)) is not None

    def __getitem__(self, form: str) -> str:
        number = self._forms.find(_encoded(form))
        if number is None:
            raise KeyError(form)
        return _decoded(self._spellings[int(self._spelling_of[number])])


def _evidence(written: Mapping[str, Any]) -> dict[str, tuple[Evidence, ...]]:
    from explorer.entities.judgements.judgement_file import (
        from_line,  # only where somebody asks why
    )

    return {
        form: tuple(
            Evidence(Why(why), other, articles, from_line(line) if line else None)
            for why, other, articles, line in each
        )
        for form, each in written.items()
    }


def _type(value: str | None) -> EntityType | None:
    return EntityType(value) if value else None


def _encoded(string: str) -> bytes:
    return string.encode("utf-8", "surrogatepass")


def _decoded(term: bytes) -> str:
    return term.decode("utf-8", "surrogatepass")
