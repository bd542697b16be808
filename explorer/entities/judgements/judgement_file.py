"""The file of a collection's judgements: JSON Lines, only ever added to.

    {"judgement": "same", "one": "PNH", "other": "Haitian National Police",
     "by": "anna", "at": "2026-11-21T20:01:02Z"}

(on one line). A judgement taken back is written once more, with `withdrawn` and `withdrawn_by`.
The order of lines means nothing, nor does a line that stands twice; so two files are joined by
joining their lines, as git does with `merge=union`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from explorer.checked_files import refuse_blank
from explorer.entities.judgements.judgements import Judgement, Judgements, Verdict
from explorer.entities.lexicon import form_key
from explorer.errors import JudgementError
from explorer.line_file import LineFile, checked, extra_of, line_of, read_time
from explorer.models import EntityType

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_KEYS = (
    "judgement",
    "one",
    "one_type",
    "other",
    "other_type",
    "type",
    "by",
    "at",
    "withdrawn",
    "withdrawn_by",
)


class JudgementLines(NamedTuple):
    """What a file says."""

    judgements: Judgements
    torn: str = ""
    """The beginning of a last line that was never written to its end, and is passed over."""


@dataclass(frozen=True)
class _Line:
    """A line as it may stand in a file; what a later version adds is kept."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "ignore", "strict": True}

    judgement: Verdict
    one: str
    by: str
    at: str
    one_type: EntityType | None = None
    other: str | None = None
    other_type: EntityType | None = None
    type: EntityType | None = None
    withdrawn: str | None = None
    withdrawn_by: str | None = None
    extra: dict[str, Any] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        refuse_blank(by=self.by)
        for form in (self.one, self.other):
            if form is not None and not form_key(form):
                raise ValueError(f"“{form}” is no name")


def read_judgements(file: Path) -> JudgementLines:
    """Read a file; a missing one holds nothing.

    Raises JudgementError naming the file and the line that is not understood. A last line
    without its line break that is broken was torn by a crash: it is passed over and returned.
    """
    lines = _FILE.read(file)
    return JudgementLines(Judgements(lines.records), lines.torn)


def add_judgements(file: Path, judgements: Iterable[Judgement]) -> None:
    """Add lines to a file, made where there is none; when this returns they are on the disk.

    Others that add at the same time wait. A line torn by a crash is moved to a file beside.
    Raises JudgementError when that cannot be done.
    """
    _FILE.add(file, judgements)


def as_line(judgement: Judgement) -> str:
    """Return a judgement as one line of JSON, without the line break."""
    return line_of({key: getattr(judgement, key) for key in _KEYS}, judgement.extra)


def from_line(line: str) -> Judgement:
    """Return the judgement of a line. Raises ValueError saying what is wrong with it."""
    found, values = checked(line, _line())
    given = {key: getattr(found, key) for key in _KEYS}
    given["at"] = read_time(found.at)
    given["withdrawn"] = None if found.withdrawn is None else read_time(found.withdrawn)
    return Judgement(**given, extra=extra_of(values, _KEYS))


@cache
def _line() -> TypeAdapter[_Line]:
    from pydantic import TypeAdapter  # only where there is something to check

    return TypeAdapter(_Line)


_FILE = LineFile("judgements", JudgementError, from_line, as_line)
