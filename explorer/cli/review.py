"""`press entities review`: judge suggested pairs of names, one after another."""

from __future__ import annotations

import shutil
import sys
from collections import deque
from typing import TYPE_CHECKING, Any

import click

from explorer.cli.judging import key_as_json, open_judged_names
from explorer.cli.output import say, terminal_is_dumb, wrapped, write_columns, write_json
from explorer.errors import JudgementError
from explorer.text.counting import counted
from explorer.text.visible import visible_line

if TYPE_CHECKING:
    from explorer.entities.judgements.judgements import Verdict
    from explorer.entities.judging.suggesting import Suggestion
    from explorer.search.judging.judged_names import JudgedNames
    from explorer.search.judging.pair_evidence import Side
    from explorer.search.searcher import Searcher

_PROMPT = "s same · d different · u unsure · k skip · z undo · q quit  "
_SKIP, _UNDO, _QUIT = ("k", " "), "z", ("q", "\x04")


@click.command("review", epilog="Example: press entities review --limit 20")
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many pairs."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    help="List the pairs, and ask nothing; so it does without a terminal.",
)
@click.pass_context
def review(context: click.Context, limit: int, form: str | None) -> None:
    """Judge pairs of names that may be of one entity, those most worth it first.

    On a terminal each is shown with what speaks for it, and one key decides: s same, d different
    for good, u unsure, k or space skip, z undo, q quit. Exits with 1 when there is no pair.
    """
    searcher, judged = open_judged_names(context)
    suggestions = judged.suggestions()
    pairs = suggestions[:limit]
    asks = form is None and sys.stdin.isatty() and sys.stdout.isatty() and not terminal_is_dumb()
    if form == "json":
        write_json("suggestions", {"suggestions": [_as_json(searcher, each) for each in pairs]})
    elif not pairs:
        say("There is no pair of names to judge.")
    elif asks:
        _Review(searcher, judged, pairs).run()
    else:
        _list(pairs)
        say(f"{len(pairs):,} of {counted(len(suggestions), 'pair')} to judge")
    context.exit(0 if pairs else 1)


class _Review:
    """Asks for one pair after another."""

    def __init__(
        self, searcher: Searcher, judged: JudgedNames, suggestions: list[Suggestion]
    ) -> None:
        self._searcher, self._judged = searcher, judged
        self._to_come = deque(suggestions)
        self._decided: list[Suggestion] = []

    def run(self) -> None:
        """Ask until the user has had enough or there is no more pair."""
        while self._to_come:
            if not self._judged.is_open(self._to_come[0]):  # what was judged before settles it
                self._to_come.popleft()
            elif not self._ask(self._to_come[0]):
                break
        say(f"{counted(len(self._decided), 'pair')} judged, {len(self._to_come):,} left.")

    def _ask(self, suggestion: Suggestion) -> bool:
        """Show a pair and do what a key says; return False when that is to stop."""
        self._show(suggestion)
        while True:
            key = _key()
            if key in _QUIT:
                click.echo()
                return False
            if key in _SKIP:
                _answer("Skipped.")
                self._to_come.popleft()
                return True
            if key == _UNDO and self._decided:
                _answer(self._judged.undo().said)
                self._to_come.appendleft(self._decided.pop())
                return True
            if verdict := _verdict(key):
                self._decide(suggestion, verdict)
                return True

    def _show(self, suggestion: Suggestion) -> None:
        from explorer.cli.pair_lines import pair_lines  # only on a terminal
        from explorer.search.judging.pair_evidence import evidence_of

        click.echo(f"\n{len(self._to_come):,} to judge")
        for line in pair_lines(
            evidence_of(self._searcher, suggestion), shutil.get_terminal_size().columns
        ):
            click.echo(line)
        click.echo(_PROMPT, nl=False)

    def _decide(self, suggestion: Suggestion, verdict: Verdict) -> None:
        self._to_come.popleft()
        try:
            said = self._judged.decide(suggestion, verdict).said
        except JudgementError as error:  # somebody else has judged it meanwhile
            _answer(str(error))
        else:
            _answer(said)
            self._decided.append(suggestion)


def _answer(sentence: str) -> None:
    """Write what a key has done below the line that asked for it."""
    click.echo()
    for line in wrapped(sentence, shutil.get_terminal_size().columns):
        click.echo(line)


def _key() -> str:
    try:
        return click.getchar().lower()
    except EOFError:
        return _QUIT[0]


def _verdict(key: str) -> Verdict | None:
    from explorer.entities.judgements.judgements import Verdict

    return {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}.get(key)


def _list(suggestions: list[Suggestion]) -> None:
    from explorer.search.judging.pair_evidence import why

    rows = [
        (f"{each.one_spelling} ({each.one_entity.type})", each.other_spelling, why(each))
        for each in suggestions
    ]
    write_columns([[visible_line(cell) for cell in row] for row in rows])


def _as_json(searcher: Searcher, suggestion: Suggestion) -> dict[str, Any]:
    from explorer.search.judging.pair_evidence import evidence_of

    evidence = evidence_of(searcher, suggestion)
    return {
        "because": suggestion.because.value,
        "why": evidence.why,
        "score": round(suggestion.score, 3),
        "together": evidence.together,
        "one": _side_as_json(evidence.one),
        "other": _side_as_json(evidence.other),
    }


def _side_as_json(side: Side) -> dict[str, Any]:
    name = side.name
    return {
        "name": name.spelling,
        "entity": key_as_json(side.entity),
        "mentions": name.mentions,
        "articles": name.articles,
        "first": str(name.first) if name.first else None,
        "last": str(name.last) if name.last else None,
        "others": dict(side.others),
        "contexts": [
            {
                "article": each.article,
                "before": each.before,
                "mention": each.mention.surface,
                "after": each.after,
            }
            for each in side.contexts
        ],
    }


commands = (review,)
