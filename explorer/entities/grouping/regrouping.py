"""Group only the forms that a change of judgements can reach.

What comes of it is what grouping all forms again would make of these. Judgements lead from
neighbourhood to neighbourhood: by naming two forms, and by taking a form for what no article does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from explorer.entities.grouping.forms import Form, KnownNames
from explorer.entities.grouping.grouping import Grouping, group
from explorer.entities.grouping.influence import (
    first_name,
    form_mark,
    influence,
    surname_alone,
    surname_mark,
)
from explorer.entities.grouping.neighbourhoods import Ground
from explorer.entities.judgements.judgements import Judgement, Judgements
from explorer.entities.lexicon import Lexicon
from explorer.models import EntityType

_Place = int | str
"""The number of a neighbourhood, or a mark that none has."""


@dataclass(frozen=True)
class Regrouped:
    """What has become of some forms."""

    forms: frozenset[str]
    """By their keys: all that may belong to other entities than before."""
    grouping: Grouping
    """Their entities, and the conflicts of the judgements on them."""


def regroup(
    ground: Ground, lexicon: Lexicon, before: Judgements, now: Judgements, known: KnownNames
) -> Regrouped:
    """Group again what can be grouped otherwise now that other judgements hold."""
    changed = {form for each in {*before.holding} ^ {*now.holding} for form in _forms_of(each)}
    judged = _Judged(ground, (*before.holding, *now.holding), known)
    places = judged.places_reached_from(changed)
    parts = [ground.neighbourhood(place) for place in places if isinstance(place, int)]
    keys = judged.forms_at(places).union(*(part.all_forms for part in parts))
    forms = {form.key: form for part in parts for form in part.forms}
    witnesses = _witnesses(ground, keys, forms, judged)
    forms |= {key: form for key in witnesses if (form := _form(ground, key))}
    wanted = keys | witnesses
    grouping = group(
        forms.values(),
        {link: articles for part in parts for link, articles in part.links.items()},
        _part_of(lexicon, wanted),
        Judgements(each for each in now.holding if not wanted.isdisjoint(_forms_of(each))),
        known,
    )
    return Regrouped(keys, _only(grouping, keys))


class _Judged:
    """The forms that are judged, and where they lead."""

    def __init__(self, ground: Ground, judgements: Iterable[Judgement], known: KnownNames) -> None:
        self._ground = ground
        types: dict[str, set[EntityType]] = defaultdict(set)
        self._partners: dict[str, set[str]] = defaultdict(set)
        for judgement in judgements:
            for name in judgement.names:
                types[name.form].add(name.type or EntityType.ORGANISATION)
                self._partners[name.form].update(_forms_of(judgement))
        marks = influence(known).marks
        self._places = {form: set(map(self._place, marks(form, types[form]))) for form in types}
        self._forms_at: dict[_Place, set[str]] = defaultdict(set)
        for form, places in self._places.items():
            for place in places:
                self._forms_at[place].add(form)

    @property
    def forms(self) -> Collection[str]:
        """Their keys."""
        return self._places.keys()

    def forms_at(self, places: Iterable[_Place]) -> frozenset[str]:
        """Return those that are in some places."""
        return frozenset[str]().union(*(self._forms_at.get(place, ()) for place in places))

    def places_reached_from(self, forms: Collection[str]) -> set[_Place]:
        """Return all places that some of them lead to, by whatever is shared on the way."""
        # Whether a surname alone may be one depends on those who bear it as a first name.
        first_names = filter(None, map(first_name, forms))
        found = {self._place(surname_mark(first)) for first in first_names}
        for form in forms:
            found |= self._places[form]
        waiting = list(found)
        while waiting:
            for form in self._forms_at.get(waiting.pop(), ()):
                for other in self._partners[form]:
                    new = self._places[other] - found
                    found |= new
                    waiting += new
        return found

    def _place(self, mark: str) -> _Place:
        number = self._ground.number_of(mark)
        return mark if number is None else number


def _witnesses(
    ground: Ground, keys: Iterable[str], forms: Mapping[str, Form], judged: _Judged
) -> frozenset[str]:
    """Return full names of others that show whether the surnames alone are first names, too.

    Of those whom nobody has judged one tells as much as all.
    """
    found: set[str] = set()
    alone = {
        name
        for key in keys
        if (key not in forms or EntityType.PERSON in forms[key].types or key in judged.forms)
        if (name := surname_alone(key))
    }
    for name in alone:
        known = ground.named(name)
        mined = next((form for form in known.mined if form not in judged.forms), None)
        found.update([mined] if mined else known.listed)
    if alone:
        found.update(form for form in judged.forms if first_name(form) in alone)
    return frozenset(found)


def _form(ground: Ground, key: str) -> Form | None:
    number = ground.number_of(form_mark(key))
    part = ground.neighbourhood(number).forms if number is not None else ()
    return next((form for form in part if form.key == key), None)


def _part_of(lexicon: Lexicon, forms: Iterable[str]) -> Lexicon:
    """Return the entities of a lexicon that have one of some forms."""
    if not lexicon.entities:
        return lexicon
    found = {entity for form in forms for entity in lexicon.entities_of_form(form)}
    return Lexicon(entity for entity in lexicon.entities if entity in found)


def _forms_of(judgement: Judgement) -> Iterable[str]:
    return [name.form for name in judgement.names]


def _only(grouping: Grouping, forms: Collection[str]) -> Grouping:
    """Return what a grouping says of some forms."""
    entities = [
        each for each in grouping.entities if not grouping.names[each.key].keys().isdisjoint(forms)
    ]
    keys = [each.key for each in entities]
    return Grouping(
        tuple(entities),
        {key: grouping.evidence[key] for key in keys if key in grouping.evidence},
        {key: grouping.names[key] for key in keys},
        tuple(each for each in grouping.conflicts if each.dropped.names[0].form in forms),
        {key: grouping.ranks[key] for key in keys},
    )
