"""Files of records, one JSON object a line, that are only ever added to.

The order of lines means nothing, nor does a line that stands twice; so two files are joined by
joining their lines, as git does with `merge=union`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Generic, NamedTuple, TypeVar

from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Record = TypeVar("Record")
_MOST_SAID = 300


class Lines(NamedTuple, Generic[Record]):
    """What a file says."""

    records: list[Record]
    torn: str = ""
    """The beginning of a last line that was never written to its end, and is passed over."""


class LineFile(NamedTuple, Generic[Record]):
    """A kind of such files."""

    what: str
    """What a sentence calls what is in it: `judgements`."""
    error: type[ExplorerError]
    """What is raised where it cannot be read or written."""
    from_line: Callable[[str], Record]
    """Reads a line. Raises ValueError saying what is wrong with it."""
    as_line: Callable[[Record], str]

    def read(self, file: Path) -> Lines[Record]:
        """Read a file; a missing one holds nothing.

        Raises `error` naming the file and the line that is not understood. A last line without
        its line break that is broken was torn by a crash: it is passed over and returned.
        """
        try:
            content = file.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return Lines([])
        except OSError as problem:
            raise self.error(
                f"The {self.what} {file} cannot be read: {problem.strerror or problem}.",
                "Make the file readable or move it away.",
            ) from problem
        lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
        last, torn = lines.pop(), ""
        records = [self._read(file, at, line) for at, line in enumerate(lines, 1) if line.strip()]
        if last.strip():
            if _is_whole(last):
                records.append(self._read(file, len(lines) + 1, last))
            else:
                torn = last.decode("utf-8", "replace")
        return Lines(records, torn)

    def add(self, file: Path, records: Iterable[Record]) -> None:
        """Add lines to a file, made where there is none; when this returns they are on the disk.

        Others that add at the same time wait. A line torn by a crash is moved to a file beside.
        Raises `error` when that cannot be done.
        """
        from filelock import FileLock  # only for writing: it takes start-up time

        lines = "".join(f"{self.as_line(each)}\n" for each in records).encode()
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
            raise self.error(
                f"The {self.what} {file} cannot be written: {problem.strerror or problem}.",
                "Nothing was changed.",
            ) from problem

    def _read(self, file: Path, number: int, line: bytes) -> Record:
        try:
            return self.from_line(line.decode())
        except ValueError as problem:
            from explorer.text.visible import visible_line  # only where something is wrong

            wrong = visible_line(str(problem))[:_MOST_SAID]
            raise self.error(
                f"Line {number:,} of the {self.what} {file} is not understood: {wrong}.",
                "Mend or remove that line; nothing was changed.",
            ) from problem


def checked(line: str, schema: TypeAdapter[Any]) -> tuple[Any, dict[str, Any]]:
    """Return a line as its schema reads it, and all that stands in it.

    Raises ValueError saying what is wrong with it.
    """
    from pydantic import ValidationError  # only where there is something to check

    try:
        values = json.loads(line)
        return schema.validate_json(line), values
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(map(str, first["loc"]))
        wrong = first["msg"].removeprefix("Value error, ")
        raise ValueError(f"{where}: {wrong}" if where else wrong) from problem
    except RecursionError as problem:
        raise ValueError("it has brackets without end") from problem


def extra_of(values: dict[str, Any], keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what a later version wrote beside the keys that are known, as JSON text by key."""
    known = frozenset(keys)
    others = {key: value for key, value in values.items() if key not in known}
    return tuple(
        sorted((key, json.dumps(each, ensure_ascii=False)) for key, each in others.items())
    )


def line_of(values: dict[str, Any], extra: Iterable[tuple[str, str]]) -> str:
    """Return values as one line of JSON, without the line break; what is None is left out."""
    written = {
        key: _as_text(value) if isinstance(value, datetime) else value
        for key, value in values.items()
        if value is not None
    }
    others = {key: json.loads(value) for key, value in extra}
    return json.dumps({**written, **others}, ensure_ascii=False)


def read_time(text: str) -> datetime:
    """Read a time of a line, in UTC. Raises ValueError when it is none, or of no time zone."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"“{text}” does not say in which time zone; UTC is written with a Z")
    return time.astimezone(UTC)


def _as_text(time: datetime) -> str:
    text = time.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00")
    return text.removesuffix("000").removesuffix(".000") + "Z"


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
