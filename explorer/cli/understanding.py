"""How a command says what it took a query for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from explorer.cli.output import INDENT, say
from explorer.entities.lexicon import form_key
from explorer.entities.names import Names
from explorer.errors import QueryError
from explorer.search.answers import Answer, Suggestion
from explorer.search.explaining import Part
from explorer.search.language.tokens import ENTITY_FIELDS
from explorer.search.telling import tell
from explorer.text.counting import counted
from explorer.text.visible import visible_line

_MOST_LISTED = 12  # words or names that a part stands for


def dropped_forms(forms: Iterable[str], names: Names) -> frozenset[str]:
    """Return the keys of the forms that names are not to find.

    Raises QueryError for one that is no form of any name.
    """
    keys = {form_key(form): form for form in forms}
    for key, form in keys.items():
        if key not in names.forms:
            raise QueryError(
                f"--drop {form}: no name of the collection has this form.",
                "`press entities` lists the names with their forms.",
            )
    return frozenset(keys)


def refuse_misread(answer: Answer) -> None:
    """Raise QueryError where a query was read otherwise than it is written."""
    if answer.repairs:
        # After the last semicolon stands how the screen, which never refuses, reads it.
        problem = answer.repairs[0].rpartition("; ")[0]
        raise QueryError(f"The query cannot be read as it is written: {problem}.")


def say_understood(answer: Answer, suggestions: Iterable[Suggestion]) -> None:
    """Say on standard error in what a query was read otherwise than typed, and what may help."""
    for sentence in tell(answer):
        say(sentence)
    for widened in answer.widened:
        if widened.choices and widened.entities == widened.choices:
            fields = {type_: name for name, type_ in ENTITY_FIELDS.items()}
            one = " or ".join(f'{fields[each.type]}:"{each.name}"' for each in widened.choices)
            say(f"Ask for one of them with {one}.")
    for suggestion in suggestions:
        say(f"Did you mean  press search {_quoted(suggestion.text)} ({suggestion.total:,})?")


def _quoted(text: str) -> str:
    """Return a query as one argument of a shell, whatever is in it."""
    from shlex import quote  # only now: most searches find enough

    quoted = quote(text)
    quoted = quoted if quoted.startswith("'") else f"'{quoted}'"
    return f"-- {quoted}" if text.startswith("-") else quoted


def explanation_lines(part: Part, depth: int = 0) -> Iterator[str]:
    """Yield a query in words, a line for each part, safe to show."""
    stands_for = " · ".join(
        f"{word} {count:,}" for word, count in list(part.stands_for.items())[:_MOST_LISTED]
    )
    more = len(part.stands_for) - _MOST_LISTED
    stands_for += f" · {more:,} more" if more > 0 else ""
    line = f"{part.says}: {counted(part.total, 'article')}"
    yield INDENT * depth + visible_line(f"{line}  ({stands_for})" if stands_for else line)
    for inner in part.parts:
        yield from explanation_lines(inner, depth + 1)


def explanation_as_json(part: Part) -> dict[str, Any]:
    """Return a query in words for a program."""
    return {
        "says": part.says,
        "total": part.total,
        "stands_for": dict(part.stands_for),
        "parts": [explanation_as_json(inner) for inner in part.parts],
    }


def understanding_as_json(answer: Answer, suggestions: Iterable[Suggestion]) -> dict[str, Any]:
    """Return in what a query was read otherwise than typed, for a program."""
    return {
        "relaxed": answer.relaxed,
        "expansions": [
            {
                "typed": widened.typed,
                "entities": [entity.name for entity in widened.entities],
                "also": dict(widened.also),
                "dropped": list(widened.dropped),
                "may_be": [{"type": each.type, "name": each.name} for each in widened.choices],
            }
            for widened in answer.widened
        ],
        "corrections": [
            {"typed": each.typed, "found": list(each.found)} for each in answer.corrections
        ],
        "repairs": list(answer.repairs),
        "notices": list(answer.notices),
        "suggestions": [each._asdict() for each in suggestions],
    }
