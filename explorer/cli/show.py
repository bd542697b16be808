"""`press show`: print one article."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import Any

import click

from explorer.cli.output import as_json, cells, format_option, labelled, terminal_width, write_json
from explorer.cli.passage_in_article import passage_as_json, passage_at, passage_lines
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.library.collection import Collection, find_article
from explorer.models import Article, DateOrigin
from explorer.text.paragraphs import Span, paragraphs
from explorer.text.visible import visible_line
from explorer.text.wrapping import wrap

_ORIGINS = {
    DateOrigin.METADATA: "its metadata",
    DateOrigin.TEXT: "its text",
    DateOrigin.USER: "you",
}
_WIDEST_COLUMN = 100  # longer lines are hard to read


@click.command("show", epilog="Example: press show 001 | less")
@click.argument("id")
@format_option("text", "json", help_text="What to print; json has the exact text and the mentions.")
@click.pass_context
def command(context: click.Context, id: str, form: str) -> None:  # noqa: A002  # its name in help
    """Print the article whose id begins with ID; ID@2 is its second version.

    ID#120-180 prints the passage between these offsets, marked in the paragraphs it stands in.
    """
    _, collection = open_settings_and_collection(context.obj)
    reference, sign, offsets = id.partition("#")
    article = find_article(collection, reference)
    passage = passage_at(article, offsets) if sign else None
    if form == "json":
        shown = {"passage": passage_as_json(article, passage)} if passage else {}
        write_json("article", _as_json(article, collection) | shown)
        return
    # In a plain folder the id says which file it is.
    places = collection.read_in(article.id) if collection.library else ()
    heading = _heading(article, places)
    text = "\n".join([*heading, "", *_body(article, passage)]) + "\n"
    if sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines:
        os.environ.setdefault("LESS", "FRX")  # as git does: quit when it fits, keep it on screen
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)


def _heading(article: Article, places: Sequence[str]) -> list[str]:
    supplied = " (supplied; the text has no headline)" if article.title_is_supplied else ""
    origin = f", from {_ORIGINS[article.date_from]}" if article.date_from else ""
    date = f"{article.date.label}  [{article.date}{origin}]" if article.date else None
    known = {
        "Title": article.title + supplied,
        "Date": date,
        "Source": article.source,
        "By": article.byline,
        "Place": article.place,
        "URL": article.url,
        "Language": article.language,
        "Id": article.id,
        "Version": str(article.version) if article.version > 1 else None,
    }
    rows = [(f"{label}:", value) for label, value in known.items() if value]
    return labelled([*rows, *(("Read in:", place) for place in places)], _width())


def _body(article: Article, passage: Span | None) -> list[str]:
    """Return the text as lines, a blank one between paragraphs; wrapped for a terminal."""
    if passage:
        return passage_lines(article.text, passage, _width())
    width = _width()
    lines: list[str] = []
    for paragraph in paragraphs(article.text):
        spans = [paragraph] if width is None else wrap(article.text, paragraph, width, cells)
        lines += [visible_line(article.text[span.start : span.end]) for span in spans]
        lines.append("")
    return lines[:-1]


def _width() -> int | None:
    width = terminal_width()
    return None if width is None else min(width, _WIDEST_COLUMN)


def _as_json(article: Article, collection: Collection) -> dict[str, Any]:
    searcher = open_searcher(collection)  # only for JSON: what a name stands for is in the index
    named = [
        (mention, entities)
        for mention in searcher.mentions(article.text, article.language)
        if (entities := searcher.names.entities_of_form(mention.form))  # else it is hidden
    ]
    return {
        **as_json(article),
        "title_is_supplied": article.title_is_supplied,
        "read_in": list(collection.read_in(article.id)),
        "mentions": [
            {
                "start": mention.start,
                "end": mention.end,
                "surface": mention.surface,
                "entities": [
                    {"type": entity.type.value, "name": entity.name} for entity in entities
                ],
            }
            for mention, entities in named
        ],
    }
