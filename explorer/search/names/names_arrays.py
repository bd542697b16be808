"""Lay the names of a collection out in arrays, in which `CollectionNames` looks them up."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from explorer.entities.grouping.grounds import Evidence
from explorer.entities.grouping.grouping import Grouping, Rank
from explorer.entities.grouping.joining import Conflict
from explorer.entities.judgements.judgement_file import as_line
from explorer.entities.lexicon import form_key
from explorer.models import Entity, EntityKey
from explorer.search.engine import rows, vocabulary
from explorer.search.engine.arrays_file import Array
from explorer.search.names.names import (
    CONFLICTS,
    DETAILS,
    FORMS,
    KEYS,
    ORDER,
    RUNS,
    SPELLINGS,
    WORDS,
    term_of,
)
from explorer.text.words import folded_words

_MOST = 10**14  # mentions


def names_arrays(grouping: Grouping) -> dict[str, Array]:
    """Return the entities of a collection as arrays; two of one type and name are one.

    Where several are asked for, those that come first here come first.
    """
    variants = _variants_by_key(grouping.entities)
    keys = sorted(variants, key=term_of)
    number_of = {key: number for number, key in enumerate(keys)}
    named = _Named(len(keys))
    for key, each in variants.items():
        named.add(number_of[key], each)
    ranks = np.empty(len(keys), np.uint32)
    ranks[[number_of[key] for key in variants]] = np.arange(len(keys))
    return {
        **vocabulary.written(list(map(term_of, keys)), KEYS),
        "ranks": ranks,
        **vocabulary.written([_details(grouping, key) for key in keys], DETAILS),
        **vocabulary.written([_place(grouping.ranks.get(key)) for key in keys], ORDER),
        **vocabulary.written(list(map(_conflict, grouping.conflicts)), CONFLICTS),
        **named.written(),
    }


def _details(grouping: Grouping, key: EntityKey) -> bytes:
    """Return what else is known of an entity as JSON; nothing where there is nothing to say."""
    evidence = {
        form: [_piece(each) for each in pieces]
        for form, pieces in grouping.evidence.get(key, {}).items()
        if pieces
    }
    names = grouping.names.get(key, {})
    types = {form: name.type for form, name in names.items() if name.type}
    details = {"evidence": evidence, "types": types}
    kept = {name: value for name, value in details.items() if value}
    return json.dumps(kept).encode() if kept else b""


def _place(rank: Rank | None) -> bytes:
    if rank is None:
        return b""
    form, type_ = rank.first
    return _encoded(f"{rank.is_mined:d}{_MOST + rank.mentions:015d}{form}\x1f{type_ or ''}")


def _piece(evidence: Evidence) -> tuple[str, str, int, str]:
    judgement = as_line(evidence.judgement) if evidence.judgement else ""
    return evidence.why, evidence.other, evidence.articles, judgement


def _conflict(conflict: Conflict) -> bytes:
    return json.dumps([as_line(conflict.dropped), as_line(conflict.different)]).encode()


def _variants_by_key(entities: Iterable[Entity]) -> dict[EntityKey, list[str]]:
    variants: dict[EntityKey, dict[str, None]] = defaultdict(dict)
    for entity in entities:
        variants[entity.key] |= dict.fromkeys(entity.variants)
    return {key: list(each) for key, each in variants.items()}


class _Named:
    """The forms of entities, and what leads to them."""

    def __init__(self, entities: int) -> None:
        self._variants: list[list[str]] = [[] for _ in range(entities)]
        self._spelling_of: dict[str, str] = {}  # by form
        self._spelling_of_run: dict[str, str] = {}
        self._by_form: dict[str, list[int]] = defaultdict(list)
        self._by_run: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, variants: list[str]) -> None:
        """Take in the variants of an entity."""
        self._variants[number] = variants
        for variant in variants:
            form = form_key(variant)
            if not form:  # nothing but accents and the like: it would be found everywhere
                continue
            self._spelling_of.setdefault(form, variant)
            _append(self._by_form[form], number)
            if words := folded_words(variant):
                run = " ".join(words)
                _append(self._by_run[run], number)
                self._spelling_of_run.setdefault(run, variant)

    def written(self) -> dict[str, Array]:
        """Return the arrays."""
        spellings = sorted({each for variants in self._variants for each in variants}, key=_encoded)
        number_of = {spelling: number for number, spelling in enumerate(spellings)}
        forms, runs = (sorted(by, key=_encoded) for by in (self._by_form, self._by_run))
        form_entities = [self._by_form[form] for form in forms]
        words, word_runs = _words_of(runs)
        return {
            **vocabulary.written(list(map(_encoded, spellings)), SPELLINGS),
            **vocabulary.written(list(map(_encoded, forms)), FORMS),
            **vocabulary.written(list(map(_encoded, runs)), RUNS, letters=True),
            **vocabulary.written(list(map(_encoded, words)), WORDS),
            **rows.written(
                [[number_of[each] for each in some] for some in self._variants], "variants"
            ),
            **rows.written(form_entities, "form_entities"),
            **rows.written(_inverted(form_entities, len(self._variants)), "entity_forms"),
            **rows.written([self._by_run[run] for run in runs], "run_entities"),
            **rows.written(word_runs, "word_runs"),
            "form_spelling": _numbers(number_of, (self._spelling_of[form] for form in forms)),
            "run_spelling": _numbers(number_of, (self._spelling_of_run[run] for run in runs)),
        }


def _numbers(number_of: Mapping[str, int], spellings: Iterable[str]) -> Array:
    return np.fromiter(map(number_of.__getitem__, spellings), np.uint32)


def _append(numbers: list[int], number: int) -> None:
    if not numbers or numbers[-1] != number:  # all that leads to one comes in a row
        numbers.append(number)


def _words_of(runs: Sequence[str]) -> tuple[list[str], list[list[int]]]:
    """Return the words of runs, sorted, and for each the numbers of the runs that have it."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, run in enumerate(runs):
        for word in run.split(" "):
            _append(having[word], number)
    words = sorted(having, key=_encoded)
    return words, [having[word] for word in words]


def _inverted(some: Sequence[Sequence[int]], size: int) -> list[list[int]]:
    inverted: list[list[int]] = [[] for _ in range(size)]
    for number, members in enumerate(some):
        for member in members:
            inverted[member].append(number)
    return inverted


def _encoded(string: str) -> bytes:
    return string.encode("utf-8", "surrogatepass")
