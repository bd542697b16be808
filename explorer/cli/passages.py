"""`press search --passages`: the stretches of the articles found that the search is about."""

from __future__ import annotations

from typing import Any

import click

from explorer.cli.output import (
    INDENT,
    beside,
    emphasise,
    excerpt_lines,
    marks_within,
    say,
    terminal_width,
    write_json,
)
from explorer.cli.understanding import say_understood, understanding_as_json
from explorer.library.collection import short_id_length
from explorer.search.answers import Hit, Search
from explorer.search.passages import Passage, PassageList, find_passages
from explorer.search.searcher import Searcher
from explorer.search.suggestions import suggest
from explorer.text.counting import counted
from explorer.text.paragraphs import Span

_LEAST_EXCERPT = 20  # cells


def write_passages(searcher: Searcher, search: Search, limit: int, offset: int, form: str) -> bool:
    """Write the best passages that a search finds; return whether there is any."""
    found = find_passages(searcher, search, limit=limit, offset=offset)
    match form:
        case "ids":
            for passage in found.passages:
                click.echo(_label(passage, passage.article.id))
        case "json":
            understood = understanding_as_json(found.answer, suggest(searcher, found.answer))
            write_json("passages", _as_json(found, understood))
        case _:
            say_understood(found.answer, suggest(searcher, found.answer))
            ids = {passage.article.id for passage in found.passages}
            _write_text(found, short_id_length(searcher.collection, ids))
            say(_summary(found))
    return found.total > 0


def _label(passage: Passage, id_: str) -> str:
    return f"{id_}:{passage.place.start}-{passage.place.end}"


def _write_text(found: PassageList, id_length: int) -> None:
    """Write each passage beside its place, under a heading where another article begins."""
    width = terminal_width()
    hits = {hit.article.id: hit for hit in found.answer.hits}
    above = None
    for passage in found.passages:
        id_ = passage.article.id
        if id_ != above:
            _write_heading(hits[id_], id_[:id_length], width)
        above = id_
        lead = f"{INDENT}{_label(passage, id_[:id_length])}  "
        room = None if width is None else max(_LEAST_EXCERPT, width - len(lead))
        text = passage.article.text
        for line in excerpt_lines(text, passage.place, passage.matches, room):
            click.echo(lead + line)
            lead = " " * len(lead)


def _write_heading(hit: Hit, id_: str, width: int | None) -> None:
    date = hit.article.date_label
    heading, title = beside(f"{id_}  {date}  ", hit.article.title, width)
    click.echo(heading + emphasise(title, marks_within(Span(0, len(title)), hit.title_matches)))


def _articles_read(found: PassageList) -> int:
    return sum(1 + len(hit.same_story) for hit in found.answer.hits)


def _summary(found: PassageList) -> str:
    total, read = found.answer.total, _articles_read(found)
    articles = counted(total, "article")
    if read < total:
        articles = f"the first {read:,} of {articles}"
    if not found.total:
        return f"No passage found in {articles}." if total else "No article found."
    shown = len(found.passages)
    passages = counted(found.total, "passage")
    if shown == found.total:
        return f"{passages} in {articles}"
    after = found.offset + shown
    more = f"; --offset {after} goes on" if shown and after < found.total else ""
    return f"{shown:,} of {passages} in {articles}{more}"


def _as_json(found: PassageList, understood: dict[str, Any]) -> dict[str, Any]:
    return {
        "query": found.answer.search.text,
        "sort": found.answer.search.sort.value,
        "articles": found.answer.total,
        "articles_read": _articles_read(found),
        "total": found.total,
        "offset": found.offset,
        **understood,
        "passages": [_passage_as_json(passage) for passage in found.passages],
    }


def _passage_as_json(passage: Passage) -> dict[str, Any]:
    article, place = passage.article, passage.place
    return {
        "article": article.id,
        "title": article.title,
        "date": str(article.date) if article.date else None,
        "start": place.start,
        "end": place.end,
        "text": article.text[place.start : place.end],
        "complete": passage.is_complete,
        "score": passage.score,
        "matches": [match._asdict() for match in passage.matches],
    }
