"""Which of the kept passages a command is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from explorer import paths
from explorer.bookmarks.anchoring import AnchorState
from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.filtering import PassageFilter, searchable
from explorer.bookmarks.store import BookmarkStore
from explorer.bookmarks.tags import has_tag, tags_beginning
from explorer.cli.output import say
from explorer.cli.remembering import recalled
from explorer.cli.session import open_searcher
from explorer.errors import ExplorerError
from explorer.library.collection import Collection
from explorer.library.opening import open_collection
from explorer.settings import load_settings
from explorer.text.folding import fold


class Choice(NamedTuple):
    """What passages have to be, to be chosen."""

    tags: Sequence[str] = ()
    """All of which they have."""
    articles: Sequence[str] = ()
    """Beginnings of ids, one of which their article's has."""
    query: str | None = None
    """What finds their article."""
    match: str = ""
    """Words, all of which stand in their quote, note, tags or title."""


def tags_beginning_so(
    context: click.Context, _option: click.Parameter, beginning: str
) -> list[CompletionItem]:
    """Complete a tag from those in use."""
    try:
        settings = load_settings()
        name = context.find_root().params.get("collection") or settings.collection
        collection = open_collection(name, max_bytes=settings.limits.article_bytes)
        kept = BookmarkStore(paths.data_dir()).of_collection(collection.key)
        collection.close()
    except ExplorerError:
        return []  # the shell has no place for a sentence
    return [
        CompletionItem(each.tag, help=str(each.passages))
        for each in tags_beginning(kept, beginning)
    ]


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that choose among the kept passages."""
    for option in (
        click.option("--match", default="", metavar="TEXT", help="Those with all these words."),
        click.option("--query", metavar="QUERY", help="Those of articles that a search finds."),
        click.option(
            "--article", "articles", multiple=True, metavar="ID", help="Those of an article."
        ),
        click.option(
            "--tag",
            "tags",
            multiple=True,
            metavar="TAG",
            shell_complete=tags_beginning_so,
            help="Those with a tag; given twice, with both.",
        ),
    ):
        command = option(command)
    return command


def state_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that chooses by what has become of a passage."""
    return click.option(
        "--state",
        "states",
        multiple=True,
        type=click.Choice([state.value for state in AnchorState]),
        help="Those of which this has become; given twice, either.",
    )(command)


def chosen(collection: Collection, choice: Choice) -> list[Bookmark]:
    """Return the passages of a collection that are chosen, the newest first. What cannot be read
    is named on standard error."""
    kept = kept_of(collection)
    words = PassageFilter(tuple(fold(choice.match).split()))
    of_article = _of_articles(kept, choice.articles) if choice.articles else None
    kept = [
        each
        for each in kept
        if all(has_tag(each, tag) for tag in choice.tags)
        and (of_article is None or each.article in of_article)
        and (not words.words or words.lets_through(searchable(each), ()))
    ]
    if choice.query is None or not kept:
        return kept
    found = _found(collection, choice.query)
    return [each for each in kept if each.article in found]


def kept_of(collection: Collection) -> list[Bookmark]:
    """Return the passages of a collection; what cannot be read is named on standard error."""
    listing = BookmarkStore(paths.data_dir()).listing(collection.key)
    if listing.problem:
        say(f"press: {listing.problem}")
    return list(listing.bookmarks)


def _of_articles(kept: Iterable[Bookmark], beginnings: Sequence[str]) -> set[str]:
    """Return the articles of passages that are meant; they need not be there any more."""
    ids = {each.article for each in kept}
    return {
        id_
        for beginning in beginnings
        for id_ in ids
        # An id written in full means itself, though others begin so.
        if (id_ == beginning if beginning in ids else id_.startswith(beginning))
    }


def _found(collection: Collection, query: str) -> frozenset[str]:
    from explorer.cli.understanding import refuse_misread  # only for a query
    from explorer.search.answers import Search

    searcher, search = open_searcher(collection), recalled(collection, Search(query))
    refuse_misread(searcher.search(search, limit=0))
    return frozenset(searcher.found(search))
