"""Fields of a query: what stands after `person:`, `source:`, `date:` and the like."""

from __future__ import annotations

from collections.abc import Callable

from explorer.entities.names import Names
from explorer.models import EntityType
from explorer.search.language.dates import read_dates
from explorer.search.language.languages import languages_named
from explorer.search.language.repairs import Repairs, quoted
from explorer.search.language.tokens import ENTITY_FIELDS, Ending
from explorer.search.language.words import say_nothing_in
from explorer.search.query import FromSource, HasId, InLanguage, Kept, Named, Or, Query
from explorer.search.wildcards import fits, has_marks, shapes_in
from explorer.text.folding import fold
from explorer.text.words import folded_words

_LEFT_OUT = "it is left out"
_KEPT = ("bookmarked", "kept")


class FieldReader:
    """Reads the values of fields, but for the title's: those are words as any other."""

    def __init__(self, names: Names, repairs: Repairs) -> None:
        self._names = names
        self._repairs = repairs
        self._readers: dict[str, Callable[[str, Ending], Query | None]] = {
            "source": self._source,
            "lang": self._language,
            "date": self._date,
            "tag": self._tag,
            "id": self._id,
            "is": self._state,
        }

    def read(self, field: str, text: str, ending: Ending) -> Query | None:
        """Read the value of a field, with or without quotation marks; None when it has none."""
        if field in ENTITY_FIELDS:
            return self._name(field, text, ending)
        return self._readers[field](text, ending)

    def _name(self, field: str, text: str, ending: Ending) -> Query | None:
        type_ = ENTITY_FIELDS[field]
        if text == "*":
            every = (each for each in self._names.entities if each.type is type_)
            return Named(tuple(every), text)
        beginning = text.removesuffix("*")
        if has_marks(beginning):
            return self._shaped_name(type_, text, ending)
        words = folded_words(text)
        if not words:
            say_nothing_in(text, ending, self._repairs)
            return None
        unfinished = beginning != text or ending is Ending.GROWING
        entities = self._names.entities_with_words(words, type_, unfinished=unfinished)
        return Named(entities, " ".join(words))

    def _shaped_name(self, type_: EntityType, text: str, ending: Ending) -> Query | None:
        shapes = shapes_in(fold(text))
        if not folded_words(text):
            say_nothing_in(text, ending, self._repairs)
            return None
        entities = self._names.entities_with_words_like(map(fits, shapes), type_)
        return Named(entities, " ".join(shapes))

    def _source(self, text: str, ending: Ending) -> Query | None:
        words = folded_words(text)
        if not words:
            say_nothing_in(text, ending, self._repairs)
            return None
        whole = self._without_star(text)
        return FromSource(words, unfinished=whole != text or ending is Ending.GROWING)

    def _language(self, text: str, ending: Ending) -> Query | None:
        codes = languages_named(text)
        begun = () if codes else languages_named(text, unfinished=True)
        if ending is Ending.GROWING and len(text) > 1:
            codes = codes or begun
        if not codes:
            if ending is Ending.FINISHED or not begun:
                self._repairs.say(f"{quoted(text)} is no language, as fr and french are", _LEFT_OUT)
            return None
        languages = tuple(map(InLanguage, codes))
        return languages[0] if len(languages) == 1 else Or(languages)

    def _date(self, text: str, ending: Ending) -> Query | None:
        half_written = ending is not Ending.FINISHED
        return read_dates(text, self._repairs, half_written=half_written)

    def _tag(self, text: str, ending: Ending) -> Query | None:
        tag = self._without_star(text).strip()
        if not tag:
            say_nothing_in(text, ending, self._repairs)
            return None
        return Kept(tag, unfinished=text.endswith("*") or ending is Ending.GROWING)

    def _id(self, text: str, ending: Ending) -> Query | None:
        prefix = text.strip().removesuffix("*")
        if not prefix:
            say_nothing_in(text, ending, self._repairs)
            return None
        return HasId(prefix)

    def _state(self, text: str, ending: Ending) -> Query | None:
        state = fold(text).strip()
        if state in _KEPT:
            return Kept()
        if ending is Ending.FINISHED or not any(each.startswith(state) for each in _KEPT):
            self._repairs.say(f"After “is:” stands bookmarked, not {quoted(text)}", _LEFT_OUT)
        return None

    def _without_star(self, text: str) -> str:
        """Return a value without the `*` that says that it is only a beginning."""
        whole = text.removesuffix("*")
        if has_marks(whole):
            self._repairs.say(
                "In this field * stands at the end only, and ? for nothing", "they are left out"
            )
        return whole
