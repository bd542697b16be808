"""Reports and figures made by hand, as the tests of the ledger lay them beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from explorer.compare.ledger import Entry, Ledger, lay_out
from explorer.dates import parse_date
from explorer.models import Article, EntityKey, EntityType, NamedMention, Report
from explorer.text.figures.figure import Bound, Figure, Period, PeriodKind
from explorer.text.paragraphs import Span, sentences

HAITI = EntityKey(EntityType.PLACE, "Haiti")
CHILE = EntityKey(EntityType.PLACE, "Chile")
YEAR_2023 = (PeriodKind.DURING, date(2023, 1, 1), date(2023, 12, 31))
SINCE_JANUARY = (PeriodKind.SINCE, date(2024, 1, 1), None)
SINCE_SOME_YEAR = (PeriodKind.SINCE, None, None)


@dataclass(frozen=True)
class Said:
    """A figure that a sentence gives."""

    words: str
    """The figure as it is written."""
    value: str
    quantity: str = "people killed"
    bound: Bound = Bound.EXACT
    unit: str = ""
    more: bool = False
    """Whether it is an increment."""
    period: tuple[PeriodKind, date | None, date | None] | None = None
    about: Sequence[EntityKey] = (HAITI,)

    def sentence(self) -> str:
        names = " and ".join(entity.name for entity in self.about)
        when = "in that time" if self.period else "then"
        return f"There were {self.words} of them {when} in {names}."


def report(id_: str, when: str | None, *said: Said) -> tuple[Report, list[Figure]]:
    """Return a report that says this, a sentence each, with its figures."""
    text = " ".join(each.sentence() for each in said)
    article = Article(id_, id_, text, parse_date(when) if when else None)
    figures, names = [], []
    for each, sentence in zip(said, sentences(text), strict=True):
        figures.append(_figure(text, sentence, each))
        for entity in each.about:
            start = text.index(entity.name, sentence.start)
            names.append(NamedMention(start, start + len(entity.name), entity))
    return Report(article, tuple(names)), figures


def _figure(text: str, sentence: Span, said: Said) -> Figure:
    start = text.index(said.words, sentence.start)
    period = None
    if said.period:
        at = text.index("in that time", sentence.start)
        kind, first, last = said.period
        period = Period(Span(at, at + len("in that time")), kind, first, last)
    low, _, high = said.value.partition("..")
    return Figure(
        span=Span(start, start + len(said.words)),
        low=Decimal(low),
        high=Decimal(high or low),
        bound=said.bound,
        unit=said.unit,
        counted=None,
        event=None,
        quantity=said.quantity,
        is_increment=said.more,
        period=period,
        source=None,
        sentence=sentence,
    )


def laid(*reports: tuple[Report, list[Figure]]) -> Ledger:
    """Return the ledger of reports."""
    return lay_out(reports)


def only_row(*reports: tuple[Report, list[Figure]]) -> tuple[Entry, ...]:
    """Return the entries of the one row that the ledger of reports has."""
    (row,) = lay_out(reports).rows
    return row.entries


def states(*reports: tuple[Report, list[Figure]]) -> list[str]:
    """Return the states in the one row of a ledger."""
    return [entry.state.value for entry in only_row(*reports)]
