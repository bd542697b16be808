"""Correct what a figure counts, and take that back: what the faces do with the file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from explorer.compare.corrections.correction import Correction, Signed, correction_of
from explorer.compare.corrections.correction_file import add_corrections, read_corrections
from explorer.compare.ledger import figures_in
from explorer.errors import CorrectionError
from explorer.models import Article, Report
from explorer.text.paragraphs import Span


def correct(file: Path, by: str, article: Article, span: Span, quantity: str | None) -> Correction:
    """Write down what the figure at a place of an article counts; None: it is no figure.

    Raises CorrectionError when no figure stands just there, or it cannot be written.
    """
    figures = figures_in(Report(article))
    figure = next((each for each in figures if each.span == span), None)
    if figure is None:
        raise CorrectionError(
            f"No figure stands there in {article.id}.", "`press figures of ID` lists them."
        )
    at = read_corrections(file).corrections.next_time(datetime.now(UTC))
    made = correction_of(article, figures, figure, quantity, Signed(by, at))
    add_corrections(file, [made])
    return made


def take_back(file: Path, by: str) -> tuple[Correction, ...]:
    """Take back what an author corrected last; return the records of it, none where there is
    nothing.

    Raises CorrectionError when that cannot be done.
    """
    corrections = read_corrections(file).corrections
    at = corrections.next_time(datetime.now(UTC))
    taken_back = tuple(each.withdraw(by, at) for each in corrections.last_action(by))
    if taken_back:
        add_corrections(file, taken_back)
    return taken_back
