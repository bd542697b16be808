"""Pairs of names that may be of one entity, judged one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Footer

from explorer.entities.judgements.judgements import Verdict
from explorer.errors import JudgementError
from explorer.tui.desk import Desk
from explorer.tui.screens.base import PressScreen, ask
from explorer.tui.widgets.pair_view import PairView

if TYPE_CHECKING:
    from explorer.entities.judging.suggesting import Suggestion
    from explorer.search.judging.judged_names import Change as NameChange
    from explorer.search.judging.pair_evidence import PairEvidence


class ReviewScreen(PressScreen):
    """One pair with what speaks for it and against it; a key decides, and the next comes."""

    @dataclass
    class Suggested(Message):
        """The pairs to be judged are known."""

        pairs: Sequence[Suggestion]

    @dataclass
    class Shown(Message):
        """What is known of a pair is there; None: there are no more pairs."""

        number: int
        evidence: PairEvidence | None

    @dataclass
    class Refused(Message):
        """A pair could not be judged."""

        number: int
        error: JudgementError

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pairs: Sequence[Suggestion] | None = None  # None: nobody has looked yet
        self._number = 0  # of the pair that is shown, or looked up
        self._is_shown = False
        self._decided: list[int] = []  # the numbers of the pairs, the latest last

    def compose(self) -> ComposeResult:
        yield PairView(id="pair")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        view = self.query_one(PairView)
        view.focus()
        view.show(None, "Looking for names that may be of one entity…")
        self.ask("suggestions", lambda: [self.Suggested(self.desk.judged.suggestions())])

    def on_review_screen_suggested(self, message: Suggested) -> None:
        self._pairs = message.pairs
        self._look_up(0)

    # One pair after another.

    def _look_up(self, number: int) -> None:
        """Show the first pair from a number on that is still to be judged."""
        self._number, self._is_shown = number, False
        pairs = self._pairs or ()
        self.ask("evidence", lambda: self._next_open(pairs, number))

    def _next_open(self, pairs: Sequence[Suggestion], first: int) -> Iterable[Message]:
        for number in range(first, len(pairs)):
            if self.desk.judged.is_open(pairs[number]):
                yield self.Shown(number, self.desk.evidence(pairs[number]))
                return
        yield self.Shown(len(pairs), None)

    def on_review_screen_shown(self, message: Shown) -> None:
        pairs, view = self._pairs or (), self.query_one(PairView)
        self._number, self._is_shown = message.number, message.evidence is not None
        view.show(message.evidence, _nothing_left(len(pairs), len(self._decided)))
        view.say_place(f"{self._number + 1:,} of {len(pairs):,}" if self._is_shown else "all seen")

    # What the user decides.

    def action_decide(self, verdict: str) -> None:
        if not self._is_shown or self._pairs is None:
            return  # nobody decides on what is not on the screen
        number, pair = self._number, self._pairs[self._number]
        self._decided.append(number)
        ask(
            self,
            "judge",
            lambda: self._decide(number, pair, Verdict(verdict)),
            turn=self.desk.turn,
            replaces=False,
        )
        self._is_shown = False

    def _decide(self, number: int, pair: Suggestion, verdict: Verdict) -> Iterable[Message]:
        try:
            yield self.Judged(self.desk.judge(lambda judged: judged.decide(pair, verdict)))
        except JudgementError as error:
            yield self.Refused(number, error)

    def on_review_screen_refused(self, message: Refused) -> None:
        self.warn(message.error)
        self._decided.remove(message.number)
        self._is_shown = True  # it was left as it was

    def on_press_screen_judged(self) -> None:
        self._look_up(self._number + 1)

    def on_press_screen_undone(self, message: PressScreen.Undone) -> None:
        if message.change and message.change.names and self._decided:
            self._look_up(self._decided.pop())

    def names_changed(self, change: NameChange) -> None:
        """Do nothing: what is shown of names changes with the next pair."""

    def action_skip(self) -> None:
        if self._is_shown:
            self._look_up(self._number + 1)


def _nothing_left(pairs: int, decided: int) -> str:
    if not pairs:
        return "No two names of this collection look as if they were of one entity."
    judged = "one pair" if decided == 1 else f"{decided:,} pairs"
    return f"That was all: you have judged {judged} now. What you skipped is asked again later."
