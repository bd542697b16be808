"""Write which articles name whom and what: as a table where there is room, else as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.cli.marked_text import hanging
from explorer.cli.output import INDENT, cells, fit, pad
from explorer.compare.formats.shown import NamesOfType, ShownArticle, ShownName

_LEAST_NAME = 16  # cells; with less room for names there are lines and no table
_GAP = 2
_NONE = "·"


def name_lines(
    articles: Sequence[ShownArticle], names: Sequence[NamesOfType], width: int
) -> Iterator[str]:
    """Yield the lines of the names, the kinds one after the other."""
    labels = [article.label for article in articles]
    every = [name for _, of_type in names for name in of_type]
    yield from ("", "NAMED IN" if names else "NO NAMES")
    columns = sum(_column(label) for label in labels)
    remarks = max((_GAP + cells(name.remark) for name in every), default=0)
    room = width - len(INDENT) - columns - remarks
    widest = max((cells(name.name) for name in every), default=0)
    is_table = room >= min(widest, _LEAST_NAME)
    for number, (type_, of_type) in enumerate(names):
        if is_table:
            heading = "".join(label.rjust(_column(label)) for label in labels) if not number else ""
            kind = pad(f"  {type_.plural}", len(INDENT) + min(room, widest))
            yield f"{kind}{heading}".rstrip()
        else:
            yield f"  {type_.plural}"
        for name in of_type:
            if is_table:
                yield _row(name, labels, min(room, widest))
            else:
                yield from hanging(INDENT, _sentence(name, labels), width, 6)


def _column(label: str) -> int:
    return cells(label) + _GAP


def _row(name: ShownName, labels: Sequence[str], width: int) -> str:
    counts = "".join(
        (f"{count:,}" if count else _NONE).rjust(_column(label))
        for count, label in zip(name.counts, labels, strict=True)
    )
    row = f"{INDENT}{pad(fit(name.name, width), width)}{counts}  {name.remark}"
    return row.rstrip()


def _sentence(name: ShownName, labels: Sequence[str]) -> str:
    naming = ", ".join(
        f"{label} {count:,}×" for label, count in zip(labels, name.counts, strict=True) if count
    )
    return f"{name.name}: {naming}" + (f"; {name.remark}" if name.remark else "")
