"""What an import has reported is on the disk, whatever happens to it; and it can be completed."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from explorer.library.collection import FILE
from explorer.library.importing import Importer, Progress, Report
from explorer.library.origins import Origin
from explorer.library.recorded import RecordedCollection
from explorer.library.store import Store
from explorer.library.stories import lacks_bands
from explorer.search.answers import Search
from explorer.search.keeping.index_cache import is_sound, open_index
from explorer.search.keeping.index_folder import index_folder
from explorer.search.searcher import Searcher
from explorer.settings import Limits
from tests.library.importing_process import seconds_of, start_import, start_indexing
from tests.library.libraries import news

ROOT = Path(__file__).parents[2]
Tables = dict[str, list[Any]]

# All that an import leaves behind, but when it was recorded and in which change.
_CONTENT = {
    "articles": "SELECT a.number, a.id, a.day, s.id FROM article a"
    " JOIN article s ON s.number = a.story ORDER BY a.number",
    "versions": "SELECT article, number, content, address, title, date, date_from, source, byline,"
    " language, url, place, identifier, text FROM version ORDER BY article, number",
    "sightings": "SELECT * FROM sighting ORDER BY locator",
    "documents": "SELECT name, size, changed, state, reason FROM document ORDER BY name",
    "bands": "SELECT * FROM band ORDER BY article, hash",
}


@dataclass(frozen=True)
class Source:
    """Something to import, and what is in it in the order in which it is read."""

    path: Path
    articles: dict[str, str]
    """The text of each article by where it is."""


def lines_of(file: Path, first: int, last: int) -> Source:
    """Write JSON Lines: most of them articles of their own, some copies, some long."""
    texts = [_text(number) for number in range(first, last)]
    objects = [
        {
            "id": number,
            "title": f"Report {number}",
            "text": text,
            "date": "2025-03-01",
            "lang": "en",
        }
        for number, text in enumerate(texts, first)
    ]
    file.write_text("".join(json.dumps(each) + "\n" for each in objects), "utf-8")
    _settle(file)
    locators = (f"{file}#{number}" for number in range(first, last))
    return Source(file, dict(zip(locators, texts, strict=True)))


def folder_of(folder: Path, count: int) -> Source:
    """Write a folder of text files, some of them in folders."""
    articles = {}
    for number in range(count):
        file = folder / f"part{number // 40}" / f"{number:04}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_text(number), "utf-8")
        _settle(file)
        articles[str(file)] = _text(number)
    return Source(folder, articles)


def _text(number: int) -> str:
    if number % 17 == 5:
        return f"{news(number - 1)} As other papers had it."  # the story of the one before
    return news(number, 4000 if number % 50 == 7 else 40)


def _settle(file: Path) -> None:
    """Let a file be so old that it can be told by its time of change not to have changed."""
    os.utime(file, ns=(10**18, 10**18))


def import_here(library: Path, *sources: Source) -> Report:
    """Import in this process, to the end."""
    library.mkdir(parents=True, exist_ok=True)
    with closing(Store(library)) as store:
        report = Importer(store, Limits()).add([Origin(str(source.path)) for source in sources])
    assert (report.failures, report.stopped_by) == ([], None)
    return report


def content_of(library: Path) -> Tables:
    """Return what is in a library, after checking that it is sound."""
    with closing(Store(library)) as store:
        rows = {
            name: store.connection.execute(query).fetchall() for name, query in _CONTENT.items()
        }
        assert store.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert lacks_bands(store.connection) == []
    with_text = {row[0] for row in rows["versions"]}
    assert with_text == {row[0] for row in rows["articles"]}
    return rows


def assert_kept(library: Path, reported: int, *sources: Source) -> None:
    """Check that a library is sound, holds nothing halved, and all that was reported."""
    if not (library / FILE).exists():
        assert reported == 0
        return
    rows = content_of(library)
    expected = {locator: text for source in sources for locator, text in source.articles.items()}
    texts = {row[:2]: row[-1] for row in rows["versions"]}
    assert set(texts.values()) <= set(expected.values())
    read = {locator: texts[article, version] for locator, article, version, *_ in rows["sightings"]}
    assert read.items() <= expected.items()
    assert read.keys() >= set(list(expected)[:reported])


@dataclass(frozen=True)
class Case:
    """A source, and what comes of it where nobody disturbs."""

    source: Source
    tables: Tables
    seconds: float
    """How long an import takes in a process of its own."""


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Case]:
    """One case for each form of source."""
    here = tmp_path_factory.mktemp("durability")
    sources = {
        "lines": lines_of(here / "articles.jsonl", 0, 300),
        "folder": folder_of(here / "articles", 120),
    }
    found = {}
    for form, source in sources.items():
        library = here / f"library of {form}"
        library.mkdir()
        seconds = seconds_of(start_import(library, [source.path]))
        found[form] = Case(source, content_of(library), seconds)
    return found


# ── killed ───────────────────────────────────────────────────────────────────────────────────


def end_and_complete(library: Path, case: Case, chance: random.Random, number: int) -> None:
    """Send a signal to an import at some moment, look at what is left, and import again."""
    library.mkdir()
    running = start_import(library, [case.source.path])
    time.sleep(chance.uniform(0, case.seconds))
    assert_kept(library, running.kill(number), case.source)
    import_here(library, case.source)
    assert content_of(library) == case.tables


@pytest.mark.parametrize("form", ["lines", "folder"])
@pytest.mark.parametrize("seed", range(5))
def test_killed_at_any_moment_nothing_reported_is_lost_and_it_can_be_completed(
    tmp_path: Path, cases: dict[str, Case], form: str, seed: int
) -> None:
    chance = random.Random(f"{form} {seed}")
    for round_ in range(5):
        end_and_complete(tmp_path / str(round_), cases[form], chance, signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_other_signals_are_as_harmless(tmp_path: Path, cases: dict[str, Case], number: int) -> None:
    chance = random.Random(number)
    for round_, form in enumerate(("lines", "folder", "lines")):
        end_and_complete(tmp_path / str(round_), cases[form], chance, number)


def test_killed_again_and_again_it_goes_on_until_it_is_done(tmp_path: Path) -> None:
    library, chance = tmp_path / "library", random.Random(3)
    library.mkdir()
    source = lines_of(tmp_path / "many.jsonl", 0, 2000)
    counts = []
    for _ in range(6):
        running = start_import(library, [source.path])
        time.sleep(chance.uniform(0.05, 0.4))
        reported = running.kill(signal.SIGKILL)
        assert_kept(library, reported, source)
        counts.append(len(content_of(library)["articles"]) if (library / FILE).exists() else 0)
    assert counts == sorted(counts)
    import_here(library, source)
    import_here(tmp_path / "clean", source)
    assert content_of(library) == content_of(tmp_path / "clean")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_killed_command_has_claimed_nothing_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    source = lines_of(tmp_path / "many.jsonl", 0, 2500)
    monkeypatch.setenv("PRESS_DATA_DIR", str(tmp_path / "data"))
    library = tmp_path / "data" / "collections" / "mine"
    command = [sys.executable, "-m", "explorer", "add", str(source.path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while process.poll() is None and not _count(library):
        time.sleep(0.01)
    process.send_signal(number)
    assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == -number
    assert_kept(library, 0, source)
    import_here(library, source)
    assert [row[-1] for row in content_of(library)["versions"]] == list(
        dict.fromkeys(source.articles.values())
    )


def _count(library: Path) -> int:
    if not (library / FILE).exists():
        return 0
    with closing(sqlite3.connect(library / FILE)) as connection:
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


# ── no room ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("room", [0, 4_096, 40_000, 100_000, 150_000, 200_000, 300_000])
@pytest.mark.parametrize("form", ["lines", "folder"])
def test_where_files_cannot_grow_it_stops_with_a_sentence_and_goes_on_later(
    tmp_path: Path, cases: dict[str, Case], form: str, room: int
) -> None:
    library, case = tmp_path / "library", cases[form]
    library.mkdir()
    end = start_import(library, [case.source.path], room).end()
    assert end.stopped_by
    assert end.stopped_by.startswith(f"The library in {library / FILE} cannot be used: ")
    assert_kept(library, end.articles, case.source)
    import_here(library, case.source)
    assert content_of(library) == case.tables
    assert [path.name for path in library.iterdir()] == [FILE]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Give a disk of a size, or the same disk with another size."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def mount(size: str) -> Path:
        again = "remount," if disk.is_mount() else ""
        command = ["mount", "-t", "tmpfs", "-o", f"{again}size={size}", "tmpfs", str(disk)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=10)
        except (OSError, subprocess.SubprocessError):
            pytest.skip("a disk cannot be mounted here")
        return disk

    yield mount
    if disk.is_mount():
        subprocess.run(["umount", str(disk)], check=True, timeout=10)


@pytest.mark.parametrize("size", ["60k", "120k", "160k", "200k", "240k", "300k", "500k"])
def test_on_a_full_disk_it_stops_with_a_sentence_and_goes_on_later(
    tmp_path: Path, small_disk: Callable[[str], Path], cases: dict[str, Case], size: str
) -> None:
    library, case = small_disk(size) / "library", cases["lines"]
    library.mkdir()
    end = start_import(library, [case.source.path]).end()
    assert end.stopped_by
    assert str(library / FILE) in end.stopped_by
    if (library / FILE).exists():
        shutil.copytree(library, tmp_path / "copy")  # to look at it takes some room as well
        assert_kept(tmp_path / "copy", end.articles, case.source)
    small_disk("50m")
    import_here(library, case.source)
    assert content_of(library) == case.tables


def test_the_command_says_that_the_disk_is_full(
    small_disk: Callable[[str], Path], cases: dict[str, Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESS_DATA_DIR", str(small_disk("600k") / "data"))
    command = [sys.executable, "-m", "explorer", "add", str(cases["lines"].source.path)]

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )

    full = run()
    assert full.returncode == 2
    assert full.stderr.startswith("press: The library in ")
    assert "full" in full.stderr
    assert full.stderr.count("\n") == 1
    small_disk("50m")
    again = run()
    assert (again.returncode, again.stderr) == (0, "")
    assert "mine has 300 articles" in again.stdout


def test_a_library_on_a_disk_that_may_only_be_read_can_be_searched_and_checked(
    small_disk: Callable[[str], Path], cases: dict[str, Case]
) -> None:
    library = small_disk("50m") / "library"
    import_here(library, cases["lines"].source)
    small_disk("50m,ro")

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "explorer", "-C", str(library), *map(str, arguments)]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )

    found = run("search", "title:259", "--format", "ids")
    assert (found.returncode, found.stderr, found.stdout.count("\n")) == (0, "", 1)
    checked = run("doctor")
    assert (checked.returncode, "library      sound" in checked.stdout) == (0, True)
    for command in (
        ["add", cases["folder"].source.path],
        ["sync"],
        ["edit", found.stdout.strip(), "--title", "X"],
    ):
        refused = run(*command)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr.startswith(f"press: The library in {library / FILE} cannot be used")
        assert refused.stderr.count("\n") == 1


# ── what is moved or removed meanwhile ───────────────────────────────────────────────────────


def import_with(library: Path, source: Source, at: int, event: Callable[[], object]) -> Report:
    """Import in this process; something happens when so many files or articles are read."""
    seen = 0

    def tell(_: Progress) -> None:
        nonlocal seen
        seen += 1
        if seen == at:
            event()

    library.mkdir()
    with closing(Store(library)) as store:
        return Importer(store, Limits(), tell).add([Origin(str(source.path))])


@pytest.mark.parametrize("at", [41, 90])
def test_a_folder_that_is_removed_meanwhile_costs_only_what_was_not_read(
    tmp_path: Path, at: int
) -> None:
    source = folder_of(tmp_path / "articles", 60)
    report = import_with(
        tmp_path / "library", source, at, lambda: shutil.rmtree(source.path / "part1")
    )
    assert report.stopped_by is None
    assert all("No such file" in failure.reason for failure in report.failures)
    if at < 80:  # it is not known yet what is in the folder
        assert [failure.locator for failure in report.failures] == [f"{source.path}/part1"]
        assert report.outcomes.total() == 40
    else:
        assert {failure.locator for failure in report.failures} <= source.articles.keys()
        assert 40 < report.outcomes.total() == 60 - len(report.failures)
    assert_kept(tmp_path / "library", report.outcomes.total(), source)


def test_a_file_that_is_removed_meanwhile_is_read_to_its_end(tmp_path: Path) -> None:
    source = lines_of(tmp_path / "articles.jsonl", 0, 60)
    report = import_with(tmp_path / "library", source, 30, source.path.unlink)
    assert (report.outcomes.total(), report.failures, report.stopped_by) == (60, [], None)
    assert_kept(tmp_path / "library", 60, source)


def test_a_file_that_is_cut_short_meanwhile_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    source = lines_of(tmp_path / "articles.jsonl", 0, 600)
    size = source.path.stat().st_size
    report = import_with(
        tmp_path / "library", source, 20, lambda: os.truncate(source.path, size // 2)
    )
    assert report.stopped_by is None
    assert len(report.failures) <= 1  # the line that was cut
    assert 0 < report.outcomes.total() < 600
    assert_kept(tmp_path / "library", report.outcomes.total(), source)


@pytest.mark.parametrize("at", [2, 20, 59, 121])
def test_a_library_that_is_moved_meanwhile_is_whole_where_it_is(
    tmp_path: Path, cases: dict[str, Case], at: int
) -> None:
    library, moved = tmp_path / "library", tmp_path / "moved"
    source = cases["folder"].source
    report = import_with(library, source, at, lambda: library.rename(moved))
    assert "was moved or removed" in str(report.stopped_by)
    assert not library.exists()
    assert_kept(moved, report.outcomes.total(), source)
    import_here(moved, source)
    assert content_of(moved) == cases["folder"].tables


@pytest.mark.parametrize("at", [2, 59, 121])
def test_a_library_that_is_removed_meanwhile_is_missed(
    tmp_path: Path, cases: dict[str, Case], at: int
) -> None:
    library = tmp_path / "library"
    report = import_with(library, cases["folder"].source, at, lambda: shutil.rmtree(library))
    assert "was moved or removed" in str(report.stopped_by)
    assert not library.exists()


def test_another_library_in_its_place_is_not_written_to(
    tmp_path: Path, cases: dict[str, Case]
) -> None:
    library, other = tmp_path / "library", tmp_path / "other"
    other.mkdir()
    Store(other).close()

    def swap() -> None:
        library.rename(tmp_path / "moved")
        other.rename(library)

    report = import_with(library, cases["folder"].source, 60, swap)
    assert "was moved or removed" in str(report.stopped_by)
    assert content_of(library)["articles"] == []
    assert_kept(tmp_path / "moved", report.outcomes.total(), cases["folder"].source)


# ── several at once ──────────────────────────────────────────────────────────────────────────


def test_imports_at_once_of_overlapping_sources_are_complete_and_add_nothing_twice(
    tmp_path: Path,
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    first = lines_of(tmp_path / "first.jsonl", 0, 300)
    second = lines_of(tmp_path / "second.jsonl", 150, 450)
    folder = folder_of(tmp_path / "folder", 120)
    given = [[first, second], [second, folder], [folder, first]]
    running = [start_import(library, [source.path for source in each]) for each in given]
    assert [each.end().stopped_by for each in running] == [None] * 3
    assert_kept(library, 720, first, second, folder)
    rows = content_of(library)
    texts = [row[-1] for row in rows["versions"]]
    assert sorted(texts) == sorted({_text(number) for number in range(450)})
    import_here(tmp_path / "clean", first, second, folder)
    assert len(rows["articles"]) == len(content_of(tmp_path / "clean")["articles"])
    report = import_here(library, first, second, folder)
    assert (report.outcomes.total(), report.unchanged) == (0, 122)


def test_two_first_users_at_once_have_one_library(tmp_path: Path) -> None:
    source = lines_of(tmp_path / "articles.jsonl", 0, 20)
    for round_ in range(5):
        library = tmp_path / str(round_)
        library.mkdir()
        running = [start_import(library, [source.path]) for _ in range(4)]
        assert [each.end().stopped_by for each in running] == [None] * 4
        assert_kept(library, 20, source)
        assert [path.name for path in library.iterdir()] == [FILE]


def test_two_first_commands_at_once_make_one_collection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = lines_of(tmp_path / "articles.jsonl", 0, 20)
    monkeypatch.setenv("PRESS_DATA_DIR", str(tmp_path / "data"))
    command = [sys.executable, "-m", "explorer", "add", str(source.path)]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    ends = [process.communicate(timeout=60) for process in processes]
    assert [err for _, err in ends] == [b""] * 3
    assert [process.returncode for process in processes] == [0] * 3
    assert all(out.endswith(b"mine has 20 articles.\n") for out, _ in ends)
    assert_kept(tmp_path / "data" / "collections" / "mine", 20, source)


def test_readers_see_whole_articles_while_others_are_added(tmp_path: Path) -> None:
    library, cache = tmp_path / "library", tmp_path / "cache"
    library.mkdir()
    Store(library).close()
    source = lines_of(tmp_path / "articles.jsonl", 0, 1200)
    texts, chance = set(source.articles.values()), random.Random(1)
    running = start_import(library, [source.path])
    counts = []
    while running.is_running:
        with closing(RecordedCollection(library, "library")) as collection:
            counts.append(len(collection.ids))
            for id_ in chance.sample(collection.ids, min(20, len(collection.ids))):
                assert collection.article(id_).text in texts
                assert len(collection.versions(id_)) == 1
                assert id_ in collection.same_story(id_)
            assert set(collection.newest(10_000)) == set(collection.ids)
            if len(counts) % 8:  # an index takes longer than all the rest
                continue
            opened = open_index(collection, cache)
            with closing(opened.index) as index:
                assert len(index) == len(collection.ids)
                assert Searcher(collection, index).search(Search(), limit=1).total == len(
                    collection.ids
                )
    assert running.end() == (None, 1200)
    assert counts == sorted(counts)
    assert len(set(counts)) > 2  # it did look at it between
    assert_kept(library, 1200, source)


# ── the index ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("before", [0, 200])
def test_killed_while_indexing_the_next_search_is_right(tmp_path: Path, before: int) -> None:
    library, chance = tmp_path / "library", random.Random(before)
    kept = tmp_path / "cache"
    if before:
        import_here(library, lines_of(tmp_path / "first.jsonl", 0, before))
        start_indexing(library, kept).end()
    source = lines_of(tmp_path / "second.jsonl", before, 260)
    import_here(library, source)
    last = Search("title:259")
    with closing(RecordedCollection(library, "library")) as collection:
        for round_ in range(4):
            cache = tmp_path / f"cache{round_}"
            if kept.exists():
                shutil.copytree(kept, cache)
            running = start_indexing(library, cache)
            time.sleep(chance.uniform(0, 0.3))
            running.kill(signal.SIGKILL)
            opened = open_index(collection, cache)
            assert opened.notices == ()
            assert is_sound(index_folder(collection, cache))
            with closing(opened.index) as index:
                searcher = Searcher(collection, index)
                assert searcher.search(Search(), limit=1).total == len(collection.ids)
                (hit,) = searcher.search(last, limit=9).hits
                assert hit.article.text == _text(259)
