"""Group the forms of a collection's names into entities, and say why each form is where it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from explorer.entities.forms import Form, Known
from explorer.entities.grounds import Evidence
from explorer.entities.judgements import Judgement, Judgements, Name
from explorer.entities.lexicon import Lexicon
from explorer.entities.observed import Link
from explorer.models import Entity, EntityKey


@dataclass(frozen=True)
class Conflict:
    """A judgement that cannot hold, because a stronger one contradicts it along a chain."""

    dropped: Judgement
    """The `same` that is not followed."""
    different: Judgement
    """The `different` that it would break."""


@dataclass(frozen=True)
class Grouping:
    """The entities of a collection."""

    entities: tuple[Entity, ...] = ()
    """Those of most mentions first. Their keys differ, and no entity has a hidden form."""
    evidence: Mapping[EntityKey, Mapping[str, tuple[Evidence, ...]]] = field(default_factory=dict)
    """Why each form, by its key, belongs to its entity, the best first; nothing for a form that
    is an entity by itself."""
    names: Mapping[EntityKey, Mapping[str, Name]] = field(default_factory=dict)
    """How a judgement has to name each form of an entity, by the form's key."""
    conflicts: tuple[Conflict, ...] = ()


def group(
    forms: Iterable[Form],
    links: Mapping[Link, int],
    lexicon: Lexicon,
    judgements: Judgements,
    known: Known | None = None,
) -> Grouping:
    """Return the entities that forms, links, curated lexicon and judgements make together.

    `links` has for every link the number of articles that say so. What is returned does not
    depend on the order of anything given.
    """
    raise NotImplementedError
