"""What every screen can do: step back, help, undo, leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from explorer.errors import ExplorerError
from explorer.text.visible import visible_line
from explorer.tui.desk import Desk
from explorer.tui.keys import GENERAL
from explorer.tui.widgets.bookmark_list import Kept
from explorer.tui.widgets.line_view import LineView


class PressScreen(Screen[Kept | None]):
    """A screen of this program. Closed with a kept passage, it asks to be taken there."""

    BINDINGS: ClassVar[list[BindingType]] = [*GENERAL]
    ESCAPE_TO_MINIMIZE = False  # escape steps back, and the zoom is one of the steps

    @dataclass
    class Failed(Message):
        """Something the user should know went wrong in a worker."""

        error: ExplorerError

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def say(self, sentence: str) -> None:
        """Tell the user something; the sentence may hold text from anywhere."""
        self.notify(visible_line(sentence), markup=False)

    def warn(self, error: ExplorerError) -> None:
        """Tell the user what went wrong and what to do."""
        self.notify(visible_line(str(error)), severity="error", markup=False, timeout=10)

    def bookmarks_changed(self) -> None:
        """React to a passage having been kept or removed."""

    def ask(
        self, group: str, messages: Callable[[], Iterable[Message]], *, in_turn: bool = True
    ) -> None:
        """Post messages made in a thread; a newer question of the group ends the older one.

        Questions wait for their turn at the searcher, but for those that do without it.
        """

        def work() -> None:
            worker = get_current_worker()
            with self.desk.turn if in_turn else nullcontext():
                try:
                    for message in () if worker.is_cancelled else messages():
                        if worker.is_cancelled:
                            return
                        self.post_message(message)
                except ExplorerError as error:
                    self.post_message(self.Failed(error))

        self.run_worker(work, group=group, exclusive=True, thread=True)

    def on_line_view_placed(self, message: LineView.Placed) -> None:
        self.show_place(message.pane)

    def show_place(self, pane: LineView) -> None:
        """Show where the user is in a pane."""
        pane.border_title = Content(visible_line(f"{pane.BORDER_TITLE} · {pane.place}"))

    def on_press_screen_failed(self, message: Failed) -> None:
        self.warn(message.error)

    def action_back(self) -> None:
        self.dismiss(None)

    def go_to(self, kept: Kept | None) -> None:
        """Go to a kept passage, or pass the wish on to the screen below."""
        self.bookmarks_changed()
        if kept is not None:
            self.dismiss(kept)

    def action_help(self) -> None:
        from explorer.tui.screens.keys import KeysScreen  # only when it is asked for

        here = [active.binding for active in self.active_bindings.values()]
        self.app.push_screen(KeysScreen(here))

    def action_undo(self) -> None:
        try:
            undone = self.desk.keeping.undo()
        except ExplorerError as error:
            self.warn(error)
            return
        self.say(f"Took back {undone} a passage." if undone else "There is nothing to take back.")
        self.bookmarks_changed()

    def action_quit(self) -> None:
        self.app.exit()
