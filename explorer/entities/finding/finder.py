"""Find the names of people, places, forces and organisations in an article.

What is found depends on the text, its language, the shipped lists and the collection's lexicon,
and on nothing else: an article's names do not change when another comes.
"""

from __future__ import annotations

from explorer.entities.definitions import Definition, definitions
from explorer.entities.finding.abbreviations import Abbreviations
from explorer.entities.finding.curated import with_curated
from explorer.entities.finding.deciding import types_of
from explorer.entities.finding.gathering import gathered
from explorer.entities.finding.reading import Reading
from explorer.entities.lexicon import Lexicon, form_key
from explorer.entities.mentions import MentionFinder
from explorer.entities.observed import Ground, Link, Observed
from explorer.models import Mention


class NameFinder:
    """Finds names by rules and lists, and the forms of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._curated = MentionFinder(lexicon)

    def find(self, text: str, language: str = "en") -> Observed:
        """Return the mentions, which never cross a paragraph, and what links their forms."""
        explained = definitions(text)
        mined = _mined(text, language, explained)
        mentions = with_curated(mined, self._curated.find(text), self._lexicon)
        return Observed(mentions, _links(text, explained, mentions))


def _mined(text: str, language: str, explained: list[Definition]) -> list[Mention]:
    reading = Reading(text, language)
    found, evidence = gathered(reading)
    types = types_of(found, evidence, Abbreviations(text, explained), reading)
    starts, ends = reading.tokens.starts, reading.tokens.ends
    return [
        Mention(start, end, text[start:end], form_key(text[start:end]), type_)
        for each in found
        if (type_ := types[each.key]) is not None
        for start, end in [(starts[each.first], ends[each.last])]
    ]


def _links(text: str, explained: list[Definition], mentions: list[Mention]) -> list[Link]:
    """Return the definitions of acronyms of which the acronym is a mention."""
    starts = {each.start for each in mentions}
    links = (
        Link(
            Ground.ACRONYM,
            form_key(text[each.long_start : each.long_end]),
            form_key(text[each.short_start : each.short_end]),
        )
        for each in explained
        if each.short_start in starts
    )
    return list(dict.fromkeys(links))
