"""`press figures correct` and the others: say what a figure counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click

from explorer.cli.figures_formats import figure_as_json, words
from explorer.cli.output import (
    fit,
    format_option,
    say,
    terminal_width,
    wrapped,
    write_columns,
    write_json,
)
from explorer.cli.session import open_settings_and_collection
from explorer.compare.corrections import correcting
from explorer.compare.corrections.correction import Correction, said_of
from explorer.compare.corrections.correction_file import as_line, read_corrections
from explorer.compare.ledger import figures_in
from explorer.errors import CorrectionError
from explorer.library.collection import corrections_file, find_article
from explorer.models import Article, Report
from explorer.text.counting import counted
from explorer.text.figures.figure import Figure
from explorer.text.visible import visible_line

_UNDO = "`press figures undo` takes it back."


@click.command("of", epilog="Example: press figures of 001, then press figures correct 001:1 …")
@click.argument("id")
@click.option("--sentences", is_flag=True, help="Print the sentence of each figure.")
@format_option("text", "json")
@click.pass_context
def of(context: click.Context, id: str, sentences: bool, form: str) -> None:  # noqa: A002
    """List the figures of the article whose id begins with ID: number, figure, what it counts.

    Exits with 1 when there is none.
    """
    _, collection = open_settings_and_collection(context.obj)
    article = find_article(collection, id)
    corrections = read_corrections(corrections_file(collection)).corrections
    figures = figures_in(Report(article))
    said = said_of(article, figures, corrections)
    if form == "json":
        rows = [
            {
                "number": at + 1,
                "correction": _as_json(said.get(at)),
                **figure_as_json(article, each),
            }
            for at, each in enumerate(figures)
        ]
        write_json("article-figures", {"article": article.id, "figures": rows})
    else:
        _write(article, figures, said, with_sentences=sentences)
    context.exit(0 if figures else 1)


@click.command("correct", epilog="Example: press figures correct 001:1 'officers deployed'")
@click.argument("figure", metavar="ID:NUMBER")
@click.argument("quantity", required=False)
@click.option("--hide", is_flag=True, help="It is no figure.")
@format_option("text", "json")
@click.pass_context
def correct(
    context: click.Context, figure: str, quantity: str | None, hide: bool, form: str
) -> None:
    """Say that a figure of an article, by its number in `press figures of ID`, counts QUANTITY.

    It is found again by its words and its sentence, also when the article is corrected.
    """
    counts = None if quantity is None else " ".join(quantity.split())
    if hide is (counts is not None) or counts == "":
        raise CorrectionError("Say either what the figure counts, or --hide.")
    settings, collection = open_settings_and_collection(context.obj)
    reference, colon, number = figure.rpartition(":")
    if not colon or not (number.isascii() and number.isdecimal()):
        raise CorrectionError(
            f"“{figure}” names no figure.", "Write ID:NUMBER; `press figures of ID` numbers them."
        )
    article = find_article(collection, reference)
    figures = figures_in(Report(article))
    if not 1 <= int(number) <= len(figures):
        raise CorrectionError(
            f"{article.id} has no figure {number}: it has {counted(len(figures), 'figure')}.",
            "`press figures of ID` numbers them.",
        )
    span = figures[int(number) - 1].span
    made = correcting.correct(
        corrections_file(collection), settings.signature, article, span, counts
    )
    _tell([made], f"“{made.figure}” in {article.id} {_counts(made)}. {_UNDO}", form)


@click.command("undo", epilog="Example: press figures undo")
@format_option("text", "json")
@click.pass_context
def undo(context: click.Context, form: str) -> None:
    """Take back what you corrected last; again, what you corrected before that.

    It stays in the file of corrections, marked as taken back. Exits with 1 when there is nothing.
    """
    settings, collection = open_settings_and_collection(context.obj)
    taken_back = correcting.take_back(corrections_file(collection), settings.signature)
    if not taken_back:
        say(f"There is no correction of {settings.signature} to take back.")
        context.exit(1)
    names = ", ".join(f"“{each.figure}” in {each.article}" for each in taken_back)
    _tell(taken_back, f"Taken back: what you said of {names}.", form)


@click.command("corrections", epilog="Example: press figures corrections --format json")
@format_option("text", "json")
@click.pass_context
def corrections(context: click.Context, form: str) -> None:
    """List what figures were said to count, by whom and when, the oldest first.

    What was taken back, or corrected otherwise later, is left out; it stays in the file. Exits
    with 1 when nothing was corrected.
    """
    _, collection = open_settings_and_collection(context.obj)
    file = corrections_file(collection)
    lines = read_corrections(file)
    holding = lines.corrections.holding
    if form == "json":
        rows = list(map(_as_json, holding))
        write_json("corrections", {"file": str(file), "corrections": rows})
    else:
        if holding:
            write_columns(list(map(_columns, holding)))
        say(f"{counted(len(holding), 'correction')} in {file}")
    if lines.torn:
        say("Its last line was not written to its end, and is passed over.")
    context.exit(0 if holding else 1)


commands = (of, correct, undo, corrections)


def _write(
    article: Article,
    figures: Sequence[Figure],
    said: Mapping[int, Correction],
    *,
    with_sentences: bool,
) -> None:
    width = terminal_width()
    for at, figure in enumerate(figures):
        quantity = figure.quantity or "it is not said what"
        if at in said:
            quantity = f"{said[at].quantity or 'no figure'} (corrected)"
        period = f", {words(article, figure.period.span)}" if figure.period else ""
        line = f"{at + 1:>4}  {words(article, figure.span)}{period}  —  {quantity}"
        click.echo(fit(visible_line(line), width))
        if with_sentences:
            room = None if width is None else max(20, width - 6)
            for each in wrapped(words(article, figure.sentence), room):
                click.echo(" " * 6 + each)
    say(f"{counted(len(figures), 'figure')} in {article.id}")


def _counts(correction: Correction) -> str:
    return "is no figure" if correction.quantity is None else f"counts {correction.quantity}"


def _columns(correction: Correction) -> list[str]:
    when = f"{correction.at.astimezone():%Y-%m-%d %H:%M}"
    said = f"{correction.article}  “{correction.figure}” {_counts(correction)}"
    return [when, visible_line(correction.by), visible_line(said)]


def _tell(made: Sequence[Correction], said: str, form: str) -> None:
    if form == "json":
        write_json("corrected", {"said": said, "corrections": list(map(_as_json, made))})
    else:
        say(said)


def _as_json(correction: Correction | None) -> dict[str, Any] | None:
    """Return a correction as it stands in the file."""
    if correction is None:
        return None
    written: dict[str, Any] = json.loads(as_line(correction))
    return written
