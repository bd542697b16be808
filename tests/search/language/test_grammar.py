"""The query language: how a text is read, and what is said where it cannot be."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.entities.lexicon import Lexicon
from explorer.models import EntityType
from explorer.search.answers import Search
from explorer.search.language.grammar import (
    DEEPEST_NESTING,
    LONGEST_INSERTED,
    LONGEST_QUERY,
    Reading,
    read_query,
)
from explorer.search.language.leaves import MOST_LEAVES, MOST_LOOKED_UP
from explorer.search.query import (
    And,
    Dated,
    Everything,
    Exact,
    FromSource,
    InTitle,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Unfinished,
    Wildcard,
    sought,
)
from tests.search.corpora import QUERIES, collection_of, entity, searching, word, written
from tests.search.fuzz_grammar import inputs, run

HNP = entity("Haitian National Police", "PNH")
OTUNGE = entity("Godfrey Otunge", "Otunge", type_=EntityType.PERSON)
LEXICON = Lexicon((HNP, OTUNGE))
YEAR = dt.date(2024, 1, 1), dt.date(2024, 12, 31)
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
        ("gang\tof\n b", And((word("gang"), word("of"), B))),
        ("«a b»", Phrase(("a", "b"), quoted=True)),
        ('NOT"a"', Not(Phrase(("a",), quoted=True))),
        ("Re: a", And((word("Re"), A))),
        ("12:30", Phrase(("12", "30"), quoted=False)),
        ("a@b", Phrase(("a", "b"), quoted=False)),
        ("title:=A", InTitle(Exact(("A",)))),
        ("=A b", And((Exact(("A",)), B))),
        ('="A b"', Exact(("A", "b"))),
        ("-=A", Not(Exact(("A",)))),
        ("a=b", Phrase(("a", "b"), quoted=False)),
        ("person:(source:a b)", And((FromSource(("a",)), Named((), "b")))),
        ("title:(date:2024 a)", InTitle(And((Dated(*YEAR), A)))),
        ("-date:2024", Not(Dated(*YEAR))),
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
        ("title:… a", A, "“…” has no letters or digits"),
        ("title: a", And((word("title"), A)), "nothing right after “title:”; it is read as a word"),
        ("a title:", A, "nothing right after “title:”; it is left out"),
        ("(title:) a", A, "nothing right after “title:”; it is left out"),
        ("title:AND a", A, "“AND” cannot stand here"),
        ("=(a b)", And((A, B)), "“=” goes with whole words"),
        ("=title:a", InTitle(A), "“=” goes with whole words"),
        ("=NOT a", Not(A), "“=” goes with whole words"),
        ("=a*", Prefix("a"), "“=” goes with whole words"),
        ("person:=otunge", Named((OTUNGE,), "otunge"), "“=” goes with whole words"),
        ("= a", A, "“=” has no letters"),
        ("a @x", And((A, word("x"))), "no saved search “@x” (there is none yet)"),
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
    text = "a " * (LONGEST_QUERY // 20) + " " * LONGEST_QUERY + "b"
    for typing in (False, True):
        reading = read_query(text, LEXICON, typing=typing)
        assert reading.query == And((A,) * (LONGEST_QUERY // 20))
        assert str(LONGEST_QUERY) in reading.repairs[0]


@pytest.mark.parametrize(("piece", "most"), [("a ", MOST_LEAVES), ("a*b ", MOST_LOOKED_UP)])
def test_of_very_many_words_the_first_are_read(piece: str, most: int) -> None:
    for count, told in ((most, False), (most + 1, True)):
        reading = read_query(piece * count, LEXICON)
        assert isinstance(reading.query, And)
        assert len(reading.query.parts) == most
        assert any(f"more than {most} words" in each for each in reading.repairs) is told


def test_names_with_marks_are_looked_up_as_well() -> None:
    reading = read_query("person:o*e " * (MOST_LOOKED_UP + 1), LEXICON)
    assert reading.query == And((Named((OTUNGE,), "o*e"),) * MOST_LOOKED_UP)
    assert "words with *" in reading.repairs[0]


def test_the_words_of_phrases_are_counted() -> None:
    for phrase in ('"a b" ', '="a b" ', "a-b "):
        for count, told in ((MOST_LEAVES // 2, False), (MOST_LEAVES // 2 + 1, True)):
            reading = read_query(phrase * count, LEXICON)
            assert isinstance(reading.query, And)
            assert len(reading.query.parts) == MOST_LEAVES // 2
            assert bool(reading.repairs) is told


def test_three_words_near_each_other_count_as_one_shape() -> None:
    for near, count in (('"a b"~5 ', MOST_LOOKED_UP), ('"a b c d"~9 ', MOST_LOOKED_UP // 2)):
        for more in (0, 1):
            reading = read_query(near * (count + more), LEXICON)
            assert isinstance(reading.query, And)
            assert len(reading.query.parts) == count
            assert bool(reading.repairs) == more


def test_a_plain_word_is_read_after_too_many_shapes() -> None:
    query = read_query("a*b " * 50 + "c", LEXICON).query
    assert isinstance(query, And)
    assert query.parts[-1] == C


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://x.org/a?b=c*", "https x org a b c"),
        ("http://x.org/A_(b)", "http x org a b"),
        ("(see https://x.org/a)", None),
    ],
)
def test_an_address_is_the_phrase_of_its_words(text: str, words: str | None) -> None:
    if words:
        assert read(text) == Phrase(tuple(words.split()), quoted=False)
    else:
        address = Phrase(("https", "x", "org", "a"), quoted=False)
        assert read(text) == And((word("see"), address))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("who runs Haiti?", And((word("who"), word("runs"), word("Haiti")))),
        ("(Haiti?) a", And((word("Haiti"), A))),
        ("“a” Haiti?”, ", And((Phrase(("a",), quoted=True), word("Haiti")))),
        ("Haiti?!", word("Haiti")),
        ("force:pnh?", Named((HNP,), "pnh")),
        ('force:"pnh?"', Named((HNP,), "pnh")),
        ("=Haiti?", Exact(("Haiti",))),
        ("date:2024?", Dated(*YEAR)),
        ("K?nya", Wildcard("k?nya")),
        ("polic??", Wildcard("polic??")),
        ("p?lic?", Wildcard("p?lic?")),
        ("pol*c?", Wildcard("pol*c?")),
        ("?olic?", Wildcard("?olic?")),
        ("polic?-led", And((Wildcard("polic?"), word("led")))),
    ],
)
def test_a_question_mark_after_a_word_asks_and_any_other_is_a_letter(
    text: str, query: Query
) -> None:
    assert read_query(text, LEXICON).query == query


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
        ("b-a", Unfinished(Phrase(("b", "a"), quoted=False), B)),
        ("ken ", word("ken")),
        ("ken*", Prefix("ken")),
        ('"ken"', Phrase(("ken",), quoted=True)),
        ('"ken', Unfinished(Phrase(("ken",), quoted=True), Prefix("ken"))),
        ('"k', Unfinished(Phrase(("k",), quoted=True), Everything())),
        ('"a ken', Unfinished(Phrase(("a", "ken"), quoted=True), And((A, Prefix("ken"))))),
        ('"ken ', Phrase(("ken",), quoted=True)),
        ("-(a ken", Not(And((A, word("ken"))))),
        ("-title:ken", Not(InTitle(word("ken")))),
        ("k?n", Wildcard("k?n*")),
        ("k?", word("k")),
        ("k??", Wildcard("k??*")),
        ('"kenya?', Phrase(("kenya",), quoted=True)),
        ("k*n", Wildcard("k*n*")),
        ("=Ken", Exact(("Ken",))),
        ("force:pnh", Named((HNP,), "pnh")),
    ],
)
def test_the_last_word_may_still_be_growing(text: str, query: Query) -> None:
    assert read_query(text, LEXICON, typing=True).query == query


@pytest.mark.parametrize(
    "half_written",
    [
        *("date:", "date:2", "date:202", "date:>", "date:>20", "date:..", "date:..20"),
        *("person:", "source:", "lang:", "lang:e", "-lang:fre", "is:", "is:b", "tag:", "id:"),
        *("@", "@ga", "=", '="', "(", '"', "-", "-(", "…", "title:(", '-"', 'tag:"', "NOT ("),
    ],
)
def test_what_is_only_begun_finds_nothing_yet_and_says_nothing(half_written: str) -> None:
    reading = read_query(f"gang {half_written}", LEXICON, saved={"gangs": "x"}, typing=True)
    assert reading.query == word("gang")
    assert reading.repairs == ()
    assert read_query(f"gang {half_written}", LEXICON).repairs  # once it is meant to be whole


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"gang', "not closed"),
        ("(gang", "not closed"),
        ("gang AND", "nothing on one side"),
        ("gang OR", "nothing on one side"),
        ("gang NOT", "nothing after it"),
        ("by:gang", "no field “by:”"),
        ("@gangster", "no saved search “@gangster”"),
        ("date:2024-13", "not in the calendar"),
        ("lang:xyz", "no language"),
        ("is:xyz", "not “xyz”"),
    ],
)
def test_what_is_wrong_already_is_told_while_typing(text: str, told: str) -> None:
    (repair,) = read_query(text, LEXICON, saved={"gangs": "x"}, typing=True).repairs
    assert told in repair


SAVED = {
    "a": "gang OR x",
    "b": "-@a title:(y",
    "me": "@me z",
    "one": "p @two",
    "two": "@one q",
    "none": " ",
    "Été-1": "été",
}


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("@a", Or((word("gang"), word("x")))),
        ("c @a", And((C, Or((word("gang"), word("x")))))),
        ("-@a", Not(Or((word("gang"), word("x"))))),
        ("title:@a", InTitle(Or((word("gang"), word("x"))))),
        ("place:@a", Or((Named((), "gang"), Named((), "x")))),
        ("@Été-1", word("été")),
        ("@none a", A),
        ("(@a)", Or((word("gang"), word("x")))),
    ],
)
def test_a_saved_search_is_read_as_a_group(text: str, query: Query) -> None:
    for typing in (False, True):
        reading = read_query(text, LEXICON, saved=SAVED, typing=typing and text != "@none a")
        assert reading == Reading(query, ())


@pytest.mark.parametrize(
    ("text", "query", "repair"),
    [
        ("@me", word("z"), "In “@me”: The saved search “@me” contains itself"),
        ("@one", And((word("p"), word("q"))), "In “@two”: The saved search “@one” contains"),
        ("@b", And((Not(Or((word("gang"), word("x")))), InTitle(word("y")))), "In “@b”: A paren"),
        ("@x-y", Phrase(("x", "y"), quoted=False), "(there are @a, @b, @me, @none, @one, …)"),
    ],
)
def test_a_saved_search_that_cannot_be_read_is_told(text: str, query: Query, repair: str) -> None:
    reading = read_query(text, LEXICON, saved=SAVED)
    assert reading.query == query
    assert len(reading.repairs) == 1
    assert repair in reading.repairs[0]


def test_saved_searches_may_stand_twice_and_are_read_up_to_a_length() -> None:
    assert read_query("@a @a", LEXICON, saved=SAVED).repairs == ()
    long = {"a": "word" + " " * (LONGEST_INSERTED // 2)}
    reading = read_query("@a @a", LEXICON, saved=long)
    assert reading.query == word("word")
    assert str(LONGEST_INSERTED) in reading.repairs[0]


def test_saved_searches_count_as_nesting() -> None:
    saved = {f"s{n}": f"@s{n + 1}" for n in range(DEEPEST_NESTING + 5)}
    (repair,) = read_query("@s0", LEXICON, saved=saved).repairs
    assert f"are read {DEEPEST_NESTING} deep" in repair


@given(QUERIES)
def test_a_query_written_down_reads_without_repair(query: Query) -> None:
    reading = read_query(written(query), LEXICON)
    assert reading.repairs == ()


@given(st.integers(0, 1 << 32))
def test_random_inputs_are_read_as_every_reading_must_be(seed: int) -> None:
    run(4, seed)


def test_a_hook_is_given_each_input_twice() -> None:
    given_: list[tuple[str, bool]] = []
    report = run(3, 1, lambda text, typing, _reading: given_.append((text, typing)))
    assert report.inputs == 3
    assert given_ == [(text, typing) for text in inputs(3, 1) for typing in (False, True)]


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
