"""The file of a collection's judgements: JSON Lines, only ever added to.

    {"judgement": "same", "one": "PNH", "other": "Haitian National Police",
     "by": "anna", "at": "2026-11-21T20:01:02Z"}

(on one line). A judgement taken back is written once more, with `withdrawn` and `withdrawn_by`.
The order of lines means nothing, nor does a line that stands twice; so two files are joined by
joining their lines, as git does with `merge=union`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, NamedTuple

from explorer.checked_files import refuse_blank
from explorer.entities.judgements.judgements import Judgement, Judgements, Verdict
from explorer.entities.lexicon import form_key
from explorer.errors import JudgementError
from explorer.models import EntityType
from explorer.text.visible import visible_line

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
_MOST_QUOTED = 80


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
    try:
        content = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return JudgementLines(Judgements())
    except OSError as problem:
        raise _unreadable(file, problem) from problem
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    last, torn = lines.pop(), ""
    judgements = [_read(file, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if last.strip():
        if _is_whole(last):
            judgements.append(_read(file, len(lines) + 1, last))
        else:
            torn = last.decode("utf-8", "replace")
    return JudgementLines(Judgements(judgements), torn)


def add_judgements(file: Path, judgements: Iterable[Judgement]) -> None:
    """Add lines to a file, made where there is none; when this returns they are on the disk.

    Others that add at the same time wait. A line torn by a crash is moved to a file beside.
    Raises JudgementError when that cannot be done.
    """
    from filelock import FileLock  # only for writing: it takes start-up time

    lines = "".join(f"{as_line(each)}\n" for each in judgements).encode()
    if not lines:
        return
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(file.with_name(f"{file.name}.lock")), file.open("a+b") as stream:
            start = _mend_end(file, stream)
            try:
                stream.write(lines)
                _settle(stream)
            except OSError:
                stream.truncate(start)
                raise
    except OSError as problem:
        raise JudgementError(
            f"The judgements {file} cannot be written: {problem.strerror or problem}.",
            "Nothing was changed.",
        ) from problem


def as_line(judgement: Judgement) -> str:
    """Return a judgement as one line of JSON, without the line break."""
    values = {key: getattr(judgement, key) for key in _KEYS}
    written = {
        key: _time(value) if isinstance(value, datetime) else value
        for key, value in values.items()
        if value is not None
    }
    extra = {key: json.loads(value) for key, value in judgement.extra}
    return json.dumps({**written, **extra}, ensure_ascii=False)


def from_line(line: str) -> Judgement:
    """Return the judgement of a line. Raises ValueError saying what is wrong with it."""
    from pydantic import ValidationError  # only where there is something to check

    try:
        values = json.loads(line)
        checked = _line().validate_json(line)
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(map(str, first["loc"]))
        wrong = first["msg"].removeprefix("Value error, ")
        raise ValueError(f"{where}: {wrong}" if where else wrong) from problem
    except RecursionError as problem:
        raise ValueError("it has brackets without end") from problem
    given = {key: getattr(checked, key) for key in _KEYS}
    given["at"] = _read_time(checked.at)
    given["withdrawn"] = None if checked.withdrawn is None else _read_time(checked.withdrawn)
    extra = sorted(
        (key, json.dumps(value, ensure_ascii=False))
        for key, value in values.items()
        if key not in _KEYS
    )
    return Judgement(**given, extra=tuple(extra))


def _read(file: Path, number: int, line: bytes) -> Judgement:
    try:
        return from_line(line.decode())
    except ValueError as problem:
        wrong = visible_line(str(problem))[:300]
        raise JudgementError(
            f"Line {number:,} of the judgements {file} is not understood: {wrong}.",
            "Mend or remove that line; nothing was changed.",
        ) from problem


def _is_whole(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _mend_end(file: Path, stream: BinaryIO) -> int:
    """Let a file end with a whole line; return where it ends."""
    stream.seek(0)
    last = stream.read().rpartition(b"\n")[2]
    if last.strip() and not _is_whole(last):
        with file.with_name(f"{file.name}.torn").open("ab") as beside:
            beside.write(last + b"\n")
            _settle(beside)
        stream.truncate(stream.tell() - len(last))
    elif last.strip():
        stream.write(b"\n")
    return stream.seek(0, os.SEEK_END)


def _settle(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _time(time: datetime) -> str:
    text = time.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00")
    return text.removesuffix("000").removesuffix(".000") + "Z"


def _read_time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"“{text}” does not say in which time zone; UTC is written with a Z")
    return time.astimezone(UTC)


def _unreadable(file: Path, problem: OSError) -> JudgementError:
    return JudgementError(
        f"The judgements {file} cannot be read: {problem.strerror or problem}.",
        "Make the file readable or move it away.",
    )


@cache
def _line() -> TypeAdapter[_Line]:
    from pydantic import TypeAdapter  # see `from_line`

    return TypeAdapter(_Line)
