"""The answers to a list of queries as CSV and as JSON, written one by one as they come."""

from __future__ import annotations

import csv
import io
from textwrap import indent
from typing import Any, NamedTuple, Protocol

from explorer.cli.output import FORMAT_VERSION, as_json, json_text
from explorer.search.answers import Answer, Hit
from explorer.search.snippets import best_snippet
from explorer.search.telling import tell
from explorer.text.spreadsheet import safe_cell

_SNIPPET_CHARACTERS = 240
_COLUMNS = (
    "name", "query", "rank", "total", "id", "title", "date", "source", "url", "snippet",
    "understood", "error",
)  # fmt: skip


class Asked(NamedTuple):
    """One query of a list, and what came of it."""

    line: int
    """Of the file, counted from 1."""
    name: str
    query: str
    answer: Answer | None = None
    error: str = ""
    """Why there is no answer."""


class BatchFormat(Protocol):
    """How answers are written: what comes first, each of them, what comes last."""

    def beginning(self) -> str:
        """Return what is written before the first answer."""

    def written(self, asked: Asked) -> str:
        """Return an answer as it follows those before it."""

    def end(self) -> str:
        """Return what is written after the last answer."""


class Csv:
    """A row for each hit; for a query without hits, one that has its total or its error.

    What a spreadsheet might take for a formula begins with an apostrophe.
    """

    def beginning(self) -> str:
        return _csv([_COLUMNS])

    def written(self, asked: Asked) -> str:
        name, query = safe_cell(asked.name), safe_cell(asked.query)
        if asked.answer is None:
            return _csv([(name, query, *("",) * 9, safe_cell(asked.error))])
        total, understood = str(asked.answer.total), safe_cell(" ".join(tell(asked.answer)))
        if not asked.answer.hits:
            return _csv([(name, query, "", total, *("",) * 6, understood, "")])
        return _csv(
            [
                (name, query, str(rank), total, *map(safe_cell, _hit_cells(hit)), understood, "")
                for rank, hit in enumerate(asked.answer.hits, start=1)
            ]
        )

    def end(self) -> str:
        return ""


class Json:
    """One document with a record for each query."""

    def __init__(self) -> None:
        self._before = "\n"

    def beginning(self) -> str:
        whole = {"format": "press-batch", "version": FORMAT_VERSION, "queries": []}
        return json_text(whole).removesuffix("]\n}")

    def written(self, asked: Asked) -> str:
        before, self._before = self._before, ",\n"
        answer = asked.answer
        record = {
            "line": asked.line,
            "name": asked.name,
            "query": asked.query,
            "error": asked.error or None,
            "total": answer.total if answer else None,
            "relaxed": bool(answer and answer.relaxed),
            "repairs": list(answer.repairs) if answer else [],
            "notices": list(answer.notices) if answer else [],
            "hits": [_hit_as_json(hit) for hit in answer.hits] if answer else [],
        }
        return before + indent(json_text(record), " " * 4)

    def end(self) -> str:
        return "\n  ]\n}\n"


def _csv(rows: list[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _hit_cells(hit: Hit) -> tuple[str, ...]:
    article = hit.article
    date = article.date.edtf if article.date else ""
    return (
        article.id, article.title, date, article.source or "", article.url or "", _snippet(hit),
    )  # fmt: skip


def _hit_as_json(hit: Hit) -> dict[str, Any]:
    return {**as_json(hit.article, "text"), "snippet": _snippet(hit)}


def _snippet(hit: Hit) -> str:
    snippet = best_snippet(hit.article.text, hit.matches, _SNIPPET_CHARACTERS)
    return hit.article.text[snippet.start : snippet.end]
