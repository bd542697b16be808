"""The facets on the screen: kinds, alternatives, months."""

from __future__ import annotations

import pytest
from textual.events import Paste

from explorer.models import EntityType
from explorer.search.answers import Search
from explorer.search.facets.facet_lists import ALL_VALUES
from explorer.search.narrowing import Choice, FacetValue, Narrowing
from explorer.settings import Settings
from explorer.tui.widgets.facet_rows import Heading, More, Nothing
from explorer.tui.widgets.histogram import Histogram
from tests.library.libraries import draft, news
from tests.tui.conftest import NARROW, TINY, WIDE, Clips, Session, Start

SIZES = [TINY, NARROW, WIDE]


async def to_months(session: Session) -> None:
    """Go to the months, at the last of them."""
    await session.press("enter", "f")
    rows = session.facets._rows
    session.facets.move_to(next(at for at, row in enumerate(rows) if isinstance(row, Histogram)))
    await session.settle()


async def to_value(session: Session, name: str) -> FacetValue:
    """Go to a value."""
    place, value = session.facet(name)
    session.facets.move_to(place)
    return value


@pytest.fixture
def months(clips: Clips) -> Clips:
    """Six articles of four months, one of which it is not known when."""
    for number, date in enumerate(["2025-06-01", "2025", "2025-05-02"]):
        text = news(f"other {number}")
        known = {"date": date, "source": "A Radio", "language": "fr" if number else "en"}
        clips.put(draft(text, f"/o{number}", title=f"Other {number}", **known))
    return clips


async def test_kinds_have_headings_and_those_that_tell_nothing_have_none(
    start: Start, clips: Clips
) -> None:
    async with start(clips.open()) as session:
        kinds = [row.kind for row in session.facets._rows if isinstance(row, Heading)]
        assert [kind.plural for kind in kinds] == ["months", "sources"]
        drawn = "\n".join(session.lines("facets"))
        assert "MONTHS  Aug 2025" in drawn
        assert "The Paper" in drawn
        assert "LANGUAGES" not in drawn


async def test_several_languages_are_listed(start: Start, months: Clips) -> None:
    async with start(months.open()) as session:
        assert "LANGUAGES" in "\n".join(session.lines("facets"))
        await session.press("enter", "f")
        value = await to_value(session, "fr")
        await session.press("enter")
        assert session.results._total == value.articles == 2
        assert session.understood == "✓ fr"


