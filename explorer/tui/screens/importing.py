"""Bring articles in, show how far that is, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Event
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import get_current_worker

from explorer.library.importing import Importer, Progress, Report
from explorer.library.readers.document import Failure
from explorer.library.store import Store
from explorer.settings import Limits
from explorer.text.visible import visible_line
from explorer.tui.keys import BACK, HELP, IMPORT
from explorer.tui.screens.base import Failed, ask

_BETWEEN_REPORTS_SECONDS = 0.1
_MOST_NAMED = 200
"""How many documents that could not be read are named."""


class ImportScreen(ModalScreen[Report | None]):
    """One import, which begins at once. Closed, it gives the report if there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [*IMPORT, BACK, HELP]
    CSS = """
    ImportScreen { align: center middle; }
    ImportScreen > VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    ImportScreen #current { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    @dataclass
    class Progressed(Message):
        """Something more has been read."""

        progress: Progress

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ImportScreen.Progressed)

    @dataclass
    class Done(Message):
        """All has been read, or the user stopped it."""

        report: Report

    def __init__(
        self,
        title: str,
        limits: Limits,
        open_store: Callable[[], Store],
        work: Callable[[Importer], Report],
    ) -> None:
        super().__init__()
        self._heading = title
        self._limits = limits
        self._open_store = open_store
        self._work = work
        self._stop = Event()
        self._report: Report | None = None
        self._is_done = False

    def compose(self) -> ComposeResult:
        with VerticalScroll() as box:
            box.border_title = Content(visible_line(self._heading))
            box.border_subtitle = "esc stops"
            yield Static("Looking…", id="summary")
            yield Static(id="current")
            yield Static(id="details")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
        ask(self, "import", self._bring_in)

    def _bring_in(self) -> Iterable[Message]:
        worker, told = get_current_worker(), 0.0

        def tell(progress: Progress) -> None:
            nonlocal told
            if self._stop.is_set() or worker.is_cancelled:
                raise KeyboardInterrupt  # as ctrl+c stops it on the command line
            if time.monotonic() - told > _BETWEEN_REPORTS_SECONDS:
                told = time.monotonic()
                self.post_message(self.Progressed(progress))

        store = self._open_store()
        try:
            yield self.Done(self._work(Importer(store, self._limits, tell)))
        finally:
            store.close()

    def on_import_screen_progressed(self, message: Progressed) -> None:
        if self._is_done or self._stop.is_set():
            return
        files, _, articles, current = message.progress
        so_far = f"Files {files:,} · articles {articles:,}"
        self.query_one("#summary", Static).update(so_far)
        self.query_one("#current", Static).update(Content(visible_line(current)))

    def on_import_screen_done(self, message: Done) -> None:
        self._report = message.report
        self._finish(_summary(message.report), _details(message.report))

    def on_failed(self, message: Failed) -> None:
        self._finish(str(message.error), [])

    def _finish(self, summary: str, details: list[str]) -> None:
        self._is_done = True
        self.query_one("#summary", Static).update(Content(visible_line(summary)))
        self.query_one("#current", Static).update("")
        lines = "\n".join(visible_line(line) for line in details)
        self.query_one("#details", Static).update(Content(lines))
        self.query_one(VerticalScroll).border_subtitle = "esc closes"

    # Keys.

    def action_back(self) -> None:
        if self._is_done:
            self.dismiss(self._report)
        else:
            self._stop.set()
            self.query_one("#summary", Static).update("Stopping after what is being read…")

    def action_scroll(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)


def _summary(report: Report) -> str:
    counts = report.counts | {"not read": len(report.failures)}
    said = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    sentences = [f"{said}." if said else "There was nothing to read."]
    if report.interrupted:
        sentences.append("Stopped; the same again goes on from here.")
    if report.stopped_by:
        sentences.append(str(report.stopped_by))
    return " ".join(sentences)


def _details(report: Report) -> list[str]:
    """Return a line for all that the user may want to look after."""
    named = [
        *_named("Not read:", report.failures),
        *_named("Read otherwise than it stands:", report.remarks),
    ]
    gone = [f"Gone: {locator}; its articles stay." for locator in report.gone[:_MOST_NAMED]]
    passed_over = [
        f"Passed over: {count:,} × {suffix or 'without suffix'}"
        for suffix, count in sorted(report.passed_over.items())
    ]
    return [*named, *gone, *passed_over]


def _named(heading: str, failures: list[Failure]) -> list[str]:
    lines = [f"  {each.locator}: {each.reason}." for each in failures[:_MOST_NAMED]]
    more = len(failures) - len(lines)
    rest = [f"  … and {more:,} more"] if more else []
    return [heading, *lines, *rest] if lines else []
