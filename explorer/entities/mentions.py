"""Find the mentions of a lexicon's entities in a text.

All forms are searched at once with an Aho–Corasick automaton (Aho and Corasick 1975) over the
folded text. Of overlapping finds the leftmost wins, and of those that begin together the
longest, so `Haitian Police Academy` is never also `Haitian Police`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import ahocorasick

from explorer.models import Mention
from explorer.text.folding import fold_with_offsets
from explorer.text.paragraphs import Span, paragraphs


class HasForms(Protocol):
    """A lexicon, or some of one."""

    @property
    def forms(self) -> Mapping[str, str]:
        """Forms by their keys, with the spelling of each."""


class MentionFinder:
    """Finds every form of a lexicon in one pass over a text."""

    def __init__(self, lexicon: HasForms) -> None:
        self._spellings: Mapping[str, str] = lexicon.forms
        self._automaton = ahocorasick.Automaton()
        for form in self._spellings:
            self._automaton.add_word(form, form)
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in order of their place.

        None overlaps another, and none crosses from one paragraph into the next.
        """
        if not self._spellings:
            return []
        return [
            mention for paragraph in paragraphs(text) for mention in self._find_in(text, paragraph)
        ]

    def _find_in(self, text: str, paragraph: Span) -> Iterator[Mention]:
        folded = fold_with_offsets(text[paragraph.start : paragraph.end])
        candidates = [
            mention
            for last, form in self._automaton.iter(folded.text)
            if _on_word_boundaries(folded.text, last + 1 - len(form), last + 1)
            for span in [folded.span(last + 1 - len(form), last + 1)]
            for mention in [_mention(text, paragraph, span, form)]
            if _is_written_as_a_name(mention, self._spellings[form])
        ]
        end = 0
        for mention in sorted(candidates, key=lambda mention: (mention.start, -mention.end)):
            if mention.start >= end:
                yield mention
                end = mention.end


def _mention(text: str, paragraph: Span, span: tuple[int, int], form: str) -> Mention:
    start, end = paragraph.start + span[0], paragraph.start + span[1]
    return Mention(start, end, text[start:end], form)


def _on_word_boundaries(text: str, start: int, end: int) -> bool:
    return not (
        (text[end : end + 1].isalnum() and text[end - 1].isalnum())
        or (start and text[start - 1].isalnum() and text[start].isalnum())
    )


def _is_written_as_a_name(mention: Mention, spelling: str) -> bool:
    """Whether a mention found by folded letters can be meant as this name.

    `us` is not the US and a barbecue is not Barbecue: an acronym must stand in capitals, and
    any other single word that is listed with a capital must have one somewhere (`l’Estère`).
    """
    if not spelling[0].isupper() or " " in mention.form or "-" in mention.form:
        return True
    surface = mention.surface
    return surface.isupper() if spelling.isupper() else any(map(str.isupper, surface))
