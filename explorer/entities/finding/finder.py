"""Find the names of people, places, forces and organisations in an article.

What is found depends on the text, its language, the shipped lists, the collection's lexicon and
the spaCy pipeline that the settings may name, and on nothing else: an article's names do not
change when another comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from unicodedata import combining

from explorer.entities.finding.abbreviations import Abbreviations
from explorer.entities.finding.curated import with_curated
from explorer.entities.finding.deciding import types_of
from explorer.entities.finding.evidence import Types
from explorer.entities.finding.extra import ExtraSource, types_said, with_extra
from explorer.entities.finding.gathering import gathered
from explorer.entities.finding.reading import Reading
from explorer.entities.lexicon import Lexicon, form_key
from explorer.entities.links.aliases import Alias, aliases
from explorer.entities.links.definitions import Definition, definitions
from explorer.entities.mentions import MentionFinder
from explorer.entities.observed import Ground, Link, Observed
from explorer.models import EntityType, Mention


class NameFinder:
    """Finds names by rules and lists, the forms of a lexicon, and what a pipeline finds beside."""

    def __init__(self, lexicon: Lexicon, spacy_model: str | None = None) -> None:
        self._lexicon = lexicon
        self._curated = MentionFinder(lexicon)
        self._extra = _extra_source(spacy_model) if spacy_model else None

    def find(self, text: str, language: str = "en") -> Observed:
        """Return the mentions, which never cross a paragraph, and what links their forms.

        Raises SettingsError when the pipeline is missing or cannot be loaded.
        """
        said = _Said(definitions(text), aliases(text))
        extra = self._extra.find(text, language) if self._extra else ()
        extra_types = types_said(extra)
        mined, types = _mined(text, language, said, extra_types)
        mentions = with_curated(mined, self._curated.find(text), self._lexicon)
        if extra:
            mentions = with_extra(mentions, extra, extra_types, types)
        return Observed(mentions, _links(text, said, mentions))


def _extra_source(spacy_model: str) -> ExtraSource:
    # Only where one is named: nearly nobody has any.
    from explorer.entities.finding.spacy_source import SpacySource

    return SpacySource(spacy_model)


class _Said(NamedTuple):
    """What an article says itself of other forms of its names."""

    definitions: list[Definition]
    aliases: list[Alias]


def _mined(
    text: str, language: str, said: _Said, extra_types: Mapping[str, EntityType]
) -> tuple[list[Mention], Types]:
    """Return the names that the rules find, and what they decided of every form."""
    reading = Reading(text, language)
    found, evidence = gathered(reading, said.aliases, said.definitions)
    evidence.add_said(extra_types)
    abbreviations = Abbreviations(text, said.definitions)
    types = types_of(found, evidence, abbreviations, said.aliases, reading)
    starts, ends = reading.tokens.starts, reading.tokens.ends
    mentions = [
        Mention(start, end, text[start:end], form_key(text[start:end]), type_)
        for each in found
        if (type_ := types[each.key]) is not None
        for start, end in [(starts[each.first], _with_marks(text, ends[each.last]))]
    ]
    return mentions, types


def _with_marks(text: str, end: int) -> int:
    """Return where the combining marks on the last character of a name end."""
    while end < len(text) and combining(text[end]):
        end += 1
    return end


def _links(text: str, said: _Said, mentions: Sequence[Mention]) -> list[Link]:
    """Return the links between forms, each once."""
    forms = {each.form for each in mentions}
    found = [
        Link(Ground.ACRONYM, form_key(text[long:long_end]), short)
        for long, long_end, start, end, _ in said.definitions
        for short in [form_key(text[start:end])]
        if short in forms
    ]
    by_end = {each.end: each.form for each in mentions}
    for each in said.aliases:
        name = by_end.get(each.name_end) or form_key(each.name)  # without what stands before it
        if each.alias_end < each.name_end:
            name = form_key(each.name)
        found.append(Link(Ground.ALIAS, name, form_key(each.alias)))
        if each.name_start < each.alias_start < each.name_end:  # Jimmy “Barbecue” Chérizier
            whole = form_key(text[each.name_start : each.name_end])
            found.append(Link(Ground.ALIAS, name, whole))
    return [link for link in dict.fromkeys(found) if link.form != link.other]
