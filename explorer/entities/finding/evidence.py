"""Evidence: what the words of a form, its surroundings and other names say of its type.

Every cue has a plain name; what it is worth for each type stands in `weights`. The words of a
form count once for an article; what stands around its mentions counts up to three times.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.surroundings import cues_around
from explorer.entities.finding.words_of_names import cues_of_words
from explorer.models import EntityType

Types = dict[str, EntityType | None]
"""The types of forms; None: it is no name."""

_MOST_COUNTED = 3
_HEADS = frozenset({"head of a force", "head of a organisation"})
_OF_LONG_LISTS = 5  # members of one type, which say more of the others
_IN_NAME = {
    EntityType.PLACE: "in the name of a place",
    EntityType.FORCE: "in the name of a body",
    EntityType.ORGANISATION: "in the name of a body",
}
_SAID = {
    EntityType.PERSON: "said to be a person",
    EntityType.PLACE: "said to be a place",
    EntityType.FORCE: "said to be a body",
    EntityType.ORGANISATION: "said to be a body",
}
_IN_LIST = {
    EntityType.PERSON: "in a list of people",
    EntityType.PLACE: "in a list of places",
    EntityType.FORCE: "in a list of bodies",
    EntityType.ORGANISATION: "in a list of bodies",
}


class Evidence:
    """The cues for every form of an article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.cues: dict[str, dict[str, int]] = {}

    def add(self, candidate: Candidate) -> None:
        """Add a mention."""
        self.add_form(candidate)
        cues = self.cues[candidate.key]
        for cue in cues_around(candidate, self._reading):
            cues[cue] = min(cues.get(cue, 0) + 1, _MOST_COUNTED)

    def add_form(self, candidate: Candidate) -> None:
        """Add a mention of which only the own words count."""
        if candidate.key not in self.cues:
            self.cues[candidate.key] = dict.fromkeys(cues_of_words(candidate, self._reading), 1)

    def add_said(self, types: Mapping[str, EntityType]) -> None:
        """Add what another source takes forms for: one vote each."""
        for key, type_ in types.items():
            if key in self.cues:
                self.cues[key][_SAID[type_]] = 1

    def relate(self, types: Mapping[str, EntityType | None]) -> None:
        """Add to names of one word what the names of several words say of them."""
        relations: dict[str, set[str]] = defaultdict(set)
        for key, type_ in types.items():
            words = key.split()
            if len(words) < 2 or type_ is None:
                continue
            if type_ is EntityType.PERSON:
                relations[words[-1]].add("surname of a person")
                relations[words[0]].add("first name of a person")
            else:
                for word in words:
                    relations[word].add(_IN_NAME[type_])
        for word, cues in relations.items():
            if word in self.cues:
                self.cues[word].update(dict.fromkeys(cues, 1))

    def add_list(self, members: Sequence[str], types: Mapping[str, EntityType | None]) -> None:
        """Add that forms stand in one list, if more of the others are of one type than of any
        other."""
        times = Counter(members)
        of_type = Counter(type_ for key in members if (type_ := types[key]) is not None)
        for key in times:
            others = of_type.copy()
            if (own := types[key]) is not None:
                others[own] -= times[key]
            first, second = [*others.most_common(2), (None, 0), (None, 0)][:2]
            if first[0] is not None and first[1] >= 2 and first[1] > second[1]:
                is_clear = first[1] >= _OF_LONG_LISTS and first[1] >= 2 * second[1]
                is_clear = is_clear and _HEADS.isdisjoint(self.cues[key])
                self.cues[key][_IN_LIST[first[0]]] = 2 if is_clear else 1
