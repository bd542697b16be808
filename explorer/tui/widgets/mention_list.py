"""Every mention of an entity in its context, the names below each other."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from explorer.search.page.concordance import Context, line_of
from explorer.tui.text import plain, strip
from explorer.tui.widgets.fetched_list import FetchedList

_DATE = 14  # cells; `25 Aug 2025?` and a gap
_LEAST_FOR_DATES = 60  # cells; narrower, the contexts need the room


class MentionList(FetchedList[Context]):
    """Mentions, those of the newest article first."""

    BORDER_TITLE = "Mentions"
    HELP = "Every mention of the name in its context, the newest article first."

    def place_of(self, item: Context) -> str:
        return f"{_date(item)} · {item.title}"

    def draw_item(self, number: int, item: Context, width: int, base: Style) -> Sequence[Segment]:
        dated = width >= _LEAST_FOR_DATES
        before, mention, after = line_of(item, width - dated * _DATE, cell_len)
        line = [
            Segment(before, base),
            Segment(mention, base + self.style_of("match")),
            Segment(after, base),
        ]
        if not dated:
            return line
        above = self._fetched.get(number - 1)
        same = above is not None and above.article == item.article
        shown = "" if same and number != self.scroll_offset.y else _date(item)
        faint = base + self.style_of("faint")
        return [*strip([plain(shown, faint)], _DATE - 1, faint), Segment(" ", base), *line]


def _date(item: Context) -> str:
    return item.date.label if item.date else "undated"
