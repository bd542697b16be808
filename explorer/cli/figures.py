"""`press figures`: lay the figures of what a search finds beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from explorer.cli.figures_formats import FORMATS, Shown
from explorer.cli.figures_text import write_text
from explorer.cli.output import format_option, say
from explorer.cli.plot import write_timelines
from explorer.cli.progress import ProgressLine
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.cli.understanding import dropped_forms, refuse_misread, say_understood
from explorer.compare.corrections.correction_file import read_corrections
from explorer.compare.ledger import Ledger, figures_in, lay_out
from explorer.compare.ledger.timeline import rows_about
from explorer.errors import QueryError
from explorer.library.collection import corrections_file, short_id_length
from explorer.models import NamedMention, Report
from explorer.search.answers import Search, Sort
from explorer.text.counting import counted
from explorer.text.figures.figure import Figure

if TYPE_CHECKING:
    from explorer.search.searcher import Searcher

_USUAL_LIMIT = 200  # articles; their figures are found while the user waits
_AT_ONCE = 100  # articles whose names are looked up together
_OTHERS = {
    "of": "List the figures of one article, numbered.",
    "correct": "Say what a figure counts, or that it is none.",
    "undo": "Take back what you corrected last.",
    "corrections": "List what was corrected.",
}


class _Figures(click.Command):
    """A command that is asked a query, unless it is called by the name of another after it."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        if args and args[0] in _OTHERS:
            other = _other(args[0])
            return other.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Commands"):
            formatter.write_dl(list(_OTHERS.items()))


def _other(name: str) -> click.Command:
    from explorer.cli import correcting  # only for a command that is called

    return next(each for each in correcting.commands if each.name == name)


@click.command(
    "figures",
    cls=_Figures,
    epilog="Example: press figures haiti --quantity 'people killed' --timeline",
)
@click.argument("query", nargs=-1)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=_USUAL_LIMIT,
    show_default=True,
    help="Of how many articles, the best first; 0 for all.",
)
@click.option(
    "--sort",
    type=click.Choice([sort.value for sort in Sort]),
    default=Sort.RELEVANCE.value,
    show_default=True,
    help="Which articles are the best; date takes the newest.",
)
@click.option("--drop", multiple=True, metavar="FORM", help="A form that no name is to find.")
@click.option("--no-variants", is_flag=True, help="Find names only in the form that is typed.")
@click.option("--quantity", metavar="WORDS", help="Only what is called by these words.")
@click.option("--timeline", "by_time", is_flag=True, help="Plot each quantity by its days.")
@click.option("--sentences", is_flag=True, help="Print the sentence of each figure.")
@click.option("--all", "every", is_flag=True, help="Also what only one article gives.")
@format_option("text", "json", "csv")
@click.pass_context
def command(
    context: click.Context,
    query: tuple[str, ...],
    limit: int,
    sort: str,
    drop: tuple[str, ...],
    no_variants: bool,
    quantity: str | None,
    by_time: bool,
    sentences: bool,
    every: bool,
    form: str,
) -> None:
    """Lay the figures of the articles that a search finds beside each other, by what they count.

    Before each figure stands = where it agrees with another article, ~ where it differs, > for
    a later number, + for what comes on top, / for another period. As json and csv, what only one
    article gives is always there.

    Exits with 0 when there is any figure, 1 when there is none, 2 on an error.
    """
    if by_time and form == "csv":
        raise QueryError("--timeline is drawn or written as json: leave out --format csv.")
    _, collection = open_settings_and_collection(context.obj)
    searcher = open_searcher(collection)
    search = Search(
        " ".join(query),
        sort=Sort(sort),
        widens=not no_variants,
        dropped=dropped_forms(drop, searcher.names),
    )
    answer = searcher.search(search, limit=0)
    refuse_misread(answer)
    if form == "text":
        say_understood(answer, ())
    most = min(answer.total, limit or answer.total)
    laid = _ledger_of(searcher, search, most)
    rows = laid.rows if quantity is None else rows_about(laid.rows, quantity)
    shown = Shown(laid, rows, is_every=every or form != "text" or quantity is not None)
    if by_time:
        write_timelines(shown, form)
    elif form == "text":
        ids = (report.article.id for report in laid.reports)
        write_text(shown, short_id_length(collection, ids), with_sentences=sentences)
    else:
        click.echo(FORMATS[form](shown), nl=False)
    if form == "text":
        say(_summary(shown, answer.total, most))
    context.exit(0 if rows else 1)


def _ledger_of(searcher: Searcher, search: Search, most: int) -> Ledger:
    request = searcher.request(searcher.understand(search).query, search)
    ids = searcher.index.search(request, limit=most).ids if most else ()
    file = corrections_file(searcher.collection)
    corrections = read_corrections(file).corrections
    line = ProgressLine()
    found: list[tuple[Report, list[Figure]]] = []
    try:
        for report in reports_of(searcher, ids):
            if line.is_due:
                line.say(f"Reading: {len(found):,} of {most:,} articles")
            found.append((report, figures_in(report, corrections)))
    finally:
        line.finish()
    return lay_out(found)


def reports_of(searcher: Searcher, ids: Sequence[str]) -> Iterator[Report]:
    """Yield articles with the names that the index has of them: to find names anew takes longer
    than all the rest."""
    forms = frozenset(searcher.names.forms)
    for start in range(0, len(ids), _AT_ONCE):
        articles = [searcher.collection.article(id_) for id_ in ids[start : start + _AT_ONCE]]
        mentions = searcher.mentions_of(articles, forms)
        for article in articles:
            named = (
                NamedMention(mention.start, mention.end, entities[0].key)
                for mention in mentions[article.id]
                if (entities := searcher.names.entities_of_form(mention.form))
            )
            yield Report(article, tuple(named))


def _summary(shown: Shown, total: int, read: int) -> str:
    if not total:
        return "No article found."
    quantities = len(shown.rows)
    articles = counted(read, "article")
    said = f"{quantities:,} {'quantity' if quantities == 1 else 'quantities'} in {articles}"
    if not quantities:
        said = f"No such figure in {articles}."
    if shown.left_out:
        said += f"; {shown.left_out:,} only in one, which --all lists"
    if read < total:
        said += f"; read are {read:,} of {total:,}, --limit 0 reads all"
    return said
