"""Which entity a NAME on the command line means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.cli.output import say
from explorer.errors import QueryError
from explorer.models import EntityKey, EntityType

if TYPE_CHECKING:
    from explorer.entities.names import Names

_MOST_LISTED = 8  # of the entities that a name may mean
_WITH_TYPE = re.compile(rf"(.*\S)\s*\(({'|'.join(EntityType)})\)", re.DOTALL)


def entity_meant(name: str, type_: EntityType | None, names: Names) -> EntityKey | None:
    """Return the one entity of a name, which may be followed by its type: `Jordan (place)`.

    Returns None, having said what is near, where there is none. Raises QueryError when there are
    several.
    """
    from explorer.search.names.naming import (  # only for a command that runs
        entities_named,
        names_like,
    )

    found = entities_named(name, names, type_)
    if not found and (parts := _WITH_TYPE.fullmatch(name)):
        name, type_ = parts[1], EntityType(parts[2])
        found = entities_named(name, names, type_)
    if len(found) > 1:
        listed = [f"{key.name} ({key.type})" for key in found[:_MOST_LISTED]]
        raise QueryError(
            f"“{name}” may be {', '.join(listed)}{' …' if len(found) > _MOST_LISTED else ''}.",
            "Give the whole name of one, with its type in brackets.",
        )
    if found:
        return found[0]
    say(f"No {type_ or 'name'} of the collection is “{name}”.")
    if near := names_like(name, names, type_):
        say(f"Names like it: {' · '.join(f'{key.name} ({key.type})' for key in near)}")
    else:
        say("`press entities` lists the names.")
    return None
