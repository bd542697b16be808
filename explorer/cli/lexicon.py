"""`press lexicon`: share what was decided on the names of a collection, and look it through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from explorer.cli.files import writing
from explorer.cli.judging import judgement_as_json, key_as_json, open_judged_names
from explorer.cli.output import format_option, say, write_json
from explorer.cli.session import open_settings_and_collection
from explorer.errors import CollectionError
from explorer.library import own
from explorer.library.collection import LEXICON, Collection
from explorer.text.counting import counted
from explorer.text.visible import visible_line

if TYPE_CHECKING:
    from explorer.entities.judging.lexicon_check import Finding
    from explorer.entities.judging.lexicon_exchange import LexiconConflict


@click.group("lexicon", epilog="Example: press lexicon export names.toml, then press lexicon check")
def command() -> None:
    """Export, import and check the lexicon: who and what is known by which names."""


@command.command("export", epilog="Example: press lexicon export names.toml")
@click.argument("file", default="-", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--all", "everything", is_flag=True, help="All names that were found, as well.")
@click.pass_context
def export(context: click.Context, file: Path, everything: bool) -> None:
    """Write the lexicon and what was judged as one lexicon to FILE, else to standard output.

    Names that were only found, and that nobody has decided on, are left out unless --all asks for
    them. Exits with 1 when there is nothing to write.
    """
    _, judged = open_judged_names(context)
    # Only for a command that runs.
    from explorer.entities.judging.lexicon_exchange import decided_entities, lexicon_text

    grouping = judged.grouping
    entities = (
        list(grouping.entities)
        if everything
        else decided_entities(grouping, judged.lexicon, judged.judgements)
    )
    if entities:
        with writing(file) as stream:
            stream.write(lexicon_text(entities).encode())
    say(f"{_entities(len(entities))} written" if entities else "Nobody has decided on a name yet.")
    context.exit(0 if entities else 1)


@command.command("import", epilog="Example: press lexicon import names.toml --dry-run")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@format_option("text", "json")
@click.pass_context
def import_(context: click.Context, file: Path, dry_run: bool, form: str) -> None:
    """Take the entities and the names of the lexicon FILE into the lexicon of this collection.

    What contradicts the lexicon or the judgements here is left out and listed: nothing is
    guessed. The lexicon as it was is kept beside, as lexicon.toml.old. Exits with 1 when
    something was left out.
    """
    # Only for a command that runs.
    from explorer.entities.judgements.judgement_file import read_judgements
    from explorer.entities.judging.lexicon_exchange import combine, lexicon_text
    from explorer.entities.lexicon import load_lexicon

    _, collection = open_settings_and_collection(context.obj)
    target = _lexicon_file(collection)
    if not file.exists():  # to load a lexicon that is not there is to load an empty one
        raise CollectionError(f"There is no file {file}.")
    here, other = collection.lexicon, load_lexicon(file)
    judgements = read_judgements(collection.judgements).judgements
    combined = combine(here, other, judgements)
    entities = combined.lexicon.entities
    changes = entities != here.entities
    if changes and not dry_run:
        _put(lexicon_text(entities), target)
    new, forms = len(entities) - len(here.entities), len(combined.lexicon.forms) - len(here.forms)
    if form == "json":
        conflicts = [_conflict_as_json(each, file) for each in combined.conflicts]
        write_json("lexicon-import", {"new": new, "new_forms": forms, "conflicts": conflicts})
    else:
        for each in combined.conflicts:
            click.echo(visible_line(_told_conflict(each, file)))
        would = "would come in" if dry_run else "taken in"
        left = f", {counted(len(combined.conflicts), 'conflict')}" if combined.conflicts else ""
        say(f"{_entities(new)} and {counted(forms, 'name')} {would}{left}.")
    context.exit(1 if combined.conflicts else 0)


@command.command("check", epilog="Example: press lexicon check")
@format_option("text", "json")
@click.pass_context
def check(context: click.Context, form: str) -> None:
    """List what is doubtful in the lexicon and in what was judged.

    Exits with 0 when there is nothing, 1 when there is something.
    """
    searcher, judged = open_judged_names(context)
    # Only for a command that runs.
    from explorer.entities.judging.lexicon_check import check_judgements, check_lexicon

    lexicon = judged.lexicon
    occurring = {each.key for each in searcher.index.observed_forms()}
    findings = [
        *check_lexicon(lexicon, occurring),
        *check_judgements(judged.judgements, lexicon, judged.grouping, occurring),
    ]
    if form == "json":
        write_json("lexicon-check", {"findings": list(map(_finding_as_json, findings))})
    else:
        for each in findings:
            click.echo(visible_line(_told_finding(each)))
        say(f"{counted(len(findings), 'doubt')} in {_entities(len(lexicon.entities))}")
    context.exit(1 if findings else 0)


def _lexicon_file(collection: Collection) -> Path:
    if collection.key == own.BUILT_IN:
        raise CollectionError(
            "The lexicon of the built-in collection stays as it is.",
            "`press collections new NAME` makes a collection that takes one; `press entities` "
            "corrects single names here, too.",
        )
    return collection.judgements.with_name(LEXICON)


def _put(text: str, file: Path) -> None:
    """Put a lexicon in the place of the one that is there, and keep that one beside."""
    if file.exists():
        with writing(file.with_name(f"{file.name}.old")) as stream:
            stream.write(file.read_bytes())
    with writing(file) as stream:
        stream.write(text.encode())


def _entities(count: int) -> str:
    return f"{count:,} {'entity' if count == 1 else 'entities'}"


# What is told of conflicts and doubts.


def _told_conflict(conflict: LexiconConflict, file: Path) -> str:
    from explorer.entities.judging.lexicon_exchange import Clash

    line = _line_of(conflict, file)
    where = f"{file}, line {line}" if line else f"{file}"
    here = " and ".join(f"{key.name} ({key.type})" for key in conflict.here) or "nothing here"
    wrong = {
        Clash.OTHER_ENTITY: f"its names belong to {here}",
        Clash.OTHER_TYPE: f"that is {here} here",
        Clash.DIFFERENT: f"it was judged different from another name of {conflict.entity.name}",
        Clash.HIDDEN: "it was judged to be no name",
    }[conflict.clash]
    entity = f"{conflict.entity.name} ({conflict.entity.type})"
    return f"{where}: “{conflict.form}” of {entity} is left out: {wrong}."


def _line_of(conflict: LexiconConflict, file: Path) -> int | None:
    """Return the number of the first line that has a form as it is usually written in TOML."""
    lines = file.read_text("utf-8-sig").splitlines()
    written = f'"{conflict.form}"'
    return next((number for number, line in enumerate(lines, 1) if written in line), None)


def _conflict_as_json(conflict: LexiconConflict, file: Path) -> dict[str, Any]:
    return {
        "clash": conflict.clash.value,
        "form": conflict.form,
        "entity": key_as_json(conflict.entity),
        "here": list(map(key_as_json, conflict.here)),
        "line": _line_of(conflict, file),
    }


def _told_finding(finding: Finding) -> str:
    from explorer.entities.judging.lexicon_check import Doubt
    from explorer.search.judging.telling_judgements import judged_by

    form = f"“{finding.form}”"
    entities = " and ".join(f"{key.name} ({key.type})" for key in finding.entities)
    judgements = "; ".join(map(judged_by, finding.judgements))
    return {
        Doubt.NAME_TWICE: f"{entities} stands there twice; the two are taken for one.",
        Doubt.FORM_TWICE: f"{form} belongs to {entities}, and is counted for each.",
        Doubt.SPELLED_TWICE: f"{form} of {entities} is found without being listed.",
        Doubt.NO_OWN_FORM: f"{entities} has no name that is not another's, too.",
        Doubt.NOT_FOUND: f"{entities} is nowhere named.",
        Doubt.OVERRULED: f"{form} is listed as a name of {entities}, but: {judgements}.",
        Doubt.JUDGED_UNKNOWN: f"{form} is neither found nor listed, but: {judgements}.",
        Doubt.CONTRADICTION: f"Of these the first cannot hold: {judgements}.",
    }[finding.doubt]


def _finding_as_json(finding: Finding) -> dict[str, Any]:
    return {
        "doubt": finding.doubt.value,
        "form": finding.form,
        "entities": list(map(key_as_json, finding.entities)),
        "judgements": list(map(judgement_as_json, finding.judgements)),
    }
