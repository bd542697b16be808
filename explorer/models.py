"""The words of the program as frozen models: article, entity, mention, bookmark."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from explorer.dates import PublicationDate, parse_date


class Model(BaseModel):
    """A frozen model that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _as_date(value: object) -> object:
    return parse_date(value) if isinstance(value, str) else value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value


EdtfDate = Annotated[PublicationDate, BeforeValidator(_as_date), PlainSerializer(str)]
"""A publication date that is written as an EDTF string."""

Name = Annotated[str, AfterValidator(_not_blank)]
"""A string with at least one visible character."""


class Article(Model):
    """One news text with what is known of it. The text is the record and never changes."""

    id: str
    """Stable within its collection; letters, digits, `.`, `_` and `-` only."""

    title: str
    text: str
    date: EdtfDate | None = None
    source: str | None = None
    byline: str | None = None
    language: str = "en"
    """ISO 639-1 code."""

    url: str | None = None
    place: str | None = None
    """Place of origin."""

    @property
    def title_is_supplied(self) -> bool:
        """Whether the title comes from the metadata and does not stand in the text."""
        return not self.text.lstrip().startswith(self.title)


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


class Entity(Model):
    """A person, place, force or organisation, with the forms its name takes."""

    name: Name
    """The preferred name; also the first of the variants."""

    type: EntityType
    variants: tuple[Name, ...]

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
