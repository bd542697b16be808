"""Send text towards the clipboard of the machine that the user sits at, and say how far it went.

Over SSH only the terminal can reach that clipboard. It is asked with OSC 52 (xterm control
sequences), which it may obey, ask about or ignore, and never answers: so text is “sent”. tmux
is told by its own command, since by default it heeds no such wish of a program; from another
machine's tmux or GNU screen it is wrapped, so that they pass it on. Where the terminal is known
not to obey, or the text is longer than terminals take, it goes to a file.
"""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from explorer.errors import ClipboardError
from explorer.search.keeping.checked_bytes import write_whole

_LONGEST = 74_994
"""Bytes that OSC 52 carries through all terminals: 100,000 characters with the sequence's own."""
_TMUX_SECONDS = 2.0
_SCREEN_CHUNK = 250  # GNU screen passes on strings of at most 256 bytes
_FIRST_VTE, _FIRST_KONSOLE = 7900, 241200  # versions that know OSC 52
_WITHOUT_CLIPBOARD = re.compile(r"linux|dumb|vt\d+.*|ansi|cons25|sun")
_FILE = "clipboard.txt"


class Ways(NamedTuple):
    """What there is to send text with."""

    environment: Mapping[str, str]
    write: Callable[[str], None]
    """Sends a control sequence to the terminal."""
    folder: Path
    """Where a file goes when the terminal does not take text."""


def send(text: str, ways: Ways) -> str:
    """Send a text towards the clipboard; return what became of it, to go on after “Sent …”.

    Raises ClipboardError when all that was left was a file, and it cannot be written.
    """
    environment = ways.environment
    if "TMUX" in environment and (answer := _load_into_tmux(text)):
        return answer
    why_not = _why_not(text, environment)
    if why_not:
        file = _write(text, ways.folder / _FILE)
        return f"to {file}: {why_not}."
    sequence = _osc_52(text)
    ways.write(sequence)
    if "TMUX" in environment or environment.get("TERM", "").startswith("tmux"):
        ways.write(_through_tmux(sequence))
        return "to the clipboard through tmux, if set-clipboard or allow-passthrough is on there."
    if "STY" in environment or environment.get("TERM", "").startswith("screen"):
        ways.write(_through_screen(sequence))
        return "to the clipboard through screen or tmux, if they pass it on."
    return "to the terminal's clipboard."


def _load_into_tmux(text: str) -> str | None:
    """Give the text to the tmux around this session; None when it does not take it."""
    asked = _tmux("show-options", "-sv", "set-clipboard")
    if _tmux("load-buffer", "-w", "-", given=text) is None:
        return None
    if asked == "off":
        return "to tmux only, where prefix ] pastes it: its set-clipboard is off."
    return "to tmux, where prefix ] pastes it, and on to the terminal's clipboard."


def _tmux(*arguments: str, given: str = "") -> str | None:
    """Run a command of tmux and return what it says; None when that is not possible."""
    program = shutil.which("tmux")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603  # the user's own tmux, by its whole path
            [program, *arguments],
            input=given.encode("utf-8", "replace"),
            capture_output=True,
            timeout=_TMUX_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace").strip()


def _why_not(text: str, environment: Mapping[str, str]) -> str | None:
    """Return why a terminal is not to be asked, where that is known."""
    if len(text.encode("utf-8", "replace")) > _LONGEST:
        return "it is longer than what terminals take"
    if environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Terminal of macOS passes nothing to the clipboard"
    if _is_older("VTE_VERSION", _FIRST_VTE, environment):
        return "this terminal's version of VTE passes nothing to the clipboard"
    if _is_older("KONSOLE_VERSION", _FIRST_KONSOLE, environment):
        return "this version of Konsole passes nothing to the clipboard"
    if _WITHOUT_CLIPBOARD.fullmatch(term := environment.get("TERM", "dumb")):
        return f"a terminal of type {term} has no clipboard"
    return None


def _is_older(variable: str, first: int, environment: Mapping[str, str]) -> bool:
    version = environment.get(variable, "")
    return version.isascii() and version.isdigit() and int(version) < first


def _osc_52(text: str) -> str:
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return f"\x1b]52;c;{encoded}\x07"


def _through_tmux(sequence: str) -> str:
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def _through_screen(sequence: str) -> str:
    chunks = (sequence[at : at + _SCREEN_CHUNK] for at in range(0, len(sequence), _SCREEN_CHUNK))
    return "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks)


def _write(text: str, file: Path) -> Path:
    """Write a text for its owner only, whole or not at all."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(file, text.encode("utf-8", "replace"), lasting=False)
    except OSError as error:
        raise ClipboardError(
            f"The text cannot be written to {file}: {error.strerror or error}.",
            "The terminal has no clipboard either; `press bookmarks last` prints what is kept.",
        ) from error
    return file
