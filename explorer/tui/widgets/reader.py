"""The article: its text with hits and names marked, a sentence under the cursor, a passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from explorer.models import Article, Mention
from explorer.search.answers import Hit
from explorer.text.paragraphs import Span
from explorer.text.wrapping import offset_at, wrap
from explorer.tui.keys import READER
from explorer.tui.selectable import last_before, overlap
from explorer.tui.text import Mark, cells, plain, strip, styled
from explorer.tui.widgets.passage_view import PassageView

_WIDEST_TEXT = 100  # longer lines are hard to read
_GUTTER = 2


class Reading(NamedTuple):
    """An article as it is read: with what the search finds in it, and whom it names."""

    hit: Hit
    mentions: Sequence[Mention] = ()
    names: Sequence[str] = ()
    """For each mention, whom or what it names."""
    kept: Sequence[Span] = ()
    """The passages kept from it."""

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.hit.article


class _Line(NamedTuple):
    span: Span  # of the text; empty for a line above or between its paragraphs
    heading: str = ""
    style: str = ""


class Reader(PassageView):
    """One article. Its items are sentences; the cursor is on one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*READER]
    BORDER_TITLE = "Article"
    HELP = "The article under the cursor of the results, its hits and names marked."

    @dataclass
    class Saved(Message):
        """The user keeps a passage."""

        article: Article
        span: Span
        asks: bool
        """Whether they want to be asked for a note and tags."""

    @dataclass
    class Cited(Message):
        """The user sends a passage with where it is from to the clipboard."""

        article: Article
        span: Span

    @dataclass
    class Copied(Message):
        """The user sends a passage to the clipboard."""

        text: str

    @dataclass
    class Marked(Message):
        """The user marks the article, or takes the mark away."""

        id: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.reading: Reading | None = None
        """What is shown; None: nothing."""
        self._lines: list[_Line] = []
        self._ends: list[int] = []  # for each sentence the line after the one it ends in

    @property
    def mention(self) -> Mention | None:
        """The name that the user has walked to, else the first in the sentence under the cursor."""
        place = self.selectable.here or self.passage
        mentions = self.reading.mentions if self.reading and place else ()
        return next((each for each in mentions if place and overlap(Span(*each[:2]), place)), None)

    def show(self, reading: Reading | None) -> None:
        """Show an article from its beginning; the one already shown keeps its place."""
        same = self.reading and reading and _same_text(self.reading.article, reading.article)
        self.reading = reading
        self.selectable.here = None
        if not same:
            self.read(reading.article.text if reading else "")
        self.refill()
        if not same:
            self.scroll_to(y=0, animate=False, immediate=True)
        self._say_place()

    # Layout and drawing.

    def lay_out(self, width: int) -> Sequence[int]:
        self._lines, self._ends = [], []
        if self.reading is None:
            return (0,)
        article, room = self.reading.article, max(1, min(width - _GUTTER, _WIDEST_TEXT))
        self._lines = _heading_lines(article, room)
        for block in self.selectable.paragraphs:
            self._lines.append(_Line(Span(block.start, block.start)))
            wrapped = wrap(article.text, block, room, cells)
            self._lines += [_Line(span) for span in wrapped]
        places = [each.span for each in self._lines]
        sentences = self.selectable.sentences
        firsts = [last_before(places, sentence.start) for sentence in sentences]
        self._ends = [last_before(places, sentence.end - 1) + 1 for sentence in sentences]
        return [*firsts, len(self._lines)]

    def item_lines(self, item: int) -> tuple[int, int]:
        """Return the lines a sentence stands in; its neighbours may share the outer ones."""
        return super().item_lines(item)[0], self._ends[item]

    def draw_line(self, line: int, width: int) -> Strip:
        base, (span, heading, style) = self.base_style, self._lines[line]
        if self.reading is None or span.start == span.end:
            text = plain(heading, base + self.style_of(style) if style else base)
            return strip([Segment(" " * _GUTTER, base), text], width, base)
        drawn = styled(self.reading.article.text, span, base, self._marks(self.reading, span))
        return strip([self._gutter(self.reading, span), *drawn], width, base)

    def _gutter(self, reading: Reading, line: Span) -> Segment:
        sign = " "
        if any(overlap(kept, line) for kept in reading.kept):
            sign = "★"
        if self.passage and overlap(self.passage, line):
            sign = "┃" if self.is_selecting else "▌"
        return Segment(sign.ljust(_GUTTER), self.base_style + self.style_of("sign"))

    def _marks(self, reading: Reading, line: Span) -> list[Mark]:
        """Return what is marked in a line: the passage lowest, the user's place on top."""
        layers: list[tuple[str, Iterable[Span]]] = [
            ("cursor", [self.passage] if self.passage and self._shows_passage else []),
            ("name", (Span(each.start, each.end) for each in reading.mentions)),
            ("match", (Span(each.start, each.end) for each in reading.hit.matches)),
            ("here", [self.selectable.here] if self.selectable.here else []),
        ]
        return [
            Mark(span.start, span.end, self.style_of(name))
            for name, spans in layers
            for span in spans
            if overlap(span, line)
        ]

    @property
    def _shows_passage(self) -> bool:
        return self.has_focus or self.is_selecting

    # Keys.

    def selection_changed(self) -> None:
        self._say_place()

    def offset_at(self, line: int, column: int) -> int | None:
        if self.reading is None or line >= len(self._lines) or self._lines[line].heading:
            return None
        span, text = self._lines[line].span, self.reading.article.text
        return offset_at(text, span, column - _GUTTER, cells)

    def show_offset(self, offset: int) -> None:
        line = last_before([each.span for each in self._lines], offset)
        self.show_lines(line, line + 1)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_walk_hits(self, by: int) -> None:
        if self.reading:
            self.walk_stretches(
                [Span(each.start, each.end) for each in self.reading.hit.matches], by
            )

    def action_walk_mentions(self, by: int) -> None:
        if self.reading:
            self.walk_stretches([Span(each.start, each.end) for each in self.reading.mentions], by)

    def action_save(self) -> None:
        self._save(asks=False)

    def action_save_with(self) -> None:
        self._save(asks=True)

    def _save(self, *, asks: bool) -> None:
        if self.reading and self.passage:
            self.post_message(self.Saved(self.reading.article, self.passage, asks))
            self.stop_selecting()

    def action_cite(self) -> None:
        if self.reading and self.passage:
            self.post_message(self.Cited(self.reading.article, self.passage))
            self.stop_selecting()

    def action_copy(self) -> None:
        if self.reading and self.passage:
            text = self.reading.article.text[self.passage.start : self.passage.end]
            self.post_message(self.Copied(text))
            self.stop_selecting()

    def action_mark(self) -> None:
        if self.reading:
            self.post_message(self.Marked(self.reading.article.id))

    def _say_place(self) -> None:
        self.say_place(self._place())

    def _place(self) -> str:
        """Return where the user is, in a few words."""
        if not self.reading or not self.passage:
            return ""
        if self.is_selecting:
            return self.selectable.said
        here, place = self.selectable.here, f"sentence {self.cursor + 1}/{len(self._ends)}"
        if here is None:
            return place
        hits = [Span(each.start, each.end) for each in self.reading.hit.matches]
        if here in hits:
            return f"hit {hits.index(here) + 1}/{len(hits)} · {place}"
        named = [Span(each.start, each.end) for each in self.reading.mentions]
        return f"{self.reading.names[named.index(here)]} · {place}" if here in named else place


def _heading_lines(article: Article, width: int) -> list[_Line]:
    nowhere = Span(0, 0)
    facts = [
        article.date.label if article.date else "undated",
        *([f"version {article.version}"] if article.version > 1 else []),
        article.source or "source unknown",
        *([article.byline] if article.byline else []),
        article.id,
    ]
    titles = wrap(article.title, Span(0, len(article.title)), width, cells)
    return [
        *(_Line(nowhere, article.title[span.start : span.end], "strong") for span in titles),
        _Line(nowhere, " · ".join(facts), "faint"),
    ]


def _same_text(one: Article, other: Article) -> bool:
    """Whether two are one version of one article, whatever else is known of it by now."""
    return one.id == other.id and one.text == other.text
