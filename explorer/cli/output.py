"""Write results to a terminal or a pipe: width, weight, columns, JSON."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from explorer.text.paragraphs import Span
from explorer.text.visible import is_unsafe, visible_line

FORMAT_VERSION = 1
"""Of the JSON that commands print; grows when a script could notice."""


def cells(text: str) -> int:
    """Return how many terminal cells a text takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # only for text that needs it: the tables take time to load

    return max(0, wcswidth(text))


def terminal_width() -> int | None:
    """Return the width of the terminal in cells; None when the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def emphasise(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """Return a text made safe, with stretches of it in bold where the output shows that."""
    if not _shows_weight():
        return visible_line(text)
    parts, at = [], 0
    for start, end in marks:
        parts.append(visible_line(text[at:start]))
        parts.append(click.style(visible_line(text[start:end]), bold=True))
        at = end
    return "".join(parts) + visible_line(text[at:])


def _shows_weight() -> bool:
    dumb = os.environ.get("TERM") in ("dumb", None)
    return sys.stdout.isatty() and not dumb and not os.environ.get("NO_COLOR")


def fit(text: str, width: int | None) -> str:
    """Cut a text to a width in cells, with an ellipsis; None leaves it whole."""
    if width is None or cells(text) <= width:
        return text
    end = min(len(text), max(0, width - 1))
    while end and cells(text[:end]) > width - 1:
        end -= 1
    return text[:end].rstrip() + "…"


def pad(text: str, width: int) -> str:
    """Fill a text with spaces to a width in cells."""
    return text + " " * (width - cells(text))


def write_columns(rows: Sequence[Sequence[str]]) -> None:
    """Write rows with their columns aligned, the last one cut to the terminal's width."""
    if not rows:
        return
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    total = terminal_width()
    room = None if total is None else max(8, total - sum(widths) - 2 * len(widths))
    for row in rows:
        columns = [pad(cell, width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*columns, fit(row[-1], room)]).rstrip())


def write_json(kind: str, fields: dict[str, Any]) -> None:
    """Write one JSON document that carries its kind and format version.

    Controls and invisible characters are written as escapes, so that the document is as
    harmless on a terminal as it is exact for a program.
    """
    text = json.dumps(
        {"format": f"press-{kind}", "version": FORMAT_VERSION, **fields},
        ensure_ascii=False,
        indent=2,
    )
    click.echo("".join(_escaped(character) for character in text))


def _escaped(character: str) -> str:
    if character == "\n" or not is_unsafe(character):
        return character
    return json.dumps(character)[1:-1]


def say(sentence: str) -> None:
    """Tell the user something that is not data, on standard error."""
    click.echo(visible_line(sentence), err=True)


def marks_within(span: Span, matches: Iterable[Any]) -> list[tuple[int, int]]:
    """Return the stretches of matches inside a span, counted from its start."""
    return [
        (max(match.start, span.start) - span.start, min(match.end, span.end) - span.start)
        for match in matches
        if match.start < span.end and match.end > span.start
    ]
