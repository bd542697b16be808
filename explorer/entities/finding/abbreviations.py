"""Abbreviations: an acronym is of the type of what it stands for.

What it stands for is said by the article (`explorer.entities.links.definitions`), or else has the
same initials.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explorer.entities.finding.cues.heads import FORCES, head_type
from explorer.entities.lexicon import form_key
from explorer.entities.links.definitions import Definition
from explorer.models import EntityType

_FEWEST_LETTERS = 3  # of an acronym that nothing but its initials explains


class Abbreviations:
    """The acronyms of an article and their expansions, all given by their keys."""

    def __init__(self, text: str, found: Sequence[Definition]) -> None:
        self._expansions: dict[str, str] = {}
        self._full: dict[str, str] = {}
        self._plain: set[str] = set()
        self._by_initials: dict[str, str] = {}
        for each in found:
            long = text[each.long_start : each.long_end]
            short = form_key(text[each.short_start : each.short_end])
            if not any(map(str.isupper, long)):
                self._plain.add(short)
            expansion = _with_head_behind(text, each, form_key(long))
            self._expansions.setdefault(short, expansion)
            self._full.setdefault(form_key(long), expansion)

    def cues(self, forms: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        """Yield forms with what being an acronym, or its expansion, says of them."""
        for form in forms:
            initials = _initials(form)
            if len(initials) >= _FEWEST_LETTERS:
                self._by_initials.setdefault(initials, form)
        for said in self._expansions.values():
            self._by_initials.setdefault(_initials(said), said)
        for form in forms:
            if form in self._plain:
                yield form, "stands for plain words"
            elif (expansion := self.expansion(form)) is not None:
                type_ = head_type(expansion.split())
                yield form, f"stands for a {type_.value}" if type_ else "stands for a name"
            elif form in self._full:
                yield form, "has an acronym"
                if (type_ := head_type(self._full[form].split())) is not None:
                    yield form, f"head of a {type_.value}"

    def full(self, form: str) -> str:
        """Return a form with the head behind its acronym, or the expansion of an acronym."""
        return self._full.get(form) or self.expansion(form) or form

    def inherited(self, types: Mapping[str, EntityType | None]) -> Iterator[tuple[str, EntityType]]:
        """Yield the acronyms among some forms with the types of what they stand for."""
        for short, expansion in self._expansions.items():
            long = next((key for key, full in self._full.items() if full == expansion), expansion)
            type_ = types.get(long)
            if short in types and type_ is not None:
                yield short, type_

    def expansion(self, form: str) -> str | None:
        """Return what a form stands for, if it is an acronym."""
        said = self._expansions.get(form)
        if said is not None:
            return said
        return self._by_initials.get(form) if " " not in form else None


def _initials(form: str) -> str:
    return "".join(word[0] for word in form.split() if len(word) > 3) if " " in form else ""


def _with_head_behind(text: str, definition: Definition, long: str) -> str:
    """Return an expansion with the head that follows its acronym: Support (MSS) mission."""
    after = text[definition.short_end : definition.short_end + 30].lstrip(")]\"”»’'")
    following = form_key(after).partition(" ")[0].strip(".,;:")
    return f"{long} {following}" if following in FORCES else long
