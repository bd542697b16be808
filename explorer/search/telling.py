"""Say how a query was understood, in sentences for any face."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explorer.models import Entity
from explorer.search.answers import Answer, Correction, Widened
from explorer.search.narrowing import (
    KINDS,
    Choice,
    FacetKey,
    Narrowing,
    Property,
    kind_of,
    label_of,
)

RELAXED = "No article has all of these words; these have some of them."

_MOST_FORMS = 8  # of a name that are told
_MOST_MONTHS = 3  # that are told one by one


def tell(answer: Answer) -> Iterator[str]:
    """Yield a sentence for everything in which an answer is to more, or less, than was typed.

    Repairs are not among them: one face refuses what another mends.
    """
    if answer.relaxed:
        yield RELAXED
    for widened in answer.widened:
        yield from _widened(widened)
    if not answer.search.widens:
        yield "Every name is found only as it is typed."
    yield from map(_corrected, answer.corrections)
    yield from answer.notices


def named(entity: Entity) -> str:
    """Return an entity with its type: two of different types may share a name."""
    return f"{entity.name} ({entity.type})"


def tell_narrowing(narrowing: Narrowing) -> str:
    """Return what was chosen and excluded, in one line; empty where nothing was."""
    done = []
    for kind in KINDS:
        chosen = _labels(narrowing.chosen_of(kind))
        if narrowing.is_any(kind) and chosen:
            chosen = [" or ".join(chosen)]
        done += [f"{Choice.CHOSEN.sign} {label}" for label in chosen]
    for kind in KINDS:
        excluded = _labels(narrowing.excluded_of(kind))
        done += [f"{Choice.EXCLUDED.sign} {label}" for label in excluded]
    return "  ".join(done)


def _labels(keys: Iterable[FacetKey]) -> list[str]:
    """Return values of a kind in words; many months, which are mostly a period, in few."""
    values = sorted(keys, key=lambda key: (not key[1], key))
    labels = list(map(label_of, values))
    months = sum(kind_of(key) is Property.MONTH and bool(key[1]) for key in values)
    if months > _MOST_MONTHS:
        labels[:months] = [f"{labels[0]} … {labels[months - 1]} ({months} months)"]
    return labels


def _widened(widened: Widened) -> Iterator[str]:
    if widened.also:
        also = [f"{form} {count:,}" for form, count in widened.also.items()]
        more = len(also) - _MOST_FORMS
        also[_MOST_FORMS:] = [f"{more} more"] if more > 0 else []
        yield f"{widened.typed} also finds  {' · '.join(also)}"
    if widened.dropped:
        yield f"{widened.typed} no longer finds  {' · '.join(widened.dropped)}"
    if widened.choices:
        taken = widened.entities if len(widened.entities) < len(widened.choices) else ()
        others = " or ".join(named(each) for each in widened.choices if each not in taken)
        if taken:
            yield f"{widened.typed} is taken for {' and '.join(map(named, taken))}, not {others}."
        else:
            yield f"{widened.typed} may be {others}."


def _corrected(correction: Correction) -> str:
    found = ", ".join(correction.found)
    return f"No article has “{correction.typed}”; looked for {found} instead."
