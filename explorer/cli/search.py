"""`press search`: find articles by words and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from explorer.cli.output import (
    INDENT,
    as_json,
    beside,
    cells,
    emphasise,
    excerpt_lines,
    fit,
    format_option,
    marks_within,
    pad,
    say,
    terminal_width,
    write_json,
)
from explorer.cli.remembering import add_to_history, recalled, remember, save_options
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.cli.understanding import (
    dropped_forms,
    explanation_as_json,
    explanation_lines,
    refuse_misread,
    say_understood,
    understanding_as_json,
)
from explorer.errors import QueryError
from explorer.library.collection import short_id_length
from explorer.search.answers import Answer, Hit, Search, Sort, Suggestion
from explorer.search.explaining import Part
from explorer.search.reasons import Match, explain
from explorer.search.snippets import best_snippet
from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line

_SNIPPET_CHARACTERS = 240


@click.command("search", epilog="Example: press search 'PNH kenscoff -place:haiti' --sort date")
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(min=0), help="How many to list.  [default: 10]")
@click.option("--offset", type=click.IntRange(min=0), default=0, help="How many to pass over.")
@click.option(
    "--sort",
    type=click.Choice([sort.value for sort in Sort]),
    default=Sort.RELEVANCE.value,
    show_default=True,
    help="In which order; date is newest first.",
)
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option(
    "--fold/--unfold",
    default=None,
    help="One row for all articles of the same story.  [default: --fold as text, else --unfold]",
)
@click.option("--drop", multiple=True, metavar="FORM", help="A form that no name is to find.")
@click.option("--no-variants", is_flag=True, help="Find names only in the form that is typed.")
@click.option("--explain", is_flag=True, help="Say first how the query is understood.")
@click.option("--passages", is_flag=True, help="List the best passages of the articles found.")
@save_options
@format_option("text", "json", "ids")
@click.pass_context
def command(  # one for each option
    context: click.Context,
    query: tuple[str, ...],
    limit: int | None,
    offset: int,
    sort: str,
    reverse: bool,
    fold: bool | None,
    drop: tuple[str, ...],
    no_variants: bool,
    explain: bool,
    passages: bool,
    save: str | None,
    replace: bool,
    form: str,
) -> None:
    """Find articles by words and names, the best first.

    Words must all occur, in any inflection and with or without accents; a name also finds its
    other forms (PNH finds HNP, unless you --drop HNP). "quoted words" stand exactly so. word*
    finds what begins so. Where no article has all the words, those that have some are listed.
    OR, NOT, - and parentheses work; title: person: place: force: org: look only there.
    An empty query finds every article. Put -- before a query in which a word begins with -.

    Exits with 0 when something was found, 1 when nothing was, 2 on an error.
    """
    from explorer.search.suggestions import suggest  # only now: it waits for the index

    if passages and explain:
        raise QueryError("--explain tells of articles: leave it out, or --passages.")
    settings, collection = open_settings_and_collection(context.obj)
    searcher = open_searcher(collection)
    folded = form == "text" if fold is None else fold
    asked = Search(
        " ".join(query),
        sort=Sort(sort),
        reverse=reverse,
        folded=folded,
        widens=not no_variants,
        dropped=dropped_forms(drop, searcher.names),
    )
    search = recalled(collection, asked)
    wanted = settings.limit if limit is None else limit
    answer = searcher.search(search, limit=wanted, offset=offset)
    if save is not None or not explain:
        refuse_misread(answer)
    remember(collection, searcher, typed=asked.text, search=search, save=save, replace=replace)
    if passages:
        from explorer.cli.passages import write_passages  # only now, as above

        is_found = write_passages(searcher, search, wanted, offset, form)
        add_to_history(collection, asked.text)
        context.exit(0 if is_found else 1)
    explained = searcher.explain(search) if explain else None
    match form:
        case "ids":
            for hit in answer.hits:
                click.echo(hit.article.id)
        case "json":
            explanation = {"explanation": explanation_as_json(explained)} if explained else {}
            write_json("search", _as_json(answer, suggest(searcher, answer)) | explanation)
        case _:
            if explained:
                _write_explanation(explained, answer)
            say_understood(answer, suggest(searcher, answer))
            _write_text(answer, short_id_length(collection, _ids_of(answer)))
    add_to_history(collection, asked.text)
    context.exit(0 if answer.total else 1)


def _ids_of(answer: Answer) -> Iterator[str]:
    for hit in answer.hits:
        yield hit.article.id
        yield from hit.same_story


def _write_explanation(explained: Part, answer: Answer) -> None:
    for line in explanation_lines(explained):
        click.echo(line)
    for repair in answer.repairs:
        click.echo(visible_line(repair))
    click.echo()


def _write_text(answer: Answer, id_length: int) -> None:
    width = terminal_width()
    ids = [hit.article.id[:id_length] for hit in answer.hits]
    dates = [_date(hit) for hit in answer.hits]
    id_width, date_width = (max(map(cells, column), default=0) for column in (ids, dates))
    for hit, id_, date in zip(answer.hits, ids, dates, strict=True):
        _write_hit(hit, f"{pad(id_, id_width)}  {pad(date, date_width)}  ", width)
        if hit.same_story:
            others = " ".join(other[:id_length] for other in hit.same_story)
            line = f"+{len(hit.same_story)} of the same story: {others}"
            click.echo(INDENT + fit(line, None if width is None else width - len(INDENT)))
    say(_summary(answer))


def _write_hit(hit: Hit, heading: str, width: int | None) -> None:
    article = hit.article
    heading, title = beside(heading, article.title, width)
    click.echo(heading + emphasise(title, marks_within(Span(0, len(title)), hit.title_matches)))
    room = None if width is None else max(20, width - len(INDENT))
    if hit.why:
        click.echo(INDENT + fit(visible_line(explain(hit.why)), room))
    snippet = best_snippet(article.text, hit.matches, _SNIPPET_CHARACTERS)
    for line in excerpt_lines(article.text, snippet, hit.matches, room):
        click.echo(INDENT + line)


def _date(hit: Hit) -> str:
    return hit.article.date_label


def _summary(answer: Answer) -> str:
    shown = sum(1 + len(hit.same_story) for hit in answer.hits)
    total = answer.total
    if not total:
        return "No article found."
    noun = "article" if total == 1 else "articles"
    if shown == total:
        return f"{total:,} {noun}"
    after = answer.offset + len(answer.hits)
    more = f"; --offset {after} goes on" if shown and answer.offset + shown < total else ""
    return f"{shown:,} of {total:,} {noun}{more}"


def _as_json(answer: Answer, suggestions: Sequence[Suggestion]) -> dict[str, Any]:
    return {
        "query": answer.search.text,
        "sort": answer.search.sort.value,
        "total": answer.total,
        "offset": answer.offset,
        **understanding_as_json(answer, suggestions),
        "hits": [_hit_as_json(hit) for hit in answer.hits],
    }


def _hit_as_json(hit: Hit) -> dict[str, Any]:
    article = hit.article
    snippet = best_snippet(article.text, hit.matches, _SNIPPET_CHARACTERS)
    return {
        **as_json(article, "text"),
        "same_story": list(hit.same_story),
        "why": [each._asdict() for each in hit.why],
        "snippet": {
            "start": snippet.start,
            "end": snippet.end,
            "text": article.text[snippet.start : snippet.end],
        },
        "title_matches": _matches_as_json(hit.title_matches),
        "matches": _matches_as_json(hit.matches),
    }


def _matches_as_json(matches: tuple[Match, ...]) -> list[dict[str, Any]]:
    return [match._asdict() for match in matches]
