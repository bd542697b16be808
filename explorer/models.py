"""The words of the program as frozen models: article, entity, mention.

Plain dataclasses: what comes from files is checked where it is read, by `checked_files`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from explorer.dates import PublicationDate


class DateOrigin(StrEnum):
    """Where a publication date comes from."""

    METADATA = "metadata"
    """What came with the article says so: a header, a tag, a field."""
    TEXT = "text"
    """It stands in the text, or was guessed from it."""
    USER = "user"


@dataclass(frozen=True)
class Article:
    """One news text with what is known of it. The text is the record and never changes."""

    id: str
    """Stable within its collection; letters, digits, `.`, `_` and `-` only."""

    title: str
    text: str
    date: PublicationDate | None = None
    date_from: DateOrigin | None = None
    source: str | None = None
    byline: str | None = None
    language: str = "en"
    """ISO 639-1 code."""

    url: str | None = None
    place: str | None = None
    """Place of origin."""

    version: int = 1
    """Which of the article's versions this is, counted from 1."""

    @property
    def date_label(self) -> str:
        """The date in a reader's words; without one, that."""
        return self.date.label if self.date else "undated"

    @property
    def title_is_supplied(self) -> bool:
        """Whether the title comes from the metadata and does not stand in the text."""
        words = self.title.split()  # a headline may be broken over lines in the text
        opening = self.text.split(maxsplit=len(words))[: len(words)]
        return not " ".join(opening).startswith(" ".join(words))


class EntityType(StrEnum):
    """What kind of thing a name stands for."""

    PERSON = "person"
    PLACE = "place"
    FORCE = "force"
    """A body that acts with force: mission, police, army, armed group, gang."""

    ORGANISATION = "organisation"
    """Any other body: the UN, a ministry, a company."""

    @property
    def plural(self) -> str:
        """The heading over several of them."""
        return {"person": "people"}.get(self.value, f"{self.value}s")


@dataclass(frozen=True)
class Entity:
    """A person, place, force or organisation, with the forms its name takes."""

    name: str
    """The preferred name; also the first of the variants."""

    type: EntityType
    variants: tuple[str, ...]

    @property
    def key(self) -> EntityKey:
        """What tells this entity from every other."""
        return EntityKey(self.type, self.name)


class EntityKey(NamedTuple):
    """The identity of an entity: two of different type may share a name."""

    type: EntityType
    name: str


class Mention(NamedTuple):
    """A stretch of an article's text that names an entity."""

    start: int
    """Offset of the first character in the article's text."""

    end: int
    """Offset after the last character."""

    surface: str
    """The text between the two, as the article writes it."""

    form: str
    """The surface folded: the key under which the lexicon knows it."""

    type: EntityType | None = None
    """What the article takes it for; None: it does not tell."""


class NamedMention(NamedTuple):
    """A mention with the entity that it names."""

    start: int
    """Offset of the first character in the article's text."""

    end: int
    """Offset after the last character."""

    entity: EntityKey
    """Of several that share the form, the first."""


@dataclass(frozen=True)
class Report:
    """An article with whom and what it names, as it is compared with others."""

    article: Article
    names: tuple[NamedMention, ...] = ()
    """In order of their place."""
