"""What files looked like when they were found sound, so that they need not be read again."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from explorer.search.keeping.checked_bytes import (
    UNREADABLE,
    Identity,
    identity_of,
    read_checked,
    write_checked,
)


def seen(file: Path) -> dict[str, Identity]:
    """Return the identities that were remembered in a file.

    One that was written to in the same tick of the clock may have been written to again since
    without looking otherwise, so it does not count.
    """
    try:
        then = identity_of(file)[2]
        identities: dict[str, Identity] = read_checked(file)
        return {name: identity for name, identity in identities.items() if identity[3] < then}
    except UNREADABLE:
        return {}


def remember(file: Path, identities: Mapping[str, Identity]) -> None:
    """Remember the identities of files that were found sound."""
    with suppress(OSError):  # they are read again next time
        write_checked(file, identities, lasting=False)
