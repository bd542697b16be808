"""A comparison as Markdown that GitHub shows: tables of two columns, and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explorer.compare.formats.pieces import Mark, Pieces
from explorer.compare.formats.shown import (
    NamesOfType,
    ShownArticle,
    ShownComparison,
    ShownEntry,
    ShownQuantity,
    ShownRow,
    ShownSaying,
)
from explorer.text.markdown import escaped

_MARKS = {Mark.REMOVED: "~~", Mark.ADDED: "**", Mark.POINTED: "**"}


def markdown_lines(shown: ShownComparison) -> Iterator[str]:
    """Yield the lines of a comparison."""
    yield f"# {' / '.join(escaped(article.title) for article in shown.articles)}"
    yield ""
    for article in shown.articles:
        yield f"- **{escaped(article.label)}** {' · '.join(_known(article))}"
    if shown.rows is not None:
        yield from ("", "## Side by side", "", *_row_lines(shown.articles, shown.rows))
    if shown.quotes is not None:
        yield from ("", "## Shared quotes", *_quote_lines(shown.quotes))
    if shown.quantities is not None:
        yield from ("", "## Figures", "", *_figure_lines(shown.quantities))
    if shown.names is not None:
        yield from ("", "## Named in", "", *_name_lines(shown.articles, shown.names))


def _known(article: ShownArticle) -> list[str]:
    known = (article.date, article.source, article.title)
    return [escaped(each) for each in known if each]


def _words(pieces: Pieces) -> str:
    return "".join(
        f"{_MARKS[piece.mark]}{escaped(piece.text)}{_MARKS[piece.mark]}"
        if piece.mark
        else escaped(piece.text)
        for piece in pieces
    )


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]], rule: str = "---") -> list[str]:
    return [
        f"| {' | '.join(cells)} |"
        for cells in (heading, ["---", *[rule] * (len(heading) - 1)], *rows)
    ]


def _row_lines(articles: Sequence[ShownArticle], rows: Sequence[ShownRow]) -> list[str]:
    left, right = (escaped(article.label) for article in articles)
    return _table(
        (left, "", right),
        ((_words(row.left), _middle(row), _words(row.right)) for row in rows),
    )


def _middle(row: ShownRow) -> str:
    return escaped(row.sign) + (" ¶ {} → ¶ {}".format(*row.places) if row.places else "")


def _quote_lines(quotes: Sequence[Sequence[ShownSaying]]) -> Iterator[str]:
    if not quotes:
        yield from ("", "None.")
    for number, quote in enumerate(quotes, start=1):
        yield from ("", f"Quote {number}", "")
        for saying in quote:
            who = ", ".join(map(escaped, filter(None, (saying.date, saying.speaker))))
            yield f"- **{escaped(saying.label)}** {who}: “{_words(saying.words)}”"
            yield from (f"  - {escaped(change)}" for change in saying.changes)


def _figure_lines(quantities: Sequence[ShownQuantity]) -> list[str]:
    if not quantities:
        return ["None."]
    return _table(
        ("Quantity", "State", "Article", "Figure", "Of it", "Sentence"),
        (_figure_cells(quantity, entry) for quantity in quantities for entry in quantity.entries),
    )


def _figure_cells(quantity: ShownQuantity, entry: ShownEntry) -> list[str]:
    state = f"{quantity.state} ({entry.remark})" if entry.remark else quantity.state
    known = (quantity.quantity, state, entry.label, entry.figure, ", ".join(entry.known))
    return [*map(escaped, known), _words(entry.sentence)]


def _name_lines(articles: Sequence[ShownArticle], names: Sequence[NamesOfType]) -> list[str]:
    if not names:
        return ["None."]
    labels = [escaped(article.label) for article in articles]
    return _table(
        ("Name", *labels, ""),
        (
            (f"{escaped(name.name)} ({type_.value})", *map(str, name.counts), escaped(name.remark))
            for type_, of_type in names
            for name in of_type
        ),
        rule="---:",
    )
