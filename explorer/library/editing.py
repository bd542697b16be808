"""What the user knows better than what was read; kept apart from it, and taken back at will."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from explorer.checked_files import refuse_blank
from explorer.database import failures_named
from explorer.dates import parse_date
from explorer.errors import CollectionError
from explorer.library.recording import FIELDS, update_day
from explorer.library.schema import LIBRARY
from explorer.library.store import Store

_CODE = re.compile("[a-z]{2}")


class Known(NamedTuple):
    """What is known of one field of an article."""

    read: str | None
    edited: str | None
    """What the user said instead, the empty string for not known; None: nothing."""

    @property
    def value(self) -> str:
        """What counts; the empty string when it is not known."""
        return (self.read or "") if self.edited is None else self.edited


def edit(store: Store, id_: str, values: Mapping[str, str | None]) -> None:
    """Set what is known of an article: by field a value, the empty string for what is not
    known, or None for what was read.

    Raises CollectionError when a value cannot be one of its field, LibraryError when it cannot
    be written; nothing is changed then.
    """
    for field, value in values.items():
        check(field, value)
    with store.change() as change:
        connection = change.connection
        (number,) = connection.execute("SELECT number FROM article WHERE id = ?", (id_,)).fetchone()
        for field, value in values.items():
            connection.execute(
                "INSERT INTO edit (article, change, field, value) VALUES (?, ?, ?, ?)",
                (number, change.revision, field, value),
            )
        connection.execute(
            "UPDATE article SET touched = ? WHERE number = ?", (change.revision, number)
        )
        update_day(connection, number)


def known(store: Store, id_: str) -> dict[str, Known]:
    """Return, by field, what is known of an article. Raises LibraryError."""
    with failures_named(store.file, LIBRARY):
        number, *read = store.connection.execute(
            f"SELECT a.number, v.{', v.'.join(FIELDS)}"  # noqa: S608
            " FROM article a JOIN version v ON v.article = a.number"
            " WHERE a.id = ? ORDER BY v.number DESC LIMIT 1",
            (id_,),
        ).fetchone()
        edited = dict(
            store.connection.execute(
                "SELECT field, value FROM edit WHERE article = ? ORDER BY number", (number,)
            )
        )
    return {
        field: Known(value, edited.get(field)) for field, value in zip(FIELDS, read, strict=True)
    }


def check(field: str, value: str | None) -> None:
    """Raise CollectionError when a value cannot be one of its field."""
    assert field in FIELDS
    if not value:
        return
    try:
        refuse_blank(**{field: value})
        _refuse_halves(value)
        if field == "date":
            parse_date(value)
        if field == "language":
            _refuse_no_code(value)
    except ValueError as error:
        raise CollectionError(
            f"That cannot be the {field}: {error}.", "Nothing was changed."
        ) from error


def _refuse_halves(value: str) -> None:
    """Raise ValueError for bytes that are no character, as a shell may pass them."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError("it is not UTF-8") from error


def _refuse_no_code(language: str) -> None:
    if not _CODE.fullmatch(language):
        raise ValueError(f"“{language}” is not an ISO 639-1 code such as en or fr")
