"""Fields of a query: names, sources, languages, tags, ids."""

from __future__ import annotations

import pytest

from explorer.entities.lexicon import Lexicon
from explorer.models import EntityType
from explorer.search.language.fields import FieldReader
from explorer.search.language.repairs import Repairs
from explorer.search.language.tokens import FIELDS, Ending
from explorer.search.query import FromSource, HasId, InLanguage, Kept, Named, Or, Query
from tests.search.corpora import entity

KENYA = entity("Kenya", "Republic of Kenya", type_=EntityType.PLACE)
HAITI = entity("Haïti", "Haiti", type_=EntityType.PLACE)
UN = entity("United Nations", "UN", type_=EntityType.ORGANISATION)
LEXICON = Lexicon((KENYA, UN, HAITI))


def read(
    field: str, text: str, ending: Ending = Ending.FINISHED
) -> tuple[Query | None, tuple[str, ...]]:
    repairs = Repairs()
    return FieldReader(LEXICON, repairs).read(field, text, ending), repairs.sentences


@pytest.mark.parametrize(
    ("field", "text", "query"),
    [
        ("place", "KENYA", Named((KENYA,), "kenya")),
        ("place", "kenya republic", Named((KENYA,), "kenya republic")),
        ("place", "haïti", Named((HAITI,), "haiti")),
        ("place", "hai*", Named((HAITI,), "hai")),
        ("place", "K?nya", Named((KENYA,), "k?nya")),
        ("place", "*a* *t?", Named((HAITI,), "*a* *t?")),
        ("place", "rep* k*a", Named((KENYA,), "rep* k*a")),
        ("place", "h* k*", Named((), "h* k*")),
        ("place", "*", Named((KENYA, HAITI), "*")),
        ("org", "un", Named((UN,), "un")),
        ("force", "un", Named((), "un")),
        ("person", "*", Named((), "*")),
        ("source", "Le Monde", FromSource(("le", "monde"))),
        ("source", "Reu*", FromSource(("reu",), unfinished=True)),
        ("lang", "FR", InLanguage("fr")),
        ("lang", "en-GB", InLanguage("en")),
        ("lang", "français", InLanguage("fr")),
        ("lang", "ndebele", Or((InLanguage("nd"), InLanguage("nr")))),
        ("tag", "To do", Kept("To do")),
        ("tag", "to*", Kept("to", unfinished=True)),
        ("id", "3f.2_a-B", HasId("3f.2_a-B")),
        ("id", "3f*", HasId("3f")),
        ("is", "bookmarked", Kept()),
        ("is", "KEPT", Kept()),
    ],
)
def test_reads(field: str, text: str, query: Query) -> None:
    assert read(field, text) == (query, ())


@pytest.mark.parametrize(
    ("field", "text", "query", "repair"),
    [
        ("place", "…", None, "“…” has no letters or digits"),
        ("place", "?*", None, "“?*” has no letters or digits"),
        ("source", "…", None, "“…” has no letters or digits"),
        ("source", "le*monde", FromSource(("le", "monde")), "* stands at the end only"),
        ("lang", "xx", None, "“xx” is no language, as fr and french are; it is left out."),
        ("lang", "frenc", None, "“frenc” is no language"),
        ("lang", "", None, "“” is no language"),
        ("tag", "*", None, "“*” has no letters or digits"),
        ("id", "*", None, "“*” has no letters or digits"),
        ("is", "book", None, "After “is:” stands bookmarked, not “book”; it is left out."),
        ("date", "soon", None, "“soon” is no date"),
    ],
)
def test_repairs(field: str, text: str, query: Query | None, repair: str) -> None:
    found, (sentence,) = read(field, text)
    assert found == query
    assert repair in sentence


@pytest.mark.parametrize(
    ("field", "text", "query"),
    [
        ("place", "ken", Named((KENYA,), "ken")),
        ("place", "republic k", Named((KENYA,), "republic k")),
        ("source", "le mon", FromSource(("le", "mon"), unfinished=True)),
        ("lang", "f", None),
        ("lang", "fr", InLanguage("fr")),
        ("lang", "fre", InLanguage("fr")),
        ("lang", "georgia", InLanguage("ka")),
        ("lang", "ge", Or((InLanguage("de"), InLanguage("ka")))),
        ("tag", "to", Kept("to", unfinished=True)),
        ("is", "boo", None),
    ],
)
def test_a_growing_value_also_finds_what_begins_so(
    field: str, text: str, query: Query | None
) -> None:
    assert read(field, text, Ending.GROWING) == (query, ())


@pytest.mark.parametrize(("field", "text"), [("lang", "xyz"), ("is", "xyz")])
def test_what_cannot_become_right_is_told_at_once(field: str, text: str) -> None:
    assert len(read(field, text, Ending.GROWING)[1]) == 1


def test_every_field_is_read() -> None:
    for field in FIELDS:
        if field != "title":  # words as any other
            read(field, "x")
