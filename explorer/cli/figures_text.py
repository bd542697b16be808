"""The ledger as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from explorer.cli.figures_formats import Shown, words
from explorer.cli.output import INDENT, cells, emphasise, pad, terminal_width, wrapped
from explorer.compare.ledger import STATE_SIGNS, Entry, LedgerRow
from explorer.models import Article
from explorer.text.counting import counted

_LEAST_ROOM = 20  # cells; what has less beside the date gets lines of its own


def write_text(shown: Shown, id_length: int, *, with_sentences: bool) -> None:
    """Write each quantity with its figures: sign, date, article, figure, and why that sign."""
    width = terminal_width()
    articles = [report.article for report in shown.ledger.reports]
    dates = max((cells(article.date_label) for article in articles), default=0)
    for at, row in enumerate(shown.rows):
        if at:
            click.echo()
        click.echo(emphasise(row.name, [(0, len(row.name))]) + f"  ({row.state.value})")
        for entry in row.entries:
            article = shown.article(entry)
            sign, date = STATE_SIGNS[entry.state], pad(article.date_label, dates)
            lead = f"{sign} {date}  {article.id[:id_length]}  "
            for line in _beside(lead, list(_said(article, entry, row)), width):
                click.echo(line)
            if with_sentences:
                sentence = words(article, entry.figure.sentence)
                for line in wrapped(sentence, _room(width, len(INDENT))):
                    click.echo(INDENT + line)


def _said(article: Article, entry: Entry, row: LedgerRow) -> Iterator[str]:
    """Yield the figure with its period, and then what is to be said of it."""
    figure = entry.figure
    counts = "" if figure.quantity in ("", row.quantity) else f" ({figure.quantity})"
    period = f", {words(article, figure.period.span)}" if figure.period else ""
    again = f", said {counted(len(entry.repeats) + 1, 'time')}" if entry.repeats else ""
    yield f"{words(article, figure.span)}{counts}{period}{again}"
    if len({each.report for each in row.entries}) > 1:
        yield entry.because


def _beside(lead: str, parts: Sequence[str], width: int | None) -> Iterator[str]:
    """Yield the parts beside a lead, each on its lines where they do not fit on one."""
    room = _room(width, cells(lead))
    if width is not None and width - cells(lead) < _LEAST_ROOM:
        yield lead.rstrip()
        lead, room = INDENT, _room(width, len(INDENT))
    whole = " · ".join(parts)
    lines = [whole] if room is None or cells(whole) <= room else parts
    for part in lines:
        for line in wrapped(part, room):
            yield lead + line
            lead = " " * cells(lead)


def _room(width: int | None, taken: int) -> int | None:
    return None if width is None else max(_LEAST_ROOM, width - taken)
