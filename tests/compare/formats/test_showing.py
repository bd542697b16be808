from __future__ import annotations

from dataclasses import replace

from explorer.compare.formats.pieces import Mark, Piece
from explorer.compare.formats.showing import shown
from explorer.compare.formats.shown import ShownComparison
from explorer.compare.ledger import State
from tests.compare.made_up import comparison


def made() -> ShownComparison:
    return shown(comparison(), ["L", "R"])


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def test_articles_are_named_dated_and_sourced() -> None:
    assert made().articles[0] == ("L", "Title of left", "19 Nov 2024", "The Port")
    assert made().columns == made().articles


def test_words_that_differ_are_marked_and_neighbours_are_one() -> None:
    rows = made().rows
    assert rows
    assert rows[2].left == (
        Piece("“Twelve ships "),
        Piece("are expected to sail", Mark.REMOVED),
        Piece(",” "),
        Piece("said Ana Ruiz", Mark.REMOVED),
        Piece(","),
        Piece(" …"),
    )
    assert rows[2].right[:2] == (Piece("A statement read", Mark.ADDED), Piece(": “Twelve ships "))


def test_an_ellipsis_stands_where_a_sentence_is_cut_off() -> None:
    rows = made().rows
    assert rows
    assert words(rows[3].left) == "… and nobody was hurt."
    assert words(rows[1].left) == "The harbour reopened on Monday after the storm."


def test_what_has_moved_says_from_where_to_where() -> None:
    rows = made().rows
    assert rows
    assert (rows[1].sign, rows[1].places) == ("=*", (1, 3))
    assert [row.places for row in rows if row.sign != "=*"] == [None] * 4


def test_several_passages_of_a_side_stand_one_after_the_other() -> None:
    whole = comparison()
    assert whole.rows
    last, first = whole.rows[-1], whole.rows[1]
    row = replace(last, left=(first.left[0], last.left[0]))
    (several,) = shown(replace(whole, rows=(row,)), ["L", "R"]).rows or ()
    assert words(several.left).startswith("The harbour reopened on Monday after the storm. … More")


def test_a_quote_says_who_said_it_and_what_became_of_it() -> None:
    (quote,) = made().quotes or ()
    assert [saying.speaker for saying in quote] == [
        "Ana Ruiz, said",
        "nobody is named, A statement read",
    ]
    assert [saying.changes for saying in quote] == [
        (),
        ("“are expected to sail” became “have sailed”",),
    ]
    assert [saying.row for saying in quote] == [2, 2]


def test_a_report_that_says_the_words_as_its_own_is_told_from_one_that_quotes() -> None:
    whole = comparison()
    assert whole.quotes
    (quote,) = whole.quotes
    own = replace(quote.sayings[1], is_quoted=False, cue="")
    whole = replace(whole, quotes=(replace(quote, sayings=(quote.sayings[0], own)),))
    ((_, saying),) = shown(whole, ["L", "R"]).quotes or ()
    assert saying.speaker == "in the article’s own words"


def test_a_figure_leads_to_its_sentence_and_to_the_row_that_has_it() -> None:
    fled, ships = made().quantities or ()
    entry = fled.entries[0]
    assert (entry.figure, entry.known) == ("More than 5,600", ("in 2023", "says the port"))
    assert words(entry.sentence) == "More than 5,600 people fled in 2023, the port says."
    assert entry.sentence[0] == Piece("More than 5,600", Mark.POINTED)
    assert [each.row for each in (*fled.entries, *ships.entries)] == [4, 4, 2]


def test_a_state_is_said_once_unless_an_entry_has_another() -> None:
    whole = comparison()
    assert whole.ledger
    fled = whole.ledger.rows[0]
    assert [each.remark for each in (made().quantities or ())[0].entries] == [
        "2023 here, since January there",
        "since January here, 2023 there",
    ]
    entries = (replace(fled.entries[0], state=State.AGREE, because=""), fled.entries[1])
    ledger = replace(whole.ledger, rows=(replace(fled, entries=entries),))
    (row,) = shown(replace(whole, ledger=ledger), ["L", "R"]).quantities or ()
    assert row.entries[0].remark == "agree"


def test_the_columns_of_the_ledger_may_stand_in_another_order_than_the_articles() -> None:
    whole = comparison()
    assert whole.ledger
    found = shown(replace(whole, reports=whole.reports[::-1], rows=None), ["R", "L"])
    assert [article.label for article in found.articles] == ["R", "L"]
    assert [article.label for article in found.columns] == ["L", "R"]
    assert [entry.label for entry in (found.quantities or ())[0].entries] == ["L", "R"]


def test_names_say_who_alone_has_them() -> None:
    names = made().names or ()
    assert [(type_.value, [name.remark for name in of_type]) for type_, of_type in names] == [
        ("person", ["only L"]),
        ("place", [""]),
    ]


def test_nothing_shown_acts_and_all_of_it_stands_on_one_line() -> None:
    hostile = "\x1b[2J\u202e \n "
    found = shown(comparison(hostile), ["L", "R"])
    rows = found.rows
    assert rows
    assert words(rows[1].left) == "The harbour reopened on ␛[2J� after the storm."
