"""The query language: how a text is read, and what is said where it cannot be."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.entities.lexicon import Lexicon
from explorer.models import EntityType
from explorer.search.answers import Search
from explorer.search.grammar import DEEPEST_NESTING, LONGEST_QUERY, read_query
from explorer.search.query import (
    And,
    Everything,
    InTitle,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Unfinished,
    sought,
)
from tests.search.corpora import QUERIES, collection_of, entity, searching, word, written

HNP = entity("Haitian National Police", "PNH")
OTUNGE = entity("Godfrey Otunge", "Otunge", type_=EntityType.PERSON)
LEXICON = Lexicon((HNP, OTUNGE))
A, B, C = word("a"), word("b"), word("c")


def read(text: str) -> Query:
    """Read what needs no repair."""
    reading = read_query(text, LEXICON)
    assert reading.repairs == ()
    return reading.query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Everything()),
        (" \t\n", Everything()),
        ("a", A),
        ("Été", word("Été")),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("(a b) c", And((A, B, C))),
        ("((a))", A),
        ("NOT a", Not(A)),
        ("-a", Not(A)),
        ("-NOT a", A),
        ("NOT(a b)", Not(And((A, B)))),
        ("a -b", And((A, Not(B)))),
        ("and or not", And((word("and"), word("or"), word("not")))),
        ("ANDES", word("ANDES")),
        ('"a b"', Phrase(("a", "b"), quoted=True)),
        ("“a b„", Phrase(("a", "b"), quoted=True)),
        ('a"b"', And((A, Phrase(("b",), quoted=True)))),
        ("a-b", Phrase(("a", "b"), quoted=False)),
        ("b’a", Phrase(("b", "a"), quoted=False)),
        ("a*", Prefix("a")),
        ("a-b*", And((A, Prefix("b")))),
        ("10:30", Phrase(("10", "30"), quoted=False)),
        ("a:", A),
        ("title:a", InTitle(A)),
        ("TITLE:a", InTitle(A)),
        ('title:"a b"', InTitle(Phrase(("a", "b"), quoted=True))),
        ("title:(a OR b) c", And((InTitle(Or((A, B))), C))),
        ("-title:a", Not(InTitle(A))),
        ("force:pnh", Named((HNP,), "pnh")),
        ("force:national", Named((HNP,), "national")),
        ("force:nation*", Named((HNP,), "nation")),
        ("person:pnh", Named((), "pnh")),
        ('person:"otunge godfrey"', Named((OTUNGE,), "otunge godfrey")),
        ("person:(otunge OR x)", Or((Named((OTUNGE,), "otunge"), Named((), "x")))),
        ("person:(otunge -x)", And((Named((OTUNGE,), "otunge"), Not(Named((), "x"))))),
        ("person:(title:a)", InTitle(A)),
    ],
)
def test_reads(text: str, query: Query) -> None:
    assert read(text) == query


@pytest.mark.parametrize(
    ("text", "query", "repair"),
    [
        ('"a b', Phrase(("a", "b"), quoted=True), "A quotation mark is not closed"),
        ('a ""', A, "no words between two quotation marks"),
        ("(a", A, "A parenthesis is not closed"),
        ("a) b", And((A, B)), "no opening one"),
        ("a ()", A, "nothing between two parentheses"),
        ("a AND", A, "An AND has nothing on one side"),
        ("AND a", A, "An AND has nothing on one side"),
        ("a AND AND b", And((A, B)), "An AND has nothing on one side"),
        ("(a AND) b", And((A, B)), "An AND has nothing on one side"),
        ("a OR", A, "An OR has nothing on one side"),
        ("OR a", A, "An OR has nothing on one side"),
        ("a OR OR b", Or((A, B)), "An OR has nothing on one side"),
        ("OR", Everything(), "An OR has nothing on one side"),
        ("a NOT", A, "A NOT has nothing after it"),
        ("NOT OR a", A, "A NOT has nothing after it"),
        ("(NOT) a", A, "A NOT has nothing after it"),
        ("NOT AND a", A, "“AND” cannot stand here"),
        ("NOT ()", Everything(), "nothing between two parentheses"),
        ("a …", A, "“…” has no letters or digits"),
        ("title:… a", A, "nothing after “title:”"),
        ("by:a", And((word("by"), A)), "no field “by:”"),
        ("by:…", word("by"), "no field “by:”"),
    ],
)
def test_repairs(text: str, query: Query, repair: str) -> None:
    reading = read_query(text, LEXICON)
    assert reading.query == query
    assert any(repair in sentence for sentence in reading.repairs)


def test_a_repair_is_told_once() -> None:
    assert len(read_query("… … …", LEXICON).repairs) == 1


def test_the_unknown_field_is_told_which_there_are() -> None:
    (repair,) = read_query("by:a", LEXICON).repairs
    assert "title, person, place, force, org" in repair


def test_a_very_long_query_is_cut_and_says_so() -> None:
    reading = read_query("a" * (LONGEST_QUERY + 1), LEXICON)
    assert reading.query == word("a" * LONGEST_QUERY)
    assert str(LONGEST_QUERY) in reading.repairs[0]


@pytest.mark.parametrize("opening", ["(", "title:", "by:", "title:("])
def test_nesting_is_read_to_its_limit_and_no_deeper(opening: str) -> None:
    within = DEEPEST_NESTING // (2 if opening == "title:(" else 1)
    repair = f"are read {DEEPEST_NESTING} deep"
    for times, told in ((within, False), (within + 1, True)):
        reading = read_query(opening * times + "a", LEXICON)
        assert any(repair in sentence for sentence in reading.repairs) is told
        assert A in list(sought(reading.query))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("ken", Unfinished(word("ken"), Prefix("ken"))),
        ("a ken", And((A, Unfinished(word("ken"), Prefix("ken"))))),
        ("ken a", And((word("ken"), Unfinished(A, Everything())))),
        # what is excluded is excluded when it is written out, not before
        ("ken -a", And((word("ken"), Not(A)))),
        ("a OR ken", Or((A, Unfinished(word("ken"), Prefix("ken"))))),
        ("-ken", Not(word("ken"))),
        ("title:ken", InTitle(Unfinished(word("ken"), Prefix("ken")))),
        (
            "a-ken",
            Unfinished(Phrase(("a", "ken"), quoted=False), And((A, Prefix("ken")))),
        ),
        # one letter begins too much; a space, a star or a quote ends the word
        ("a", Unfinished(A, Everything())),
        ("b-a", Phrase(("b", "a"), quoted=False)),
        ("ken ", word("ken")),
        ("ken*", Prefix("ken")),
        ('"ken"', Phrase(("ken",), quoted=True)),
        ('"ken', Phrase(("ken",), quoted=True)),
        ("force:pnh", Named((HNP,), "pnh")),
    ],
)
def test_the_last_word_may_still_be_growing(text: str, query: Query) -> None:
    assert read_query(text, LEXICON, typing=True).query == query


@given(QUERIES)
def test_a_query_written_down_reads_without_repair(query: Query) -> None:
    reading = read_query(written(query), LEXICON)
    assert reading.repairs == ()


PIECES = (
    *("(", ")", '"', "“", "*", "-", ":", " ", "AND", "OR", "NOT", "AND ", " OR ", " NOT "),
    *("title:", "person:", "by:", "a", "gangs", "kensc", "é", "½", "\u0345", "\x00", "\x1b[0m"),
    *("\u202e", "\ud800", "\n", "…", "ͺ", "ﬁ", "警察", "x" * 10_000),
)
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join)
CORPUS = collection_of(["gangs in Kenscoff said a", "été PNH", ""], HNP)


@given(HOSTILE, st.booleans())
@example("(" * 5000, True)
@example(")" * 5000, True)
@example("()" * 500, False)
@example("(a" * 500, True)
@example("by:" * 333 + "a", True)
@example("a:" * 500 + "b", True)
@example("title:" * 166 + "a", True)
@example("title:(" * 142 + "a", True)
@example("-" * 1000 + "a", True)
@example("NOT " * 250, False)
@example("NOT(" * 250 + "a", True)
@example("a OR " * 200, True)
@example("OR " * 333, False)
@example("AND " * 250, False)
@example("a " * 500, True)
@example("a* " * 333, False)
@example("1." * 500, True)
@example('"' * 1001, True)
@example('"a ' * 333, True)
@example("x" * 10_000, True)
@example("*", True)
@example("person:" * 142 + "*", False)
def test_nothing_that_is_typed_fails(text: str, typing: bool) -> None:
    read_query(text, LEXICON, typing=typing)
    with searching(CORPUS) as searcher:
        answer = searcher.search(Search(text, typing=typing), limit=10)
        assert len(answer.hits) == answer.total <= 3


def test_a_name_in_a_field_may_be_unfinished() -> None:
    for text, typing, found in [
        ("person:otu", True, 1),
        ("person:otu", False, 0),
        ("person:otu*", False, 1),
        ("person:otu x", True, 0),
        ("person:godfrey-otu", True, 1),
        ('person:"godfrey otu"', True, 0),
    ]:
        query = read_query(text, LEXICON, typing=typing).query
        named = next(leaf for leaf in sought(query) if isinstance(leaf, Named))
        assert len(named.entities) == found, text


@pytest.mark.parametrize("text", ["title:-x", "title:NOT x"])
def test_a_field_may_be_negated_inside(text: str) -> None:
    assert read(text) == InTitle(Not(word("x")))
