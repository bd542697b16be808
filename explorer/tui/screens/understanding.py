"""A screen on which the user can have a query taken otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

from explorer.search.alternatives import Alternative
from explorer.search.answers import Answer, Search, Suggestion
from explorer.tui.desk import Desk
from explorer.tui.screens.indexed import IndexedScreen
from explorer.tui.widgets.search_line import SearchLine
from explorer.tui.widgets.understood import Understood


class UnderstandingScreen(IndexedScreen):
    """Offers what names can be taken for, and what else the user may have meant."""

    @dataclass
    class Suggested(Message):
        """It is known what else the user may have meant."""

        answer: Answer
        suggestions: Sequence[Suggestion]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._search = Search(typing=True, folded=True)

    def show_search(self, search: Search) -> None:
        """Search for something else."""
        raise NotImplementedError

    def suggestions(self, answer: Answer) -> Iterable[Message]:
        """Find out, in a worker, what else the user may have meant."""
        if suggestions := self.desk.suggestions(answer):
            yield self.Suggested(answer, suggestions)

    def on_understanding_screen_suggested(self, message: Suggested) -> None:
        if message.answer.search == self._search:
            self.query_one(Understood).show(message.answer, message.suggestions)

    def action_names(self) -> None:
        alternatives = self.query_one(Understood).alternatives
        self._choose("Names", alternatives, "Nothing in the query has other names.")

    def action_suggestion(self) -> None:
        alternatives = self.query_one(Understood).suggested
        if len(alternatives) == 1:
            self._take(alternatives[0].search)
        else:
            self._choose("Did you mean", alternatives, "Nothing else is suggested.")

    def _choose(self, title: str, alternatives: Sequence[Alternative], nothing: str) -> None:
        """Let the user take one of several searches, or say that there is none."""
        if not alternatives:
            self.say(nothing)
            return
        from explorer.tui.screens.choose import ChooseScreen  # only when it is asked for

        def taken(number: int | None) -> None:
            if number is not None:
                self._take(alternatives[number].search)

        says = [alternative.says for alternative in alternatives]
        self.app.push_screen(ChooseScreen(title, says), taken)

    def _take(self, search: Search) -> None:
        line = self.query_one(SearchLine)
        with line.prevent(Input.Changed):  # else the same is searched for twice
            line.value = search.text
            line.cursor_position = len(search.text)
        self.show_search(search)
