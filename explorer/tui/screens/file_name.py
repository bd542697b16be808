"""The line in which the user names a file to write."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from explorer.text.visible import visible_line
from explorer.tui.keys import FILE_NAME
from explorer.tui.screens.naming import NamingScreen


class FileNameScreen(NamingScreen[Path]):
    """Closed, it gives the file, None where none is to be written."""

    BINDINGS: ClassVar[list[BindingType]] = [*FILE_NAME]
    CSS = "FileNameScreen > VerticalScroll { width: 76; }"

    def __init__(self, title: str, name: str) -> None:
        question = visible_line(f"The file, in {Path.cwd()} or with its folder:")
        super().__init__(title, "writes", question, name)
        self._warned_of: Path | None = None  # a file that the user has been told is there

    def take(self, typed: str) -> None:
        """Close with the file, if it can be one; one that is there has to be named twice."""
        try:
            file = Path(typed).expanduser().absolute() if typed.isprintable() and typed else None
            is_there, has_folder = bool(file and file.exists()), file and file.parent.is_dir()
            is_other = is_there and not (file and file.is_file())
        except (OSError, ValueError, RuntimeError):  # a name too long, an unknown ~user
            file = None
        if file is None:
            self.say("That can be no name of a file.")
        elif is_other:
            self.say(f"{file} is a folder or something else that is no file: name another.")
        elif not has_folder:
            self.say(f"There is no folder {file.parent}.")
        elif is_there and file != self._warned_of:
            self._warned_of = file
            self.say(f"{file.name} is there already: enter again puts this in its place.")
        else:
            self.dismiss(file)
