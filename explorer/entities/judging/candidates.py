"""Pairs of forms that may name one entity: those worth a question, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from math import log2
from typing import NamedTuple

from explorer.entities.grouping.forms import Form, KnownNames
from explorer.entities.grouping.grouping import Grouping
from explorer.entities.grouping.likeness import like_names
from explorer.entities.grouping.person_grounds import person_words
from explorer.entities.grouping.spelling import plain_words
from explorer.entities.judgements.judgements import broad
from explorer.entities.lexicon import form_key
from explorer.entities.observed import Ground, Link
from explorer.models import EntityType
from explorer.text.word_sets import word_set

_MOST_BEARERS = 4  # of a surname, for each of which it is asked whether it is meant
_MOST_EXPANSIONS = 3  # of an acronym that nobody explains
_ENDS = word_set(
    "mission group gang company inc corp ltd party movement force forces service services agency "
    "station city town village island river district province department state airport terminal "
    "organisation committee council commission association foundation university"
)
_BEGINNINGS = word_set("national royal federal mission groupe grupo parti partido ville ciudad")
_SMALL_WORDS = word_set("of the for and in on to de du des d l la le les el los las y et del do da")
_SURNAME, _INITIALS, _CONTAINED = 0.7, 0.75, 0.6  # how likely, before anything else is known


class Because(StrEnum):
    """Why a pair is suggested."""

    SPELLED_ALIKE = "spelled alike"
    """Few letters differ."""
    SURNAME = "surname"
    """One is the surname of the other, but perhaps of somebody else too, or a place."""
    ACRONYM = "acronym"
    """Articles explain the one by the other, but more explain it by another name, or as many."""
    ALIAS = "alias"
    """Articles say that one is another name of the other, as they say of others."""
    INITIALS = "initials"
    """The one has the initials of the other; no article explains it."""
    CONTAINED = "contained"
    """One is the other with a generic word more."""


class Candidate(NamedTuple):
    """A form of one entity only, that occurs."""

    entity: int
    form: Form
    spelling: str
    words: tuple[str, ...]
    type: EntityType
    """Broad."""


class Pair(NamedTuple):
    """Two forms worth a question."""

    one: Candidate
    other: Candidate
    because: Because
    score: float
    """From 0 to 1: how likely it is that they are the same, in comparison."""
    articles: int = 0
    """How many say so, for what articles say."""


class Candidates:
    """The forms of a grouping, and which pairs of them are worth a question."""

    def __init__(self, grouping: Grouping, forms: Iterable[Form], known: KnownNames) -> None:
        self._known = known
        self._all = _unshared(grouping, {form.key: form for form in forms})
        self._by_form: dict[str, list[Candidate]] = defaultdict(list)
        self._by_words: dict[tuple[EntityType, tuple[str, ...]], list[Candidate]] = defaultdict(
            list
        )
        for each in self._all:
            self._by_form[each.form.key].append(each)
            self._by_words[each.type, each.words].append(each)

    def pairs(self, links: Mapping[Link, int]) -> Iterator[Pair]:
        """Yield every pair with the reason for it; one pair may have several."""
        yield from self._spelled_alike()
        yield from self._surnames()
        yield from self._linked(links)
        yield from self._initials()
        yield from self._contained()

    def _spelled_alike(self) -> Iterator[Pair]:
        by_type: dict[EntityType, list[Candidate]] = defaultdict(list)
        for each in self._all:
            by_type[each.type].append(each)
        for found in by_type.values():
            for number, other, likeness in like_names(each.words for each in found):
                pair = found[number], found[other]
                if not self._are_known_apart(*pair):
                    rarer = min(each.form.articles for each in pair)
                    # Who is named often is rarely misspelled often.
                    score = likeness - min(0.2, log2(rarer) / 40)
                    yield Pair(*pair, Because.SPELLED_ALIKE, score)

    def _are_known_apart(self, one: Candidate, other: Candidate) -> bool:
        """Whether both are known names, one is of a people, or they differ in first names only."""
        known, first_names = self._known, self._known.first_names
        if all(
            each.form.key in known.places
            or each.form.key in known.countries
            or each.form.key in known.organisations
            for each in (one, other)
        ):
            return True
        if any(each.form.key in known.demonyms for each in (one, other)):
            return True
        differing = [
            pair for pair in zip(one.words, other.words, strict=True) if len(set(pair)) > 1
        ]
        return all(word in first_names for pair in differing for word in pair)

    def _surnames(self) -> Iterator[Pair]:
        people = [each for each in self._all if each.type is EntityType.PERSON]
        bearers: dict[str, list[Candidate]] = defaultdict(list)
        for each in people:
            if len(words := person_words(each.form.key)) > 1:
                bearers[words[-1]].append(each)
        for each in people:
            words = person_words(each.form.key)
            if len(words) == 1:
                found = sorted(bearers[words[0]], key=lambda bearer: bearer.entity)
                persons = {bearer.entity for bearer in found}
                for bearer in found if len(persons) <= _MOST_BEARERS else ():
                    yield Pair(each, bearer, Because.SURNAME, _SURNAME / len(persons))

    def _linked(self, links: Mapping[Link, int]) -> Iterator[Pair]:
        totals: dict[tuple[Ground, str], int] = defaultdict(int)
        for link, articles in links.items():
            totals[link.ground, link.other] += articles
        for link, articles in links.items():
            because = Because.ACRONYM if link.ground is Ground.ACRONYM else Because.ALIAS
            share = articles / totals[link.ground, link.other]
            for one in self._by_form.get(link.form, ()):
                for other in self._by_form.get(link.other, ()):
                    yield Pair(one, other, because, 0.5 + 0.45 * share, articles)

    def _initials(self) -> Iterator[Pair]:
        expansions: dict[str, list[Candidate]] = defaultdict(list)
        for each in self._all:
            telling = [word for word in each.words if word not in _SMALL_WORDS]
            if each.type is not EntityType.PERSON and len(telling) > 2:
                expansions["".join(word[0] for word in telling)].append(each)
        for each in self._all:
            if len(each.words) == 1 and each.spelling.isupper():
                found = expansions.get(each.form.key.replace(".", ""), [])
                for other in found if len(found) <= _MOST_EXPANSIONS else ():
                    yield Pair(each, other, Because.INITIALS, _INITIALS / len(found))

    def _contained(self) -> Iterator[Pair]:
        for each in self._all:
            words = each.words
            if each.type is EntityType.PERSON or len(words) < 2:
                continue
            stems = [words[:-1]] if words[-1] in _ENDS else []
            stems += [words[1:]] if words[0] in _BEGINNINGS else []
            for stem in stems:
                for other in self._by_words.get((each.type, stem), ()):
                    yield Pair(each, other, Because.CONTAINED, _CONTAINED)


def _unshared(grouping: Grouping, forms: Mapping[str, Form]) -> list[Candidate]:
    """Return the forms that occur and belong to one entity of their type only."""
    found: dict[tuple[EntityType, str], list[Candidate]] = defaultdict(list)
    for number, entity in enumerate(grouping.entities):
        type_ = broad(entity.type)
        for variant in entity.variants:
            form = forms.get(form_key(variant))
            if form is not None and form.articles:
                words = plain_words(form.key)
                candidate = Candidate(number, form, form.spelling, words, type_)
                found[type_, form.key].append(candidate)
    return [
        each[0]
        for each in found.values()
        if len({candidate.entity for candidate in each}) == 1 and each[0].words
    ]
