"""Read the hand-kept tables and write the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from explorer.entities.lexicon import form_key

_SOURCES = Path(__file__).with_name("sources")


def rows(name: str) -> Iterator[list[str]]:
    """Read the rows of a hand-kept table: cells between bars; lines with # are remarks."""
    for line in (_SOURCES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def cells(name: str) -> list[str]:
    """Read all cells of a hand-kept table."""
    return [cell for row in rows(name) for cell in row if cell]


def keys(forms: Iterable[str]) -> set[str]:
    """Return the keys of forms, without the empty one."""
    return {form_key(form) for form in forms} - {""}


def write_lines(file: Path, entries: Iterable[str]) -> None:
    """Write a list: sorted, one a line."""
    file.write_text("".join(f"{entry}\n" for entry in sorted(entries)), encoding="utf-8")


def write_preferred(file: Path, preferred_by_form: Mapping[str, str]) -> None:
    """Write lines of a preferred name and, after tabs, the forms that stand for it."""
    forms: dict[str, list[str]] = {}
    for form, preferred in preferred_by_form.items():
        forms.setdefault(preferred, []).append(form)
    write_lines(file, ("\t".join((name, *sorted(found))) for name, found in forms.items()))
