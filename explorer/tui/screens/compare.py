"""Two articles side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static

from explorer.compare.alignment import align
from explorer.compare.mirroring import mirrored, mirrored_row
from explorer.compare.rows import Row
from explorer.errors import CollectionError, UnknownArticleError
from explorer.library.collection import find_article
from explorer.models import Article, EntityKey
from explorer.search.answers import Search
from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line
from explorer.tui.compared import Compared
from explorer.tui.desk import Desk
from explorer.tui.destinations import Stretch
from explorer.tui.keys import BACK
from explorer.tui.screens.base import PressScreen
from explorer.tui.widgets.compared_view import ComparedView
from explorer.tui.widgets.comparison import Comparison
from explorer.tui.widgets.line_view import LineView
from explorer.tui.widgets.row_picture import BESIDE_FROM
from explorer.tui.widgets.side_text import SideText
from explorer.tui.widgets.side_view import SideView

if TYPE_CHECKING:
    from explorer.search.judging.judged_names import Change as NameChange

_SIDES = (0, 1)


class CompareScreen(PressScreen):
    """One comparison. In a narrow terminal one side stands above the other."""

    BINDINGS: ClassVar[list[BindingType]] = [replace(BACK, show=True)]
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (BESIDE_FROM + 1, "-beside")]  # 1: the scroll bar
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    CSS = """
    CompareScreen {
        .heads { height: 1; layout: horizontal; }
        .heads Static, #why { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .heads Static { width: 1fr; padding: 0 1 0 2; }
        .heads .right { padding-left: 3; }
        #titles .-chosen { text-style: bold reverse; }
        #facts { color: $text-muted; }
        #apart { display: none; layout: horizontal; height: 1fr; }
        #apart SideView { width: 1fr; }
        #why { padding: 0 1; color: $text-muted; }

        &.-apart Comparison { display: none; }
        &.-apart #apart { display: block; }
        &.-short #facts, &.-stacked #facts { display: none; }
        &.-stacked {
            #titles { height: 2; layout: vertical; }
            #titles Static { width: 100%; padding: 0 1; }
            #apart { layout: vertical; }
            &.-short #apart SideView { display: none; }
            &.-short #apart SideView.-chosen { display: block; }
        }
    }
    """

    @dataclass
    class Aligned(Message):
        """The two articles have been aligned."""

        compared: tuple[Compared, Compared]
        rows: Sequence[Row]

    @dataclass
    class KeptFound(Message):
        """It is known which passages of the two articles are kept."""

        compared: tuple[Compared, Compared]
        kept: tuple[Sequence[Span], Sequence[Span]]

    def __init__(
        self, desk: Desk, left: str, right: str, search: Search, at: Span | None = None
    ) -> None:
        """Compare two articles by their ids, or versions of them by their ids and `@N`.

        What the search finds is marked in them. The cursor begins at a stretch of the left one.
        """
        super().__init__(desk)
        self._references = (left, right)
        self._search = search
        self._at = at
        self._compared: tuple[Compared, Compared] | None = None
        self._texts: tuple[SideText, SideText] | None = None
        self._rows: Sequence[Row] = ()

    def compose(self) -> ComposeResult:
        for id_ in ("titles", "facts"):
            with Container(id=id_, classes="heads"):
                yield Static(classes="left")
                yield Static(classes="right")
        yield Comparison()
        with Container(id="apart"):
            yield SideView(0)
            yield SideView(1)
        yield Static(id="why")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.query_one(Comparison).focus()
        self._show_side()
        self.ask("align", self._align)

    def _align(self) -> Iterable[Message]:
        articles = (find_article(self.desk.collection, each) for each in self._references)
        left, right = (self.desk.compared(article, self._search) for article in articles)
        yield self.Aligned((left, right), align(left.report, right.report))

    def on_compare_screen_aligned(self, message: Aligned) -> None:
        self._show(message.compared, message.rows, self._view.row or self._first_row(message.rows))

    def _first_row(self, rows: Sequence[Row]) -> int:
        """Return the row at which the user begins."""
        at = self._at
        within = (
            number
            for number, row in enumerate(rows)
            if at and any(each.end > at.start and each.start < at.end for each in row.left)
        )
        return next(within, 0)

    def _show(self, compared: tuple[Compared, Compared], rows: Sequence[Row], at: int = 0) -> None:
        left, right = (SideText(each, rows, side) for side, each in enumerate(compared))
        self._compared, self._texts, self._rows = compared, (left, right), rows
        of_one = left.article.id == right.article.id
        for side, text in enumerate(self._texts):
            article = text.article
            version = f"version {article.version} · " if of_one else ""
            self._say_above("titles", side, version + article.title)
            date = article.date.label if article.date else "undated"
            self._say_above("facts", side, f"{date} · {article.source or 'source unknown'}")
            view = self._side_views[side]
            view.show(text, rows)
            view.go_to_row(at)
        self.query_one(Comparison).show(self._texts, rows, at)

    def _say_above(self, where: str, side: int, text: str) -> None:
        heads = self.query(f"#{where} Static").results(Static)
        list(heads)[side].update(Content(visible_line(text)))

    # Where the user is.

    @property
    def _is_apart(self) -> bool:
        return self.has_class("-apart")

    @property
    def _side_views(self) -> list[SideView]:
        return list(self.query(SideView).results(SideView))

    @property
    def _view(self) -> ComparedView:
        comparison = self.query_one(Comparison)
        return self._side_views[comparison.side] if self._is_apart else comparison

    def show_place(self, pane: LineView) -> None:
        """Say at the foot what the passages under the cursor have to do with each other."""
        if pane is self._view:
            self.query_one("#why", Static).update(Content(visible_line(pane.place)), layout=False)

    def _show_side(self) -> None:
        """Show which side is chosen, and give it the focus where the sides are apart."""
        chosen = self.query_one(Comparison).side
        titles = self.query("#titles Static").results(Static)
        for side, (title, view) in enumerate(zip(titles, self._side_views, strict=True)):
            title.set_class(side == chosen, "-chosen")
            if self._is_apart:
                view.set_class(side == chosen, "-chosen")
        if self.focused is not self._view:
            self._view.focus()
        self.show_place(self._view)

    def on_descendant_focus(self) -> None:
        if isinstance(self.focused, SideView) and self.focused is not self._view:
            self.action_choose(self.focused.side)

    def on_comparison_side_chosen(self, message: Comparison.SideChosen) -> None:
        self.action_choose(message.side)

    # Keys: what is shown.

    def action_choose(self, side: int) -> None:
        comparison = self.query_one(Comparison)
        if side != comparison.side:
            self._view.leave_side()
        comparison.choose(side)
        self._show_side()

    def action_other_side(self) -> None:
        self.action_choose(1 - self.query_one(Comparison).side)

    def action_next_mode(self) -> None:
        if self._is_apart:
            self.action_apart()
        self.query_one(Comparison).action_next_mode()

    def action_apart(self) -> None:
        """Part the sides where they stand, or level both where the cursor is."""
        row = self._view.row or 0
        self.toggle_class("-apart")
        self._show_side()
        self.call_after_refresh(self._go_to_row, row)  # when what is shown now has its size

    def _go_to_row(self, row: int) -> None:
        for view in self._side_views if self._is_apart else [self.query_one(Comparison)]:
            view.go_to_row(row)

    def action_swap(self) -> None:
        if self._compared is None:
            return
        row, rows = self._view.row, mirrored(self._rows)
        self._references = self._references[::-1]
        at = rows.index(mirrored_row(self._rows[row])) if row is not None else 0
        self._show(self._compared[::-1], rows, at)
        self.action_other_side()

    def on_side_view_across_wanted(self, message: SideView.AcrossWanted) -> None:
        other = 1 - message.side
        row = self._rows[message.row]
        if row.left and row.right:
            self._side_views[other].go_to_row(message.row)
            self.action_choose(other)
        else:
            self.say("Only this side has it.")

    # Keys: passages.

    def action_back(self) -> None:
        """Step back: end a passage, then leave."""
        if self._view.is_selecting:
            self._view.stop_selecting()
        else:
            super().action_back()

    def on_selecting_named(self, message: ComparedView.Named) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        detours.name_words(self, message.words)

    def action_keep(self) -> None:
        from explorer.tui import keeping  # only when it is asked for

        article, spans = self._passages()
        if article and spans:
            keeping.keep(self, article, spans)
            self._view.stop_selecting()

    def action_keep_with(self) -> None:
        from explorer.tui import keeping  # only when it is asked for

        article, spans = self._passages()
        if article and spans:
            keeping.ask_and_keep(self, article, spans)
            self._view.stop_selecting()

    def action_cite(self) -> None:
        from explorer.tui import keeping  # only when it is asked for

        article, spans = self._passages()
        if article and spans:
            self.copy(keeping.cited(article, spans))
            self._view.stop_selecting()

    def action_copy(self) -> None:
        article, spans = self._passages()
        if article and spans:
            self.copy("\n\n".join(article.text[slice(*span)] for span in spans))
            self._view.stop_selecting()

    def action_open(self) -> None:
        if not self._is_apart and self.query_one(Comparison).unfold():
            return
        article, spans = self._passages()
        if article is None:
            return
        if not self._is_latest(article):
            self.say(f"This is version {article.version}; only the latest can be read by itself.")
            return
        self.dismiss(Stretch(article.id, spans[0] if spans else None))

    def action_together(self) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        detours.together(self, self._references)

    def action_entity(self) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        detours.open_one_of(self, self._named())

    def _passages(self) -> tuple[Article | None, tuple[Span, ...]]:
        """Return the article of the side chosen, and its passages under the cursor."""
        side, spans = self._view.passages()
        return (self._compared[side].article if self._compared else None), spans

    def _named(self) -> list[EntityKey]:
        side, spans = self._view.passages()
        return self._texts[side].entities(spans) if self._texts else []

    def _is_latest(self, article: Article) -> bool:
        try:
            return self.desk.collection.article(article.id).version == article.version
        except (UnknownArticleError, CollectionError):
            return False

    # Names that were judged, and kept passages.

    def names_changed(self, change: NameChange) -> None:
        self.ask("align", self._align)

    def bookmarks_changed(self) -> None:
        if self._compared:
            compared = self._compared
            self.ask("kept", lambda: [self._find_kept(compared)])

    def _find_kept(self, compared: tuple[Compared, Compared]) -> KeptFound:
        left, right = (self.desk.kept_spans(each.article) for each in compared)
        return self.KeptFound(compared, (left, right))

    def on_compare_screen_kept_found(self, message: KeptFound) -> None:
        if message.compared is not self._compared or not self._texts:
            return  # they have been swapped meanwhile
        left, right = (
            each._replace(kept=kept)
            for each, kept in zip(message.compared, message.kept, strict=True)
        )
        self._compared = left, right
        for text, each in zip(self._texts, self._compared, strict=True):
            text.keep(each.kept)
        for view in self.query(ComparedView).results(ComparedView):
            view.refresh()
