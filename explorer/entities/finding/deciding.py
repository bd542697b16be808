"""Deciding: of which type each form of an article is, and whether it is a name at all.

All mentions of a form get one type. The worths of its cues are added up for each type (a linear
classifier). Names of several words come first, since they say what the single words in them are:
a surname is a person's; then come lists, whose members are mostly of one type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.entities.finding.abbreviations import Abbreviations
from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.heads import head_type
from explorer.entities.finding.enumerations import enumerations
from explorer.entities.finding.evidence import Evidence, Types
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.tokens import Tokens
from explorer.entities.finding.weights import WEIGHTS
from explorer.entities.links.aliases import Alias
from explorer.models import EntityType

_TYPES = (EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION, None)


def types_of(
    found: Sequence[Candidate],
    evidence: Evidence,
    abbreviations: Abbreviations,
    aliases: Sequence[Alias],
    reading: Reading,
) -> Types:
    """Return the type of every form; None if it is no name."""
    cues = evidence.cues
    for key, cue in abbreviations.cues(cues):
        cues[key][cue] = 1
    of_several_words = {key: _best(cues[key]) for key in cues if " " in key}
    evidence.relate(of_several_words)
    types = {key: _best(each) for key, each in cues.items() if " " not in key} | of_several_words
    groups = [[each.key for each in group] for group in enumerations(found, reading.tokens)]
    for group in groups:
        evidence.add_list(group, types)
    types.update({key: _best(cues[key]) for group in groups for key in group})
    types.update(abbreviations.inherited(types))
    _tell_forces(types, evidence, abbreviations)
    types.update(_of_aliases(found, aliases, types, reading.tokens))
    return types


def _of_aliases(
    found: Sequence[Candidate], aliases: Sequence[Alias], types: Types, tokens: Tokens
) -> Types:
    """Return the types of the forms that are said to be another name of one with a type."""
    by_end = {tokens.ends[each.last]: each.key for each in found}
    by_start = {tokens.starts[each.first]: each.key for each in found}
    told: Types = {}
    for alias in aliases:
        name, other = by_end.get(alias.name_end), by_start.get(alias.alias_start)
        if name is not None and other is not None and types[name] is not None:
            told[other] = types[name]
    return told


def _best(cues: Mapping[str, int]) -> EntityType | None:
    """Return the type to which the cues add up to most."""
    person = place = body = nothing = 0.0
    for cue, count in cues.items():
        worth = WEIGHTS.get(cue)
        if worth is not None:
            person += worth[0] * count
            place += worth[1] * count
            body += worth[2] * count
            nothing += worth[3] * count
    totals = (person, place, body, nothing)
    return _TYPES[totals.index(max(totals))]


def _tell_forces(types: Types, evidence: Evidence, abbreviations: Abbreviations) -> None:
    """Tell bodies that act with force from the others, by the heads of their names."""
    for key, type_ in types.items():
        if type_ is not EntityType.ORGANISATION:
            continue
        if "organisation" in evidence.cues[key]:
            continue
        if (
            head_type(abbreviations.full(key).split()) is EntityType.FORCE
            or "force noun after" in evidence.cues[key]
        ):
            types[key] = EntityType.FORCE