async def test_all_of_several_entities_become_any_of_them_by_a_key(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f")
        await to_value(session, "Kenya")
        await session.press("space", "vertical_line")
        either = await to_value(session, "Delmas")
        await session.press("space")
        assert session.results._total == either.articles == 4
        assert session.understood == "✓ Delmas or Kenya"
        assert "PLACES  any of" in "\n".join(session.lines("facets"))
        await session.press("vertical_line")
        assert session.results._total == 1
        assert session.understood == "✓ Delmas  ✓ Kenya"
        assert "PLACES  all of" in "\n".join(session.lines("facets"))
        await session.press("backspace")
        assert session.understood == ""
        assert session.results._total == 5


async def test_a_kind_says_any_of_before_anything_of_it_is_chosen(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f", "vertical_line")
        assert session.browse._search.narrowing == Narrowing(any_of=frozenset({EntityType.PERSON}))
        assert "PEOPLE  any of" in session.lines("facets")[1]


async def test_of_months_any_is_always_enough_and_says_so(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await to_months(session)
        await session.press("vertical_line")
        assert session.browse._search.narrowing == Narrowing()
        assert any("has but one month" in notice for notice in session.notices)


@pytest.mark.parametrize("size", SIZES)
async def test_months_are_walked_and_chosen(
    start: Start, months: Clips, size: tuple[int, int]
) -> None:
    async with start(months.open(), size=size) as session:
        await to_months(session)
        assert "Aug 2025 · 4" in "\n".join(session.lines("facets"))
        await session.press("left", "left")
        assert "Jun 2025 · 1" in "\n".join(session.lines("facets"))
        await session.press("space")
        assert session.results._total == 1
        assert session.understood == "✓ Jun 2025"
        assert "✓ Jun 2025 · 1" in "\n".join(session.lines("facets"))
        await session.press("h")
        assert "May 2025 · 2 (+1)" in "\n".join(session.lines("facets"))
        await session.press("x", "end")
        assert session.understood == "✓ Jun 2025  ✗ May 2025"
        assert "Aug 2025 · 5 (+4)" in "\n".join(session.lines("facets"))
        assert "✗" in "\n".join(session.lines("facets"))
        await session.press("enter")
        assert session.results._total == 5
        assert session.understood == "✓ Jun 2025 or Aug 2025  ✗ May 2025"


async def test_a_range_of_months_is_extended_and_taken_in_again(
    start: Start, months: Clips
) -> None:
    async with start(months.open()) as session:
        await to_months(session)
        await session.press("home", "shift+right", "L", "shift+right")
        assert session.results._total == 6
        assert session.understood == "✓ May 2025 or Jun 2025 or Aug 2025"
        await session.press("H", "shift+left")
        assert session.results._total == 2
        assert session.understood == "✓ May 2025 or Jun 2025"


async def test_many_months_are_named_by_the_first_and_the_last(start: Start, months: Clips) -> None:
    for number in range(2, 5):
        months.put(draft(news(f"n{number}"), f"/n{number}", date=f"2025-{number:02}-05"))
    async with start(months.open()) as session:
        await to_months(session)
        await session.press("home")
        await session.pilot.press(*["L"] * 6)
        await session.settle()
        assert session.understood == "✓ Feb 2025 … Aug 2025 (6 months)"
        await to_value(session, "month unknown")
        await session.press("x")
        assert session.understood.endswith("  ✗ month unknown")


async def test_a_month_without_articles_cannot_be_chosen(start: Start, months: Clips) -> None:
    async with start(months.open()) as session:
        await to_months(session)
        await session.press("left", "space", "x")
        assert "Jul 2025 · 0" in "\n".join(session.lines("facets"))
        assert session.browse._search.narrowing == Narrowing()


async def test_home_and_end_go_along_the_months_first(start: Start, months: Clips) -> None:
    async with start(months.open()) as session:
        await to_months(session)
        at = session.facets.cursor
        await session.press("g")
        assert (session.facets.cursor, session.facets._months.cursor) == (at, 0)
        await session.press("end")
        assert (session.facets.cursor, session.facets._months.cursor) == (at, 3)
        await session.press("end")
        assert session.facets.cursor == session.facets.item_count() - 1


async def test_bars_are_clicked(start: Start, months: Clips) -> None:
    async with start(months.open()) as session:
        await session.pilot.click("#facets", offset=(5, 2))
        await session.settle()
        assert isinstance(session.facets._row_under_cursor(), Histogram)
        assert session.facets._months.cursor == 1


async def test_brackets_walk_the_kinds(start: Start) -> None:
    async with start(size=TINY) as session:
        await session.press("enter", "f")
        rows = session.facets._rows
        firsts = [at + 1 for at, row in enumerate(rows) if isinstance(row, Heading)]
        walked = [session.facets.cursor]
        for _ in firsts[1:]:
            await session.press("right_square_bracket")
            walked.append(session.facets.cursor)
            assert isinstance(session.facets._rows[session.facets.cursor - 1], Heading)
        assert walked == firsts
        await session.press("right_square_bracket", "left_square_bracket")
        assert session.facets.cursor == firsts[-2]


async def test_keys_that_come_faster_than_the_counts_are_all_obeyed(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f")
        await to_value(session, "Kenya")
        await session.pilot.press("space", "x", "x", "space")
        await session.settle()
        assert session.understood == "✓ Kenya"
        assert session.facet("Kenya")[1].choice is Choice.CHOSEN


async def test_the_row_of_what_is_hidden_belongs_to_its_kind(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f")
        rows = session.facets._rows
        session.facets.move_to(next(at for at, row in enumerate(rows) if isinstance(row, More)))
        await session.press("vertical_line", "x", "L")
        assert session.browse._search.narrowing == Narrowing(any_of=frozenset({EntityType.PLACE}))


async def test_what_is_marked_is_listed_however_many_come_before_it(start: Start) -> None:
    async with start() as session:
        all_places = session.browse.desk.facets(Search(), ALL_VALUES)[EntityType.PLACE].values
        last = all_places[-1]
        with pytest.raises(LookupError):
            session.facet(last.label)
        session.browse._narrow(Narrowing().having(last.key, Choice.EXCLUDED))
        await session.settle()
        assert session.facet(last.label)[1].choice is Choice.EXCLUDED


async def test_a_click_on_a_value_goes_to_it(start: Start) -> None:
    async with start() as session:
        await session.pilot.click("#facets", offset=(5, 3))
        await session.settle()
        assert (
            session.facets._row_under_cursor()
            == session.facets._facets[EntityType.PERSON].values[1]
        )


async def test_keys_do_nothing_where_there_is_no_value(start: Start) -> None:
    async with start() as session:
        await session.type("zzz")
        await session.press("enter", "f")
        for key in ("space", "x", "vertical_line", "left", "L", "right_square_bracket", "g", "G"):
            await session.press(key)
        assert session.browse._search.narrowing == Narrowing()


async def test_without_colours_what_is_done_shows_by_signs(
    start: Start, months: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with start(months.open(), size=NARROW) as session:
        await to_months(session)
        await session.press("space", "left", "left", "x")
        drawn = session.lines("facets")
        bars = next(at for at, line in enumerate(drawn) if "█" in line)
        assert "✓" in drawn[bars + 1]
        assert "▲" in drawn[bars + 1]
        assert "✗ Jun 2025" in drawn[bars + 2]


def labels(session: Session, kind: EntityType) -> list[str]:
    """The values of a kind that are listed."""
    rows = session.facets._rows
    return [row.label for row in rows if isinstance(row, FacetValue) and row.key[0] is kind]


def heading(session: Session, kind: EntityType) -> str:
    """What stands beside the name of a kind."""
    rows = session.facets._rows
    return next(row.note for row in rows if isinstance(row, Heading) and row.kind is kind)


def under_cursor(session: Session) -> str:
    """The value under the cursor."""
    row = session.facets._row_under_cursor()
    assert isinstance(row, FacetValue)
    return row.label


@pytest.mark.parametrize("size", SIZES)
async def test_a_name_is_found_by_typing_within_its_kind(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(size=size) as session:
        await session.press("enter", "f")
        await to_value(session, "Kenya")
        people = labels(session, EntityType.PERSON)
        await session.press("F", *"kensc")
        assert labels(session, EntityType.PLACE) == ["Kenscoff"]
        assert labels(session, EntityType.PERSON) == people
        assert heading(session, EntityType.PLACE).startswith("/kensc▏")
        assert any("/kensc▏" in line for line in session.lines("facets"))
        assert under_cursor(session) == "Kenscoff"
        found = session.facet("Kenscoff")[1]
        await session.press("enter")
        assert heading(session, EntityType.PLACE) == "/kensc"
        assert session.focus == "facets"
        assert session.browse._search.narrowing == Narrowing()
        await session.press("enter")
        assert session.results._total == found.articles == 2
        await session.press("escape")
        assert heading(session, EntityType.PLACE) == "all of"
        assert under_cursor(session) == "Kenscoff"
        assert session.focus == "facets"
        await session.press("escape")
        assert session.focus == "results"
        assert session.understood == "✓ Kenscoff"


async def test_letters_are_text_while_a_name_is_typed_and_keys_afterwards(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f", "F", *"jqx b")
        assert session.facets.wishes.of(EntityType.PERSON).match == "jqx b"
        assert session.screen_name == "BrowseScreen"
        assert isinstance(session.facets._row_under_cursor(), Nothing)
        assert "no such name" in "\n".join(session.lines("facets"))
        await session.press("backspace", "backspace")
        assert session.facets.wishes.of(EntityType.PERSON).match == "jqx"
        await session.press("ctrl+l", "o")
        assert session.facets.wishes.of(EntityType.PERSON).match == "o"
        await session.press("escape")
        assert session.facets.wishes.of(EntityType.PERSON).match == ""
        await session.press("j")
        assert session.facets.wishes.of(EntityType.PERSON).match == ""


async def test_a_name_that_is_spelled_almost_so_is_found_and_said_to_be_like_it(
    start: Start,
) -> None:
    async with start() as session:
        await session.press("enter", "f")
        await to_value(session, "Kenya")
        await session.press("F", *"kenskof")
        assert labels(session, EntityType.PLACE) == ["Kenscoff"]
        assert heading(session, EntityType.PLACE) == "≈kenskof▏"


async def test_what_is_typed_is_kept_when_the_pane_is_left_and_counts_go_on(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f")
        await to_value(session, "Kenya")
        await session.press("F", *"ke", "tab")
        assert session.facets.wishes.typing is None
        await session.type("otunge")
        assert heading(session, EntityType.PLACE) == "/ke"
        for label in labels(session, EntityType.PLACE):
            value = session.facet(label)[1]
            narrowing = Narrowing().having(value.key, Choice.CHOSEN)
            answer = session.browse.desk.search(Search("otunge", narrowing), limit=0)
            assert answer.total == value.articles
        assert labels(session, EntityType.PLACE) == ["Kenya", "Kenscoff"]


async def test_what_is_pasted_is_text_while_a_name_is_typed(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f", "F")
        session.facets.post_message(Paste("godfrey\n otu"))
        await session.settle()
        assert labels(session, EntityType.PERSON) == ["Godfrey Otunge"]


async def test_a_kind_has_three_orders(start: Start) -> None:
    async with start() as session:
        await session.type("kenscoff")
        await session.press("enter", "f")
        await to_value(session, "Kenya")
        by_count = labels(session, EntityType.PLACE)
        await session.press("O")
        assert under_cursor(session) == "Kenya"
        names = labels(session, EntityType.PLACE)
        assert names[: len(by_count)] == sorted(names)[: len(by_count)]
        assert heading(session, EntityType.PLACE) == "by name"
        await session.press("O")
        assert heading(session, EntityType.PLACE) == "by lift"
        assert labels(session, EntityType.PLACE)[0] == "Kenscoff"
        await session.press("O")
        assert heading(session, EntityType.PLACE) == ""
        assert labels(session, EntityType.PLACE) == by_count


async def test_months_are_neither_typed_nor_ordered_and_say_so(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await to_months(session)
        await session.press("F", "O")
        assert session.facets.wishes.typing is None
        assert len(session.notices) == 2


async def test_more_values_are_listed_further_on(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f")
        rows = enumerate(session.facets._rows)
        at, hidden = next((at, row.hidden) for at, row in rows if isinstance(row, More))
        before = labels(session, EntityType.PLACE)
        session.facets.move_to(at)
        await session.press("enter")
        after = labels(session, EntityType.PLACE)
        assert after[: len(before)] == before
        assert len(after) == len(before) + hidden
        assert under_cursor(session) == after[len(before)]


async def test_counts_for_what_was_typed_before_are_never_drawn(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f", "F")
        before = session.browse.wanted
        await session.press(*"otu")
        search = session.browse._search
        session.browse.post_message(session.browse.Counted(search, before, {}, 0))
        await session.settle()
        assert labels(session, EntityType.PERSON) == ["Godfrey Otunge"]


async def test_keys_of_typing_and_of_choosing_are_remapped_apart(start: Start) -> None:
    settings = Settings(keys={"facets.choose": "w", "filter.clear": "ctrl+t"})
    async with start(settings=settings) as session:
        await session.press("enter", "f", "F", *"w", "enter")
        assert session.facets.wishes.typing is None
        assert heading(session, EntityType.PERSON) == "/w"
        await session.press("ctrl+t")
        assert heading(session, EntityType.PERSON) == ""
        await session.press("w")
        assert session.browse._search.narrowing.chosen
