"""Read the program's TOML files: each is checked by pydantic before it is believed.

Checking costs more than all else at the start, so what was found right is remembered in the
cache folder and recalled for as long as the file's size and time of change are the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import tempfile
import time
import zlib
from contextlib import suppress
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer import __version__, paths
from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

REFUSE_UNKNOWN = {"extra": "forbid", "strict": True}
"""The pydantic configuration of a dataclass that describes a file."""

_SETTLED_NANOSECONDS = 2_000_000_000  # a file just written may change again within one clock tick


def load_checked(file: Path, what: str, schema: type, error: type[ExplorerError]) -> dict[str, Any]:
    """Return what a TOML file says, as plain JSON values; an empty dict when there is no file.

    `what` is how a sentence calls the file, `schema` the dataclass that it must fit. Raises
    `error` naming the file and what in it is wrong.
    """
    try:
        status = _status_of(file)
        stamp = f"{status.st_size} {status.st_mtime_ns} {_stamp_of(schema)}"
        if (remembered := _recall(file, stamp)) is not None:
            return remembered
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise error(
            f"{what} {file} cannot be read: {problem.strerror or problem}.",
            "Make it readable or move it away.",
        ) from problem
    except ValueError as problem:
        raise error(f"{what} {file} is not UTF-8: {problem}.", "Save it as UTF-8.") from problem
    values = _check(text, f"{what} {file}", schema, error)
    if time.time_ns() - status.st_mtime_ns > _SETTLED_NANOSECONDS:
        _remember(file, stamp, values)
    return values


def refuse_blank(**names: str | None) -> None:
    """Raise ValueError when one of these is given without any visible character."""
    for key, name in names.items():
        if name is not None and not any(
            character.isprintable() and not character.isspace() for character in name
        ):
            raise ValueError(f"{key} must not be empty")


def _status_of(file: Path) -> os.stat_result:
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for without end
        raise OSError("it is not a regular file")
    return status


def _check(text: str, what: str, schema: type, error: type[ExplorerError]) -> dict[str, Any]:
    import tomllib  # with pydantic only when there is something to check: both are slow to load

    from pydantic import ValidationError

    adapter = _adapter(schema)
    try:
        # By way of JSON, where a date of TOML's own is a string like any other.
        written = json.dumps(tomllib.loads(text), default=str)
        checked = adapter.validate_json(written)
    except ValidationError as problem:
        raise _explained(problem, what, schema, error) from problem
    except (ValueError, RecursionError) as problem:  # TOML syntax, brackets without end
        raise error(f"{what} is not valid TOML: {problem}.", "Mend that line.") from problem
    values: dict[str, Any] = adapter.dump_python(checked, mode="json", exclude_none=True)
    return values


@cache
def _adapter(schema: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # see `_check`

    return TypeAdapter(schema)


def _explained(
    problem: ValidationError, what: str, schema: type, error: type[ExplorerError]
) -> ExplorerError:
    first = problem.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] != "unexpected_keyword_argument":
        at = f" at {where}" if where else ""
        wrong = first["msg"].removeprefix("Value error, ")
        return error(f"{what} has something wrong{at}: {wrong}.", "Mend that line.")
    known = ", ".join(sorted(field.name for field in fields(schema)))
    return error(f"{what} knows no “{where}”.", f"At its top level may stand: {known}.")


def _stamp_of(schema: type) -> str:
    """Return what changes when what is checked does."""
    module = Path(sys.modules[schema.__module__].__file__ or "").stat()
    return f"{__version__} {schema.__qualname__} {module.st_size} {module.st_mtime_ns}"


def _memory_of(file: Path) -> Path:
    digest = hashlib.blake2b(os.fsencode(file.absolute()), digest_size=12).hexdigest()
    return paths.cache_dir() / "checked" / f"{digest}.json"


def _recall(file: Path, stamp: str) -> dict[str, Any] | None:
    try:
        heading, _, body = _memory_of(file).read_text("utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    if heading != _heading(stamp, body):
        return None
    values: dict[str, Any] = json.loads(body)
    return values


def _remember(file: Path, stamp: str, values: dict[str, Any]) -> None:
    body, memory = json.dumps(values), _memory_of(file)
    with suppress(OSError):  # a full or read-only cache folder costs time, nothing else
        memory.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=memory.parent, delete=False
        ) as stream:
            stream.write(f"{_heading(stamp, body)}\n{body}")
        Path(stream.name).replace(memory)


def _heading(stamp: str, body: str) -> str:
    return f"{stamp} {zlib.crc32(body.encode())}"
