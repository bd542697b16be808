"""The Textual application: theme, keys, the first screen."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial

from textual.app import App, SystemCommand
from textual.screen import Screen

from explorer import paths
from explorer.bookmarks.keeping import Keeping
from explorer.bookmarks.store import BookmarkStore
from explorer.errors import SettingsError
from explorer.library.collection import Collection
from explorer.settings import Settings
from explorer.tui.desk import Desk
from explorer.tui.keys import check_keys
from explorer.tui.screens.base import PressScreen
from explorer.tui.screens.browse import BrowseScreen

_DARK, _WITHOUT_COLOUR = "textual-dark", "ansi-dark"


def run(settings: Settings, collection: Collection) -> None:
    """Show the screen until the user leaves.

    Raises SettingsError when the settings name a theme or a key binding that does not exist.
    """
    desk = Desk(collection, Keeping(BookmarkStore(paths.data_dir())), paths.cache_dir())
    PressApp(settings, desk).run()
    desk.close()


class PressApp(App[None]):
    """Press Explorer on the whole screen."""

    TITLE = "Press Explorer"
    CSS_PATH = "screens/browse.tcss"  # Textual does not load the default screen's own

    def __init__(self, settings: Settings, desk: Desk) -> None:
        # Asked for the terminal's own colours, Textual can do without any; else it sends greys.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.animation_level = "none"  # every frame would be sent over the user's connection
        self._desk = desk
        check_keys(settings.keys)
        self.set_keymap(settings.keys)
        self.theme = self._checked_theme(settings.theme)

    def get_default_screen(self) -> BrowseScreen:
        return BrowseScreen(self._desk)

    def action_bookmarks(self) -> None:
        """Open the kept passages over where the user is, or close them again."""
        from explorer.tui.screens.bookmarks import BookmarksScreen  # only when it is asked for

        below = self.screen
        if isinstance(below, BookmarksScreen):
            below.action_back()
        elif isinstance(below, PressScreen):
            self.push_screen(BookmarksScreen(self._desk), below.go_to)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette whatever has a key where the user is."""
        bindings = {active.binding.id: active for active in screen.active_bindings.values()}
        offered = {
            active.binding.description: SystemCommand(
                active.binding.description,
                active.binding.tooltip,
                partial(self.run_action, active.binding.action, default_namespace=active.node),
            )
            for id_, active in bindings.items()
            if id_
        }
        yield from offered.values()
        for command in super().get_system_commands(screen):
            if command.title not in offered:
                yield command

    def _checked_theme(self, wanted: str | None) -> str:
        if wanted is None:
            return _WITHOUT_COLOUR if self.no_color else _DARK
        if wanted not in self.available_themes:
            raise SettingsError(
                f"There is no theme “{wanted}”.",
                f"The themes are: {', '.join(sorted(self.available_themes))}.",
            )
        return wanted
