"""The form in which the user names a search that is to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType

from explorer.errors import SavedSearchError
from explorer.search.saved import check_name
from explorer.text.visible import visible_line
from explorer.tui.keys import SAVE
from explorer.tui.screens.naming import NamingScreen


class SaveSearchScreen(NamingScreen[str]):
    """One line for a name. Closed, it gives the name, None where nothing is to be kept."""

    BINDINGS: ClassVar[list[BindingType]] = [*SAVE]

    def __init__(self, query: str, taken: Mapping[str, str]) -> None:
        query = visible_line(query.strip()) or "all articles"
        question = f"{query}\n\nIts name; @name finds it again:"
        super().__init__("Save this search", "saves", question)
        self._taken = taken
        self._warned_of = ""  # a name that the user has been told is taken

    def take(self, typed: str) -> None:
        """Close with the name, if it can be one; one that is taken has to be given twice."""
        name = typed.removeprefix("@")
        try:
            check_name(name)
        except SavedSearchError as error:
            self.say(str(error))
            return
        if name in self._taken and name != self._warned_of:
            self._warned_of = name
            self.say(f"@{name} is saved already: enter again puts this in its place.")
            return
        self.dismiss(name)
