"""Direct quotations: their words, who says them, and the word that says so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.text.quotes import quotes_of


def found(text: str, language: str = "en") -> list[tuple[str, str | None, str | None]]:
    """Return the quotations of a text as words."""
    return [
        (
            text[slice(*quote.span)],
            quote.speaker and text[slice(*quote.speaker)],
            quote.cue and text[slice(*quote.cue)],
        )
        for quote in quotes_of(text, language)
    ]


WORDS = "Several gang members were arrested,"


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''", "„“", "«»", "»«", "””"])
def test_the_marks_of_many_papers(marks: str) -> None:
    assert found(f"{marks[0]}{WORDS}{marks[1]} Otunge said.") == [(WORDS, "Otunge", "said")]


def test_marks_that_do_not_match_each_other() -> None:
    assert found(f'"{WORDS}” the post read in part.') == [(WORDS, "the post", "read in part")]


@pytest.mark.parametrize(
    ("behind", "speaker", "cue"),
    [
        ("Otunge said.", "Otunge", "said"),
        ("said Otunge.", "Otunge", "said"),
        ("said Otunge, the commander of the mission.", "Otunge", "said"),
        ("said Otunge in a statement on Monday.", "Otunge", "said"),
        ("Jane Doe, the head of the ministry, told reporters.", "Jane Doe", "told"),
        ("Jane Doe (Labour) said.", "Jane Doe", "said"),
        ("a statement from the MSS read in part.", "a statement from the MSS", "read in part"),
        ("the MSSM statement read.", "the MSSM statement", "read"),
        ("according to the police.", "the police", "according to"),
        ("the minister later added.", "the minister", "added"),
        ("Paraison and Otunge warned.", "Paraison and Otunge", "warned"),
        ("as the president put it.", "the president", "put it"),
        ("a spokesman who asked not to be named said.", "a spokesman", "said"),
    ],
)
def test_who_says_it_stands_behind(behind: str, speaker: str, cue: str) -> None:
    assert found(f"“{WORDS}” {behind}") == [(WORDS, speaker, cue)]


@pytest.mark.parametrize(
    ("ahead", "speaker", "cue"),
    [
        ("Otunge said: ", "Otunge", "said"),
        ("Otunge told reporters on Monday, ", "Otunge", "told"),
        ("On Monday the minister said: ", "the minister", "said"),
        ("But in a speech on Friday, Jane Doe, the head of state, said: ", "Jane Doe", "said"),
        ("Otunge arrived late and said: ", "Otunge", "said"),
        ("According to the police, ", "the police", "According to"),
        ("Otunge welcomed the plan, adding: ", "Otunge", "adding"),
        ("The letter said that ", "The letter", "said"),
    ],
)
def test_who_says_it_stands_before(ahead: str, speaker: str, cue: str) -> None:
    assert found(f"{ahead}“we have seen several gang members arrested.”") == [
        ("we have seen several gang members arrested.", speaker, cue)
    ]


def test_a_broken_quotation_is_two_of_one_speaker() -> None:
    text = "“We have won,” Otunge said on Monday, “and we shall stay here.”"
    assert found(text) == [
        ("We have won,", "Otunge", "said"),
        ("and we shall stay here.", "Otunge", "said"),
    ]
    one, other = quotes_of(text, "en")
    assert one.cue == other.cue


def test_a_sentence_goes_on_behind_who_says_it() -> None:
    text = "“We have won,” said Otunge. “Nobody will come back here.”"
    assert [speaker for _, speaker, _ in found(text)] == ["Otunge", "Otunge"]


def test_a_quotation_over_paragraphs_opens_each_anew() -> None:
    text = "“We have won,” Otunge said. “We stay.\n\n“Nobody will leave.\n\n“We go on.”\n\nHe left."
    assert [(words, speaker) for words, speaker, _ in found(text)] == [
        ("We have won,", "Otunge"),
        ("We stay.", "Otunge"),
        ("Nobody will leave.", "Otunge"),
        ("We go on.", "Otunge"),
    ]


def test_who_speaks_may_be_said_only_in_the_last_paragraph() -> None:
    text = "“We have won the day.\n\n“Nobody will leave,” Otunge said."
    assert [speaker for _, speaker, _ in found(text)] == ["Otunge", "Otunge"]


def test_a_quotation_that_no_mark_closes_ends_with_its_paragraph() -> None:
    text = "Otunge said: “We have won\n\nThe next paragraph says “something else here for us all”."
    assert found(text)[0] == ("We have won", "Otunge", "said")


def test_an_inner_quotation_belongs_to_the_outer() -> None:
    text = "“He told me ‘go away’ and “never come back” and I went,” Otunge said."
    assert found(text) == [
        ("He told me ‘go away’ and “never come back” and I went,", "Otunge", "said")
    ]


def test_apostrophes_are_no_marks() -> None:
    assert found("The officers' pay wasn't raised, the gangs' leaders' men said.") == []
    assert found('The dollar"s fall worried the bank"s chairman, he said.') == []
    words = "The officers’ pay isn’t enough,"
    assert found(f"‘{words}’ Otunge said.") == [(words, "Otunge", "said")]


@pytest.mark.parametrize(
    "text",
    [
        "The gangs are led by the notorious figure “Izo2.”",
        'Jimmy Cherizier, alias "Barbecue", was seen.',
        "She wrote a book titled “The Way of the World” last year.",
        "Otunge said the film “Gone With the Wind” was shown.",
        "The so-called “free zone” was closed.",
        "Prices rose in the “new economy” of the island.",
        "The word “peace” was not used.",
    ],
)
def test_names_titles_and_turns_of_phrase_are_no_quotations(text: str) -> None:
    assert found(text) == []


def test_a_few_words_that_somebody_is_said_to_have_said_are_one() -> None:
    assert found("The minister said it was “a disaster” for all.") == [
        ("a disaster", "The minister", "said")
    ]


def test_a_whole_sentence_needs_nobody_who_says_it() -> None:
    words = "Swift and coordinated responses have neutralized these threats."
    assert found(f"An advertisement.\n“{words}”\nMore news.") == [(words, None, None)]


def test_the_next_sentence_is_not_who_says_it() -> None:
    text = "Otunge said, “We have won the long war.” The president said that he was glad."
    assert found(text) == [("We have won the long war.", "Otunge", "said")]


def test_nouns_and_passives_are_no_verbs_of_saying() -> None:
    text = "“We have won,” the report said. The police were told “to leave the town for good, all”."
    assert found(text)[0] == ("We have won,", "the report", "said")
    assert found(text)[1][1:] == (None, None)


def test_a_pronoun_stands_for_the_speaker_before() -> None:
    text = "“We have won,” Otunge said.\n“We shall stay,” he added."
    assert found(text)[1] == ("We shall stay,", "Otunge", "added")


def test_a_pronoun_stands_for_who_was_named_last() -> None:
    text = (
        "“We have won,” Otunge said.\nPresident William Ruto disagreed with this on Monday. "
        "“We have not,” he said."
    )
    assert found(text)[1] == ("We have not,", "President William Ruto", "said")


def test_a_pronoun_with_nobody_before_it_stands_for_none() -> None:
    assert found("“We have won the day,” he said.") == [("We have won the day,", None, "said")]
    assert found("“Is it so?” I asked. “It is.”")[0] == ("Is it so?", None, "asked")


def test_typewriter_marks_over_wrapped_lines() -> None:
    text = (
        "    Stronger growth is needed abroad, a high\n"
        'official said. "It is one of those laws and I think its\n'
        'time has come," Ortner said in a speech to bankers from\n'
        "many countries of the world.\n"
    )
    assert found(text) == [
        ("It is one of those laws and I think its\ntime has come,", "Ortner", "said")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« Nous avons gagné la guerre », a déclaré Jean Dupont lundi.",
            ("Nous avons gagné la guerre", "Jean Dupont", "a déclaré"),
        ),
        (
            "Le ministre a affirmé : « Nous avons gagné. »",
            ("Nous avons gagné.", "Le ministre", "a affirmé"),
        ),
        ("« Nous avons gagné », selon la police.", ("Nous avons gagné", "la police", "selon")),
        (
            "« Nous avons gagné », explique-t-il.",
            ("Nous avons gagné", None, "explique-t-il"),
        ),
    ],
)
def test_french(text: str, expected: tuple[str, str | None, str]) -> None:
    assert found(text, "fr") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Hemos ganado la guerra”, dijo Juan Pérez el lunes.", ("Juan Pérez", "dijo")),
        ("El ministro afirmó: “Hemos ganado la guerra”.", ("El ministro", "afirmó")),
        ("«Hemos ganado la guerra», según la policía.", ("la policía", "según")),
        ("“Hemos ganado la guerra”, ha señalado el gobierno.", ("el gobierno", "ha señalado")),
    ],
)
def test_spanish(text: str, expected: tuple[str, str]) -> None:
    assert found(text, "es") == [(found(text, "es")[0][0], *expected)]
    assert found(text, "es")[0][0].startswith("Hemos ganado la guerra")


MARKS = ["“", "”", '"', "'", "’", "‘", "«", "»", "„", "``", "''", "(", ")"]
GAPS = ["\n", "\n\n", " ", ", ", ". ", ": "]
SOME_WORDS = ["Otunge", "said", "he", "who", "the", "according to", "We won", "adding", "İ"]
PIECES = st.sampled_from([*MARKS, *GAPS, *SOME_WORDS])


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=60), st.sampled_from(["en", "fr", "es", "de", ""]))
def test_quotations_stand_in_order_within_the_text(pieces: list[str], language: str) -> None:
    text = "".join(pieces)
    at = 0
    for quote in quotes_of(text, language):
        assert at <= quote.span.start < quote.span.end <= len(text)
        assert text[slice(*quote.span)] == text[slice(*quote.span)].strip()
        at = quote.span.end
        for span in (quote.speaker, quote.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("piece", ['"', "“", "“a” said “", "‘a ", "“he,” she said. ", "«\n"])
def test_hostile_text_ends(piece: str) -> None:
    quotes_of(piece * (20_000 // len(piece)), "en")
