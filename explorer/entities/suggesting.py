"""Suggest pairs of forms that may name one entity, for the user to judge; nothing is joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from explorer.entities.forms import NO_NAMES, Form, KnownNames
from explorer.entities.grouping import Grouping
from explorer.entities.judgements import Judgements, Name
from explorer.entities.observed import Link
from explorer.models import EntityKey


class Because(StrEnum):
    """Why a pair is suggested."""

    SPELLED_ALIKE = "spelled alike"
    """Few letters differ."""
    SURNAME = "surname"
    """One is the surname of the other, and of somebody else too or of nobody for certain."""
    ACRONYM = "acronym"
    """The one is explained by the other in few articles, or in fewer than by another name."""
    CONTAINED = "contained"
    """One is the other with a generic word more."""


class Suggestion(NamedTuple):
    """Two forms of two entities that may be one."""

    one: Name
    """Of the entity with more mentions; named as a judgement has to name it."""
    other: Name
    one_spelling: str
    other_spelling: str
    one_entity: EntityKey
    other_entity: EntityKey
    because: Because
    score: float
    """From 0 to 1: how likely it is that they are the same, in comparison."""
    articles: int = 0
    """How many say so, for what articles say."""


def suggest(
    grouping: Grouping,
    forms: Iterable[Form],
    links: Mapping[Link, int],
    judgements: Judgements,
    known: KnownNames = NO_NAMES,
) -> list[Suggestion]:
    """Return the pairs most worth a judgement, best first, one for any two entities.

    None was judged same, different or unsure, and none has a form that was split off.
    """
    raise NotImplementedError
