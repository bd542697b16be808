"""Run the command line in this process, in a process of its own, and on a pseudo-terminal."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pexpect
from wcwidth import wcwidth

from explorer import paths
from explorer.cli import main

ROOT = Path(__file__).parents[2]
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
_WEIGHT = re.compile(r"\x1b\[[01]m")


class Result(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines on stdout."""
        return self.out.splitlines()

    @property
    def data(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)


class _Stream(io.TextIOWrapper):
    """A standard stream that is a terminal or is not."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


def press(*arguments: str | Path, columns: int | None = None) -> Result:
    """Run `press` in this process; with `columns`, on a terminal of that width."""
    terminal = columns is not None
    out, err = _Stream(terminal=terminal), _Stream(terminal=terminal)
    argv = mock.patch.object(sys, "argv", ["press", *map(str, arguments)])
    width = mock.patch.dict(os.environ, {"COLUMNS": str(columns)} if terminal else {})
    before = signal.getsignal(signal.SIGPIPE)
    code = None
    try:
        with argv, width, redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit as stop:
        code = stop.code or 0
    finally:
        signal.signal(signal.SIGPIPE, before)
    assert isinstance(code, int)
    return Result(code, out.text(), err.text())


def process(*arguments: str, encoding: str = "utf-8", **options: Any) -> Result:
    """Run `press` as a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "explorer", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding=encoding,
        timeout=60,
        check=False,
        **options,
    )
    return Result(ended.returncode, ended.stdout, ended.stderr)


def shell(line: str) -> Result:
    """Run a line of the shell, in which `press` is the program."""
    ended = subprocess.run(
        ["bash", "-c", f'press() {{ "{sys.executable}" -m explorer "$@"; }}\n{line}'],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Result(ended.returncode, ended.stdout, ended.stderr)


def python(code: str) -> Result:
    """Run Python code in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Result(ended.returncode, ended.stdout, ended.stderr)


def on_terminal(
    *arguments: str, size: tuple[int, int] = (24, 80), env: dict[str, str] | None = None
) -> Result:
    """Run `press` on a pseudo-terminal of so many lines and columns; both streams are `out`."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "explorer", *arguments],
        cwd=str(ROOT),
        dimensions=size,
        env={**os.environ, **(env or {})},
        encoding="utf-8",
        timeout=60,
    )
    out = child.read().replace("\r\n", "\n")
    child.close()
    return Result(child.exitstatus, out, "")


def write_settings(text: str) -> None:
    """Write the user's settings file."""
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text(text, "utf-8")


def assert_refused(result: Result, *words: str) -> None:
    """Check that a run ended as an error must: 2, no data, one line that has these words."""
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("press: ")
    assert result.err.count("\n") == 1
    assert all(word in result.err for word in words), result.err


def without_weight(text: str) -> str:
    """Return what a terminal shows of a text with bold in it."""
    return _WEIGHT.sub("", text)


def left_on_screen(text: str) -> list[str]:
    """Return the lines that are on a terminal after it has obeyed every carriage return."""
    lines = []
    for line in text.split("\n"):
        row: list[str] = []
        for part in re.split("\r", line):
            shown = [cell for each in part for cell in (each, "")[: wcwidth(each)]]
            row[: len(shown)] = shown
        lines.append("".join(row).rstrip())
    return [line for line in lines if line]


def unsafe_characters(text: str) -> set[str]:
    """Return the characters but line breaks that a terminal would obey or hide."""
    kinds = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return {each for each in set(text) - {"\n"} if unicodedata.category(each) in kinds}
