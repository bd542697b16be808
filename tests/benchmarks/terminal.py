"""A program on a terminal of its own, and hands that type there."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Lock, Thread
from typing import Self

_CONTROL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_KEYS_PER_SECOND = 30  # as a keyboard repeats a key that is held
_SETTLED_SECONDS = 0.7
_AFTER_ESCAPE_SECONDS = 0.3  # any sooner, and the next key would be read as one with alt
_GIVE_UP_SECONDS = 600.0


class Terminal:
    """A program that runs on a terminal of a size; a thread takes down what it draws."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], columns: int = 120, lines: int = 40
    ) -> None:
        size = struct.pack("HHHH", lines, columns, 0, 0)
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execve(command[0], list(command), {**env, "TERM": "xterm-256color"})
        self._lock = Lock()
        self._drawn: list[tuple[float, bytes]] = []
        self._reader = Thread(target=self._read, daemon=True)
        self._pressed = time.monotonic()
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        self._reader.join()
        os.close(self._terminal)

    def press(self, *keys: str) -> float:
        """Press keys as fast as a keyboard repeats them; return when the last was pressed."""
        due = self._pressed = time.monotonic()
        for key in keys:
            time.sleep(max(0.0, due - time.monotonic()))
            self._pressed = time.monotonic()
            os.write(self._terminal, key.encode())
            due += _AFTER_ESCAPE_SECONDS if key == "\x1b" else 1 / _KEYS_PER_SECOND
        time.sleep(max(0.0, due - time.monotonic()))
        return self._pressed

    def wait_for(self, text: str, since: float = 0.0) -> None:
        """Wait until a text has been drawn in one piece. Raises TimeoutError."""
        self._wait(lambda: text in self.drawn_since(since), f"{text!r} is never drawn")

    def settle(self) -> float:
        """Wait until nothing is drawn any more; return when the last of it was."""
        self._wait(self._is_settled, "it never comes to rest")
        with self._lock:
            return self._drawn[-1][0]

    def leave(self) -> None:
        """Wait until the program has ended by itself."""
        self._reader.join(_GIVE_UP_SECONDS)

    def drawn_since(self, since: float) -> str:
        """Return the text that has been drawn since a time."""
        with self._lock:
            drawn = b"".join(piece for at, piece in self._drawn if at >= since)
        return _CONTROL.sub("", drawn.decode("utf-8", "replace"))

    def _is_settled(self) -> bool:
        since = time.monotonic() - _SETTLED_SECONDS
        return self._pressed < since and not self.drawn_since(since)

    def _wait(self, is_met: Callable[[], bool], complaint: str) -> None:
        deadline = time.monotonic() + _GIVE_UP_SECONDS
        while not is_met():
            if time.monotonic() > deadline or not self._reader.is_alive():
                raise TimeoutError(f"{complaint}; this was drawn last: {self._drawn[-5:]!r}")
            time.sleep(0.05)

    def _read(self) -> None:
        while True:
            select.select([self._terminal], [], [])
            try:
                piece = os.read(self._terminal, 1 << 16)
            except OSError:  # the program has ended
                return
            with self._lock:
                self._drawn.append((time.monotonic(), piece))
