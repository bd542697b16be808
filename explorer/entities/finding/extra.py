"""Extra mentions: what another source than the rules and lists finds in an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from explorer.entities.finding.cues.heads import head_type
from explorer.models import EntityType, Mention


class ExtraSource(Protocol):
    """Anything that finds names in a text."""

    def find(self, text: str, language: str) -> Sequence[Mention]:
        """Return typed mentions in order of their place, none of which crosses a paragraph."""


def types_said(extra: Sequence[Mention]) -> dict[str, EntityType]:
    """Return the type of every form that was found: the one it was found with most often."""
    said: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for each in extra:
        if each.type is not None:
            said[each.form][each.type] += 1
    return {form: _with_force(form, types.most_common(1)[0][0]) for form, types in said.items()}


def _with_force(form: str, type_: EntityType) -> EntityType:
    is_body = type_ is EntityType.ORGANISATION
    return EntityType.FORCE if is_body and head_type(form.split()) is EntityType.FORCE else type_


def with_extra(
    mentions: Sequence[Mention],
    extra: Sequence[Mention],
    said: Mapping[str, EntityType],
    decided: Mapping[str, EntityType | None],
) -> list[Mention]:
    """Return the mentions with the extra ones that overlap none of them, in order.

    A form of which the rules have decided keeps what they decided, and is left out where that is
    that it is no name; else it has the type that is said of it.
    """
    types = {**said, **decided}
    free = [
        each._replace(type=types[each.form])
        for each in _apart(extra, mentions)
        if types[each.form] is not None
    ]
    return sorted([*mentions, *free])


def _apart(extra: Sequence[Mention], mentions: Sequence[Mention]) -> Iterator[Mention]:
    number = end = 0
    for each in extra:
        while number < len(mentions) and mentions[number].end <= each.start:
            number += 1
        is_free = number == len(mentions) or each.end <= mentions[number].start
        if is_free and each.start >= end:
            yield each
            end = each.end
