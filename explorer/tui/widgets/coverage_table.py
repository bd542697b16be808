"""Whom and what each report names: a row for each entity, a column for each report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.strip import Strip

from explorer.compare.columns import column_name
from explorer.compare.coverage import CoverageRow
from explorer.models import EntityKey, Report
from explorer.text.paragraphs import Span
from explorer.tui.keys import COLUMNS
from explorer.tui.text import Parts, plain, strip
from explorer.tui.widgets.place_list import Block, Place, PlaceList

_CELL = 4  # a number of up to three digits and a gap
_REMARK = 12  # cells; `absent in AB`
_NAME_SHARE = 0.4  # of the width


class CoverageTable(PlaceList):
    """The cursor is on a row, and a column of it is chosen."""

    BINDINGS = [*COLUMNS]
    BORDER_TITLE = "Named in"
    HELP = "Whom and what each article names, and how often; h and l choose the article."

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._reports: Sequence[Report] = ()
        self._rows: Sequence[CoverageRow] = ()
        self._column = 0

    def show(self, reports: Sequence[Report], rows: Sequence[CoverageRow]) -> None:
        """Show which reports name what."""
        self._reports, self._rows = reports, rows
        self._column = min(self._column, max(0, len(reports) - 1))
        self.refill()
        self.tell()

    @property
    def entity(self) -> EntityKey | None:
        """The entity under the cursor."""
        return self._rows[self.cursor].entity if self.cursor < len(self._rows) else None

    @property
    def current(self) -> Place | None:
        """The first mention of the row's entity in the chosen report."""
        entity = self.entity
        if entity is None:
            return None
        names = self._reports[self._column].names
        first = next((each for each in names if each.entity == entity), None)
        return Place(self._column, Span(first.start, first.end) if first else None)

    def blocks(self, width: int) -> Iterator[Block]:
        name = max(12, int(width * _NAME_SHARE))
        shown = self._columns_shown(width - name - _REMARK)
        type_, heading = None, self._legend()
        for row in self._rows:
            if row.entity.type is not type_:
                type_ = row.entity.type
                heading = [*heading, [], self._heads(type_.plural.upper(), name, shown)]
            yield Block(Place(self._column, None), [self._line(row, name, shown)], heading)
            heading = []

    def _legend(self) -> list[Parts]:
        """Return which article each column is of."""
        return [
            [
                (f"{column_name(number):>2}  ", "faint"),
                (f"{report.article.date_label} · {report.article.title}", ""),
            ]
            for number, report in enumerate(self._reports)
        ]

    def _columns_shown(self, width: int) -> range:
        """Return the columns for which there is room, the chosen one among them."""
        room = max(1, width // _CELL)
        first = max(0, min(self._column - room // 2, len(self._reports) - room))
        return range(first, min(len(self._reports), first + room))

    def _heads(self, kind: str, name: int, shown: range) -> Parts:
        heads = [
            part
            for each in shown
            for letter in [column_name(each)]
            for part in ((" " * (_CELL - len(letter)), ""), (letter, self._head_style(each)))
        ]
        return [*self._fitted(kind, name, "strong"), *heads]

    def _head_style(self, column: int) -> str:
        return "here" if column == self._column else "faint"

    def _line(self, row: CoverageRow, name: int, shown: range) -> Parts:
        cells = [
            (f"{row.counts[each] or '–':>{_CELL}}", "strong" if each == self._column else "faint")
            for each in shown
        ]
        return [*self._fitted(row.entity.name, name), *cells, (_remark(row), "faint")]

    def _fitted(self, text: str, width: int, style: str = "") -> list[tuple[str, str]]:
        base = self.base_style
        fitted: Strip = strip([plain(text, base)], width, base)
        return [(fitted.text, style)]

    def action_column(self, by: int) -> None:
        if self._reports:
            self._column = max(0, min(self._column + by, len(self._reports) - 1))
            self.refill()
            self.tell()


def _remark(row: CoverageRow) -> str:
    if row.only_in is not None:
        return f"  only {column_name(row.only_in)}"
    return "" if row.absent_in is None else f"  not {column_name(row.absent_in)}"
