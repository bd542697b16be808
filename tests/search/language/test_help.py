"""The page about the query language says what is true."""

from __future__ import annotations

import pytest

from explorer.entities.lexicon import Lexicon
from explorer.search.language.grammar import read_query
from explorer.search.language.help import EXAMPLES, QUERY_HELP
from explorer.search.language.tokens import FIELDS
from explorer.search.query import Everything


@pytest.mark.parametrize("example", [example for example, _ in EXAMPLES])
def test_every_example_is_read_as_it_is_written(example: str) -> None:
    reading = read_query(example, Lexicon(), saved={"gangs": "gang OR bandits"})
    assert reading.repairs == ()
    assert reading.query != Everything()


def test_every_field_and_mark_has_an_example() -> None:
    examples = " ".join(example for example, _ in EXAMPLES)
    for each in (*(f"{field}:" for field in FIELDS), *'"*?~=@-(<>', "..", "OR"):
        assert each in examples


def test_it_fits_the_screen_of_keys() -> None:
    assert max(map(len, QUERY_HELP.splitlines())) <= 80
    for example, meaning in EXAMPLES:
        assert f"{example} " in QUERY_HELP or f"{example}\n" in QUERY_HELP
        assert meaning in QUERY_HELP
