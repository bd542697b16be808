"""One line on a terminal that says how far something is, once it takes a while."""

from __future__ import annotations

import shutil
import sys
import time

from explorer.cli.output import cells, fit
from explorer.text.visible import visible_line

_PATIENCE_SECONDS = 0.5
_BETWEEN_LINES_SECONDS = 0.1


class ProgressLine:
    """A line that is written over and over, and gone at the end. Quiet where nobody looks."""

    def __init__(self) -> None:
        self.started = self._written = time.monotonic()
        self._line = ""

    @property
    def is_due(self) -> bool:
        """Whether it is time to say something."""
        now = time.monotonic()
        waited = now - self.started > _PATIENCE_SECONDS
        return waited and now - self._written > _BETWEEN_LINES_SECONDS and sys.stderr.isatty()

    def say(self, text: str) -> None:
        """Write a line in place of the one before."""
        line = fit(visible_line(text), shutil.get_terminal_size().columns - 1)
        sys.stderr.write("\r" + " " * cells(self._line) + "\r" + line)
        sys.stderr.flush()
        self._written, self._line = time.monotonic(), line

    def finish(self) -> None:
        """Leave the line empty."""
        if self._line:
            sys.stderr.write("\r" + " " * cells(self._line) + "\r")
            sys.stderr.flush()
            self._line = ""
