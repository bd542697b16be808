"""Importing: all that can be read comes in once, and what cannot is named."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from explorer.errors import LibraryError
from explorer.library import batches, importing
from explorer.library.gathering import File
from explorer.library.importing import Importer, Progress, Report
from explorer.library.origins import Origin, origins
from explorer.library.readers import reading
from explorer.library.readers.document import Document, Draft, Failure, UnreadableError
from explorer.library.recording import Outcome, record
from explorer.library.store import Change, Store
from explorer.settings import Limits
from tests.library.fake_web import Page, Web, feed
from tests.library.libraries import news, rows
from tests.privileges import ordinary_user

NEW, CHANGED, KNOWN = Outcome.NEW, Outcome.CHANGED, Outcome.KNOWN

A, B, C = (news(letter) for letter in "abc")
LONG_AGO = 1_600_000_000


def write(file: Path, text: str, at: int = LONG_AGO) -> Path:
    """Write a file as if it had been written long ago, at a time in seconds."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    os.utime(file, (at, at))
    return file


def add(
    store: Store,
    *given: object,
    limits: Limits | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    pages: bool = False,
    private: bool = False,
) -> Report:
    """Add what is given, as `press add` does."""
    importer = Importer(store, limits or Limits(), progress)
    return importer.add([Origin(str(each), pages, private) for each in given])


def sync(store: Store) -> Report:
    return Importer(store, Limits()).sync()


def texts(store: Store) -> list[str]:
    """Return the latest text of every article."""
    return rows(store, "SELECT text FROM version GROUP BY article HAVING max(number)")


