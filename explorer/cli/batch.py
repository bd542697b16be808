"""`press batch`: answer a list of queries, as a table or as data."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from explorer.cli.batch_formats import Asked, BatchFormat, Csv, Json
from explorer.cli.files import reading, writing
from explorer.cli.output import say
from explorer.cli.progress import ProgressLine
from explorer.cli.remembering import recalled
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.errors import ExplorerError
from explorer.library.collection import Collection
from explorer.search.answers import Search
from explorer.search.searcher import Searcher
from explorer.text.counting import counted

_FORMATS: dict[str, Callable[[], BatchFormat]] = {"csv": Csv, "json": Json}
_MOST_NAMED = 20  # refused queries that are written out on the screen


@click.command("batch", epilog="Example: press batch queries.txt --output found.csv")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(_FORMATS)), default="csv", show_default=True,
    help="A row for each hit, or a record for each query.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("-"),
    help="Where to write; it is there when all is written.  [default: standard output]",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(min=0), default=10, show_default=True,
    help="How many articles of each query; 0 counts only.",
)  # fmt: skip
@click.pass_context
def command(context: click.Context, file: Path, form: str, output: Path, limit: int) -> None:
    """Answer the queries in FILE (- is standard input), one a line.

    A line may begin with a name for its query and a tab. Empty lines and those that begin with #
    are passed over. @NAME is the saved search, which counts as no look at it. A query that cannot
    be read is named in the column `error`, and the others are answered. In a CSV file an
    apostrophe stands before what a spreadsheet would take for a formula.

    Exits with 0 when every query was read and something was found, 1 when nothing was, 2 when a
    query was refused.
    """
    _, collection = open_settings_and_collection(context.obj)
    searcher = open_searcher(collection)
    shape = _FORMATS[form]()
    refused: list[Asked] = []
    found = 0
    with reading(file) as lines, _writing(output) as write:
        write(shape.beginning())
        for asked in _with_progress(_queries(lines), quiet=output == Path("-")):
            done = _answered(asked, collection, searcher, limit)
            write(shape.written(done))
            if done.answer is None:
                refused.append(done)
            else:
                found += done.answer.total
        write(shape.end())
    _name(refused)
    context.exit(2 if refused else 0 if found else 1)


@contextmanager
def _writing(output: Path) -> Iterator[Callable[[str], None]]:
    if output == Path("-"):
        yield lambda text: click.echo(text, nl=False)
        return
    with writing(output) as stream:
        yield lambda text: _write(stream, text)


def _write(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode("utf-8", "replace"))


def _queries(lines: Iterable[bytes]) -> Iterator[Asked]:
    """Yield the queries of a list."""
    for number, line in enumerate(lines, start=1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip(" \r\n")
        except UnicodeDecodeError:
            text = line.decode("utf-8", "replace").strip()
            yield Asked(number, text, text, error="The line is not in UTF-8.")
            continue
        if not text.strip() or text.startswith("#"):
            continue
        before, tab, after = text.partition("\t")
        query = (after if tab else before).strip()
        yield Asked(number, before.strip() if tab and before.strip() else query, query)


def _answered(asked: Asked, collection: Collection, searcher: Searcher, limit: int) -> Asked:
    if asked.error:
        return asked
    try:
        answer = searcher.search(recalled(collection, Search(asked.query)), limit=limit)
    except ExplorerError as error:
        return asked._replace(error=str(error))
    if answer.repairs:
        # After the last semicolon stands how the screen, which never refuses, reads it.
        problems = (repair.rpartition("; ")[0] for repair in answer.repairs)
        return asked._replace(error=f"{'. '.join(problems)}.")
    return asked._replace(answer=answer)


def _with_progress(queries: Iterator[Asked], *, quiet: bool) -> Iterator[Asked]:
    """Pass queries on, and say how many were answered where nothing else is being written."""
    line = ProgressLine()
    try:
        for done, asked in enumerate(queries):
            if line.is_due and not (quiet and sys.stdout.isatty()):
                line.say(f"Answered: {done:,} {'query' if done == 1 else 'queries'}")
            yield asked
    finally:
        line.finish()


def _name(refused: list[Asked]) -> None:
    """Say which queries were not answered, and why."""
    for asked in refused[:_MOST_NAMED]:
        say(f"press: line {asked.line}: {asked.error}")
    if len(refused) > _MOST_NAMED:
        say(f"press: and {counted(len(refused) - _MOST_NAMED, 'more line')}")
