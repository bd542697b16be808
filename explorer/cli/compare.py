"""`press compare`: put two articles side by side, or lay several beside each other."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import click

from explorer.cli.compare_json import VERSION, comparison_as_json
from explorer.cli.compare_text import NARROWEST, comparison_lines
from explorer.cli.comparing import each_once, found_by, labels_of
from explorer.cli.files import writing
from explorer.cli.output import format_option, json_text, say, shows_weight
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.compare.comparing import PAIR, Comparison, Section, compare, narrowed
from explorer.compare.corrections.correction_file import read_corrections
from explorer.compare.formats.showing import shown
from explorer.compare.formats.shown import ShownComparison
from explorer.compare.showing import Mode
from explorer.errors import ExplorerError
from explorer.library.collection import corrections_file, find_article

_PIPE_WIDTH = 120
_STANDARD = Path("-")


@click.command("compare", epilog="Example: press compare 002 003 --format html -o haiti.html")
@click.argument("references", metavar="A B...", nargs=-1)
@click.option("--query", help="Compare what a search finds as well.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True,
    help="How many articles of the search.",
)  # fmt: skip
@click.option(
    "--only", "sections", type=click.Choice([each.value for each in Section]), multiple=True,
    help="Only this; may be given again.",
)  # fmt: skip
@click.option(
    "--differing", "mode", flag_value=Mode.DIFFERENCES, type=Mode,
    help="Only what is said otherwise, elsewhere, or not by all.",
)  # fmt: skip
@click.option(
    "--shared", "mode", flag_value=Mode.SHARED, type=Mode,
    help="Only what several say, in the same words or in others.",
)  # fmt: skip
@click.option("--why", is_flag=True, help="Say what speaks for each pair of passages.")
@click.option(
    "--width", type=click.IntRange(min=NARROWEST),
    help=f"Of the text, in columns.  [default: the terminal's; {_PIPE_WIDTH} in a pipe]",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=_STANDARD,
    help="Where to write; it is there when all is written.  [default: standard output]",
)  # fmt: skip
@format_option("text", "json", "html", "md")
@click.pass_context
def command(
    context: click.Context,
    references: tuple[str, ...],
    query: str | None,
    limit: int,
    sections: tuple[str, ...],
    mode: Mode | None,
    why: bool,
    width: int | None,
    output: Path,
    form: str,
) -> None:
    """Put articles A and B side by side, passage by passage; A@1 A@2 are two versions of one.

    Between the columns stands = for the same words, ~ for other words, < and > for what only one
    side has, and * beside what has moved. Words that differ are bold on a terminal, else between
    [-…-] and {+…+}. Below come the quotes that the articles share, who said them and what was
    altered; the figures beside each other; and who and what is named in which.

    Of three articles or more, or of what a --query finds, there are quotes, figures and names.

    Exits with 0 when the articles have anything in common of what is asked for, 1 when they have
    nothing; with --differing, 0 when there is any difference, 1 when there is none; 2 on an error.
    """
    _, collection = open_settings_and_collection(context.obj)
    named = [find_article(collection, reference) for reference in references]
    if query is None and len(named) < PAIR:
        raise ExplorerError(
            "There are two articles to name, or more.", "`press search QUERY` lists their ids."
        )
    searcher = open_searcher(collection)
    articles = each_once(named, [] if query is None else found_by(searcher, query, limit))
    if len(articles) < PAIR:
        say("The search finds nothing to compare.")
        context.exit(1)
    reports = [searcher.report(article) for article in articles]
    corrections = read_corrections(corrections_file(collection)).corrections
    whole = compare(reports, _sections(sections, len(reports)), corrections)
    part = narrowed(whole, mode or Mode.EVERYTHING)
    text = (
        _json(part)
        if form == "json"
        else _text(form, shown(part, labels_of(collection, articles)), width, output, why=why)
    )
    _write(text, output)
    judged = part if mode is Mode.DIFFERENCES else narrowed(whole, Mode.SHARED)
    context.exit(1 if judged.is_empty else 0)


def _sections(names: Sequence[str], articles: int) -> frozenset[Section]:
    """Return what the options ask for. Raises ExplorerError where that cannot be."""
    if Section.ROWS in names and articles != PAIR:
        raise ExplorerError(
            f"Passages stand side by side for two articles, and there are {articles}.",
            "Name two, or leave out --only rows.",
        )
    return frozenset(map(Section, names or Section))


def _json(comparison: Comparison) -> str:
    fields = {"format": "press-compare", "version": VERSION, **comparison_as_json(comparison)}
    return f"{json_text(fields)}\n"


def _text(
    form: str, comparison: ShownComparison, width: int | None, output: Path, *, why: bool
) -> str:
    match form:
        case "html":
            from explorer.compare.formats.html import html_page  # only now: it loads Jinja

            return html_page(comparison)
        case "md":
            from explorer.compare.formats.markdown import markdown_lines  # only where it is asked

            lines = markdown_lines(comparison)
        case _:
            to_screen = output == _STANDARD
            usual = shutil.get_terminal_size((_PIPE_WIDTH, 0)).columns if to_screen else _PIPE_WIDTH
            lines = comparison_lines(
                comparison,
                width or max(NARROWEST, usual),
                weight=to_screen and shows_weight(),
                why=why,
            )
    return "".join(f"{line}\n" for line in lines)


def _write(text: str, output: Path) -> None:
    if output == _STANDARD:
        click.echo(text, nl=False)
        return
    with writing(output) as stream:
        stream.write(text.encode("utf-8", "replace"))
