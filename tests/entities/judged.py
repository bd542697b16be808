"""Judgements and forms as the tests of this room write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from explorer.entities.grouping.forms import FewNames, Form
from explorer.entities.grouping.grouping import Grouping
from explorer.entities.judgements.judgements import Judgement, Verdict
from explorer.entities.lexicon import form_key
from explorer.entities.observed import Ground, Link
from explorer.models import Entity, EntityType

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
PERSON, PLACE, FORCE, BODY = (
    EntityType.PERSON,
    EntityType.PLACE,
    EntityType.FORCE,
    EntityType.ORGANISATION,
)
KNOWN = FewNames(
    countries={
        **dict.fromkeys(("haiti", "republic of haiti"), "Haiti"),
        **dict.fromkeys(("us", "u.s.", "united states", "usa"), "United States"),
        "united states of america": "United States",
        **dict.fromkeys(("congo", "congo republic"), "Congo Republic"),
        **dict.fromkeys(("dr congo", "drc"), "DR Congo"),
        **{name: name.title() for name in ("kenya", "niger", "nigeria", "north korea")},
        **{name: name.title() for name in ("south korea", "guinea", "equatorial guinea")},
        **{name: name.title() for name in ("papua new guinea", "georgia", "mexico", "india")},
    },
    organisations=dict.fromkeys(("un", "united nations"), "United Nations"),
    demonyms={
        "haitian": "Haiti",
        "kenyan": "Kenya",
        "american": "United States",
        "indian": "India",
    },
    places={"port-au-prince", "victoria", "slovenia", "slovakia"},
    first_names={"daniel", "daniela", "maria"},
)


def judged(
    verdict: Verdict | str,
    one: str,
    other: str | None = None,
    *,
    minute: int = 0,
    type_: EntityType | None = None,
    one_type: EntityType | None = None,
    by: str = "anna",
) -> Judgement:
    """Return a judgement, made so many minutes after noon."""
    return Judgement(
        judgement=Verdict(verdict),
        one=one,
        other=other,
        one_type=one_type,
        type=type_,
        by=by,
        at=NOON + timedelta(minutes=minute),
    )


def form(name: str, type_: EntityType, articles: int = 1, **more: int) -> Form:
    """Return a form that so many articles take for a type, and perhaps more for another."""
    types = {type_: articles, **{EntityType(each): count for each, count in more.items()}}
    total = sum(types.values())
    return Form(form_key(name), {name: total}, types, total, total)


def acronym(expansion: str, short: str) -> Link:
    """Return the link that an article makes by “expansion (short)”."""
    return Link(Ground.ACRONYM, form_key(expansion), form_key(short))


def alias(name: str, other: str) -> Link:
    """Return the link that an article makes by “name, alias other”."""
    return Link(Ground.ALIAS, form_key(name), form_key(other))


def entity_of(grouping: Grouping, name: str) -> Entity:
    """Return the only entity that has a form."""
    (found,) = [each for each in grouping.entities if form_key(name) in grouping.names[each.key]]
    return found


def together(grouping: Grouping) -> set[frozenset[str]]:
    """Return the forms of the entities that have more than one."""
    return {
        frozenset(each.variants) for each in grouping.entities if len(grouping.names[each.key]) > 1
    }
