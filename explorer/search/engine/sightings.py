"""What articles show of names, as terms of an index.

A sighting is a form as an article writes it, with the type that it is taken for there; a link is
two forms and the ground for taking them as one name.
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.entities.observed import Ground, Link
from explorer.models import Mention

_SEPARATOR = "\x1f"  # white space, and folding leaves none of it but single spaces


class Sighting(NamedTuple):
    """How a form was written, and what for."""

    form: str
    spelling: str
    type: str
    """The value of an `EntityType`; empty where the article does not tell."""


def sighting_term(mention: Mention) -> str:
    """Return the term of how a mention is written and what it is taken for."""
    spelling = " ".join(mention.surface.split())  # a name may go over two lines
    return f"{mention.form}{_SEPARATOR}{spelling}{_SEPARATOR}{mention.type or ''}"


def sighting_of(term: str) -> Sighting:
    """Return what a term of `sighting_term` says."""
    return Sighting._make(term.split(_SEPARATOR))


def link_term(link: Link) -> str:
    """Return the term of a link."""
    return _SEPARATOR.join(link)


def link_of(term: str) -> Link:
    """Return what a term of `link_term` says."""
    ground, form, other = term.split(_SEPARATOR)
    return Link(Ground(ground), form, other)
