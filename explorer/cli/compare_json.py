"""A comparison for a program: every offset, and the text that is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from explorer.cli.figures_formats import entry_as_json
from explorer.cli.output import as_json
from explorer.compare.comparing import Comparison
from explorer.compare.coverage import CoverageRow
from explorer.compare.formats.shown_figures import column_numbers
from explorer.compare.ledger import Entry, Ledger
from explorer.compare.rows import Row, Why
from explorer.compare.shared_quotes import Saying, SharedQuote
from explorer.models import Article, EntityKey
from explorer.text.differences import Edit
from explorer.text.paragraphs import Span

VERSION = 2
"""Of this format. 1 had one passage a side, and rows only."""


def comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison in JSON's own values; what was not asked for is left out.

    Every passage has `start` and `end`, in characters of its article's text, and `text`.
    `report` is the number of an article in `articles`, from 0.
    """
    articles = [report.article for report in comparison.reports]
    found: dict[str, Any] = {"articles": [as_json(article, "text") for article in articles]}
    if comparison.rows is not None:
        found["rows"] = [_row(row, articles[0].text, articles[1].text) for row in comparison.rows]
    if comparison.quotes is not None:
        found["quotes"] = [_quote(quote, articles) for quote in comparison.quotes]
    if comparison.ledger is not None:
        numbers = column_numbers(comparison.ledger, comparison.reports)
        found["figures"] = _figures(comparison.ledger, articles, numbers)
    if comparison.coverage is not None:
        found["names"] = [_name(row, articles) for row in comparison.coverage]
    return found


def _passage(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _passage_or_none(text: str, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else _passage(text, span)


def _edits(edits: Sequence[Edit], left: str, right: str) -> list[dict[str, Any]]:
    return [
        {
            "kind": edit.kind.value,
            "left": _passage_or_none(left, edit.left),
            "right": _passage_or_none(right, edit.right),
        }
        for edit in edits
    ]


def _row(row: Row, left: str, right: str) -> dict[str, Any]:
    return {
        "relation": row.relation.value,
        "moved": row.moved,
        "left": [_passage(left, span) for span in row.left],
        "right": [_passage(right, span) for span in row.right],
        "edits": _edits(row.edits, left, right),
        "why": None if row.why is None else _why(row.why),
    }


def _why(why: Why) -> dict[str, Any]:
    return {
        "likeness": round(why.likeness, 3),
        "words": list(why.words),
        "entities": [_entity(key) for key in why.entities],
        "figures": list(why.figures),
        "quote": why.quote,
        "said": why.said,
    }


def _entity(key: EntityKey) -> dict[str, str]:
    return {"name": key.name, "type": key.type.value}


def _in(articles: Sequence[Article], number: int) -> dict[str, Any]:
    article = articles[number]
    return {"report": number, "article": article.id, "version": article.version}


def _quote(quote: SharedQuote, articles: Sequence[Article]) -> dict[str, Any]:
    first = articles[quote.sayings[0].report].text

    def saying_as_json(saying: Saying) -> dict[str, Any]:
        text = articles[saying.report].text
        return {
            **_in(articles, saying.report),
            **_passage(text, saying.span),
            "speaker": saying.speaker or None,
            "cue": saying.cue or None,
            "quoted": saying.is_quoted,
            "changed": _edits(saying.edits, first, text),
        }

    return {"sayings": [saying_as_json(saying) for saying in quote.sayings]}


def _figures(
    ledger: Ledger, articles: Sequence[Article], numbers: Sequence[int]
) -> list[dict[str, Any]]:
    return [
        {
            "quantity": row.quantity,
            "state": row.state.value,
            "entries": [
                {**_in(articles, number), **_entry(entry, articles[number])}
                for entry in row.entries
                for number in [numbers[entry.report]]
            ],
        }
        for row in ledger.rows
    ]


def _entry(entry: Entry, article: Article) -> dict[str, Any]:
    written = entry_as_json(article, entry)
    return {**written.pop("figure"), **written}


def _name(row: CoverageRow, articles: Sequence[Article]) -> dict[str, Any]:
    def article(number: int | None) -> str | None:
        return None if number is None else articles[number].id

    return {
        **_entity(row.entity),
        "counts": list(row.counts),
        "only_in": article(row.only_in),
        "absent_in": article(row.absent_in),
    }
