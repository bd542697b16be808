"""The file of a collection's corrections: JSON Lines, only ever added to.

    {"article": "001_8ca0c3246e838614", "figure": "Nearly 1,000", "sentence": "Nearly 1,000 …",
     "quantity": "officers deployed", "by": "anna", "at": "2026-11-21T20:01:02Z"}

(on one line). What is no figure has no `quantity` and `"hidden": true`. A correction taken back
is written once more, with `withdrawn` and `withdrawn_by`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from explorer.checked_files import refuse_blank
from explorer.compare.corrections.correction import Correction, Corrections
from explorer.errors import CorrectionError
from explorer.line_file import LineFile, checked, extra_of, line_of, read_time

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_KEYS = (
    "article",
    "figure",
    "sentence",
    "nth",
    "quantity",
    "hidden",
    "by",
    "at",
    "withdrawn",
    "withdrawn_by",
)


class CorrectionLines(NamedTuple):
    """What a file says."""

    corrections: Corrections
    torn: str = ""
    """The beginning of a last line that was never written to its end, and is passed over."""


@dataclass(frozen=True)
class _Line:
    """A line as it may stand in a file; what a later version adds is kept."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "ignore", "strict": True}

    article: str
    figure: str
    sentence: str
    by: str
    at: str
    nth: int = 1
    quantity: str | None = None
    hidden: bool = False
    withdrawn: str | None = None
    withdrawn_by: str | None = None
    extra: dict[str, Any] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        refuse_blank(article=self.article, figure=self.figure, sentence=self.sentence, by=self.by)
        if self.nth < 1:
            raise ValueError("nth: figures are counted from 1")
        if self.hidden is not (self.quantity is None):
            raise ValueError("either a quantity is said, or that it is hidden")


def read_corrections(file: Path) -> CorrectionLines:
    """Read a file; a missing one holds nothing.

    Raises CorrectionError naming the file and the line that is not understood.
    """
    lines = _FILE.read(file)
    return CorrectionLines(Corrections(lines.records), lines.torn)


def add_corrections(file: Path, corrections: Iterable[Correction]) -> None:
    """Add lines to a file, made where there is none; when this returns they are on the disk.

    Raises CorrectionError when that cannot be done.
    """
    _FILE.add(file, corrections)


def as_line(correction: Correction) -> str:
    """Return a correction as one line of JSON, without the line break."""
    values = {key: getattr(correction, key, None) for key in _KEYS}
    values["nth"] = correction.nth if correction.nth > 1 else None
    values["hidden"] = True if correction.quantity is None else None
    return line_of(values, correction.extra)


def from_line(line: str) -> Correction:
    """Return the correction of a line. Raises ValueError saying what is wrong with it."""
    found, values = checked(line, _line())
    given = {key: getattr(found, key) for key in _KEYS if key != "hidden"}
    given["at"] = read_time(found.at)
    given["withdrawn"] = None if found.withdrawn is None else read_time(found.withdrawn)
    return Correction(**given, extra=extra_of(values, _KEYS))


@cache
def _line() -> TypeAdapter[_Line]:
    from pydantic import TypeAdapter  # only where there is something to check

    return TypeAdapter(_Line)


_FILE = LineFile("corrections of figures", CorrectionError, from_line, as_line)
