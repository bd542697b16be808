"""Curated names: what a collection's lexicon lists takes precedence over what is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.entities.lexicon import Lexicon
from explorer.models import EntityType, Mention


def with_curated(
    mined: Sequence[Mention], curated: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """Return both in order of their place, none overlapping another.

    Where they meet, the curated one stays, unless it lies within a longer name that was found:
    `Haitian National Police Academy` is not the police. Both are given in order.
    """
    kept = [
        _typed(each, mined, lexicon) for each, inside in _with_holders(curated, mined) if not inside
    ]
    rest = [each for each, _ in _apart(mined, kept)]
    return sorted([*kept, *rest])


def _with_holders(
    curated: Sequence[Mention], mined: Sequence[Mention]
) -> Iterator[tuple[Mention, bool]]:
    """Yield the curated mentions and whether each lies within a longer name."""
    number = 0
    for each in curated:
        while number < len(mined) and mined[number].end <= each.start:
            number += 1
        holder = mined[number] if number < len(mined) else None
        yield (
            each,
            holder is not None
            and holder.start <= each.start
            and each.end <= holder.end
            and holder.end - holder.start > each.end - each.start,
        )


def _apart(mined: Sequence[Mention], kept: Sequence[Mention]) -> Iterator[tuple[Mention, None]]:
    number = 0
    for each in mined:
        while number < len(kept) and kept[number].end <= each.start:
            number += 1
        if number == len(kept) or each.end <= kept[number].start:
            yield each, None


def _typed(mention: Mention, mined: Sequence[Mention], lexicon: Lexicon) -> Mention:
    types: set[EntityType] = {each.type for each in lexicon.entities_of_form(mention.form)}
    if len(types) == 1:
        return mention._replace(type=types.pop())
    found = next((each.type for each in mined if each.form == mention.form), None)
    return mention._replace(type=found if found in types else None)
