"""Languages by codes, tags and names."""

from __future__ import annotations

import pytest

from explorer.search.language.languages import languages_named


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("fr", ("fr",)),
        ("FR", ("fr",)),
        ("en-GB", ("en",)),
        ("pt_BR", ("pt",)),
        ("French", ("fr",)),
        ("français", ("fr",)),
        ("Haitian Creole", ("ht",)),
        ("creole", ("ht",)),
        ("kreyol", ("ht",)),
        ("Sotho, Southern", ("st",)),
        ("ndebele", ("nd", "nr")),
        ("frenc", ()),
        ("french german", ()),
        ("xx", ()),
        ("", ()),
    ],
)
def test_a_code_or_the_words_of_a_name_stand_for_languages(
    text: str, codes: tuple[str, ...]
) -> None:
    assert languages_named(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [("frenc", ("fr",)), ("haitian cr", ("ht",)), ("ge", ("de", "ka")), ("french g", ())],
)
def test_an_unfinished_name_stands_for_all_that_begin_so(text: str, codes: tuple[str, ...]) -> None:
    assert languages_named(text, unfinished=True) == codes
