"""The kept passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.filtering import read_filter
from explorer.bookmarks.overview import Grouping, Order, Overview
from explorer.search.answers import Search
from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line
from explorer.tui.desk import Desk
from explorer.tui.destinations import Stretch
from explorer.tui.keys import BACK, BOOKMARK_PANES
from explorer.tui.screens.base import ask
from explorer.tui.screens.finding import FindingScreen
from explorer.tui.widgets.bookmark_list import BookmarkList
from explorer.tui.widgets.bookmark_preview import BookmarkPreview
from explorer.tui.widgets.filter_line import FilterLine
from explorer.tui.widgets.line_view import LineView

_WIDE = 120  # columns from which the passage in its article stands beside the list


class BookmarksScreen(FindingScreen):
    """The passages kept from the collection; enter goes back to one in its article."""

    BINDINGS: ClassVar[list[BindingType]] = [*BOOKMARK_PANES, replace(BACK, show=True)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    CSS = """
    BookmarksScreen {
        #problem { height: auto; padding: 0 1; color: $text-error; display: none; }
        #problem.-there { display: block; }
        #top { height: 1; }
        #place {
            width: 60; max-width: 70%; height: 1; padding: 0 1; text-align: right;
            color: $text-muted; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis;
        }
        FilterLine { width: 1fr; height: 1; border: none; padding: 0 1; background: $background; }
        #panes { height: 1fr; }
        &.-wide #panes { layout: horizontal; }
        &.-wide BookmarkList { width: 3fr; }
        &.-wide BookmarkPreview { width: 2fr; border-left: solid $foreground-muted; }
        &.-narrow BookmarkList { height: 3fr; }
        &.-narrow BookmarkPreview { height: 2fr; }
        &.-narrow.-short BookmarkPreview { display: none; height: 1fr; }
        &.-narrow.-short.-reading BookmarkPreview { display: block; }
        &.-narrow.-short.-reading BookmarkList { display: none; }
    }
    """

    @dataclass
    class Listed(Message):
        """The passages are there."""

        overview: Overview
        problem: str | None

    @dataclass
    class InContext(Message):
        """A passage can be shown in its article."""

        passage: KeptPassage

    @dataclass
    class Opened(Message):
        """It is known where a passage is that the user goes to."""

        passage: KeptPassage

    @dataclass
    class VersionsWanted(Message):
        """It is known what has become of a passage whose versions the user compares."""

        passage: KeptPassage

    @dataclass
    class Cited(Message):
        """Passages have been put into words with their sources."""

        text: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._is_listed = False

    def compose(self) -> ComposeResult:
        yield Static(id="problem")
        with Horizontal(id="top"):
            yield FilterLine(visible_line(self.looked.typed), self._filter)
            yield Static(id="place")
        with Container(id="panes"):
            yield BookmarkList()
            yield BookmarkPreview()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.kept_list.marked = self.looked.marked
        self.kept_list.focus()
        self.bookmarks_changed()

    # From the store to the list.

    def bookmarks_changed(self) -> None:
        self.looked = self.desk.looked_through = self.looked.of(self.desk.collection)
        before = self.overview
        self.ask("kept", lambda: [self._listed(before)])

    def _listed(self, before: Overview) -> Listed:
        listing = self.desk.kept()
        if before.bookmarks is listing.bookmarks:
            return self.Listed(before, listing.problem)
        return self.Listed(Overview(listing.bookmarks, before), listing.problem)

    def on_bookmarks_screen_listed(self, message: Listed) -> None:
        if self._is_listed and message.overview is self.overview:
            return
        self.looked.overview, self._is_listed = message.overview, True
        problem = self.query_one("#problem", Static)
        problem.update(Content(visible_line(message.problem or "")))
        problem.set_class(bool(message.problem), "-there")
        self.kept_list.marked &= {each.id for each in message.overview.bookmarks}
        self.show_all()
        self.call_after_refresh(self.find_more)  # when it is known what is in sight

    def show_all(self) -> None:
        """List what the filter lets through."""
        looked = self.looked
        wanted = read_filter(looked.typed)
        groups = self.overview.groups(wanted, looked.order, looked.grouping)
        words = [*wanted.words, *wanted.tags]
        self.kept_list.show(groups, self.overview.whereabouts, words, looked.at)
        self._say_place()

    def _say_place(self) -> None:
        pane, looked = self.kept_list, self.looked
        kept, shown = len(self.overview.bookmarks), pane.item_count()
        if not self._is_listed:
            return
        if not kept:
            pane.say_place("none yet: s in an article keeps one, S with note and tags")
            return
        parts = [f"{pane.cursor + 1:,}/{shown:,}" if shown else "none such"]
        if looked.typed.strip():
            parts[0] += f" of {kept:,}"
        if pane.marked:
            parts.append(f"● {len(pane.marked):,} marked")
        parts.append(looked.order.value)
        if looked.grouping is not Grouping.NONE:
            parts.append(f"in {looked.grouping.value}")
        pane.say_place(" · ".join(parts))

    def show_place(self, pane: LineView) -> None:
        """Show where the user is in the list; its title would cost a whole redraw at each step."""
        if isinstance(pane, BookmarkList):
            place = Content(visible_line(pane.place))
            self.query_one("#place", Static).update(place, layout=False)

    # The passage under the cursor.

    def on_bookmark_list_highlighted(self, message: BookmarkList.Highlighted) -> None:
        bookmark = message.bookmark
        self.looked.at = bookmark.id if bookmark else None
        self._say_place()
        preview = self.query_one(BookmarkPreview)
        if bookmark is None:
            preview.show(None)
        elif preview.display and bookmark != preview.bookmark:
            # When the list is drawn, which would have to share its time.
            self.call_after_refresh(self._ask_of, bookmark, "context", self.InContext)

    def on_bookmark_list_marked(self) -> None:
        self._say_place()

    def on_bookmarks_screen_in_context(self, message: InContext) -> None:
        current = self.kept_list.current
        if current and current.id == message.passage.bookmark.id:
            self.query_one(BookmarkPreview).show(message.passage)

    def _ask_of(
        self,
        bookmark: Bookmark,
        group: str,
        answer: type[InContext | Opened | VersionsWanted],
    ) -> None:
        """Look a passage up in its article."""
        self.ask(group, lambda: map(answer, self.desk.kept_passages([bookmark])))

    def on_bookmark_list_opened(self, message: BookmarkList.Opened) -> None:
        self._ask_of(message.bookmark, "open", self.Opened)

    def on_bookmarks_screen_opened(self, message: Opened) -> None:
        passage = message.passage
        if passage.anchor.span:
            self.dismiss(Stretch(passage.bookmark.article, passage.anchor.span))
        elif passage.saved_from:
            self.say("That passage is lost; V opens the version of its article that has it.")
        else:
            self.say("That passage is lost: its article is gone, or no longer says so.")

    def action_versions(self) -> None:
        if self.kept_list.current:
            self._ask_of(self.kept_list.current, "versions", self.VersionsWanted)

    def on_bookmarks_screen_versions_wanted(self, message: VersionsWanted) -> None:
        from explorer.tui.screens.compare import CompareScreen  # only when it is asked for

        article, bookmark = message.passage.article, message.passage.bookmark
        if article is None:
            self.say("Its article is gone from the collection.")
        elif bookmark.version >= article.version:
            self.say("It was kept from this version of the article; there is no other to show.")
        else:
            before = f"{article.id}@{bookmark.version}"
            latest = f"{article.id}@{article.version}"
            place = Span(bookmark.start, bookmark.end)
            compared = CompareScreen(self.desk, before, latest, Search(), place)
            self.app.push_screen(compared, self.go_to)

    # Keys: which passages are listed, and how.

    def action_filter(self) -> None:
        self.query_one(FilterLine).focus()

    def _filter(self, typed: str) -> None:
        self.looked.typed, self.looked.at = typed, None
        self.show_all()

    def on_filter_line_left(self) -> None:
        self.kept_list.focus()

    def action_next_order(self) -> None:
        orders = list(Order)
        self.looked.order = orders[(orders.index(self.looked.order) + 1) % len(orders)]
        self.show_all()

    def action_next_grouping(self) -> None:
        kinds = list(Grouping)
        self.looked.grouping = kinds[(kinds.index(self.looked.grouping) + 1) % len(kinds)]
        if self.looked.grouping is Grouping.ENTITY and not self.desk.is_open:
            self.say("Whom passages name is known when the index is built.")
        self.show_all()
        self.find_more()

    def action_other_pane(self) -> None:
        preview = self.query_one(BookmarkPreview)
        goes_back = self.focused is preview
        self.set_class(not goes_back, "-reading")
        (self.kept_list if goes_back else preview).focus()
        if not goes_back and self.kept_list.current:
            self._ask_of(self.kept_list.current, "context", self.InContext)

    def action_back(self) -> None:
        """Step back: to the list, then without marks, then without a filter, then away."""
        line = self.query_one(FilterLine)
        if self.focused is line and line.value:
            line.value = ""
        elif self.focused is not self.kept_list:
            self.remove_class("-reading")
            self.kept_list.focus()
        elif self.kept_list.marked:
            self.kept_list.marked.clear()
            self.kept_list.refresh()
            self._say_place()
        elif line.value:
            line.value = ""
        else:
            self.dismiss(None)

    # Keys: what is done with passages.

    def _chosen(self) -> list[Bookmark]:
        """Return the marked passages, the newest first; else the one under the cursor."""
        pane = self.kept_list
        if pane.marked:
            return [each for each in self.overview.bookmarks if each.id in pane.marked]
        return [pane.current] if pane.current else []

    def action_note(self) -> None:
        from explorer.tui import noting  # only when it is asked for

        if self.kept_list.current:
            noting.edit(self, self.kept_list.current, self.overview.bookmarks)

    def action_retag(self) -> None:
        from explorer.tui import noting  # only when it is asked for

        if chosen := self._chosen():
            noting.retag(self, chosen, self.overview.bookmarks)

    def action_remove(self) -> None:
        from explorer.tui import noting  # only when it is asked for

        if (chosen := self._chosen()) and noting.remove(self, chosen):
            self.kept_list.marked.clear()
            self.bookmarks_changed()

    def action_undo(self) -> None:
        changes, key = self.desk.changes, self.desk.collection.key
        undo = lambda: [self.Undone(changes.undo() or changes.undo_of_before(key))]  # noqa: E731
        ask(self, "undo", undo, replaces=False)

    def action_export(self) -> None:
        from explorer.tui import exporting  # only when it is asked for

        marked = self._chosen() if self.kept_list.marked else self.kept_list.shown
        if marked:
            exporting.export(self, marked)
        else:
            self.say("There is nothing to export here.")

    def action_copy(self) -> None:
        if chosen := self._chosen():
            self.copy("\n\n".join(each.exact for each in chosen))

    def action_cite(self) -> None:
        if chosen := self._chosen():
            self.ask("cite", lambda: [self.Cited(self._citations(chosen))])

    def _citations(self, bookmarks: Sequence[Bookmark]) -> str:
        return "\n\n".join(each.citation for each in self.desk.kept_passages(bookmarks))

    def on_bookmarks_screen_cited(self, message: Cited) -> None:
        self.copy(message.text)
