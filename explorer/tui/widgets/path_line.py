"""Where the user names what to bring in: a path, a pattern or an address."""

from __future__ import annotations

import os
from asyncio import to_thread
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from explorer.text.visible import visible_line
from explorer.tui.keys import ADD


class PathLine(Input):
    """A line that completes paths: `→` at its end takes what it suggests."""

    BINDINGS: ClassVar[list[BindingType]] = [*ADD]

    @dataclass
    class Entered(Message):
        """The user wants it to be read."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(
            id=id,
            placeholder="~/clippings, *.html, https://…",
            suggester=_Paths(use_cache=False, case_sensitive=True),
            compact=True,
        )

    def action_begin(self) -> None:
        self.post_message(self.Entered())


class _Paths(Suggester):
    async def get_suggestion(self, value: str) -> str | None:
        return None if "://" in value else await to_thread(_complete, value)


def _complete(value: str) -> str | None:
    """Return the first path that begins so, a folder with a slash; None when there is none."""
    folder, name = os.path.split(os.path.expanduser(value))  # noqa: PTH111  # `~nobody` raises there
    if not name:
        return None
    with suppress(OSError, ValueError):
        for entry in sorted(os.scandir(folder or "."), key=lambda entry: entry.name):
            if entry.name.startswith(name) and entry.name == visible_line(entry.name):
                return value + entry.name[len(name) :] + ("/" if entry.is_dir() else "")
    return None
