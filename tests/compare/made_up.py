"""Two reports of one event, and all that they are compared by, made by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from explorer.compare.comparing import Comparison
from explorer.compare.coverage import coverage
from explorer.compare.ledger import Entry, Ledger, LedgerRow, State
from explorer.compare.rows import Relation, Row
from explorer.compare.shared_quotes import Saying, SharedQuote
from explorer.dates import parse_date
from explorer.models import Article, EntityKey, EntityType, NamedMention, Report
from explorer.text.differences import Edit, EditKind, word_edits
from explorer.text.figures.figure import Bound, Figure, Period, PeriodKind
from explorer.text.paragraphs import Span

LEFT = (
    "The harbour reopened on Monday after the storm.\n"
    "“Twelve ships are expected to sail,” said Ana Ruiz, and nobody was hurt.\n"
    "More than 5,600 people fled in 2023, the port says.\n"
)
RIGHT = (
    "Prices rose.\n"
    "A statement read: “Twelve ships have sailed!”\n"
    "The harbour reopened on Monday after the storm.\n"
    "Since January 3,600 people fled.\n"
)


def span(text: str, words: str) -> Span:
    """Return where words stand first in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def report(id_: str, text: str, date: str | None = None, **names: str) -> Report:
    """Make a report that names, by type, these words."""
    return Report(
        Article(
            id_, f"Title of {id_}", text, parse_date(date) if date else None, source="The Port"
        ),
        tuple(
            NamedMention(*span(text, words), EntityKey(EntityType(type_), words))
            for type_, words in names.items()
        ),
    )


def figure(text: str, words: str, low: str, period: Period | None, source: str = "") -> Figure:
    """Make a figure of people who fled."""
    (sentence,) = [line for line in text.splitlines() if words in line]
    return Figure(
        span(text, words), Decimal(low), Decimal(low), Bound.OVER, "", span(text, "people"),
        span(text, "fled"), "people fled", is_increment=False, period=period,
        source=span(text, source) if source else None, sentence=span(text, sentence),
    )  # fmt: skip


def comparison(day: str = "Monday") -> Comparison:
    """Return the comparison of the two, as it should come out; with other words for the day."""
    left, right = LEFT.replace("Monday", day), RIGHT.replace("Monday", day)
    one = report("left", left, "2024-11-19", person="Ana Ruiz", place="harbour")
    other = report("right", right, "2024-11-20", place="harbour")
    said, later = (
        span(left, "Twelve ships are expected to sail"),
        span(right, "Twelve ships have sailed"),
    )
    altered = word_edits(left, said, right, later)
    harbour = f"The harbour reopened on {day} after the storm."
    rows = (
        Row(Relation.ONLY_RIGHT, (), (span(right, "Prices rose."),)),
        Row(Relation.SAME, (span(left, harbour),), (span(right, harbour),), moved=True),
        Row(
            Relation.REWORDED,
            (span(left, "“Twelve ships are expected to sail,” said Ana Ruiz,"),),
            (span(right, "A statement read: “Twelve ships have sailed!”"),),
            edits=(Edit(EditKind.ADDED, None, span(right, "A statement read")), *altered,
                   Edit(EditKind.REMOVED, span(left, "said Ana Ruiz"), None)),
        ),
        Row(Relation.ONLY_LEFT, (span(left, "and nobody was hurt."),), ()),
        Row(
            Relation.REWORDED,
            (span(left, "More than 5,600 people fled in 2023, the port says."),),
            (span(right, "Since January 3,600 people fled."),),
        ),
    )  # fmt: skip
    quote = SharedQuote(
        (
            Saying(0, said, "Ana Ruiz", "said", is_quoted=True, edits=()),
            Saying(1, later, "", "A statement read", is_quoted=True, edits=altered),
        )
    )
    during = Period(
        span(left, "in 2023"), PeriodKind.DURING, dt.date(2023, 1, 1), dt.date(2023, 12, 31)
    )
    since = Period(span(right, "Since January"), PeriodKind.SINCE, None, None)
    fled = LedgerRow(
        "people fled",
        (
            Entry(0, figure(left, "More than 5,600", "5600", during, "the port"),
                  State.DIFFERENT_PERIOD, "2023 here, since January there"),
            Entry(1, figure(right, "3,600", "3600", since),
                  State.DIFFERENT_PERIOD, "since January here, 2023 there"),
        ),
        State.DIFFERENT_PERIOD,
    )  # fmt: skip
    alone = Entry(0, figure(left, "Twelve", "12", None), State.ONLY_HERE, "")
    ledger = Ledger((one, other), (fled, LedgerRow("ships", (alone,), State.ONLY_HERE)))
    return Comparison((one, other), rows, (quote,), ledger, tuple(coverage((one, other))))
