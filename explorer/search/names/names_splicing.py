"""Put the entities of some forms among the names of a collection, without laying out all anew.

What comes of it is, byte for byte, what `names_arrays` makes of all entities.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Iterator

import numpy as np

from explorer.entities.grouping.regrouping import Regrouped
from explorer.entities.judgements.judgement_file import from_line
from explorer.entities.lexicon import form_key
from explorer.search.engine import vocabulary
from explorer.search.engine.arrays_file import Array, Arrays
from explorer.search.engine.postings import starts_of
from explorer.search.engine.rows import Rows
from explorer.search.engine.splicing import Splice, places_in
from explorer.search.engine.vocabulary import Vocabulary
from explorer.search.names.names import (
    CONFLICTS,
    DETAILS,
    FORMS,
    KEYS,
    ORDER,
    RUNS,
    SEPARATOR,
    SPELLINGS,
    WORDS,
    CollectionNames,
)
from explorer.search.names.names_arrays import names_arrays


class NotApartError(Exception):
    """What was regrouped has something in common with entities that stay."""


def with_regrouped(arrays: Arrays, regrouped: Regrouped) -> dict[str, Array]:
    """Return the arrays of all names once some forms have been regrouped, and whatever else is
    with them.

    Raises NotApartError when these forms cannot be told from the others.
    """
    coming = names_arrays(regrouped.grouping)
    gone = _going(arrays, regrouped.forms)
    entities = _sorted(arrays, coming, KEYS, gone)
    forms = _sorted(arrays, coming, FORMS, _going_with(arrays, "form_entities", gone))
    runs = _sorted(arrays, coming, RUNS, _going_with(arrays, "run_entities", gone))
    spellings = _sorted(arrays, coming, SPELLINGS, _going_spellings(arrays, gone))
    _refuse_taken_names(arrays, coming, gone)
    return {
        **arrays,
        **entities.terms(arrays, coming, KEYS),
        **entities.terms(arrays, coming, DETAILS),
        **entities.terms(arrays, coming, ORDER),
        "ranks": _ranks(arrays, coming, entities),
        **forms.terms(arrays, coming, FORMS),
        **runs.terms(arrays, coming, RUNS),
        **spellings.terms(arrays, coming, SPELLINGS),
        **entities.rows(arrays, coming, "variants", spellings),
        **forms.rows(arrays, coming, "form_entities", entities),
        **entities.rows(arrays, coming, "entity_forms", forms),
        **runs.rows(arrays, coming, "run_entities", entities),
        "form_spelling": _spelling_of(arrays, coming, "form_spelling", forms, spellings),
        "run_spelling": _spelling_of(arrays, coming, "run_spelling", runs, spellings),
        **_words(arrays, coming, runs),
        **_conflicts(arrays, coming, regrouped.forms),
    }


def _going(arrays: Arrays, forms: frozenset[str]) -> Array:
    """Return the entities of some forms as a mask; none of them may have any other form, but for
    a name that was made up because its own was taken."""
    known, names = Vocabulary(arrays, FORMS), CollectionNames(arrays)
    found = (known.find(form.encode("utf-8", "surrogatepass")) for form in sorted(forms))
    numbers = np.array([number for number in found if number is not None], np.int64)
    owners = np.unique(Rows(arrays, "form_entities").of(numbers))
    for owner in owners.tolist():
        others = set(names.forms_of(owner)) - forms
        if others - {form_key(names.entity_keys[owner].name)}:
            raise NotApartError
    gone = np.zeros(len(names), bool)
    gone[owners] = True
    return gone


def _going_with(arrays: Arrays, name: str, gone: Array) -> Array:
    """Return as a mask the rows that have only entities that go; no other may have any."""
    rows = Rows(arrays, name)
    every = np.arange(len(rows))
    lengths = rows.lengths(every)
    going = np.bincount(np.repeat(every, lengths), gone[rows.of(every)], len(rows))
    if ((going > 0) & (going < lengths)).any():
        raise NotApartError
    return going > 0


def _going_spellings(arrays: Arrays, gone: Array) -> Array:
    rows, size = Rows(arrays, "variants"), len(arrays[f"{SPELLINGS}.ends"])
    going, staying = (np.zeros(size, bool) for _ in range(2))
    going[rows.of(np.flatnonzero(gone))] = True
    staying[rows.of(np.flatnonzero(~gone))] = True
    if (going & staying).any():
        raise NotApartError
    return going


def _sorted(arrays: Arrays, coming: Arrays, name: str, gone: Array) -> Splice:
    """Splice a sorted vocabulary; none of the terms that come may be among those that stay."""
    old, new = Vocabulary(arrays, name), Vocabulary(coming, name)
    places = places_in(old, new)
    for place, term in zip(places.tolist(), new, strict=True):
        if place < len(old) and not gone[place] and old[place] == term:
            raise NotApartError
    return Splice.between(gone, places)


def _refuse_taken_names(arrays: Arrays, coming: Arrays, gone: Array) -> None:
    """Raise NotApartError when an entity that stays is called like one that comes, case and
    accents aside: then one of them has to be called otherwise."""
    old = Vocabulary(arrays, KEYS)
    for term in Vocabulary(coming, KEYS):
        same = old.beginning(term[: term.index(SEPARATOR.encode()) + 1])
        if not gone[same.start : same.stop].all():
            raise NotApartError


def _ranks(arrays: Arrays, coming: Arrays, entities: Splice) -> Array:
    """Return the place of each entity among all, in the order of what puts it there."""
    old, new = (Vocabulary(each, ORDER) for each in (arrays, coming))
    ordered, added = (np.argsort(each["ranks"]) for each in (arrays, coming))
    places = [bisect_left(ordered, new[number], key=old.__getitem__) for number in added.tolist()]
    both = np.insert(ordered, places, entities.first + added)
    is_taken = np.zeros(entities.first + entities.second, bool)
    is_taken[entities.taken] = True
    ranks = np.empty(len(entities), np.uint32)
    ranks[entities.new[both[is_taken[both]]]] = np.arange(len(entities))
    return ranks


def _spelling_of(
    arrays: Arrays, coming: Arrays, name: str, owners: Splice, spellings: Splice
) -> Array:
    first, second = arrays[name].astype(np.int64), coming[name].astype(np.int64)
    both = spellings.renumbered(first, second)
    return both[owners.taken].astype(np.uint32)


def _words(arrays: Arrays, coming: Arrays, runs: Splice) -> dict[str, Array]:
    """Return the words with their runs: here something may come to what stays."""
    old, new = Vocabulary(arrays, WORDS), Vocabulary(coming, WORDS)
    rows = Rows(arrays, "word_runs"), Rows(coming, "word_runs")
    words, members = [], []
    for each, first in zip(rows, (0, len(old)), strict=True):
        every = np.arange(len(each))
        words.append(np.repeat(every + first, each.lengths(every)))
        members.append(each.of(every))
    known = np.fromiter(
        (-1 if (at := old.find(term)) is None else at for term in new), np.int64, len(new)
    )
    same = np.concatenate(
        [np.arange(len(old)), np.where(known < 0, len(old) + np.arange(len(new)), known)]
    )
    is_taken = np.zeros(runs.first + runs.second, bool)
    is_taken[runs.taken] = True
    taken = is_taken[np.concatenate([members[0], members[1] + runs.first])]
    of_word = same[np.concatenate(words)][taken]
    numbers = runs.renumbered(*members)[taken]
    has_runs = np.zeros(len(old) + len(new), bool)
    has_runs[of_word] = True
    places = places_in(old, new)
    both = Splice.between(np.zeros(len(old), bool), places).taken
    splice = Splice(len(old), len(new), both[has_runs[both]])
    pairs = np.sort(splice.new[of_word] * max(1, len(runs)) + numbers)
    word, run = np.divmod(pairs, max(1, len(runs)))
    return {
        **splice.terms(arrays, coming, WORDS),
        "word_runs.starts": starts_of(np.bincount(word, minlength=len(splice))).astype(np.uint32),
        "word_runs.members": run.astype(np.uint32),
    }


def _conflicts(arrays: Arrays, coming: Arrays, forms: Collection[str]) -> dict[str, Array]:
    def on_other_forms() -> Iterator[bytes]:
        for each in Vocabulary(arrays, CONFLICTS):
            if from_line(json.loads(each)[0]).names[0].form not in forms:
                yield each

    both = [*on_other_forms(), *Vocabulary(coming, CONFLICTS)]
    both.sort(key=lambda each: from_line(json.loads(each)[0]).identity, reverse=True)
    return vocabulary.written(both, CONFLICTS)
