"""What one article shows of names, before anybody says which of them name the same entity."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from explorer.models import Mention


class Ground(StrEnum):
    """Why two forms name one entity."""

    ACRONYM = "acronym"
    """One is explained as the short form of the other: “Haitian National Police (PNH)”."""
    ALIAS = "alias"
    """One is said to be another name of the other: “alias”, “known as”, a nickname in quotes."""


class Link(NamedTuple):
    """Two forms that an article says are of one entity."""

    ground: Ground
    form: str
    """The key (`lexicon.form_key`) of the fuller form: the expansion, the proper name."""
    other: str
    """The key of the shorter one: the acronym, the alias."""


class Observed(NamedTuple):
    """The names in an article's text, and what it says of them."""

    mentions: Sequence[Mention] = ()
    """In order of their place; none overlaps another."""
    links: Sequence[Link] = ()
    """Each once."""