def reasons(report: Report) -> list[tuple[str, str]]:
    return [(Path(failure.locator).name, failure.reason) for failure in report.failures]


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    """A folder of two articles."""
    folder = tmp_path / "clips"
    write(folder / "a.txt", A)
    write(folder / "sub" / "b.txt", B)
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were opened to be read."""
    names = []

    def watched(document: Document, limits: Limits) -> Iterator[Draft | Failure]:
        names.append(document.name)
        return reading.read(document, limits)

    monkeypatch.setattr(importing, "read", watched)
    return names


class TestFiles:
    def test_all_articles_of_a_folder_come_in(self, store: Store, clips: Path) -> None:
        report = add(store, clips)
        assert report == Report(outcomes=report.outcomes)
        assert report.outcomes == {NEW: 2}
        assert texts(store) == [A, B]
        locators = rows(store, "SELECT locator FROM sighting ORDER BY locator")
        assert locators == [str(clips / "a.txt"), str(clips / "sub" / "b.txt")]

    def test_a_file_that_looks_as_it_did_is_not_opened(
        self, store: Store, clips: Path, opened: list[str]
    ) -> None:
        add(store, clips)
        opened.clear()
        report = add(store, clips)
        assert (report.outcomes, report.unchanged, opened) == ({}, 2, [])

    @pytest.mark.parametrize(
        ("text", "at"),
        [
            (A, LONG_AGO + 1),
            (A, LONG_AGO - 1),
            (f"{A} More.", LONG_AGO),
            (f"{A} More.", LONG_AGO + 1),
        ],
    )
    def test_a_file_that_looks_otherwise_is_read(
        self, store: Store, clips: Path, opened: list[str], text: str, at: int
    ) -> None:
        add(store, clips)
        opened.clear()
        write(clips / "a.txt", text, at)
        report = add(store, clips)
        outcome = KNOWN if text == A else CHANGED
        assert (report.outcomes, report.unchanged, opened) == ({outcome: 1}, 1, ["a.txt"])
        assert add(store, clips).unchanged == 2

    def test_a_file_that_was_just_written_is_read_again_as_it_may_change_unnoticed(
        self, store: Store, clips: Path, opened: list[str]
    ) -> None:
        (clips / "a.txt").touch()
        add(store, clips)
        opened.clear()
        report = add(store, clips)
        assert (report.outcomes, report.unchanged, opened) == ({KNOWN: 1}, 1, ["a.txt"])

    def test_the_same_file_given_in_two_ways_comes_in_once(self, store: Store, clips: Path) -> None:
        (clips / "link.txt").symlink_to("a.txt")
        report = add(store, clips, clips / "a.txt", clips / "*.txt")
        assert report.outcomes == {NEW: 2, KNOWN: 4}

    @pytest.mark.parametrize("name", ["été.txt", "new\nline.txt", "\x1b[2J.txt", "\udcff.txt"])
    def test_a_file_may_be_called_anything(self, store: Store, tmp_path: Path, name: str) -> None:
        write(tmp_path / "clips" / name, A)
        assert add(store, tmp_path / "clips").outcomes == {NEW: 1}
        assert add(store, tmp_path / "clips").unchanged == 1
        (tmp_path / "clips" / name).unlink()
        assert [name.encode() for name in sync(store).gone]

    def test_other_text_is_read_where_it_is_named(self, store: Store, clips: Path) -> None:
        for name in ("code.py", "list.csv", "notes", "notes.text"):
            write(clips / name, f"{news(name)}\n")
        report = add(store, clips)
        assert report.outcomes == {NEW: 4}
        assert report.passed_over == {".py": 1, ".csv": 1}
        assert not report.failures
        assert add(store, clips / "code.py", clips / "*.csv").outcomes == {NEW: 2}

    def test_pictures_are_counted(self, store: Store, clips: Path) -> None:
        write(clips / "a.jpg", "")
        assert add(store, clips).passed_over == {".jpg": 1}

    def test_several_articles_of_one_file_come_in(self, store: Store, tmp_path: Path) -> None:
        lines = [{"id": "1", "text": A}, {"id": "2", "text": B}, {"id": "1", "text": C}]
        file = write(tmp_path / "x.jsonl", "\n".join(map(json.dumps, lines)))
        assert add(store, file).outcomes == {NEW: 3}
        os.utime(file)
        assert add(store, file).outcomes == {KNOWN: 3}
        locators = rows(store, "SELECT locator FROM sighting ORDER BY locator")
        assert locators == [f"{file}#1", f"{file}#1~2", f"{file}#2"]

    def test_how_far_it_is_is_told(
        self, store: Store, clips: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(batches, "_MOST_ARTICLES", 1)
        told: list[Progress] = []
        add(store, clips, progress=told.append)
        first, second = str(clips / "a.txt"), str(clips / "sub" / "b.txt")
        size = (clips / "a.txt").stat().st_size
        assert told[0] == Progress(1, 0, 0, first)
        assert told[-1].files == 2
        assert told[-1].articles == 1
        assert told[-1].current == second
        assert size < told[-1].bytes <= size + (clips / "sub" / "b.txt").stat().st_size

    def test_what_was_understood_otherwise_is_told(
        self, store: Store, clips: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drafts = [Draft(A, "one", remarks=("the date is none",)), Draft(B, "two")]
        monkeypatch.setattr(importing, "read", lambda *_: iter(drafts))
        assert add(store, clips / "a.txt").remarks == [Failure("one", "the date is none")]


class TestFailures:
    def test_what_cannot_be_read_is_named_and_the_rest_comes_in(
        self, store: Store, clips: Path
    ) -> None:
        write(clips / "empty.txt", "")
        write(clips / "spaces.txt", " \n")
        write(clips / "large.txt", news("large", 500))
        (clips / "lost.txt").symlink_to("nowhere")
        write(clips / "broken.jsonl", f'{{"text": "{C}"}}\n{{"text": \n')
        report = add(store, clips, clips / "none.txt", limits=Limits(article_bytes=2000))
        assert report.outcomes == {NEW: 3}
        assert report.stopped_by is None
        failures = dict(reasons(report))
        assert set(failures) == {
            "empty.txt",
            "spaces.txt",
            "large.txt",
            "lost.txt",
            "broken.jsonl:2",
            "none.txt",
        }
        assert failures["large.txt"] == (
            "it is larger than 2,000 bytes (limits.article_bytes in the settings)"
        )
        assert failures["none.txt"] == "there is no such file or folder"

    def test_what_could_not_be_read_is_tried_every_time_until_it_can(
        self, store: Store, clips: Path
    ) -> None:
        write(clips / "late.txt", "")
        for _ in range(2):
            report = add(store, clips)
            assert reasons(report) == [("late.txt", "it is empty")]
        assert report.unchanged == 2
        assert rows(store, "SELECT reason FROM document WHERE state = 'failed'") == ["it is empty"]
        write(clips / "late.txt", C)
        assert add(store, clips).outcomes == {NEW: 1}
        assert add(store, clips).unchanged == 3

    def test_a_file_of_which_only_a_part_could_be_read_is_tried_again(
        self, store: Store, tmp_path: Path
    ) -> None:
        file = write(tmp_path / "x.jsonl", f'{{"text": "{A}"}}\nnothing\n')
        assert add(store, file).outcomes == {NEW: 1}
        report = add(store, file)
        assert (report.outcomes, len(report.failures)) == ({KNOWN: 1}, 1)

    def test_a_file_that_may_not_be_read_is_named(self, clips: Path) -> None:
        with ordinary_user(clips / "a.txt") as folder, closing(Store(folder)) as store:
            (folder / "a.txt").chmod(0)
            assert reasons(add(store, folder / "a.txt")) == [
                ("a.txt", "it cannot be read: Permission denied")
            ]

    @pytest.mark.parametrize(
        ("become", "reason"),
        [
            (lambda _: None, "it cannot be read: No such file or directory"),
            (os.mkfifo, "it cannot be read: it is a file no longer"),
            (Path.mkdir, "it cannot be read: it is a file no longer"),
        ],
        ids=["gone", "pipe", "folder"],
    )
    def test_a_file_that_became_something_else_is_not_waited_for(
        self,
        store: Store,
        clips: Path,
        monkeypatch: pytest.MonkeyPatch,
        become: Callable[[Path], None],
        reason: str,
    ) -> None:
        file = clips / "a.txt"
        file.unlink()
        become(file)
        stale = File(file, 100, LONG_AGO, named=True)
        monkeypatch.setattr(importing, "find_files", lambda *_: iter([stale]))
        assert reasons(add(store, file)) == [("a.txt", reason)]

    @pytest.mark.parametrize("given", ["ftp://example.org/a", "file:///etc/passwd", "x://"])
    def test_an_address_of_another_kind_is_refused_and_not_remembered(
        self, store: Store, given: str
    ) -> None:
        report = add(store, given)
        assert report.failures == [Failure(given, "the address is neither http nor https")]
        assert origins(store.connection) == []


class TestFolderMetadata:
    @pytest.fixture(autouse=True)
    def _metadata(self, clips: Path) -> None:
        write(clips / "collection.toml", '[articles.a]\ntitle = "T"\ndate = "2024-11?"\n')

    def known(self, store: Store) -> list[Any]:
        return rows(
            store,
            "SELECT title, date, date_from, language FROM version"
            " GROUP BY article HAVING max(number) ORDER BY article",
        )

    def test_it_counts_for_the_texts_beside_it(self, store: Store, clips: Path) -> None:
        add(store, clips)
        assert [row[:3] for row in self.known(store)] == [
            ("T", "2024-11?", "metadata"),
            (None, None, None),
        ]

    def test_its_language_is_that_of_all_that_name_none(self, store: Store, clips: Path) -> None:
        write(clips / "c.txt", C)
        text = 'language = "ht"\n[articles.a]\nlanguage = "fr"\n'
        write(clips / "collection.toml", text)
        add(store, clips)
        assert [row[3] for row in self.known(store)] == ["fr", "ht", None]

    def test_without_one_it_says_nothing_of_the_language(self, store: Store, clips: Path) -> None:
        french = "La police a déclaré que les gangs avaient quitté la ville hier soir. " * 5
        write(clips / "a.txt", french)
        add(store, clips)
        assert self.known(store)[0][3] == "fr"

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ('[articles.a]\ntitle = "U"\n', "U"),
            ('[articles.b]\ntitle = "U"\n', None),
            ("", None),
        ],
    )
    @pytest.mark.parametrize("at", [LONG_AGO + 1, LONG_AGO - 1])
    def test_a_change_of_it_is_noticed(
        self, store: Store, clips: Path, text: str, title: str | None, at: int
    ) -> None:
        os.utime(clips / "collection.toml", (LONG_AGO - 2, LONG_AGO - 2))
        os.utime(clips / "a.txt", (LONG_AGO - 3, LONG_AGO - 3))
        add(store, clips)
        write(clips / "collection.toml", text, at)
        report = add(store, clips)
        assert (report.outcomes, report.unchanged) == ({CHANGED: 1}, 1)
        assert self.known(store)[0][0] == title
        assert add(store, clips).unchanged == 2

    def test_its_removal_is_noticed(self, store: Store, clips: Path) -> None:
        os.utime(clips / "collection.toml", (LONG_AGO + 1, LONG_AGO + 1))
        add(store, clips)
        (clips / "collection.toml").unlink()
        assert add(store, clips).outcomes == {CHANGED: 1}
        assert self.known(store)[0][0] is None

    def test_one_that_cannot_be_read_is_named_once_and_the_texts_come_in_without_it(
        self, store: Store, clips: Path
    ) -> None:
        write(clips / "c.txt", C)
        write(clips / "collection.toml", "[[", LONG_AGO + 1)
        report = add(store, clips)
        assert report.outcomes == {NEW: 3}
        ((name, reason),) = reasons(report)
        assert name == "clips"
        assert "collection.toml is not valid TOML" in reason
        write(clips / "collection.toml", '[articles.a]\ntitle = "Mended"\n', LONG_AGO + 2)
        assert add(store, clips).outcomes == {CHANGED: 1, KNOWN: 1}
        assert self.known(store)[0][0] == "Mended"

    def test_it_is_about_text_files_alone(self, store: Store, clips: Path) -> None:
        (clips / "a.txt").rename(clips / "a.text")
        add(store, clips)
        assert self.known(store)[0][0] is None

    def test_a_lexicon_comes_with_the_folder_where_there_is_none(
        self, store: Store, clips: Path
    ) -> None:
        write(clips / "lexicon.toml", '[[person]]\nname = "Otunge"\n')
        assert add(store, clips).lexicon
        assert store.file.with_name("lexicon.toml").read_text() == '[[person]]\nname = "Otunge"\n'
        write(clips / "lexicon.toml", '[[person]]\nname = "Other"\n')
        assert not add(store, clips).lexicon
        assert "Otunge" in store.file.with_name("lexicon.toml").read_text()


class _Interrupted:
    """Raises KeyboardInterrupt the given time that it is called."""

    def __init__(self, original: Callable[..., Any], time: int) -> None:
        self._original, self._left = original, time

    def __call__(self, *arguments: Any) -> Any:
        self._left -= 1
        if not self._left:
            raise KeyboardInterrupt
        return self._original(*arguments)


class TestInterruption:
    @pytest.fixture
    def many(self, tmp_path: Path) -> Path:
        folder = tmp_path / "many"
        for number in range(6):
            write(folder / f"{number}.txt", news(number))
        return folder

    def test_stopped_while_reading_it_keeps_all_that_was_read_and_goes_on_next_time(
        self, store: Store, many: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(importing, "read", _Interrupted(reading.read, 4))
            report = add(store, many)
        assert (report.interrupted, report.outcomes, report.failures) == (True, {NEW: 3}, [])
        assert texts(store) == [news(number) for number in range(3)]
        report = add(store, many)
        assert (report.interrupted, report.outcomes, report.unchanged) == (False, {NEW: 3}, 3)

    def test_stopped_inside_a_file_it_keeps_what_was_read_of_it(
        self, store: Store, tmp_path: Path
    ) -> None:
        lines = [json.dumps({"id": number, "text": news(number)}) for number in range(6)]
        file = write(tmp_path / "x.jsonl", "\n".join(lines))
        stop = _Interrupted(lambda _: None, 5)  # told of the file once and of every article
        report = add(store, file, progress=stop)
        assert (report.interrupted, report.outcomes) == (True, {NEW: 3})
        assert add(store, file).outcomes == {KNOWN: 3, NEW: 3}

    @pytest.mark.parametrize("time", [1, 2, 6])
    @pytest.mark.parametrize("batch", [1, 4, 100])
    def test_stopped_while_writing_it_keeps_all_that_was_read(
        self, store: Store, many: Path, monkeypatch: pytest.MonkeyPatch, time: int, batch: int
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(batches, "_MOST_ARTICLES", batch)
            patch.setattr(batches, "record", _Interrupted(record, time))
            try:
                report = add(store, many)
            except KeyboardInterrupt:  # while the last was written
                assert batch == 100
                assert texts(store) == []
            else:
                assert report.interrupted
                assert report.outcomes == {NEW: len(texts(store))}
        before = len(texts(store))
        report = add(store, many)
        assert len(texts(store)) == 6
        assert report.outcomes[NEW] == 6 - before

    def test_stopped_at_a_page_it_keeps_the_pages_before(
        self, store: Store, web: Web, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        web.pages = {
            "https://f.example/": feed(("https://f.example/1", "x"), ("https://f.example/2", "y")),
            "https://f.example/1": Page(A),
            "https://f.example/2": Page(B),
        }
        monkeypatch.setattr(importing, "fetch", _KeywordInterrupted(web, 3))
        report = add(store, "https://f.example/", pages=True)
        assert (report.interrupted, texts(store)) == (True, [A])


class _KeywordInterrupted:
    def __init__(self, web: Web, time: int) -> None:
        self._web, self._left = web, time

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        self._left -= 1
        if not self._left:
            raise KeyboardInterrupt
        return self._web.fetch(*arguments, **named)


_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from explorer.library.importing import Importer
from explorer.library.origins import Origin
from explorer.library.store import Store
from explorer.library import batches
from explorer.library.recording import Outcome
from explorer.settings import Limits
batches._MOST_ARTICLES = 4
store, many = Store(Path(sys.argv[1])), Path(sys.argv[2])
Importer(store, Limits()).add([Origin(str(many / "00.txt"))])
resource.setrlimit(resource.RLIMIT_FSIZE, (700_000,) * 2)
report = Importer(store, Limits()).add([Origin(str(many))])
print(report.outcomes[Outcome.NEW], report.stopped_by)
"""


