"""Rows stay level and whole at every width, whatever the characters."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from explorer.compare.lines import Columns, Line
from explorer.compare.rows import Row
from explorer.compare.showing import Fold, Mode, Shown, Signpost, items_of
from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line
from explorer.tui.compared import Compared
from explorer.tui.selection import Selection
from explorer.tui.text import cells
from explorer.tui.widgets.row_picture import Cursor, RowPicture, columns_of
from explorer.tui.widgets.side_text import Ink, SideText, passages_of
from tests.compare.comparisons import Made, made

INK = Ink(Style(), lambda _: Style())
SELECTED = Style(bgcolor="red")
SELECTING = Ink(Style(), lambda kind: SELECTED if kind == "cursor" else Style())

# Narrow, wide (CJK, Hangul, emoji), combining, joined by a selector or a skin tone, zero-width,
# of right-to-left scripts, controls and escapes, tabs and line breaks within a passage.
PIECES = [
    *"abc.,“”—",
    " ",
    " ",
    "word ",
    "a-very-long-word-that-no-narrow-column-holds ",
    *"警察官",
    "각",
    "👮",
    "e\u0301",
    "❤\ufe0f",
    "👍🏽",
    "👩\u200d👧",
    "🇭🇹",
    "\u200b",
    "\u202e",
    "\u00ad",
    "שלום ",
    "\x1b[31m",
    "\x00",
    "\t",
    "\n",
]
PASSAGE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(
    lambda pieces: "".join(pieces).strip() or "x"
)
SIDE = st.lists(PASSAGE, max_size=2)
PAIR = st.tuples(SIDE, SIDE).filter(any)


class Drawn(NamedTuple):
    """A picture and what it is of."""

    made: Made
    picture: RowPicture
    items: list[Shown | Fold | Signpost]


def draw(made_: Made, width: int, mode: Mode, marks: tuple[Span, ...] = ()) -> Drawn:
    left, right = (
        SideText(Compared(report, marks, marks), made_.rows, side)
        for side, report in enumerate(made_.reports)
    )
    items = items_of(made_.rows, mode)
    return Drawn(made_, RowPicture((left, right), made_.rows, items, width), items)


@st.composite
def drawings(draw_: st.DrawFn) -> tuple[Drawn, int]:
    pairs = draw_(st.lists(PAIR, min_size=1, max_size=6))
    order = draw_(st.permutations(range(len(pairs))))
    width = draw_(st.integers(20, 200))
    starts = draw_(st.lists(st.integers(0, 60), max_size=3))
    marks = tuple(Span(start, start + 4) for start in starts)
    return draw(made(pairs, order), width, draw_(st.sampled_from(Mode)), marks), width


def shown(text: str, span: Span | None) -> str:
    return "" if span is None else visible_line(text[slice(*span)])


@settings(max_examples=50, deadline=None)
@given(drawings(), st.integers(0, 8), st.integers(0, 1))
def test_every_line_is_exactly_as_wide_as_the_pane(
    drawing: tuple[Drawn, int], item: int, side: int
) -> None:
    (_, picture, _), width = drawing
    for number in range(len(picture.lines)):
        strip = picture.draw(number, Cursor(item, side), INK)
        assert strip.cell_length == width
        assert cell_len(strip.text) == width
        assert sum(cell_len(segment.text) for segment in strip) == width


@settings(max_examples=50, deadline=None)
@given(drawings())
def test_each_side_is_drawn_in_its_own_cells(drawing: tuple[Drawn, int]) -> None:
    ((left, right), _), picture, items = drawing[0]
    columns = columns_of(drawing[1])
    for number, line in enumerate(picture.lines):
        if not isinstance(items[line.item], Shown):
            continue
        drawn = picture.draw(number, Cursor(-1, 0), INK).text
        one, other = shown(left, line.left), shown(right, line.right)
        if columns.stacked:
            assert not (one and other)
            assert drawn[3:].rstrip() == (one or other).rstrip() or line.at == 0
            continue
        assert drawn[2 : 2 + len(one)] == one
        after = 2 + len(one) + columns.left - cells(one)
        assert not drawn[2 + len(one) : after].strip()
        assert drawn[after + 6 :].rstrip() == other.rstrip()


@settings(max_examples=50, deadline=None)
@given(drawings())
def test_every_passage_is_drawn_once_whole_and_in_order(drawing: tuple[Drawn, int]) -> None:
    (texts, rows), picture, items = drawing[0]
    for side, text in enumerate(texts):
        spans = [span for line in picture.lines if (span := span_of(line, side))]
        passages = [
            passage
            for item in items
            if isinstance(item, Shown)
            for passage in passages_of(rows[item.row], side)
        ]
        drawn = "".join("".join(text[slice(*span)].split()) for span in spans)
        assert drawn == "".join("".join(text[slice(*each)].split()) for each in passages)


@settings(max_examples=50, deadline=None)
@given(drawings(), st.integers(0, 1), st.data())
def test_what_is_drawn_as_selected_is_what_is_selected(
    drawing: tuple[Drawn, int], side: int, data: st.DataObject
) -> None:
    (texts, rows), picture, items = drawing[0]
    start, end = sorted(data.draw(st.integers(0, len(texts[side]))) for _ in range(2))
    selectable = picture._sides[side].selectable
    selectable.selection = Selection.of(Span(start, end))
    drawn = {
        span.start: "".join(each.text for each in segments if each.style == SELECTED)
        for number, line in enumerate(picture.lines)
        if (span := span_of(line, side))
        and (segments := picture.draw(number, Cursor(line.item, side), SELECTING))
    }
    shown_here = [
        Span(max(start, passage.start), min(end, passage.end))
        for item in items
        if isinstance(item, Shown)
        for passage in passages_of(rows[item.row], side)
    ]
    selected = "".join(
        shown(texts[side], span) for span in sorted(shown_here) if span.start < span.end
    )
    assert inked("".join(drawn[start] for start in sorted(drawn))) == inked(selected)


def inked(text: str) -> str:
    """Return the characters that have cells of their own; the others go with those before."""
    return "".join(each for each in text if not each.isspace() and cells(each))


@settings(max_examples=50, deadline=None)
@given(drawings())
def test_both_sides_of_a_row_begin_level(drawing: tuple[Drawn, int]) -> None:
    (_, rows), picture, items = drawing[0]
    columns = columns_of(drawing[1])
    for number, item in enumerate(items):
        if isinstance(item, Shown):
            lines = picture.lines[picture.starts[number] : picture.starts[number + 1]]
            assert begin_level(lines, rows[item.row], columns)


def span_of(line: Line, side: int) -> Span | None:
    return line.right if side else line.left


def begin_level(lines: list[Line], row: Row, columns: Columns) -> bool:
    """Whether the first passages stand side by side, or the right one just below the left."""
    starts = [
        next((at for at, line in enumerate(lines) if span_of(line, side)), None)
        for side in range(2)
    ]
    if not columns.stacked:
        return all(
            start == 0 for start, side in zip(starts, (row.left, row.right), strict=True) if side
        )
    lefts = sum(line.left is not None for line in lines)
    return starts == [1 if row.left else None, 1 + lefts if row.right else None]


def texts(drawn: Drawn, item: int = -1, side: int = 0) -> list[str]:
    lines = range(len(drawn.picture.lines))
    return [drawn.picture.draw(number, Cursor(item, side), INK).text.rstrip() for number in lines]


PAIRS = [
    (["Alpha said so."], ["Alpha said so."]),
    (["One on the left."], []),
    (["It moved up."], ["It moved up there."]),
    (["Both halves."], ["The one half.", "The other half."]),
]


def test_beside_each_other() -> None:
    drawn = texts(draw(made(PAIRS, [2, 0, 1, 3]), 70, Mode.EVERYTHING), 3, 1)
    assert drawn == [
        " " * 38 + "↓ beside ¶3: It moved up there.",
        "",
        "  Alpha said so.                  =    Alpha said so.",
        "",
        "  One on the left.                <",
        "",
        "  It moved up.                    ~↑ ▌ It moved up there.",
        "                                  ¶1",
        "  Both halves.                    ~    The one half.",
        "                                       The other half.",
        "",
    ]


def test_one_above_the_other() -> None:
    drawn = texts(draw(made(PAIRS, [2, 0, 1, 3]), 24, Mode.EVERYTHING), 1, 0)
    assert drawn == [
        "",
        " ↓ beside ¶3: It moved …",
        " = the same ────────────",
        "▌‹ Alpha said so.",
        " › Alpha said so.",
        " < only on the left ────",
        " ‹ One on the left.",
        " ~ reworded, moved ↑¶1 ─",
        " ‹ It moved up.",
        " › It moved up there.",
        " ~ reworded ────────────",
        " ‹ Both halves.",
        " › The one half.",
        "   The other half.",
    ]


def test_what_is_folded_is_said_in_one_line() -> None:
    drawn = texts(draw(made(PAIRS), 70, Mode.DIFFERENCES), 0, 0)
    assert drawn[0] == "▌… 1 passage the same"


def test_a_place_beyond_the_hundredth_paragraph_still_fits() -> None:
    pairs = [*(([], [f"Number {i}."]) for i in range(120)), (["a."], ["a."]), (["b."], ["b."])]
    drawn = texts(draw(made(pairs, [*range(120), 121, 120]), 70, Mode.SHARED))
    assert any(line.strip() == "121" for line in drawn)
