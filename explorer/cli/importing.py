"""What `press add` and `press sync` share: progress, the report, the index afterwards."""

from __future__ import annotations

import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

import click

from explorer.cli.output import say, write_json
from explorer.cli.progress import ProgressLine
from explorer.cli.session import bring_index_up_to_date
from explorer.errors import ExplorerError, LibraryError
from explorer.library.importing import Progress, Report
from explorer.library.recorded import RecordedCollection
from explorer.library.recording import Outcome
from explorer.library.store import Store
from explorer.text.counting import counted

_INTERRUPTED = 130  # as a shell calls what ctrl+c ended
_MOST_NAMED = 20
"""How many of a long list of failures are written out on the screen; all stand in the JSON."""


class _ImportProgress:
    """Says how far an import is."""

    def __init__(self, files: int, bytes_: int) -> None:
        self._files, self._bytes = files, bytes_
        self._line = ProgressLine()

    def __call__(self, progress: Progress) -> None:
        if not self._line.is_due:
            return
        seconds = max(0.001, time.monotonic() - self._line.started)
        of = f"{progress.files:,} of " if self._files else ""
        parts = [
            f"Adding: {of}{counted(self._files or progress.files, 'file')}",
            counted(progress.articles, "article"),
            f"{progress.articles / seconds:,.0f}/s",
            *self._time_left(progress, seconds),
            progress.current,
        ]
        self._line.say(" · ".join(parts))

    def finish(self) -> None:
        self._line.finish()

    def _time_left(self, progress: Progress, seconds: float) -> list[str]:
        if not (self._bytes and progress.bytes):
            return []
        left = seconds * max(0, self._bytes - progress.bytes) / progress.bytes
        minutes, rest = divmod(round(left), 60)
        return [f"{minutes}:{rest:02} left"]


def progress_of(files: int, bytes_: int) -> _ImportProgress:
    """Return what tells the user how far an import is; 0 for what is not known."""
    return _ImportProgress(files, bytes_)


def finish_import(store: Store, report: Report, form: str, spacy_model: str | None) -> int:
    """Say what came of an import, make it searchable, and return the exit code.

    The pipeline that the settings may name finds names in what is searched.

    Raises LibraryError when the library cannot be opened: of what is gone nothing can be said.
    """
    try:
        collection = RecordedCollection(
            store.file.parent, store.file.parent.name, spacy_model=spacy_model
        )
    except LibraryError as error:
        raise report.stopped_by or error from error
    with closing(collection):
        searchable = _make_searchable(collection, report)
        problems = [report.stopped_by, searchable.problem]
        if form == "json":
            write_json("import", _as_json(report, collection.name))
        else:
            _write_text(report, collection)
    for problem in filter(None, problems):
        say(f"press: {problem}")
    if searchable.to_tend:
        _tend(searchable.to_tend)
    if any(problems):
        return 2
    if report.interrupted:
        return _INTERRUPTED
    if report.failures:
        return 2
    return 0 if _came_to_something(report) else 1


def _came_to_something(report: Report) -> bool:
    return bool(report.outcomes or report.unchanged or report.gone)


class _Searchable(NamedTuple):
    """What came of making an import searchable."""

    problem: ExplorerError | None
    to_tend: Path | None
    """The folder of the index, where there is something to merge in it."""


def _make_searchable(collection: RecordedCollection, report: Report) -> _Searchable:
    """Bring the index up to date where there is something new."""
    try:
        if report.has_news:
            opened = bring_index_up_to_date(collection)
            with closing(opened.index):
                return _Searchable(None, opened.to_tend)
    except KeyboardInterrupt:  # the next search will go on with it
        report.interrupted = True
    except ExplorerError as error:
        return _Searchable(error, None)
    return _Searchable(None, None)


def _tend(folder: Path) -> None:
    """Merge what is due in the index; broken off, it is done another time."""
    from explorer.search.keeping.tending import tend  # only now: mostly there is nothing to merge

    with suppress(OSError, KeyboardInterrupt):
        tend(folder)


def _write_text(report: Report, collection: RecordedCollection) -> None:
    if report.lexicon:
        say("The names in the folder's lexicon.toml are known in this collection from now on.")
    for suffix, count in sorted(report.passed_over.items()):
        say(f"Passed over: {count:,} × {suffix or 'without suffix'}")
    for locator in report.gone[:_MOST_NAMED]:
        say(f"Gone: {locator}; its articles stay.")
    _say_rest(len(report.gone))
    for remark in report.remarks[:_MOST_NAMED]:
        say(f"{remark.locator}: {remark.reason}.")
    _say_rest(len(report.remarks))
    if _came_to_something(report) or not (report.stopped_by or report.interrupted):
        click.echo(_summary(report, collection))
    if report.failures:
        say(f"Not read, {len(report.failures):,}:")
        for failure in report.failures[:_MOST_NAMED]:
            say(f"  {failure.locator}: {failure.reason}.")
        _say_rest(len(report.failures))
    if report.interrupted:
        say("Stopped. Everything so far is kept; the same command goes on from here.")


def _say_rest(count: int) -> None:
    if count > _MOST_NAMED:
        say(f"  … and {count - _MOST_NAMED:,} more; --format json has all.")


def _summary(report: Report, collection: RecordedCollection) -> str:
    parts = [f"{count:,} {what}" for what, count in report.counts.items() if count]
    heading = (
        "" if report.has_news or report.gone else "Nothing new: " if parts else "Nothing to read: "
    )
    return (
        f"{heading}{', '.join(parts) or 'no article'}. "
        f"{collection.name} has {counted(len(collection), 'article')}."
    )


def _as_json(report: Report, name: str) -> dict[str, Any]:
    return {
        "collection": name,
        **{outcome.value: report.outcomes[outcome] for outcome in Outcome},
        "unchanged": report.unchanged,
        "gone": report.gone,
        "failures": [vars(failure) for failure in report.failures],
        "remarks": [vars(remark) for remark in report.remarks],
        "passed_over": dict(report.passed_over),
        "lexicon": report.lexicon,
        "interrupted": report.interrupted,
        "stopped_by": str(report.stopped_by) if report.stopped_by else None,
    }
