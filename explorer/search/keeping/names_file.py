"""The names of a collection, kept in a file beside its index until something speaks otherwise.

The file is named by a digest of all that the names are made of but the judgements, by one of the
judgements, and by the checksum of what is in it. So names that were made of anything else are
simply not found, and they are made anew: the index need not be touched for that. Names that differ
by judgements only are made of those that are there, and are the same as if all were made anew.
"""

from __future__ import annotations

import gc
import hashlib
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import UnusableIndexError
from explorer.library.collection import Collection
from explorer.search.engine.arrays_file import Arrays, arrays_in, map_arrays, write_arrays
from explorer.search.index import ArticleIndex
from explorer.search.keeping.checked_bytes import identity_of, print_of, write_whole
from explorer.search.keeping.curated_forms import described, listed_names
from explorer.search.keeping.decisive import naming_digest
from explorer.search.keeping.index_files import NAMES, Contents, remove
from explorer.search.keeping.seen import remember, seen
from explorer.search.names.names import CollectionNames

if TYPE_CHECKING:
    from explorer.entities.judgements.judgements import Judgements

_SEEN = f"{NAMES}seen.json"


@dataclass
class NamesSource:
    """Gives the names of a collection as they are when it is asked, and the index to them."""

    collection: Collection
    index: ArticleIndex
    """Another one once names have been listed that are not looked for in this one's articles."""
    folder: Path | None = None
    """Where the index is kept; None when it is only in memory."""
    contents: Contents | None = None
    """What that index has."""
    open_again: Callable[[], NamesSource] | None = None
    """Brings the index up to date; None where that cannot be done. Raises OSError,
    UnusableIndexError."""
    _is_current: bool = field(default=True, repr=False)  # as it was just opened

    def __call__(self) -> CollectionNames:
        """Return the names: those that were kept, or made anew where something has changed.

        Where other judgements hold and nothing else has changed, only what these can reach is.
        Raises CollectionError, JudgementError when the lexicon or the judgements cannot be read.
        """
        self._follow_listed_names()
        if self.folder is None or self.contents is None:
            return CollectionNames(arrays_in(self._made_of(self._judgements()), "memory"))
        beginning = f"{NAMES}{self._digest(self.folder, self.contents)}-"
        judged = f"{beginning}{self._digest_of_judgements()}-"
        kept = _kept(self.folder, judged)
        return CollectionNames(kept or self._make(self.folder, beginning, judged))

    def _follow_listed_names(self) -> None:
        """Take the index up to date where names have been listed since it was opened."""
        if self._is_current or self.open_again is None or self.contents is None:
            self._is_current = False
            return
        if self.contents.forms != described(listed_names(self.collection)):
            with suppress(OSError, UnusableIndexError):  # it is done when it is opened next
                current = self.open_again()
                self.index, self.contents = current.index, current.contents

    def _digest(self, folder: Path, contents: Contents) -> str:
        """Return a digest of all that the names are made of but the judgements."""
        digest = hashlib.blake2b(digest_size=12)
        entities = self.collection.lexicon.entities
        indexed = (
            folder.name,
            contents.signature,
            *sorted(contents.left_out),
            repr(contents.forms),
        )
        for part in (*indexed, naming_digest(), *map(repr, entities)):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
        return digest.hexdigest()

    def _digest_of_judgements(self) -> str:
        digest = hashlib.blake2b(digest_size=12)
        with suppress(OSError):  # which is raised better below, unless there is no such file
            digest.update(self.collection.judgements.read_bytes())
        return digest.hexdigest()

    def _make(self, folder: Path, beginning: str, judged: str) -> Arrays:
        """Make the names, of those of other judgements if there are any, and keep them where that
        can be done."""
        judgements = self._judgements()
        before = _kept(folder, beginning)
        content = (before and self._made_from(before, judgements)) or self._made_of(judgements)
        file = folder / f"{judged}{zlib.crc32(content):08x}"
        with suppress(OSError):  # they are made again next time
            write_whole(file, content, lasting=False)
            remember(folder / _SEEN, {file.name: identity_of(file)})
            for other in folder.glob(f"{NAMES}*"):
                if other.name not in (file.name, _SEEN):
                    remove(other)
        return arrays_in(content, file)

    def _judgements(self) -> Judgements:
        from explorer.entities.judgements.judgement_file import (
            read_judgements,  # mostly names are kept
        )

        return read_judgements(self.collection.judgements).judgements

    def _made_of(self, judgements: Judgements) -> bytes:
        """Return all names made anew."""
        # Only now: mostly they have been kept.
        from explorer.entities.grouping.grouping import group
        from explorer.entities.grouping.neighbourhoods import neighbourhoods
        from explorer.entities.lists.known import known
        from explorer.search.names.names_arrays import names_arrays
        from explorer.search.names.names_ground import ground_arrays, judged_arrays

        with _without_looking_for_garbage():
            forms, links = list(self.index.observed_forms()), self.index.observed_links()
            lexicon = self.collection.lexicon
            return _written(
                {
                    **names_arrays(group(forms, links, lexicon, judgements, known())),
                    **ground_arrays(neighbourhoods(forms, links, lexicon, known())),
                    **judged_arrays(judgements),
                }
            )

    def _made_from(self, names: Arrays, judgements: Judgements) -> bytes | None:
        """Return names made of those of other judgements; None where all must be made anew."""
        from explorer.entities.grouping.regrouping import regroup
        from explorer.entities.lists.known import known
        from explorer.search.names.names_ground import KeptGround, judged_arrays, judgements_in
        from explorer.search.names.names_splicing import NotApartError, with_regrouped

        lexicon, before = self.collection.lexicon, judgements_in(names)
        regrouped = regroup(KeptGround(names), lexicon, before, judgements, known())
        try:
            spliced = with_regrouped(names, regrouped)
        except NotApartError:
            return None
        return _written({**spliced, **judged_arrays(judgements)})


@contextmanager
def _without_looking_for_garbage() -> Iterator[None]:
    """Make many objects without Python's looking through all of them again and again, which
    takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _written(arrays: Arrays) -> bytes:
    stream = BytesIO()
    write_arrays(stream, arrays.items())
    return stream.getvalue()


def _kept(folder: Path, beginning: str) -> Arrays | None:
    """Return the names in a file that begins so and is sound, None when there is none."""
    for file in _files(folder, beginning):
        with suppress(OSError, ValueError, UnusableIndexError):
            if _is_sound(file):
                return map_arrays(file)
    return None


def _files(folder: Path, beginning: str) -> Iterator[Path]:
    with suppress(OSError):
        yield from (path for path in folder.iterdir() if path.name.startswith(beginning))


def _is_sound(file: Path) -> bool:
    """Whether a file is what was written; one that nobody has written to since that was found
    is not read again. Raises OSError, ValueError."""
    identity = identity_of(file)
    if seen(file.with_name(_SEEN)).get(file.name) == identity:
        return True
    if f"{print_of(file)[1]:08x}" != file.name.rpartition("-")[2]:
        return False
    remember(file.with_name(_SEEN), {file.name: identity})
    return True
