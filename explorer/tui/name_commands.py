"""The names of the collection in the palette: taking one opens its page."""

from __future__ import annotations

from functools import partial
from itertools import islice

from textual.command import Hit, Hits, Provider
from textual.content import Content

from explorer.models import EntityType
from explorer.text.visible import visible_line
from explorer.text.words import folded_words
from explorer.tui.screens import detours
from explorer.tui.screens.base import PressScreen

_MOST = 8  # of each type
_SCORE = 0.9  # of 1; a command that is spelled so comes first


class NameCommands(Provider):
    """Offers every entity of which a form has all the words that are typed."""

    async def search(self, query: str) -> Hits:
        """Yield the entities; the last word may be unfinished."""
        words, screen = folded_words(query), self.screen
        if not words or not isinstance(screen, PressScreen) or not screen.desk.is_open:
            return
        names = screen.desk.names
        for type_ in EntityType:
            found = names.entities_with_words(words, type_, unfinished=True)
            for key in islice(dict.fromkeys(each.key for each in found), _MOST):
                says = visible_line(f"{key.name} ({key.type})")
                command = partial(detours.open_page, screen, key)
                yield Hit(_SCORE, Content(says), command, text=says, help="Open its page")
