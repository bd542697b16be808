"""The dialog in which the user says what is wrong with a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen

from explorer.models import EntityKey
from explorer.text.visible import visible_line
from explorer.tui.keys import BACK, HELP, JUDGE
from explorer.tui.widgets.choice_list import ChoiceList


class JudgeScreen(ModalScreen[str | None]):
    """Closed, it gives what is to be done (`merge`, `split`…), None where nothing is."""

    BINDINGS: ClassVar[list[BindingType]] = [*JUDGE, BACK, HELP]
    CSS = """
    JudgeScreen { align: center middle; }
    JudgeScreen > ChoiceList {
        width: 60; max-width: 100%; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
        scrollbar-size-vertical: 0;
    }
    """

    def __init__(self, title: str, key: EntityKey | None, splits: str | None) -> None:
        """Ask about an entity; `splits` is the form that can be split off, `…` for any of them,
        None where there is but one."""
        super().__init__()
        self._title = title
        self._offered = dict(_offered(key, splits))

    def compose(self) -> ComposeResult:
        keys = {
            binding.action: binding.key_display
            for active in self.active_bindings.values()
            for binding in [active.binding]
        }
        says = [
            f"{keys.get(_action(what), ' ')}  {sentence}"
            for what, sentence in self._offered.items()
        ]
        choices = ChoiceList(says)
        choices.styles.height = len(says) + 2  # the border
        choices.border_title = Content(visible_line(self._title))
        choices.border_subtitle = "a key or enter takes · esc leaves"
        yield choices

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key has its meaning for this name."""
        if action == "take" and parameters:
            return parameters[0] in self._offered
        return super().check_action(action, parameters)

    def on_choice_list_taken(self, message: ChoiceList.Taken) -> None:
        self.dismiss(list(self._offered)[message.number])

    def action_take(self, what: str) -> None:
        self.dismiss(what)

    def action_back(self) -> None:
        self.dismiss(None)


def _action(what: str) -> str:
    return f"take('{what}')"


def _offered(key: EntityKey | None, splits: str | None) -> Iterator[tuple[str, str]]:
    """Yield what can be done, and what to call it."""
    if key:
        yield "merge", "it is the same as…"
        if splits == "…":
            yield "split", "one of its names is another's…"
        elif splits:
            yield "split", f"“{splits}” is no name of it"
        yield "rename", "it is called otherwise…"
        yield "type", f"it is no {key.type}…"
        yield "hide", "it is no name at all"
    yield "new", "other words are a name…"
    yield "undo", "take back what you judged last"
