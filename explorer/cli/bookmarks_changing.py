"""`press bookmarks add|edit|remove|undo`: what changes the kept passages."""

from __future__ import annotations

from dataclasses import replace

import click

from explorer import paths
from explorer.bookmarks.anchoring import find_quote
from explorer.bookmarks.bookmark import Bookmark, bookmark_passage
from explorer.bookmarks.store import BookmarkStore, Undone
from explorer.bookmarks.tags import clean_tag, retagged
from explorer.cli.bookmark_choice import tag_option
from explorer.cli.output import say
from explorer.cli.session import open_settings_and_collection
from explorer.errors import BookmarkError
from explorer.library.collection import resolve_id
from explorer.text.counting import counted


@click.command("add", epilog="Example: press bookmarks add 001 'sent a stern warning' --tag lead")
@click.argument("id")
@click.argument("quote")
@click.option("--note", default="", help="A remark to keep with it.")
@tag_option("--tag", "tags", "A word to find it by; may be given again.")
@click.pass_context
def add(
    context: click.Context,
    id: str,  # noqa: A002  # its name in help
    quote: str,
    note: str,
    tags: tuple[str, ...],
) -> None:
    """Keep the passage of article ID that reads QUOTE."""
    _, collection = open_settings_and_collection(context.obj)
    article = collection.article(resolve_id(collection, id))
    span = find_quote(quote, article.text)
    if span is None:
        raise BookmarkError(
            f"“{quote}” does not stand exactly once in {article.id}.",
            "Copy the words from `press show`, and enough of them.",
        )
    bookmark = retagged(bookmark_passage(collection.key, article, span, note), add=tags)
    BookmarkStore(paths.data_dir()).add(bookmark)
    click.echo(bookmark.id)


@click.command("edit", epilog="Example: press bookmarks edit 3f2a --note 'to check' --tag lead")
@click.argument("bookmark_ids", metavar="BOOKMARK...", nargs=-1, required=True)
@click.option("--note", help="The remark to keep with it; '' for none.")
@tag_option("--tag", "tags", "A tag to give it; may be given again.")
@tag_option("--untag", "dropped", "A tag to take from it; may be given again.")
@click.pass_context
def edit(
    context: click.Context,
    bookmark_ids: tuple[str, ...],
    note: str | None,
    tags: tuple[str, ...],
    dropped: tuple[str, ...],
) -> None:
    """Change note or tags of the bookmarks whose ids begin with BOOKMARK."""
    if note is None and not tags and not dropped:
        raise BookmarkError("There is nothing to change.", "Say --note, --tag or --untag.")
    tags = tuple(map(clean_tag, tags))

    def changed(bookmark: Bookmark) -> Bookmark:
        kept = retagged(bookmark, add=tags, drop=dropped)
        return kept if note is None else replace(kept, note=note)

    _, collection = open_settings_and_collection(context.obj)
    store = BookmarkStore(paths.data_dir())
    ids = dict.fromkeys(store.get(collection.key, each).id for each in bookmark_ids)
    for bookmark in store.change(ids, changed):
        say(f"Changed: {bookmark.exact}")


@click.command("remove", epilog="Example: press bookmarks remove 3f2a")
@click.argument("bookmark_ids", metavar="BOOKMARK...", nargs=-1, required=True)
@click.pass_context
def remove(context: click.Context, bookmark_ids: tuple[str, ...]) -> None:
    """Remove the bookmarks whose ids begin with BOOKMARK; `press bookmarks undo` takes it back."""
    _, collection = open_settings_and_collection(context.obj)
    store = BookmarkStore(paths.data_dir())
    bookmarks = {
        bookmark.id: bookmark
        for bookmark in (store.get(collection.key, each) for each in bookmark_ids)
    }
    store.remove_all(bookmarks)
    for bookmark in bookmarks.values():
        say(f"Removed: {bookmark.exact}")


@click.command("undo", epilog="Example: press bookmarks undo, after press bookmarks remove 3f2a")
@click.pass_context
def undo(context: click.Context) -> None:
    """Take back the last change to the kept passages, whoever of your sessions made it.

    May be said again, for the change before that one. Exits with 1 when there is none left.
    """
    _, collection = open_settings_and_collection(context.obj)
    undone = BookmarkStore(paths.data_dir()).undo(collection.key)
    say(_told(undone) if undone else f"There is nothing to take back in {collection.name}.")
    context.exit(0 if undone else 1)


def _told(undone: Undone) -> str:
    parts = [
        f"{counted(count, 'passage')} {what}"
        for count, what in (
            (undone.back, "back"),
            (undone.gone, "not kept any more"),
            (undone.as_before, "as before"),
        )
        if count
    ]
    return f"Taken back: {', '.join(parts) or 'nothing had come of it'}."
