"""Bring articles into a library: find, read, record, and remember what was looked at."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple

from explorer.database import failures_named
from explorer.errors import CollectionError, LibraryError
from explorer.library.batches import Batches, Looked
from explorer.library.folder_metadata import FolderMetadata, adopt_lexicon
from explorer.library.gathering import File, find_files, is_there, locator_of
from explorer.library.origins import (
    Origin,
    State,
    forget,
    missing_files,
    origin_number,
    origins,
    state_of,
)
from explorer.library.readers.document import Document, Draft, Failure, UnreadableError
from explorer.library.readers.reading import is_unmarked_text, read
from explorer.library.recording import Outcome, is_recorded
from explorer.library.schema import LIBRARY
from explorer.library.store import Store
from explorer.library.web.fetching import GoneError, fetch
from explorer.settings import Limits

STANDARD_INPUT = "-"

_SETTLED_NANOSECONDS = 2_000_000_000  # a file just written may change again within one clock tick
_TEXT_SUFFIXES = ("", ".txt", ".text")
_BLOCK_BYTES = 1 << 20
_DIGEST_BYTES = 8


class Progress(NamedTuple):
    """How far an import is."""

    files: int
    bytes: int
    articles: int
    """Read and on the disk, those known before included."""
    current: str
    """The locator of what is being read."""


@dataclass
class Report:
    """What became of everything that was given."""

    outcomes: Counter[Outcome]
    """What became of the articles that were read; all of them are on the disk."""
    unchanged: int = 0
    """Documents that need not be read: they are as they were when they were read last."""
    gone: list[str] = field(default_factory=list)
    """Locators of documents that were there the last time."""
    failures: list[Failure] = field(default_factory=list)
    remarks: list[Failure] = field(default_factory=list)
    """What was understood otherwise than it stands."""
    passed_over: Counter[str] = field(default_factory=Counter)
    """Files in folders that hold no article, by suffix."""
    lexicon: bool = False
    """Whether a folder's lexicon became the collection's, which had none."""
    interrupted: bool = False
    stopped_by: LibraryError | None = None
    """Why nothing more can be recorded, if so."""

    @property
    def has_news(self) -> bool:
        """Whether an article came or changed, so that a search would find something else."""
        return bool(self.outcomes[Outcome.NEW] or self.outcomes[Outcome.CHANGED])

    @property
    def counts(self) -> dict[str, int]:
        """How many articles and documents are new, changed, known, unchanged and gone."""
        outcomes = {outcome.value: self.outcomes[outcome] for outcome in Outcome}
        return outcomes | {"unchanged": self.unchanged, "gone": len(self.gone)}


class Importer:
    """One import into a library."""

    def __init__(
        self, store: Store, limits: Limits, progress: Callable[[Progress], None] = lambda _: None
    ) -> None:
        self._store = store
        self._limits = limits
        self._progress = progress
        self._batches = Batches(store)
        self._report = Report(self._batches.outcomes)
        self._metadata = FolderMetadata()
        self._files = self._bytes = 0

    def add(self, given: list[Origin]) -> Report:
        """Read everything that was given. Nothing is raised: what went wrong is reported."""
        return self._go_through(lambda: given, self._read)

    def sync(self) -> Report:
        """Look again at everything that the library was fed from; see `add`."""
        return self._go_through(lambda: origins(self._store.connection), self._look_again)

    def _go_through(
        self, given: Callable[[], list[Origin]], work: Callable[[Origin], None]
    ) -> Report:
        try:
            with failures_named(self._store.file, LIBRARY):  # in what is read from it as well
                try:
                    for origin in given():
                        work(origin)
                except KeyboardInterrupt:
                    self._report.interrupted = True
                self._batches.flush()
        except LibraryError as error:
            self._report.stopped_by = error
        return self._report

    def _read(self, origin: Origin) -> None:
        if origin.given == STANDARD_INPUT:
            self._read_standard_input()
        elif origin.is_address:
            self._visit(origin, self._remembered(origin), origin.given)
        elif "://" in origin.given:
            self._fail(origin.given, "the address is neither http nor https")
        else:
            number = self._remembered(origin)
            self._adopt_lexicon(Path(origin.given))
            for found in find_files(origin.given, self._report.passed_over):
                if isinstance(found, Failure):
                    self._report.failures.append(found)
                else:
                    self._look_at(found, origin, number)

    def _adopt_lexicon(self, folder: Path) -> None:
        try:
            self._report.lexicon |= adopt_lexicon(folder, self._store.file.parent)
        except CollectionError as error:
            self._fail(locator_of(folder), str(error).rstrip("."))

    def _look_again(self, origin: Origin) -> None:
        if origin.is_address or is_there(origin.given):
            self._read(origin)
        self._batches.flush()
        number = self._remembered(origin)
        for name in missing_files(self._store.connection, number):
            self._lose(number, name, locator_of(Path(name)))

    def _remembered(self, origin: Origin) -> int:
        with self._store.change() as change:
            return origin_number(change.connection, origin)

    # Files

    def _look_at(self, file: File, origin: Origin, number: int) -> None:
        """Read a file, unless it is as it was when it was read last."""
        self._files += 1
        self._tell(file.locator, self._bytes)
        changed = max(file.changed, self._metadata_changed(file))
        before = state_of(self._store.connection, number, str(file.path))
        if before and not before.reason and before[:2] == (file.size, changed):
            self._report.unchanged += 1
        else:
            failures = len(self._report.failures)
            if self._read_file(file, origin, number):
                settled = time.time_ns() - changed > _SETTLED_NANOSECONDS
                state = State(
                    file.size, changed if settled else None, reason=self._first_reason(failures)
                )
                self._batches.take(Looked(number, str(file.path), state))
        self._bytes += file.size

    def _metadata_changed(self, file: File) -> int:
        try:
            return self._metadata.changed(file.path)
        except CollectionError as error:
            self._fail(locator_of(file.path.parent), str(error).rstrip("."))
            return 0

    def _read_file(self, file: File, origin: Origin, number: int) -> bool:
        """Read a file and return whether it is one that holds articles."""
        try:
            with _opened(file.path) as stream:
                document = Document(stream, file.locator, name=file.path.name, path=file.path)
                if not file.named and _is_other_text(document):
                    self._report.passed_over[document.suffix] += 1
                    return False
                for draft in self._drafts(document, lambda: self._bytes + stream.tell()):
                    self._take(self._metadata.applied(draft, file.path), origin, number)
        except OSError as error:
            self._fail(file.locator, f"it cannot be read: {error.strerror or error}")
        return True

    def _read_standard_input(self) -> None:
        with tempfile.TemporaryFile() as copy:
            try:
                digest = _copy_input(copy, self._limits.unpacked_bytes)
            except UnreadableError as error:
                self._fail("standard input", str(error))
                return
            except OSError as error:  # a folder is its source, or there is no room for the copy
                self._fail("standard input", f"it cannot be read: {error.strerror or error}")
                return
            document = Document(copy, "standard input", name="")
            for draft in self._drafts(document, lambda: 0):
                # What comes in here another time is another document, not a new version of this.
                self._batches.take(replace(draft, locator=f"{draft.locator}@{digest}"))

    def _drafts(self, document: Document, position: Callable[[], int]) -> Iterator[Draft]:
        """Yield what is in a document, no two under one locator; report what cannot be read."""
        times: Counter[int] = Counter()  # by the hash, for a document may hold a million
        for item in read(document, self._limits):
            if isinstance(item, Failure):
                self._report.failures.append(item)
                continue
            self._tell(item.locator, position())
            self._report.remarks += [Failure(item.locator, remark) for remark in item.remarks]
            key = hash(item.locator)
            times[key] += 1
            yield replace(item, locator=f"{item.locator}~{times[key]}") if times[key] > 1 else item

    # The web

    def _visit(self, origin: Origin, number: int, url: str) -> bool:
        """Read an address, unless it is as it was when it was read last; return whether it
        could be read."""
        self._files += 1
        self._tell(url, self._bytes)
        before = state_of(self._store.connection, number, url)
        if before is None or before.reason or origin.pages:
            # What could not be read is asked for again, changed or not; so is a feed for whose
            # pages the user asked: they may have changed.
            before = State()
        try:
            fetched = fetch(
                url,
                self._limits,
                etag=before.etag,
                last_modified=before.last_modified,
                allow_private=origin.private,
            )
        except UnreadableError as error:
            if isinstance(error, GoneError):
                self._lose(number, url, url)
            if not (isinstance(error, GoneError) and is_recorded(self._store.connection, url)):
                self._fail(url, str(error))
            return False
        if fetched.content is None:
            self._report.unchanged += 1
            return True
        failures = len(self._report.failures)
        document = Document(
            io.BytesIO(fetched.content),
            url,
            name=url,
            url=fetched.url,
            media_type=fetched.media_type,
            charset=fetched.charset,
        )
        for draft in self._drafts(document, lambda: self._bytes):
            self._take(draft, origin, number)
        reason = self._first_reason(failures)
        state = State(etag=fetched.etag, last_modified=fetched.last_modified, reason=reason)
        self._batches.take(Looked(number, url, state))
        return len(self._report.failures) == failures

    def _take(self, draft: Draft, origin: Origin, number: int) -> None:
        """Take a draft, or the page that it is a digest of where that is wanted and can be had."""
        page = draft.page if origin.pages else None
        if page and self._visit(Origin(page, private=origin.private), number, page):
            return
        if page is None or not is_recorded(self._store.connection, page):
            self._batches.take(draft)

    # The report

    def _lose(self, origin: int, name: str, locator: str) -> None:
        with self._store.change() as change:
            if forget(change.connection, origin, name):
                self._report.gone.append(locator)

    def _fail(self, locator: str, reason: str) -> None:
        self._report.failures.append(Failure(locator, reason))

    def _first_reason(self, since: int) -> str | None:
        return next((failure.reason for failure in self._report.failures[since:]), None)

    def _tell(self, current: str, bytes_: int) -> None:
        self._progress(Progress(self._files, bytes_, self._batches.outcomes.total(), current))


def _opened(path: Path) -> BinaryIO:
    """Open a file. Raises OSError, and when it is no file any more since it was found."""
    # Not to wait for a pipe that has taken its place.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "it is a file no longer")
    return open(handle, "rb")  # noqa: PTH123


def _is_other_text(document: Document) -> bool:
    """Whether only its being text speaks for a file in a folder, and its name against it."""
    try:
        return document.suffix not in _TEXT_SUFFIXES and is_unmarked_text(document)
    except Exception:  # noqa: BLE001  # untrusted bytes; to read them says what is wrong
        return False


def _copy_input(copy: BinaryIO, most: int) -> str:
    """Copy standard input to a file that can be read from any place; return its digest."""
    copied, digest = 0, blake2b(digest_size=_DIGEST_BYTES)
    while block := sys.stdin.buffer.read(_BLOCK_BYTES):
        copied += len(block)
        digest.update(block)
        if copied > most:
            raise UnreadableError(
                f"it is larger than {most:,} bytes (limits.unpacked_bytes in the settings)"
            )
        copy.write(block)
    copy.seek(0)
    return digest.hexdigest()
