"""What the tests of the library stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from explorer.library.recorded import RecordedCollection
from explorer.library.store import Store

Libraries = Callable[[Path], Store]
Reader = Callable[[], RecordedCollection]


@pytest.fixture
def libraries() -> Iterator[Libraries]:
    """Open libraries for writing, made where there are none; all are closed at the end."""
    with ExitStack() as stack:

        def open_(folder: Path) -> Store:
            folder.mkdir(parents=True, exist_ok=True)
            return stack.enter_context(closing(Store(folder)))

        yield open_


@pytest.fixture
def store(libraries: Libraries, tmp_path: Path) -> Store:
    """An empty library, open for writing."""
    return libraries(tmp_path / "library")


@pytest.fixture
def read(store: Store) -> Iterator[Reader]:
    """Open the library as its readers see it now; all are closed at the end."""
    with ExitStack() as stack:

        def open_() -> RecordedCollection:
            collection = RecordedCollection(store.file.parent, "library")
            return stack.enter_context(closing(collection))

        yield open_
