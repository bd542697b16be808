"""What is taken in of an article."""

from __future__ import annotations

import pytest

from explorer.models import Mention
from explorer.search.engine.collecting import NO_DAY
from explorer.search.index import IndexedArticle
from tests.search.corpora import indexed
from tests.search.engine.segments import collected


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Über Sondé", ["uber", "sonde"]),
        ("so\u00adft e\u0301te\u0301", ["soft", "ete"]),
        ("a½ b", ["a1", "2", "b"]),
        ("ŉ x", ["n", "x"]),
        ("", []),
        ("… – !", []),
    ],
)
def test_the_words_of_a_text_are_folded(text: str, folded: list[str]) -> None:
    taken = collected([indexed("1", text)])
    assert [taken.words.folded[number] for number in taken.text.spellings] == folded
    assert list(taken.text.lengths) == [len(folded)]
    assert taken.places == len(folded)


def test_each_spelling_is_known_once() -> None:
    taken = collected([indexed("1", "Été ÉTÉ été Été ½", title="Été"), indexed("2", "ETE")])
    assert list(taken.words) == ["Été", "ÉTÉ", "été", "1", "2", "ETE"]
    assert list(taken.text.spellings) == [0, 1, 2, 0, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "start", "word"),
    [
        ("in the Pont Sondé", 7, 2),
        ("the ’n was", 4, 1),  # a name that begins with a sign
        ("so\u00adft gang", 6, 1),
        ("½ gang", 2, 2),
        ("gang", 0, 0),
    ],
)
def test_a_mention_stands_at_its_first_word(text: str, start: int, word: int) -> None:
    mention = Mention(start, start + 2, text[start : start + 2], "form")
    taken = collected([IndexedArticle("1", "", text, mentions=[mention])])
    assert list(taken.mention_places) == [word]


@pytest.mark.parametrize(
    ("date", "known"),
    [("2024-05-03", (2024, 2024)), ("2024/..", (2024, None)), ("../2024", (None, 2024))],
)
def test_an_open_end_is_further_than_any_day(
    date: str, known: tuple[int | None, int | None]
) -> None:
    taken = collected([indexed("1", "", date=date)])
    earliest, latest = taken.earliest[0], taken.latest[0]
    assert earliest != NO_DAY != latest
    assert (earliest < NO_DAY) == (known[0] is None)
    assert (latest > 3_652_059) == (known[1] is None)  # the last day there is


def test_without_a_date_there_is_no_day() -> None:
    taken = collected([indexed("1", "")])
    assert (taken.earliest[0], taken.latest[0]) == (NO_DAY, NO_DAY)


def test_a_source_is_known_by_its_words() -> None:
    taken = collected([indexed("1", "", source="Le  Monde\n"), indexed("2", "", source="Le Monde")])
    assert list(taken.sources) == ["Le Monde"]
