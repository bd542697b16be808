"""The line in which the user names a file to write."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from explorer.text.visible import visible_line
from explorer.tui.keys import BACK, FILE_NAME, HELP


class FileNameScreen(ModalScreen[Path | None]):
    """Closed, it gives the file, None where none is to be written."""

    BINDINGS: ClassVar[list[BindingType]] = [*FILE_NAME, BACK, HELP]
    CSS = """
    FileNameScreen { align: center middle; }
    FileNameScreen > VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    """

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self._title = title
        self._suggested = name
        self._warned_of: Path | None = None  # a file that the user has been told is there

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False) as form:
            form.border_title = self._title
            form.border_subtitle = "enter writes · esc leaves"
            yield Static(Content(visible_line(f"The file, in {Path.cwd()} or with its folder:")))
            yield Input(visible_line(self._suggested), compact=True, select_on_focus=True)
            yield Static(id="said")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self) -> None:
        self.query_one("#said", Static).update("")

    def on_input_submitted(self) -> None:
        self.action_write()

    def action_write(self) -> None:
        """Close with the file, if it can be one; one that is there has to be named twice."""
        typed = self.query_one(Input).value.strip()
        try:
            file = Path(typed).expanduser().absolute() if typed.isprintable() and typed else None
            is_there, has_folder = bool(file and file.exists()), file and file.parent.is_dir()
            is_other = is_there and not (file and file.is_file())
        except (OSError, ValueError, RuntimeError):  # a name too long, an unknown ~user
            file = None
        if file is None:
            self._say("That can be no name of a file.")
        elif is_other:
            self._say(f"{file} is a folder or something else that is no file: name another.")
        elif not has_folder:
            self._say(f"There is no folder {file.parent}.")
        elif is_there and file != self._warned_of:
            self._warned_of = file
            self._say(f"{file.name} is there already: enter again puts this in its place.")
        else:
            self.dismiss(file)

    def action_back(self) -> None:
        self.dismiss(None)

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(Content(visible_line(sentence)))
