"""Countries and the adjectives of their inhabitants, in English, French and Spanish."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.lists.tables import keys, rows

_LANGUAGES = ("en", "fr", "es")
_INITIALS = re.compile(r"(\w\.)+")
_ONLY = "="  # before a form in a table: as it stands, nothing is made from it


def countries() -> tuple[dict[str, str], dict[str, str]]:
    """Return the preferred name by ISO code and the preferred name by form."""
    names = _cldr_names()
    preferred = {code: forms[0] for code, forms in names.items()}
    for code, first, *others in rows("countries.txt"):
        if first == "-":  # no country
            names.pop(code)
            continue
        preferred[code] = first.removeprefix(_ONLY)
        known = [] if first.startswith(_ONLY) else names.get(code, [])
        names[code] = [preferred[code], *others, *known]
    by_form: dict[str, str] = {}
    for code, forms in names.items():
        for form in keys(spelling for name in forms for spelling in _spellings(name)):
            by_form.setdefault(form, preferred[code])
    return preferred, by_form


def _cldr_names() -> dict[str, list[str]]:
    """Return the names of territories by ISO code, the English one first (Unicode CLDR)."""
    from babel import Locale  # at development time only

    names: dict[str, list[str]] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names.setdefault(code, []).append(name)
    return names


def _spellings(form: str) -> Iterator[str]:
    yield form
    if "St. " in form:
        yield form.replace("St. ", "Saint ")
        yield form.replace("St. ", "St ")
    if " & " in form:
        yield form.replace(" & ", " and ")
    if "-" in form:
        yield form.replace("-", " ")
    if _INITIALS.fullmatch(form):
        yield form.removesuffix(".")  # as a full stop takes it


def demonyms(preferred: dict[str, str]) -> dict[str, str]:
    """Return the preferred name of the country by adjective or inhabitant."""
    by_form: dict[str, str] = {}
    for code, *by_language in rows("demonyms.txt"):
        for inflected, forms in zip(_INFLECTED, by_language, strict=True):
            for form in filter(None, forms.split(", ")):
                made = [form.removeprefix(_ONLY)] if form.startswith(_ONLY) else inflected(form)
                for key in keys(made):
                    by_form.setdefault(key, preferred[code])
    return by_form


def _english(form: str) -> list[str]:
    if form.endswith(("ese", "ish", "ch", "ss", "sh", "ois", "icelandic")):
        return [form]
    return [form, form + "s"]


def _french(form: str) -> list[str]:
    """Inflect a French adjective by its ending."""
    for ending, feminine in (
        ("ien", "ienne"), ("éen", "éenne"), ("yen", "yenne"), ("s", "se"), ("ain", "aine"),
        ("an", "ane"), ("and", "ande"), ("in", "ine"), ("ol", "ole"), ("on", "onne"),
        ("ar", "are"), ("ek", "èke"), ("ik", "ike"), ("kh", "khe"), ("oui", "ouie"),
        ("i", "ie"), ("ri", "rie"),
    ):  # fmt: skip
        if form.endswith(ending):
            stem = form.removesuffix(ending)
            plural = form if form.endswith("s") else form + "s"
            return [form, plural, stem + feminine, stem + feminine + "s"]
    return [form, form + "s"]


def _spanish(form: str) -> list[str]:
    """Inflect a Spanish adjective by its ending."""
    if form.endswith("o"):
        return [form, form + "s", form[:-1] + "a", form[:-1] + "as"]
    if form.endswith(("és", "ón", "án")):
        return [form, form + "a", form + "as", form + "es"]
    if form.endswith("ol"):
        return [form, form + "a", form + "as", form + "es"]
    if form.endswith(("í", "ú")):
        return [form, form + "es", form + "s"]
    if form.endswith(("l", "r", "s", "n")):
        return [form, form + "es"]
    return [form, form + "s"]


_INFLECTED: tuple[Callable[[str], list[str]], ...] = (_english, _french, _spanish)
