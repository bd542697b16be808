"""Paragraphs and sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.collection import Collection
from explorer.text.paragraphs import Span, ends_a_sentence, paragraphs, sentences

PROSE = st.text('aB1.!?…:"”’)]«¿( \n\t\u00a0é') | st.text()
PROSE |= st.lists(
    st.sampled_from(["Mr. ", "U.S. ", "Go.", " ", "\n", "He said:", "“Stop!” ", "word ", "Aug. 5"])
).map("".join)


def read(text: str, spans: list[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def split(text: str) -> list[str]:
    return read(text, sentences(text))


def test_a_line_is_a_paragraph_without_the_space_around_it() -> None:
    text = "  One. \n\n\tTwo.\u00a0\n \n"
    assert read(text, paragraphs(text)) == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u00a0"])
def test_a_blank_text_has_no_paragraph_and_no_sentence(text: str) -> None:
    assert paragraphs(text) == sentences(text) == []


WIRE = """\
PORT-AU-PRINCE, Nov 19 - The mission of the
Kenyan police has reported progress against
the gangs in the capital on Tuesday.

  Force Commander Godfrey
Otunge said so in a statement
to the press on Tuesday.
   \t
The end."""


def test_wrapped_lines_are_joined_until_a_blank_or_indented_line() -> None:
    assert [found.split()[0] for found in read(WIRE, paragraphs(WIRE))] == [
        "PORT-AU-PRINCE,",
        "Force",
        "The",
    ]


def test_a_blank_line_alone_begins_a_paragraph() -> None:
    text = "one two three\nfour five six\n\nseven eight\nnine ten"
    assert read(text, paragraphs(text)) == [
        "one two three\nfour five six",
        "seven eight\nnine ten",
    ]


def test_an_indented_line_alone_begins_a_paragraph() -> None:
    text = "one two three\nfour five six\n  seven eight\nnine ten"
    assert read(text, paragraphs(text)) == [
        "one two three\nfour five six",
        "seven eight\nnine ten",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A headline\nA line after it",  # too few lines to tell
        "One ends.\nTwo ends.\nThree ends”\nFour ends.",  # each line is whole
        "no end here\n" * 3 + "x" * 101,  # a line longer than any wrapped one
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(text: str) -> None:
    assert read(text, paragraphs(text)) == text.strip().split("\n")


def test_a_sentence_goes_on_over_a_wrapped_line() -> None:
    assert split(WIRE)[0].endswith("Tuesday.")
    assert "\n" in split(WIRE)[0]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("“Stop.” He ran.", ["“Stop.”", "He ran."]),
        ("He said (twice.) “No.”", ["He said (twice.)", "“No.”"]),
        ("Wait... What?! Yes", ["Wait...", "What?!", "Yes"]),
        ("Ends… ¿Qué pasa?", ["Ends…", "¿Qué pasa?"]),
        ("In 2024. 300 came.", ["In 2024.", "300 came."]),
        ("One.  \u00a0 Two.", ["One.", "Two."]),
        ("Élan. École.", ["Élan.", "École."]),
        ("e.g. small letters. and so on", ["e.g. small letters. and so on"]),
        ("It grew 2.5 per cent, said U.N.chief", ["It grew 2.5 per cent, said U.N.chief"]),
        ("Mr. Otunge met Gen. Paraison.", ["Mr. Otunge met Gen. Paraison."]),
        ("On Aug. 5 the U.S. Embassy closed.", ["On Aug. 5 the U.S. Embassy closed."]),
        ("J. F. Kennedy spoke. Then left.", ["J. F. Kennedy spoke.", "Then left."]),
        ("Approx. 300 came.", ["Approx. 300 came."]),
        ("They met Guillermo. Then left.", ["They met Guillermo.", "Then left."]),
        ("It was the jacquesco. Then left.", ["It was the jacquesco.", "Then left."]),
        ("So it was no! Then left.", ["So it was no!", "Then left."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("***", ["***"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_dot_of_the_sentence_before_is_no_abbreviation() -> None:
    assert split("Plan B. A. Then C") == ["Plan B. A. Then C"]
    assert split("Go! A. Then") == ["Go!", "A. Then"]


@pytest.mark.parametrize(
    "text",
    ["." * 1_000_000, "A. " * 30_000, '."' * 30_000, ". " * 30_000, "." + ")" * 50_000],
    ids=["dots", "initials", "quotes", "apart", "brackets"],
)
def test_hostile_dots_do_not_hang(text: str) -> None:
    # Each ran into the time limit of all tests when every dot looked back at all before it.
    assert sentences(text)[-1].end == len(text.rstrip())


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("He left.", True),
        ("He said: “Go!”)", True),
        ("These are the names:", True),
        ("Gangs attack Kenscoff", False),
        ("Mr. X of the U.S. police", False),
    ],
)
def test_prose_ends_with_a_mark(text: str, *, ends: bool) -> None:
    assert ends_a_sentence(text, Span(0, len(text))) is ends


def test_the_end_of_a_paragraph_is_its_own() -> None:
    assert not ends_a_sentence("Go. No end", Span(4, 10))
    assert not ends_a_sentence("No end.", Span(0, 6))


@given(PROSE)
def test_paragraphs_hold_every_character_that_is_not_space(text: str) -> None:
    found = paragraphs(text)
    assert_apart_and_whole(text, found)


@given(PROSE)
def test_sentences_hold_every_character_that_is_not_space(text: str) -> None:
    assert_apart_and_whole(text, sentences(text))


@given(PROSE)
def test_a_sentence_lies_in_one_paragraph(text: str) -> None:
    blocks = paragraphs(text)
    for sentence in sentences(text):
        assert any(block.start <= sentence.start and sentence.end <= block.end for block in blocks)


def test_the_built_in_articles_lose_nothing(haiti: Collection) -> None:
    for id_ in haiti.ids:
        text = haiti.article(id_).text
        assert_apart_and_whole(text, sentences(text))


def assert_apart_and_whole(text: str, spans: list[Span]) -> None:
    assert all(span.start < span.end for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    inside = "".join(read(text, spans))
    assert "".join(inside.split()) == "".join(text.split())
    assert all(part == part.strip() for part in read(text, spans))
