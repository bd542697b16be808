"""Write a comparison as lines of text, for a terminal or a pipe of any width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from explorer.cli.compare_names import name_lines
from explorer.cli.marked_text import MarkedText, hanging
from explorer.cli.output import INDENT, beside, fit, pad
from explorer.compare.formats.shown import (
    ShownArticle,
    ShownComparison,
    ShownEntry,
    ShownQuantity,
    ShownRow,
    ShownSaying,
)
from explorer.compare.rows import Relation

NARROWEST = 20
"""Cells; with fewer, a line would have no room for words."""

_LEAST_COLUMNS = 60  # cells, below which one side stands under the other
_GUTTER = 4  # between two columns, and before the lines of one: the signs with a space
_CONTEXT = 24  # characters before a figure whose sentence is cut to a line
_AGAIN = "the same words"


def comparison_lines(
    shown: ShownComparison, width: int, *, weight: bool, why: bool
) -> Iterator[str]:
    """Yield the lines of a comparison, each at most a width in cells.

    Words that matter are bold where the output shows that, else between signs.
    """
    if shown.rows is None:
        yield from _article_lines(shown.articles, width)
    elif width < _LEAST_COLUMNS:
        yield from _article_lines(shown.articles, width, ("< ", "> "))
        for row in shown.rows:
            yield ""
            yield from _stacked(row, width, weight=weight, why=why)
    else:
        yield from _side_by_side(shown.articles, shown.rows, width, weight=weight, why=why)
    if shown.quotes is not None:
        yield from ("", "SHARED QUOTES" if shown.quotes else "NO SHARED QUOTES")
        for quote in shown.quotes:
            yield ""
            yield from _quote_lines(quote, width, weight=weight)
    if shown.quantities is not None:
        yield from ("", "FIGURES" if shown.quantities else "NO FIGURES")
        yield from _figure_lines(shown.quantities, width, weight=weight)
    if shown.names is not None:
        yield from name_lines(shown.articles, shown.names, width)


def _article_lines(
    articles: Sequence[ShownArticle], width: int, signs: Sequence[str] | None = None
) -> Iterator[str]:
    for article, sign in zip(articles, signs or [""] * len(articles), strict=True):
        known = f"{sign}{_known(article)}  "
        yield from _beside(known, article.title, width)


def _beside(heading: str, text: str, width: int) -> list[str]:
    lines = "".join(beside(fit(heading, width), text, width)).split("\n")
    return [line.rstrip() for line in lines]


def _known(article: ShownArticle) -> str:
    return "  ".join(filter(None, (article.label, article.date, article.source)))


# ── passages ─────────────────────────────────────────────────────────────────────────────────


def _side_by_side(
    articles: Sequence[ShownArticle],
    rows: Sequence[ShownRow],
    width: int,
    *,
    weight: bool,
    why: bool,
) -> Iterator[str]:
    column = (width - _GUTTER) // 2
    gap = " " * _GUTTER
    yield gap.join(pad(fit(article.title, column), column) for article in articles).rstrip()
    yield gap.join(pad(fit(_known(article), column), column) for article in articles).rstrip()
    for row in rows:
        yield ""
        left, right = (
            MarkedText(pieces, weight=weight).lines(column) for pieces in (row.left, row.right)
        )
        sign = row.sign
        for one, other in zip_longest(left, right, fillvalue=" " * column):
            yield f"{one} {sign:<2} {other}".rstrip()
            sign = ""
        for remark in _remarks(row, why=why):
            yield from hanging("", f"[{remark}]", width, 0)


def _remarks(row: ShownRow, *, why: bool) -> Iterator[str]:
    if row.places:
        yield "moved: paragraph {} on the left, {} on the right".format(*row.places)
    if why and row.why:
        yield f"both: {row.why}"


def _stacked(row: ShownRow, width: int, *, weight: bool, why: bool) -> Iterator[str]:
    sides = [(sign, side) for sign, side in (("<", row.left), (">", row.right)) if side]
    if row.relation is Relation.SAME and row.left == row.right:
        sides = [("", row.left)]
    relation = "" if row.relation in (Relation.ONLY_LEFT, Relation.ONLY_RIGHT) else row.sign
    for sign, side in sides:
        gutter = f"{relation}{sign}".ljust(_GUTTER)
        for line in MarkedText(side, weight=weight).lines(width - _GUTTER):
            yield f"{gutter}{line}".rstrip()
            gutter = " " * _GUTTER
    for remark in _remarks(row, why=why):
        yield from hanging(" " * _GUTTER, f"[{remark}]", width, _GUTTER)


# ── quotes ───────────────────────────────────────────────────────────────────────────────────


def _quote_lines(quote: Sequence[ShownSaying], width: int, *, weight: bool) -> Iterator[str]:
    for number, saying in enumerate(quote):
        heading = f"{saying.label}  {saying.date}  "
        yield from hanging(heading, saying.speaker, width, len(INDENT))
        if number and not saying.changes:
            yield INDENT + _AGAIN
            continue
        words = MarkedText(saying.words, weight=weight, before="“", after="”")
        for line in words.lines(width - len(INDENT)):
            yield f"{INDENT}{line}".rstrip()
        if saying.changes:
            yield from hanging(f"{INDENT}changed: ", "; ".join(saying.changes), width, 6)


# ── figures ──────────────────────────────────────────────────────────────────────────────────


def _figure_lines(
    quantities: Sequence[ShownQuantity], width: int, *, weight: bool
) -> Iterator[str]:
    shared = [each for each in quantities if each.is_shared]
    lonely = [each for each in quantities if not each.is_shared]
    for quantity in shared:
        yield ""
        yield from hanging("", f"{quantity.quantity}: {quantity.state}", width, len(INDENT))
        for entry in quantity.entries:
            yield from _entry_lines(entry, width, weight=weight)
    if lonely:
        yield from ("", "only here:")
    for quantity in lonely:
        for entry in quantity.entries:
            yield from _beside(f"{INDENT}{entry.label}  ", _context(entry), width)


def _entry_lines(entry: ShownEntry, width: int, *, weight: bool) -> Iterator[str]:
    said = "; ".join((entry.figure, *entry.known))
    said += f" ({entry.remark})" if entry.remark else ""
    yield from hanging(f"{INDENT}{entry.label}  {entry.date}  ", said, width, 6)
    for line in MarkedText(entry.sentence, weight=weight).lines(width - 6):
        yield f"{' ' * 6}{line}".rstrip()


def _context(entry: ShownEntry) -> str:
    """Return the sentence of a figure from a few words before it on."""
    at = next((n for n, piece in enumerate(entry.sentence) if piece.mark), 0)
    before = "".join(piece.text for piece in entry.sentence[:at])
    after = "".join(piece.text for piece in entry.sentence[at:])
    if len(before) <= _CONTEXT:
        return before + after
    return f"…{before[-_CONTEXT:].partition(' ')[2]}{after}"
