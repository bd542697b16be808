"""The Textual application: theme, keys, the first screen, and how one leads to another."""

from __future__ import annotations

import os
import sys
from asyncio import Lock, to_thread
from collections.abc import Iterable
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual.app import App, SystemCommand
from textual.command import Provider
from textual.screen import Screen

from explorer import paths
from explorer.bookmarks.store import BookmarkStore
from explorer.errors import ExplorerError, SettingsError
from explorer.library import own
from explorer.library.collection import Collection
from explorer.library.opening import open_collection
from explorer.settings import Settings
from explorer.text.visible import visible_line
from explorer.tui.changes import Changes
from explorer.tui.desk import Desk
from explorer.tui.keys import check_keys
from explorer.tui.screens.base import PressScreen
from explorer.tui.screens.browse import BrowseScreen
from explorer.tui.screens.remembering import RememberingScreen

if TYPE_CHECKING:
    from explorer.search.judging.judged_names import Change as NameChange

_CHANGING = "changing"
_SWITCH_SECONDS = 0.001
"""For how long a worker may compute while the screen has something to do; Python's own are five
times as many, and several workers take turns."""
_DARK, _WITHOUT_COLOUR = "textual-dark", "ansi-dark"


def run(settings: Settings, collection: Collection) -> None:
    """Show the screen until the user leaves.

    Raises SettingsError when the settings name a theme or a key binding that does not exist.
    """
    app = PressApp(settings, desk_for(collection, settings))
    sys.setswitchinterval(_SWITCH_SECONDS)
    app.run()
    app.desk.close()


def desk_for(collection: Collection, settings: Settings) -> Desk:
    """Return a desk to work with a collection at."""
    data_dir = paths.data_dir()
    changes = Changes(BookmarkStore(data_dir))
    return Desk(collection, changes, paths.cache_dir(), data_dir, settings)


def _name_commands() -> type[Provider]:
    from explorer.tui.name_commands import NameCommands  # only when the palette is opened

    return NameCommands


class PressApp(App[None]):
    """Press Explorer on the whole screen."""

    TITLE = "Press Explorer"
    COMMANDS = App.COMMANDS | {_name_commands}
    CSS_PATH = "screens/browse.tcss"  # Textual does not load the default screen's own

    def __init__(self, settings: Settings, desk: Desk) -> None:
        # Asked for the terminal's own colours, Textual can do without any; else it sends greys.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.animation_level = "none"  # every frame would be sent over the user's connection
        self.settings = settings
        self.desk = desk
        """Where the user works now."""
        self._changing = Lock()
        self._beginnings = count(1)
        check_keys(settings.keys)
        self.set_keymap(settings.keys)
        self.theme = self._checked_theme(settings.theme)

    def get_default_screen(self) -> BrowseScreen:
        return BrowseScreen(self.desk)

    def action_bookmarks(self) -> None:
        """Open the kept passages over where the user is, or close them again."""
        from explorer.tui.screens.bookmarks import BookmarksScreen  # only when it is asked for

        below = self.screen
        if isinstance(below, BookmarksScreen):
            below.dismiss(None)
        elif isinstance(below, PressScreen):
            self.push_screen(BookmarksScreen(self.desk), below.go_to)

    def action_help(self) -> None:
        """Show the keys of where the user is."""
        from explorer.tui.screens.keys import KeysScreen  # only when it is asked for

        here = [active.binding for active in self.screen.active_bindings.values()]
        self.push_screen(KeysScreen(here))

    def on_press_screen_undone(self, message: PressScreen.Undone) -> None:
        if message.change and message.change.edits:
            self.show_what_changed()
        if message.change and message.change.names:
            self._show_names(message.change.names)

    def on_press_screen_judged(self, message: PressScreen.Judged) -> None:
        self.clear_notifications()  # who judges many names is told of the last
        self.say(f"{message.change.said} u takes it back.")
        self._show_names(message.change)

    def _show_names(self, change: NameChange) -> None:
        """Show on every screen what has become of names that were judged."""
        for screen in self.screen_stack:
            if isinstance(screen, PressScreen):
                screen.names_changed(change)
        if any(each.judgement == "new" for each in change.judgements):
            self.show_what_changed()  # it may stand in articles where nobody had found it

    def say(self, sentence: str) -> None:
        """Tell the user something; the sentence may hold text from anywhere."""
        self.notify(visible_line(sentence), markup=False)

    def warn(self, error: ExplorerError) -> None:
        """Tell the user what went wrong and what to do."""
        self.notify(visible_line(str(error)), severity="error", markup=False, timeout=10)

    # Other articles, and more of them.

    def action_add(self) -> None:
        """Ask what to bring in, bring it in and show it."""
        from explorer.tui import adding  # only when it is asked for

        adding.add(self)

    def look_again(self) -> None:
        """Look again at everything that the collection was fed from."""
        from explorer.tui import adding  # only when it is asked for

        adding.look_again(self)

    def show_what_changed(self) -> None:
        """Show the articles of the collection as they are now."""
        browse = self.screen_stack[0]
        if isinstance(browse, BrowseScreen):
            browse.open_index(anew=True)

    def change_to(self, name: str) -> None:
        """Put another collection in the place of everything, or say why it cannot be opened."""
        self.run_worker(self._change_to(name), group=_CHANGING)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        self.workers.cancel_group(self, _CHANGING)  # no new screens while they are all closed
        super().exit(result, return_code, message)

    async def _change_to(self, name: str) -> None:
        settings = self.settings
        opening = partial(
            open_collection,
            name,
            max_bytes=settings.limits.article_bytes,
            spacy_model=settings.spacy_model,
        )
        async with self._changing:
            try:
                collection = await to_thread(opening)
            except ExplorerError as error:
                self.warn(error)
                return
            left, self.desk = self.desk, desk_for(collection, settings)
            await self._begin_again()
            await to_thread(left.close)  # which waits until nobody works at it any more

    async def _begin_again(self) -> None:
        """Put a stack of screens that begins at the present desk in the place of all others."""
        left, screens = self.current_mode, [*self.screen_stack]
        mode = f"beginning-{next(self._beginnings)}"
        self.add_mode(mode, partial(BrowseScreen, self.desk))
        await self.switch_mode(mode)
        if left == self.DEFAULT_MODE:  # cannot be removed, and costs less to start with
            for screen in reversed(screens):
                await screen.remove()
        else:
            await self.remove_mode(left)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
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
        if isinstance(screen, RememberingScreen):
            yield from screen.saved_commands()
        if isinstance(screen, PressScreen):
            yield from self._collection_commands()
        for command in super().get_system_commands(screen):
            if command.title not in offered:
                yield command

    def _collection_commands(self) -> Iterable[SystemCommand]:
        try:
            names = [own.BUILT_IN, *filter(own.folder_of, own.names())]
        except ExplorerError as error:
            names = [own.BUILT_IN]
            self.warn(error)
        for name in names:
            yield SystemCommand(
                f"Open collection: {name}",
                "Put it in the place of what you see",
                partial(self.change_to, name),
            )
        yield SystemCommand(
            "Look again at all sources",
            "Read what is new in the files, folders and addresses the collection was fed from",
            self.look_again,
        )

    def _checked_theme(self, wanted: str | None) -> str:
        if wanted is None:
            return _WITHOUT_COLOUR if self.no_color else _DARK
        if wanted not in self.available_themes:
            raise SettingsError(
                f"There is no theme “{wanted}”.",
                f"The themes are: {', '.join(sorted(self.available_themes))}.",
            )
        return wanted
