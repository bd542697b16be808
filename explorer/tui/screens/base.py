"""What every screen can do: step back, undo, leave, and ask without waiting for the answer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from explorer import paths
from explorer.errors import ExplorerError
from explorer.search.stopping import Stopped, stopping_when
from explorer.text.counting import counted
from explorer.text.visible import visible_line
from explorer.text.words import words_of
from explorer.tui.changes import Change
from explorer.tui.desk import Desk
from explorer.tui.destinations import Destination
from explorer.tui.keys import GENERAL
from explorer.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from explorer.entities.judgements.judgements import Judgement
    from explorer.models import EntityKey
    from explorer.search.judging.judged_names import Change as NameChange

_BETWEEN_LOOKS_SECONDS = 2.0
_BETWEEN_THOUGHTS_SECONDS = 0.005
"""After which a worker that waits asks itself whether it still has to."""


@dataclass
class Told(Message):
    """Something the user should know was done in a worker."""

    sentence: str


@dataclass
class Failed(Message):
    """Something the user should know went wrong in a worker."""

    error: ExplorerError


def ask(
    screen: Screen[Any],
    group: str,
    messages: Callable[[], Iterable[Message]],
    *,
    turn: Lock | None = None,
    replaces: bool = True,
) -> None:
    """Post messages made in a thread, which waits for its turn, to a screen.

    A newer question of the group ends the older one, unless each is to be answered. Each message
    waits until what the one before it changed is drawn: all at once would stop the screen.
    """

    def work() -> None:
        worker = get_current_worker()

        def stop_if_cancelled() -> None:
            if worker.is_cancelled:
                raise Stopped

        try:
            with (
                _waiting(turn, stop_if_cancelled) if turn else nullcontext(),
                stopping_when(lambda: worker.is_cancelled),
            ):
                stop_if_cancelled()
                drawn = None
                for message in messages():
                    while drawn and not drawn.wait(_BETWEEN_THOUGHTS_SECONDS):
                        stop_if_cancelled()
                    stop_if_cancelled()
                    screen.post_message(message)
                    drawn = Event()
                    screen.call_after_refresh(drawn.set)
        except Stopped:
            pass
        except ExplorerError as error:
            screen.post_message(Failed(error))

    screen.run_worker(work, group=group, exclusive=replaces, thread=True)


@contextmanager
def _waiting(turn: Lock, stop_if_cancelled: Callable[[], None]) -> Iterator[None]:
    """Wait for a turn, and not in vain: threads are few, and a held key asks 30 times a second."""
    while not turn.acquire(timeout=_BETWEEN_THOUGHTS_SECONDS):
        stop_if_cancelled()
    try:
        yield
    finally:
        turn.release()


def word_count(text: str) -> str:
    """Return how many words a text has, in words."""
    return counted(len(words_of(text)), "word")


class PressScreen(Screen[Destination | None]):
    """A screen of this program. Closed with a destination, it asks to be taken there."""

    BINDINGS: ClassVar[list[BindingType]] = [*GENERAL]
    ESCAPE_TO_MINIMIZE = False  # escape steps back, and the zoom is one of the steps

    @dataclass
    class Undone(Message):
        """The last change was taken back; None: there was none."""

        change: Change | None

    @dataclass
    class Judged(Message):
        """Names were judged."""

        change: NameChange

    @dataclass
    class Contradicted(Message):
        """Two entities that the user merges were judged different."""

        key: EntityKey
        into: EntityKey
        different: Judgement

    @dataclass
    class Sent(Message):
        """A text was sent towards the clipboard."""

        text: str
        whither: str
        """How far it went, to go on after “Sent 12 words”."""

    @dataclass
    class BookmarksSeen(Message):
        """It is known whether somebody has changed a bookmark."""

        mark: str

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._bookmarks_mark: str | None = None  # None: it has not been asked yet
        self._bookmarks_timer: Timer | None = None

    # What other sessions of the user do to the bookmarks.

    def on_screen_resume(self) -> None:
        """Follow what becomes of the bookmarks."""
        if self._bookmarks_timer is None:
            self._bookmarks_timer = self.set_interval(
                _BETWEEN_LOOKS_SECONDS, self.look_at_bookmarks
            )
        self._bookmarks_timer.resume()

    def on_screen_suspend(self) -> None:
        """Follow nothing while another screen is above."""
        if self._bookmarks_timer:
            self._bookmarks_timer.pause()

    def look_at_bookmarks(self) -> None:
        """Find out in the background whether somebody has changed a bookmark."""
        ask(self, "bookmarks mark", self._look_at_bookmarks)

    def _look_at_bookmarks(self) -> Iterable[Message]:
        with suppress(ExplorerError):  # who wants to see them is told
            yield self.BookmarksSeen(self.desk.changes.bookmarks_mark())

    def on_press_screen_bookmarks_seen(self, message: BookmarksSeen) -> None:
        before, self._bookmarks_mark = self._bookmarks_mark, message.mark
        if before not in (None, message.mark):
            self.bookmarks_changed()

    def say(self, sentence: str) -> None:
        """Tell the user something; the sentence may hold text from anywhere."""
        self.notify(visible_line(sentence), markup=False)

    def warn(self, error: ExplorerError) -> None:
        """Tell the user what went wrong and what to do."""
        self.notify(visible_line(str(error)), severity="error", markup=False, timeout=10)

    def copy(self, text: str) -> None:
        """Send a text towards the clipboard, and say how far it went."""
        from explorer.tui.clipboard import Ways, send  # only when something is copied

        ways = Ways(os.environ, self._write_to_terminal, paths.data_dir())
        ask(self, "copy", lambda: [self.Sent(text, send(text, ways))], replaces=False)

    def _write_to_terminal(self, sequence: str) -> None:
        # Textual's own way out: any other might cut into a frame that is being sent.
        if driver := self.app._driver:  # noqa: SLF001
            driver.write(sequence)

    def on_press_screen_sent(self, message: Sent) -> None:
        self.say(f"Sent {word_count(message.text)} {message.whither}")

    def bookmarks_changed(self) -> None:
        """React to a passage having been kept or removed."""

    def names_changed(self, change: NameChange) -> None:
        """React to names having been judged, here or on another screen."""

    def on_press_screen_contradicted(self, message: Contradicted) -> None:
        from explorer.tui import judging  # only when something is judged

        judging.ask_to_overrule(self, message)

    def action_review(self) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        detours.review(self)

    def ask(self, group: str, messages: Callable[[], Iterable[Message]]) -> None:
        """Ask the searcher or the collection something; see `ask`."""
        ask(self, group, messages, turn=self.desk.turn)

    def on_line_view_placed(self, message: LineView.Placed) -> None:
        self.show_place(message.pane)

    def show_place(self, pane: LineView) -> None:
        """Show where the user is in a pane."""
        pane.border_title = Content(visible_line(f"{pane.BORDER_TITLE} · {pane.place}"))

    def on_told(self, message: Told) -> None:
        self.say(message.sentence)

    def on_failed(self, message: Failed) -> None:
        self.warn(message.error)

    def action_back(self) -> None:
        self.dismiss(None)

    def go_to(self, destination: Destination | None) -> None:
        """Go to a destination, or pass the wish on to the screen below."""
        self.bookmarks_changed()
        if destination is not None:
            self.dismiss(destination)

    def action_undo(self) -> None:
        undo = self.desk.changes.undo
        ask(self, "undo", lambda: [self.Undone(undo())], replaces=False)

    def on_press_screen_undone(self, message: Undone) -> None:
        done = message.change
        if done and done.names:
            self.app.clear_notifications()  # which say that it is judged
            self.say(done.names.said)
        else:
            self.say(f"Took back {done.what}." if done else "There is nothing to take back.")
        self.bookmarks_changed()

    def action_quit(self) -> None:
        self.app.exit()
