"""The other ways to take a query: what a user can drop, restore or mean with one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from explorer.entities.lexicon import form_key
from explorer.search.answers import Answer, Meaning, Search, Suggestion, Widened
from explorer.search.telling import named
from explorer.text.words import folded_words


class Alternative(NamedTuple):
    """Another search, and how it differs."""

    says: str
    search: Search


def alternatives(answer: Answer) -> list[Alternative]:
    """Return the searches that take the names of a query otherwise."""
    search = answer.search
    others = [each for widened in answer.widened for each in _of_name(widened, search)]
    if not search.widens:
        return [Alternative("names in all their forms again", replace(search, widens=True))]
    if any(widened.also for widened in answer.widened):
        others.append(Alternative("every name only as it is typed", replace(search, widens=False)))
    return others


def suggested(suggestions: Iterable[Suggestion], search: Search) -> list[Alternative]:
    """Return suggestions as searches that differ from another in their text."""
    return [
        Alternative(f"{each.text} ({each.total:,})", replace(search, text=each.text))
        for each in suggestions
    ]


def _of_name(widened: Widened, search: Search) -> Iterator[Alternative]:
    yield from _meanings(widened, search)
    typed, dropped = widened.typed, search.dropped
    for form, count in widened.also.items():
        without = replace(search, dropped=dropped | {form_key(form)})
        yield Alternative(f"{typed} without {form} {count:,}", without)
    for form in widened.dropped:
        again = replace(search, dropped=dropped - {form_key(form)})
        yield Alternative(f"{typed} with {form} again", again)


def _meanings(widened: Widened, search: Search) -> Iterator[Alternative]:
    typed = " ".join(folded_words(widened.typed))
    others = frozenset(each for each in search.meant if each.typed != typed)
    for entity in widened.choices:
        if widened.entities != (entity,):
            meant = others | {Meaning(typed, entity.key)}
            yield Alternative(f"{widened.typed} is {named(entity)}", replace(search, meant=meant))
    if len(widened.entities) < len(widened.choices):
        yield Alternative(f"{widened.typed} is any of them", replace(search, meant=others))
