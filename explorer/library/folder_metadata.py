"""What stands beside the text files of a folder: `collection.toml` says what is known of them,
`lexicon.toml` who and what they name."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from explorer.checked_files import load_checked
from explorer.database import shared_mode
from explorer.entities.lexicon import load_lexicon
from explorer.errors import CollectionError
from explorer.library.collection import LEXICON, METADATA
from explorer.library.folder import CollectionMetadata, article_id
from explorer.library.readers.document import Draft
from explorer.models import DateOrigin

_DESCRIBED = ".txt"
"""What the files end in that a metadata file tells of."""


def adopt_lexicon(folder: Path, library: Path) -> bool:
    """Copy a folder's lexicon beside a library that has none; return whether it was copied.

    Raises CollectionError when it is no sound lexicon or cannot be copied.
    """
    source, target = folder / LEXICON, library / LEXICON
    if target.exists() or not source.is_file():
        return False
    load_lexicon(source)
    try:
        handle, making = tempfile.mkstemp(prefix=f".{LEXICON}-", dir=library)
        with open(handle, "wb") as stream:  # noqa: PTH123
            stream.write(source.read_bytes())
        Path(making).chmod(shared_mode(library))
        Path(making).replace(target)
    except OSError as error:
        raise CollectionError(
            f"{source} cannot be copied to {library}: {error.strerror or error}."
        ) from error
    return True


class FolderMetadata:
    """The metadata files of the folders that one import looks into, each read once."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._of_all: dict[str, str] = {}
        self._known: dict[str, dict[str, str]] = {}
        self._changed = 0

    def changed(self, file: Path) -> int:
        """Return when the metadata that may tell of a file changed last, in nanoseconds; 0 when
        there is none.

        Raises CollectionError when the metadata file of its folder cannot be read.
        """
        self._enter(file.parent)
        return self._changed if file.suffix == _DESCRIBED else 0

    def applied(self, draft: Draft, file: Path) -> Draft:
        """Return a draft that was read from a file with what is known of that file."""
        self._enter(file.parent)
        if file.suffix != _DESCRIBED:
            return draft
        values: dict[str, Any] = {**self._of_all, **self._known.get(article_id(file.name), {})}
        if "date" in values:
            values["date_from"] = DateOrigin.METADATA
        return replace(draft, **values)

    def _enter(self, folder: Path) -> None:
        if folder == self._folder:
            return
        self._folder, self._of_all, self._known, self._changed = folder, {}, {}, 0
        file = folder / METADATA
        said = load_checked(file, "The metadata file", CollectionMetadata, CollectionError)
        if said:
            self._of_all = {"language": said["language"]} if "language" in said else {}
            self._known = said["articles"]
            self._changed = file.stat().st_mtime_ns