class TestLostLibrary:
    @pytest.mark.parametrize("after", [1, 2])
    @pytest.mark.parametrize("replaced", [False, True])
    def test_moved_or_replaced_on_the_way_it_is_noticed_and_nothing_more_counts(
        self,
        store: Store,
        clips: Path,
        monkeypatch: pytest.MonkeyPatch,
        after: int,
        replaced: bool,
    ) -> None:
        monkeypatch.setattr(batches, "_MOST_ARTICLES", 1)
        written = 0

        def recorded(change: Change, draft: Draft) -> Outcome:
            nonlocal written
            written += 1
            if written == after:
                store.file.rename(store.file.with_name("moved"))
                if replaced:
                    shutil.copy(store.file.with_name("moved"), store.file)
            return record(change, draft)

        monkeypatch.setattr(batches, "record", recorded)
        report = add(store, clips)
        assert isinstance(report.stopped_by, LibraryError)
        assert "was moved or removed while it was being written to" in str(report.stopped_by)
        assert report.outcomes.total() == after - 1
        assert written == after

    def test_full_it_has_what_is_said_to_be_in_it(self, store: Store, tmp_path: Path) -> None:
        for number in range(40):
            write(tmp_path / "many" / f"{number:02}.txt", news(number, 5000))
        arguments = [str(store.file.parent), str(tmp_path / "many")]
        ended = subprocess.run(
            [sys.executable, "-c", _ON_A_FULL_DISK, *arguments],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (0, "")
        count, said = ended.stdout.split(maxsplit=1)
        assert said.startswith(f"The library in {store.file} cannot be used: ")
        assert 0 < int(count) < 39
        assert rows(store, "SELECT count(*) FROM article") == [1 + int(count)]
        assert add(store, tmp_path / "many").outcomes[NEW] == 39 - int(count)

    def test_one_that_cannot_be_written_to_stops_it_at_once(
        self, store: Store, clips: Path, opened: list[str]
    ) -> None:
        store.connection.execute("PRAGMA query_only = ON")
        for report in (add(store, clips), add(store, clips / "a.txt")):
            assert "attempt to write a readonly database" in str(report.stopped_by)
            assert report.outcomes == {}
        assert opened == []


class TestSync:
    def test_what_is_new_changed_unchanged_and_gone_is_told(
        self, store: Store, clips: Path
    ) -> None:
        write(clips / "gone.txt", C)
        add(store, clips)
        (clips / "gone.txt").unlink()
        write(clips / "a.txt", f"{A} More.")
        write(clips / "new.txt", news("new"))
        report = sync(store)
        assert report.outcomes == {CHANGED: 1, NEW: 1}
        assert report.unchanged == 1
        assert report.gone == [str(clips / "gone.txt")]
        assert report.failures == []
        assert C in texts(store)

    def test_what_is_gone_is_told_once_and_known_again_when_it_comes_back(
        self, store: Store, clips: Path
    ) -> None:
        add(store, clips)
        (clips / "a.txt").unlink()
        assert sync(store).gone == [str(clips / "a.txt")]
        assert sync(store).gone == []
        write(clips / "a.txt", A)
        assert (sync(store).outcomes, sync(store).unchanged) == ({KNOWN: 1}, 2)

    def test_a_folder_that_is_gone_takes_its_files_with_it_and_no_article(
        self, store: Store, clips: Path
    ) -> None:
        add(store, clips)
        clips.rename(clips.with_name("moved"))
        report = sync(store)
        assert report.gone == [str(clips / "a.txt"), str(clips / "sub" / "b.txt")]
        assert (report.failures, texts(store)) == ([], [A, B])
        clips.with_name("moved").rename(clips)
        assert sync(store).outcomes == {KNOWN: 2}

    def test_a_pattern_means_what_it_means_now(self, store: Store, clips: Path) -> None:
        add(store, clips / "*.txt")
        write(clips / "c.txt", C)
        assert sync(store).outcomes == {NEW: 1}
        for name in ("a.txt", "c.txt"):
            (clips / name).unlink()
        assert sync(store).gone == [str(clips / "a.txt"), str(clips / "c.txt")]

    def test_everything_is_looked_at_in_the_order_it_was_given(
        self, store: Store, clips: Path, opened: list[str]
    ) -> None:
        add(store, clips / "sub", clips / "a.txt")
        add(store, clips / "sub")
        for name in ("a.txt", "sub/b.txt"):
            os.utime(clips / name, (LONG_AGO + 1, LONG_AGO + 1))
        opened.clear()
        sync(store)
        assert opened == ["b.txt", "a.txt"]

    def test_a_library_that_was_fed_from_nothing_has_nothing_to_look_at(self, store: Store) -> None:
        report = sync(store)
        assert report == Report(outcomes=report.outcomes)
        assert not report.outcomes

    def test_what_never_was_there_is_named_when_it_is_given_and_read_when_it_comes(
        self, store: Store, clips: Path
    ) -> None:
        assert len(add(store, clips / "later.txt").failures) == 1
        report = sync(store)
        assert (report.failures, report.gone) == ([], [])
        write(clips / "later.txt", C)
        assert sync(store).outcomes == {NEW: 1}

    def test_a_file_of_two_origins_is_gone_from_both(self, store: Store, clips: Path) -> None:
        add(store, clips, clips / "a.txt")
        (clips / "a.txt").unlink()
        assert sync(store).gone == [str(clips / "a.txt")] * 2


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    """A web with nothing on it."""
    web = Web()
    monkeypatch.setattr(importing, "fetch", web.fetch)
    return web


PAGE, FEED = "https://e.example/page", "https://e.example/feed"
ONE, TWO = "https://e.example/1", "https://e.example/2"


class TestWeb:
    def test_a_page_comes_in_under_its_address(self, store: Store, web: Web) -> None:
        web.pages[PAGE] = Page(A)
        assert add(store, PAGE).outcomes == {NEW: 1}
        assert rows(store, "SELECT locator FROM sighting") == [PAGE]

    @pytest.mark.parametrize("validator", ["etag", "last_modified"])
    def test_its_server_is_asked_only_for_what_has_changed(
        self, store: Store, web: Web, validator: str
    ) -> None:
        web.pages[PAGE] = Page(A, **{validator: "v1"})
        add(store, PAGE)
        report = sync(store)
        assert (report.outcomes, report.unchanged) == ({}, 1)
        web.pages[PAGE] = Page(f"{A} More.", **{validator: "v2"})
        assert sync(store).outcomes == {CHANGED: 1}
        sync(store)
        assert web.asked == [PAGE, f"{PAGE} v1", f"{PAGE} v1", f"{PAGE} v2"]

    def test_a_server_that_cannot_tell_sends_it_again(self, store: Store, web: Web) -> None:
        web.pages[PAGE] = Page(A)
        add(store, PAGE)
        assert sync(store).outcomes == {KNOWN: 1}
        assert web.asked == [PAGE, PAGE]

    def test_what_is_gone_is_told_once_and_its_article_stays(self, store: Store, web: Web) -> None:
        web.pages[PAGE] = Page(A, etag="v1")
        add(store, PAGE)
        del web.pages[PAGE]
        for gone in ([PAGE], []):
            report = sync(store)
            assert (report.gone, report.failures) == (gone, [])
        assert texts(store) == [A]
        web.pages[PAGE] = Page(A, etag="v1")
        assert sync(store).outcomes == {KNOWN: 1}

    @pytest.mark.usefixtures("web")
    def test_what_was_never_there_is_not_gone(self, store: Store) -> None:
        report = add(store, PAGE)
        assert report.gone == []
        assert report.failures == [Failure(PAGE, "its server answers 404 Not Found")]

    def test_a_server_that_fails_is_asked_again_as_before(self, store: Store, web: Web) -> None:
        web.pages[PAGE] = Page(A, etag="v1")
        add(store, PAGE)
        web.pages[PAGE] = UnreadableError("its server answers 500")
        report = sync(store)
        assert (report.gone, report.failures) == ([], [Failure(PAGE, "its server answers 500")])
        web.pages[PAGE] = Page(A, etag="v1")
        assert sync(store).unchanged == 1

    def test_a_page_that_could_not_be_read_is_asked_for_whether_it_changed_or_not(
        self, store: Store, web: Web
    ) -> None:
        web.pages[PAGE] = Page(A, etag="v1")
        report = add(store, PAGE, limits=Limits(article_bytes=10))
        assert len(report.failures) == 1
        assert sync(store).outcomes == {NEW: 1}
        assert web.asked == [PAGE, PAGE]

    def test_private_addresses_are_read_where_the_user_said_so(
        self, store: Store, web: Web
    ) -> None:
        web.pages[PAGE] = Page(A)
        add(store, PAGE)
        add(store, PAGE, private=True)
        sync(store)
        assert web.private == [False, True, True]

    def test_an_address_may_be_written_in_capitals(self, store: Store, web: Web) -> None:
        web.pages["HTTPS://E.EXAMPLE/"] = Page(A)
        assert add(store, "HTTPS://E.EXAMPLE/").outcomes == {NEW: 1}


class TestFeeds:
    @pytest.fixture(autouse=True)
    def _feed(self, web: Web) -> None:
        web.pages[FEED] = feed((ONE, "Digest one."), (TWO, "Digest two."), etag="f1")
        web.pages[ONE] = Page(A, etag="v1")
        web.pages[TWO] = Page(B)

    def test_its_entries_are_articles(self, store: Store, web: Web) -> None:
        assert add(store, FEED).outcomes == {NEW: 2}
        assert texts(store) == ["Digest one.", "Digest two."]
        assert web.asked == [FEED]

    def test_the_pages_it_links_to_take_their_place_where_that_is_wanted(
        self, store: Store, web: Web
    ) -> None:
        assert add(store, FEED, pages=True).outcomes == {NEW: 2}
        assert texts(store) == [A, B]
        assert web.asked == [FEED, ONE, TWO]

    def test_its_pages_are_looked_at_again_though_it_has_not_changed(
        self, store: Store, web: Web
    ) -> None:
        add(store, FEED, pages=True)
        web.asked.clear()
        web.pages[TWO] = Page(f"{B} More.")
        report = sync(store)
        assert (report.outcomes, report.unchanged) == ({CHANGED: 1}, 1)
        assert web.asked == [FEED, f"{ONE} v1", TWO]

    def test_an_entry_never_takes_the_place_of_a_page_that_came_in_once(
        self, store: Store, web: Web
    ) -> None:
        add(store, FEED, pages=True)
        web.pages[ONE] = UnreadableError("its server answers 500")
        del web.pages[TWO]
        report = sync(store)
        assert (report.outcomes, report.gone) == ({}, [TWO])
        assert report.failures == [Failure(ONE, "its server answers 500")]
        assert texts(store) == [A, B]

    def test_an_entry_stands_for_a_page_that_cannot_be_had_until_it_can(
        self, store: Store, web: Web
    ) -> None:
        web.pages[TWO] = UnreadableError("its server answers 500")
        report = add(store, FEED, pages=True)
        assert report.outcomes == {NEW: 2}
        assert report.failures == [Failure(TWO, "its server answers 500")]
        assert texts(store) == [A, "Digest two."]
        web.pages[TWO] = Page(B)
        assert sync(store).failures == []
        assert B in texts(store)

    def test_the_pages_of_a_page_are_not_followed(self, store: Store, web: Web) -> None:
        web.pages[ONE] = feed((TWO, "Another feed."))
        del web.pages[TWO]
        web.pages[FEED] = feed((ONE, "Digest one."))
        assert add(store, FEED, pages=True).outcomes == {NEW: 1}
        assert web.asked == [FEED, ONE]

    def test_pages_are_wanted_until_the_user_says_otherwise(self, store: Store, web: Web) -> None:
        add(store, FEED, pages=True, private=True)
        assert origins(store.connection) == [Origin(FEED, pages=True, private=True)]
        assert set(web.private) == {True}
        add(store, FEED)
        assert origins(store.connection) == [Origin(FEED)]

    def test_a_saved_feed_leads_to_its_pages_too(
        self, store: Store, web: Web, tmp_path: Path
    ) -> None:
        page = web.pages[FEED]
        assert isinstance(page, Page)
        add(store, write(tmp_path / "feed.xml", page.content), pages=True)
        assert (texts(store), web.asked) == ([A, B], [ONE, TWO])


class TestStandardInput:
    @pytest.fixture
    def say(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Report]:
        def say(text: str, limits: Limits | None = None) -> Report:
            stream = SimpleNamespace(buffer=io.BytesIO(text.encode()))
            monkeypatch.setattr(sys, "stdin", stream)
            return add(store, "-", limits=limits)

        return say

    def test_what_comes_in_is_an_article_of_its_own_every_time(
        self, store: Store, say: Callable[..., Report]
    ) -> None:
        assert say(A).outcomes == {NEW: 1}
        assert say(A).outcomes == {KNOWN: 1}
        assert say(f"{A} More.").outcomes == {NEW: 1}
        assert rows(store, "SELECT number FROM version") == [1, 1]
        assert origins(store.connection) == []

    def test_it_may_be_of_any_format(self, say: Callable[..., Report]) -> None:
        assert say(f'{{"text": "{A}"}}\n{{"text": "{B}"}}\n').outcomes == {NEW: 2}

    def test_nothing_is_a_failure(self, say: Callable[..., Report]) -> None:
        assert say("").failures == [Failure("standard input", "it is empty")]

    def test_too_much_is_a_failure(self, say: Callable[..., Report]) -> None:
        report = say(A, Limits(unpacked_bytes=100))
        assert (report.outcomes, [failure.reason for failure in report.failures]) == (
            {},
            ["it is larger than 100 bytes (limits.unpacked_bytes in the settings)"],
        )
        assert say("x" * 100, Limits(unpacked_bytes=100)).outcomes == {NEW: 1}

    def test_one_that_cannot_be_read_is_a_failure(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def read(_: int) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(read=read)))
        assert add(store, "-").failures == [
            Failure("standard input", "it cannot be read: Is a directory")
        ]
