"""What can be asked of the names that a collection knows, wherever they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from explorer.models import Entity, EntityType


class Names(Protocol):
    """Entities and the forms of their names, looked up by form; `Lexicon` is the least of them."""

    def __hash__(self) -> int:
        """By identity: what is laid out of them once can be remembered."""

    @property
    def entities(self) -> Sequence[Entity]:
        """All of them; there may be very many."""

    @property
    def forms(self) -> Mapping[str, str]:
        """Every form by its key, with a spelling of it."""

    def entities_of_form(self, form: str) -> tuple[Entity, ...]:
        """Return the entities that a form, given by its key, may stand for."""

    def entities_of_words(self, words: tuple[str, ...]) -> tuple[Entity, ...]:
        """Return the entities of which one form consists of exactly these folded words."""

    def entities_with_words(
        self, words: tuple[str, ...], type_: EntityType, *, unfinished: bool = False
    ) -> tuple[Entity, ...]:
        """Return the entities of a type of which one form has all of these folded words.

        With `unfinished`, the last of them need only begin a word.
        """

    def entities_with_words_like(
        self, tests: Iterable[Callable[[str], object]], type_: EntityType
    ) -> tuple[Entity, ...]:
        """Return the entities of a type of which one form has, for each test, a folded word that
        passes it."""

    def forms_of_type(self, type_: EntityType) -> frozenset[str]:
        """Return the keys of all forms of the entities of a type."""

    def spelled_like(self, words: str, greatest: int) -> Sequence[tuple[str, int]]:
        """Return forms of which the folded words, with spaces between, are within an edit
        distance of these: one spelling for each different words, with its distance."""
