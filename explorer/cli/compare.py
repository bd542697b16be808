"""`press compare`: put two articles side by side."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import click

from explorer.cli.output import (
    as_json,
    cells,
    emphasise,
    fit,
    format_option,
    marks_within,
    pad,
    write_json,
)
from explorer.cli.session import open_settings_and_collection
from explorer.compare.alignment import SIGNS, Row, align
from explorer.library.collection import find_article
from explorer.models import Article
from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line
from explorer.text.wrapping import wrap

_PIPE_WIDTH = 120
_NARROWEST = 40


@click.command("compare", epilog="Example: press compare 002 003")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@format_option("text", "json")
@click.pass_context
def command(context: click.Context, left: str, right: str, form: str) -> None:
    """Put articles A and B side by side, sentence by sentence; A@1 A@2 are two versions of one.

    Between the columns stands = for the same words, ~ for other words (those that differ are
    bold on a terminal), < and > for what only one side has, and * beside what has moved.
    """
    _, collection = open_settings_and_collection(context.obj)
    pair = [find_article(collection, reference) for reference in (left, right)]
    rows = align(pair[0].text, pair[1].text)
    if form == "json":
        write_json("compare", _as_json(pair[0], pair[1], rows))
        return
    width = max(_NARROWEST, shutil.get_terminal_size((_PIPE_WIDTH, 0)).columns)
    for line in _text_lines(pair[0], pair[1], rows, (width - 4) // 2):
        click.echo(line.rstrip())


def _text_lines(left: Article, right: Article, rows: list[Row], width: int) -> Iterator[str]:
    titles = (fit(visible_line(article.title), width) for article in (left, right))
    yield "    ".join(pad(title, width) for title in titles)
    for row in rows:
        yield ""
        sign = SIGNS[row.relation] + ("*" if row.moved else " ")
        columns = (
            _column(left.text, row.left, row.change.left, width),
            _column(right.text, row.right, row.change.right, width),
        )
        blank = " " * width
        for one, other in zip_longest(*columns, fillvalue=blank):
            yield f"{one} {sign} {other}"
            sign = "  "


def _column(text: str, span: Span | None, changes: tuple[Span, ...], width: int) -> list[str]:
    if span is None:
        return []
    return [
        emphasise(text[line.start : line.end], marks_within(line, changes))
        + " " * (width - cells(visible_line(text[line.start : line.end])))
        for line in wrap(text, span, width, cells)
    ]


def _as_json(left: Article, right: Article, rows: list[Row]) -> dict[str, Any]:
    def passage(article: Article, span: Span | None, changes: tuple[Span, ...]) -> Any:
        if span is None:
            return None
        text = article.text[span.start : span.end]
        return {"start": span.start, "end": span.end, "text": text, "changed": list(changes)}

    return {
        "articles": [as_json(article, "text") for article in (left, right)],
        "rows": [
            {
                "relation": row.relation.value,
                "moved": row.moved,
                "left": passage(left, row.left, row.change.left),
                "right": passage(right, row.right, row.change.right),
            }
            for row in rows
        ],
    }
