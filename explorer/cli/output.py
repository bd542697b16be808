"""Write results to a terminal or a pipe: width, weight, columns, JSON."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import click

from explorer.bookmarks.bookmark import Bookmark
from explorer.models import Article
from explorer.text.harmless_json import harmless_json
from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line
from explorer.text.wrapping import wrap

if TYPE_CHECKING:
    from explorer.search.reasons import Match
    from explorer.search.snippets import Snippet

FORMAT_VERSION = 1
"""Of the JSON that commands print; grows when a script could notice."""

INDENT = " " * 4
"""Before every line that belongs to the one above it."""

_LEAST_TITLE = 20  # cells; a title with less room than that gets a line of its own
_DUMB = ("", "dumb", "unknown")


def format_option(
    *formats: str, help_text: str = "What to print."
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the `--format` option of a command, whose parameter is called `form`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default="text",
        show_default=True,
        help=help_text,
    )


def cells(text: str) -> int:
    """Return how many terminal cells a text takes once it is made safe to show."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # only for text that needs it: the tables take time to load

    return wcswidth(visible_line(text))


def terminal_width() -> int | None:
    """Return the width of the terminal in cells; None when the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def emphasise(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """Return a text made safe, with stretches of it in bold where the output shows that."""
    if not shows_weight():
        return visible_line(text)
    parts, at = [], 0
    for start, end in marks:
        parts.append(visible_line(text[at:start]))
        parts.append(click.style(visible_line(text[start:end]), bold=True))
        at = end
    return "".join(parts) + visible_line(text[at:])


def shows_weight() -> bool:
    """Whether bold is shown where the output goes."""
    return sys.stdout.isatty() and not terminal_is_dumb() and not os.environ.get("NO_COLOR")


def terminal_is_dumb() -> bool:
    """Whether the terminal obeys no escape sequences. Windows sets no TERM, and obeys them."""
    return os.environ.get("TERM", "" if os.name == "posix" else "windows") in _DUMB


def fit(text: str, width: int | None) -> str:
    """Cut a text to a width in cells, with an ellipsis; None leaves it whole."""
    if width is None or cells(text) <= width:
        return text
    end = min(len(text), max(0, width - 1))
    while end and cells(text[:end]) > width - 1:
        end -= 1
    return text[:end].rstrip() + "…"


def beside(heading: str, title: str, width: int | None) -> tuple[str, str]:
    """Return a heading and the title to write after it, cut to a width in cells.

    Where the heading leaves little room, it ends with a line break and the title's indent.
    """
    if width is None or width - cells(heading) >= _LEAST_TITLE:
        return heading, fit(title, None if width is None else width - cells(heading))
    return f"{heading.rstrip()}\n{INDENT}", fit(title, width - len(INDENT))


def pad(text: str, width: int) -> str:
    """Fill a text with spaces to a width in cells."""
    return text + " " * (width - cells(text))


def write_columns(rows: Sequence[Sequence[str]]) -> None:
    """Write rows with their columns aligned, each line cut to the terminal's width."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    total = terminal_width()
    for row in rows:
        columns = [pad(cell, width) for cell, width in zip(row, widths, strict=True)]
        click.echo(fit("  ".join(columns).rstrip(), total))


def labelled(rows: Sequence[tuple[str, str]], width: int | None) -> list[str]:
    """Return lines with labels and their values, safe and wrapped beside the label.

    A value of one ASCII word is never broken: half an id, a path or a link is of no use.
    """
    column = max(len(label) for label, _ in rows) + 2
    lines = []
    for label, value in rows:
        one_word = value.isascii() and " " not in value
        room = None if width is None or one_word else max(20, width - column)
        first, *others = wrapped(value, room)
        lines += [f"{label:<{column}}{first}", *(" " * column + other for other in others)]
    return lines


def wrapped(text: str, width: int | None) -> list[str]:
    """Return a text as safe lines of at most a width in cells; None: one line."""
    whole = Span(0, len(text))
    spans = [whole] if width is None else wrap(text, whole, width, cells)
    return [visible_line(text[span.start : span.end]) for span in spans]


def as_json(record: Article | Bookmark, *without: str) -> dict[str, Any]:
    """Return what is known of a record, but for some fields, in JSON's own values."""
    written = {field.name: getattr(record, field.name) for field in fields(record)}
    return {
        name: value if isinstance(value, str | int | None) else str(value)
        for name, value in written.items()
        if name not in without
    }


def write_json(kind: str, fields: dict[str, Any]) -> None:
    """Write one JSON document that carries its kind and format version."""
    click.echo(json_text({"format": f"press-{kind}", "version": FORMAT_VERSION, **fields}))


def json_text(value: Any) -> str:
    """Return a value as JSON over several lines, as harmless on a terminal as it is exact."""
    return harmless_json(value, indent=2)


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


def excerpt_lines(
    text: str, excerpt: Snippet, matches: Sequence[Match], width: int | None
) -> list[str]:
    """Return a stretch of a text wrapped to a width, its matches in bold; None: one line."""
    span = Span(excerpt.start, excerpt.end)
    lines = [span] if width is None else wrap(text, span, width - 2, cells)
    written = [
        emphasise(text[line.start : line.end], marks_within(line, matches)) for line in lines
    ]
    written[0] = ("" if excerpt.opens else "…") + written[0]
    written[-1] += "" if excerpt.closes else "…"
    return written
