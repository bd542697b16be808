"""A quantity through time."""

from __future__ import annotations

from datetime import date

from explorer.compare.ledger.timeline import rows_about, timeline
from explorer.text.figures.figure import PeriodKind
from tests.compare.ledger.made_figures import SINCE_JANUARY, YEAR_2023, Said, laid, report


def test_figures_stand_at_the_day_that_they_are_for() -> None:
    found = laid(
        report("a", "2024-01-04", Said("61", "61")),
        report("b", "2024-01-02", Said("52", "52")),
        report("c", "2024-03-01", Said("70", "70", period=YEAR_2023)),
        report("d", "2024-03-02", Said("80", "80", period=SINCE_JANUARY)),
        report("e", "2024-04", Said("90", "90")),
        report(
            "f",
            None,
            Said("95", "95", period=(PeriodKind.AS_OF, date(2024, 5, 1), date(2024, 5, 1))),
        ),
    )
    line = timeline(found, found.rows[0])
    assert [(str(point.day), str(point.entry.figure.low)) for point in line.points] == [
        ("2023-12-31", "70"),
        ("2024-01-02", "52"),
        ("2024-01-04", "61"),
        ("2024-03-02", "80"),
        ("2024-04-01", "90"),
        ("2024-05-01", "95"),
    ]
    assert line.undated == ()


def test_a_day_that_is_not_known_is_not_guessed() -> None:
    some_time = (PeriodKind.DURING, None, None)
    found = laid(
        report("a", None, Said("61", "61")),
        report("b", "2024-11-19/..", Said("52", "52")),
        report("c", "2024-11-19", Said("53", "53", period=some_time)),
    )
    line = timeline(found, found.rows[0])
    assert line.points == ()
    assert len(line.undated) == 3


def test_rows_are_found_by_the_words_of_their_quantity() -> None:
    found = laid(
        report(
            "a",
            None,
            Said("61", "61", "people killed"),
            Said("62", "62", "people killed daily"),
            Said("63", "63", "officers"),
        )
    )
    assert [row.quantity for row in rows_about(found.rows, "Killed")] == [
        "people killed",
        "people killed daily",
    ]
    assert [row.quantity for row in rows_about(found.rows, "killed people")] == ["people killed"]
    assert rows_about(found.rows, "soldiers") == []
