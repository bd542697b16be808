"""`press entities merge` and the others: set the names of a collection right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from explorer.cli.meant import entity_meant
from explorer.cli.output import format_option, say, write_json
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.errors import JudgementError
from explorer.models import EntityKey, EntityType

if TYPE_CHECKING:
    from explorer.entities.judgements.judgements import Judgement
    from explorer.search.judging.judged_names import Change, JudgedNames
    from explorer.search.searcher import Searcher

_TYPES = click.Choice([type_.value for type_ in EntityType])
_UNDO = "`press entities undo` takes it back."


def open_judged_names(context: click.Context) -> tuple[Searcher, JudgedNames]:
    """Open the names of the collection, to be judged."""
    settings, collection = open_settings_and_collection(context.obj)
    searcher = open_searcher(collection)
    from explorer.search.judging.judged_names import JudgedNames  # only for a command that runs

    return searcher, JudgedNames(searcher, settings.signature)


@click.command("merge", epilog='Example: press entities merge PNH "Haitian National Police"')
@click.argument("name")
@click.argument("into")
@click.option("--overrule", is_flag=True, help="Even where they were judged different.")
@format_option("text", "json")
@click.pass_context
def merge(context: click.Context, name: str, into: str, overrule: bool, form: str) -> None:
    """Make the entities NAME and INTO one, with all names of both; it is called as INTO is.

    Any name of an entity stands for it, and may be followed by its type: "Jordan (place)".
    """
    searcher, judged = open_judged_names(context)
    one, other = (_meant(context, each, searcher) for each in (name, into))
    if not overrule and (between := judged.differences(one, other)):
        first = between[0]
        raise JudgementError(
            f"“{first.one}” and “{first.other}” were judged different by {first.by} on "
            f"{first.at:%Y-%m-%d}.",
            "--overrule makes them one all the same.",
        )
    _tell(judged.merge(one, other, overrule=overrule), form)


@click.command("split", epilog="Example: press entities split 'Haitian National Police' PNH")
@click.argument("name")
@click.argument("name_to_split", metavar="FORM")
@format_option("text", "json")
@click.pass_context
def split(context: click.Context, name: str, name_to_split: str, form: str) -> None:
    """Take FORM, one of its names, out of the entity NAME; its other names stay together."""
    searcher, judged = open_judged_names(context)
    _tell(judged.split(_meant(context, name, searcher), name_to_split), form)


@click.command("rename", epilog="Example: press entities rename PNH 'Police nationale'")
@click.argument("name")
@click.argument("new")
@format_option("text", "json")
@click.pass_context
def rename(context: click.Context, name: str, new: str, form: str) -> None:
    """Make NEW the preferred name of the entity NAME; it need not be one of its names yet."""
    searcher, judged = open_judged_names(context)
    _tell(judged.rename(_meant(context, name, searcher), new), form)


@click.command("type", epilog="Example: press entities type 'Viv Ansanm' force")
@click.argument("name")
@click.argument("type_", metavar=f"{'|'.join(EntityType)}", type=_TYPES)
@format_option("text", "json")
@click.pass_context
def retype(context: click.Context, name: str, type_: str, form: str) -> None:
    """Say of what type the entity NAME is."""
    searcher, judged = open_judged_names(context)
    _tell(judged.retype(_meant(context, name, searcher), EntityType(type_)), form)


@click.command("hide", epilog="Example: press entities hide 'Read More'")
@click.argument("name")
@format_option("text", "json")
@click.pass_context
def hide(context: click.Context, name: str, form: str) -> None:
    """Say that NAME, with all that it is called by, is no name; the words are still found."""
    searcher, judged = open_judged_names(context)
    _tell(judged.hide(_meant(context, name, searcher)), form)


@click.command("new", epilog="Example: press entities new 'Ti Lapli' person")
@click.argument("surface")
@click.argument("type_", metavar=f"{'|'.join(EntityType)}", type=_TYPES)
@click.option("--of", metavar="NAME", help="It is one more name of this entity.")
@format_option("text", "json")
@click.pass_context
def new(context: click.Context, surface: str, type_: str, of: str | None, form: str) -> None:
    """Say that SURFACE, as it stands in articles, is a name."""
    searcher, judged = open_judged_names(context)
    key = None if of is None else _meant(context, of, searcher)
    _tell(judged.create(surface, EntityType(type_), key), form)


@click.command("undo", epilog="Example: press entities undo")
@format_option("text", "json")
@click.pass_context
def undo(context: click.Context, form: str) -> None:
    """Take back what you judged last; again, what you judged before that.

    It stays in the file of judgements, marked as taken back. Exits with 1 when there is nothing.
    """
    _, judged = open_judged_names(context)
    if not judged.last():
        say(f"There is no judgement of {judged.by} to take back.")
        context.exit(1)
    _tell(judged.undo(), form, hint="")


def judgement_as_json(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as it stands in the file."""
    import json

    from explorer.entities.judgements.judgement_file import as_line  # only for a command that runs

    written: dict[str, Any] = json.loads(as_line(judgement))
    return written


def key_as_json(key: EntityKey | None) -> dict[str, str] | None:
    """Return an entity by its name and type."""
    return {"name": key.name, "type": key.type.value} if key else None


def _meant(context: click.Context, name: str, searcher: Searcher) -> EntityKey:
    """Return the entity of a name; where there is none, end the command with 1."""
    key = entity_meant(name, None, searcher.names)
    if key is None:
        context.exit(1)
    return key


def _tell(change: Change, form: str, hint: str = _UNDO) -> None:
    if form == "json":
        fields = {
            "said": change.said,
            "entity": key_as_json(change.entity),
            "judgements": list(map(judgement_as_json, change.judgements)),
        }
        write_json("judged", fields)
    else:
        say(f"{change.said} {hint}".rstrip())


commands = (merge, split, rename, retype, hide, new, undo)
