"""Which entity a user means by a name, and which names are spelled almost like it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from explorer.entities.lexicon import form_key
from explorer.entities.names import Names
from explorer.models import EntityKey, EntityType
from explorer.text.words import folded_words

_MOST_SUGGESTED = 5
_LEAST_LIKENESS = 70  # of 100


def entities_named(name: str, lexicon: Names, type_: EntityType | None = None) -> list[EntityKey]:
    """Return the entities that a name may mean: one of their forms is this name, folded.

    Where it is the preferred name of just one of them, spelled so or else folded, that one is
    meant: otherwise there would be no way to name it.
    """
    found = dict.fromkeys(
        each.key
        for each in (
            *lexicon.entities_of_form(form_key(name)),
            *lexicon.entities_of_words(folded_words(name)),
        )
        if type_ in (None, each.type)
    )
    spelled_so = [key for key in found if key.name == name]
    preferred = [key for key in found if form_key(key.name) == form_key(name)]
    for some in (spelled_so, preferred):
        if len(some) == 1:
            return some
    return list(found)


def names_typed(
    typed: str, lexicon: Names, first: EntityType | None, most: int
) -> Sequence[EntityKey]:
    """Return the entities that a user may mean by a name that is still being typed.

    First those of which a form is what is typed, then those with a form that has all its words,
    the last perhaps unfinished; where there are none, those spelled almost so. Within each, those
    of the type `first` come before the others, and the most named before the less.
    """
    words = folded_words(typed)
    if not words:
        return ()
    types = sorted(EntityType, key=lambda type_: type_ is not first)
    so = sorted(lexicon.entities_of_words(words), key=lambda each: types.index(each.type))
    begun = [
        each
        for type_ in types
        for each in lexicon.entities_with_words(words, type_, unfinished=True)[:most]
    ]
    found = dict.fromkeys(each.key for each in (*so, *begun))
    return list(islice(found, most)) or names_like(typed, lexicon)


def names_like(name: str, lexicon: Names, type_: EntityType | None = None) -> Sequence[EntityKey]:
    """Return the entities that have all words of a name in a form of theirs, then those of which
    a form is spelled almost like it."""
    from rapidfuzz import fuzz, process  # only where a name is not known

    types = list(EntityType) if type_ is None else [type_]
    words = folded_words(name)
    with_words = [
        each for one in types for each in (lexicon.entities_with_words(words, one) if words else ())
    ]
    near = process.extract(
        form_key(name), lexicon.forms.keys(), scorer=fuzz.ratio,
        score_cutoff=_LEAST_LIKENESS, limit=4 * _MOST_SUGGESTED,
    )  # fmt: skip
    spelled_like_it = [
        each for form, _, _ in near for each in lexicon.entities_of_form(form) if each.type in types
    ]
    keys = dict.fromkeys(each.key for each in (*with_words, *spelled_like_it))
    return list(islice(keys, _MOST_SUGGESTED))
