"""Why two forms may be grouped: the grounds, as edges between forms."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from explorer.entities.judgements.judgements import Judgement


class Why(StrEnum):
    """Why a form belongs to an entity, the strongest first."""

    JUDGED = "judged"
    """The user says so."""
    CURATED = "curated"
    """The lexicon says so."""
    SPELLING = "spelling"
    """The two differ in hyphens, points, spaces, an article or British spelling only."""
    COUNTRY = "country"
    """Two names of one country, or of one body with its country named in two ways."""
    ORGANISATION = "organisation"
    """Two known names of one organisation."""
    ALIAS = "alias"
    """Articles say that one is another name of the other."""
    ACRONYM = "acronym"
    """Articles explain one as the short form of the other."""
    TRANSLATION = "translation"
    """Both are explained by one acronym, word by word alike."""
    TAIL = "tail"
    """One has a word more that says only what kind of thing it is: “MSS mission”."""
    PERSON = "person"
    """The same first and last name, one with more between."""
    SURNAME = "surname"
    """The surname of the only person of the collection who has it."""


class Evidence(NamedTuple):
    """What joins a form of an entity with another form of it."""

    why: Why
    other: str
    """The spelling of the other form."""
    articles: int = 0
    """How many say so, for what articles say."""
    judgement: Judgement | None = None
    """The one that says so, for what was judged."""


class Edge(NamedTuple):
    """A ground to join two nodes, by their numbers."""

    why: Why
    one: int
    other: int
    articles: int = 0
    judgement: Judgement | None = None
