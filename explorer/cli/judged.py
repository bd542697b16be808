"""`press entities judgements`: list what was judged of the names of a collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from explorer.cli.judging import judgement_as_json, open_judged_names
from explorer.cli.output import format_option, say, write_columns, write_json
from explorer.text.counting import counted
from explorer.text.visible import visible_line

if TYPE_CHECKING:
    from explorer.entities.judgements.judgements import Judgement


@click.command("judgements", epilog="Example: press entities judgements --format json")
@format_option("text", "json")
@click.pass_context
def judgements(context: click.Context, form: str) -> None:
    """List what was judged, by whom and when, the oldest first, and what of it cannot hold.

    What was taken back, or judged otherwise later, is left out; it stays in the file. Exits with
    1 when nothing was judged.
    """
    _, judged = open_judged_names(context)
    holding, conflicts = judged.judgements.holding, judged.conflicts
    if form == "json":
        pairs = [(each.dropped, each.different) for each in conflicts]
        write_json(
            "judgements",
            {
                "file": str(judged.file),
                "judgements": list(map(judgement_as_json, holding)),
                "conflicts": [
                    {"dropped": judgement_as_json(dropped), "holds": judgement_as_json(other)}
                    for dropped, other in pairs
                ],
            },
        )
    else:
        from explorer.search.judging import (
            telling_judgements as telling,  # only for a command that runs
        )

        if holding:
            write_columns([_columns(each) for each in holding])
        for conflict in conflicts:
            say(telling.conflict(conflict))
        say(f"{counted(len(holding), 'judgement')} in {judged.file}")
    if judged.torn:
        say("Its last line was not written to its end, and is passed over.")
    context.exit(0 if holding else 1)


def _columns(judgement: Judgement) -> list[str]:
    from explorer.search.judging import telling_judgements as telling  # as above

    when = f"{judgement.at.astimezone():%Y-%m-%d %H:%M}"
    said = telling.judged(judgement)
    return [when, visible_line(judgement.by), visible_line(said)]


commands = (judgements,)
