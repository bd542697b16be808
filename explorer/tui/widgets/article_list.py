"""The articles that name an entity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from explorer.models import Article
from explorer.tui.text import plain, strip
from explorer.tui.widgets.fetched_list import FetchedList

_DATE = 14  # cells; `25 Aug 2025?` and a gap


class Naming(NamedTuple):
    """An article that names an entity."""

    article: Article
    mentions: int
    """How often."""


class ArticleList(FetchedList[Naming]):
    """Articles, the newest first."""

    BORDER_TITLE = "Articles"
    HELP = "The articles that name it, the newest first, each with how often it does."

    def place_of(self, item: Naming) -> str:
        return item.article.id

    def draw_item(self, number: int, item: Naming, width: int, base: Style) -> Sequence[Segment]:
        date, faint = item.article.date, base + self.style_of("faint")
        return [
            *strip([plain(date.label if date else "undated", faint)], _DATE - 1, faint),
            Segment(f" {item.mentions:>3,}×  ", base),
            plain(item.article.title, base),
        ]
