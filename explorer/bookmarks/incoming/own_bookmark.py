"""A bookmark of ours as a file describes it, checked before it is believed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from explorer.bookmarks.bookmark import Bookmark

if TYPE_CHECKING:
    from pydantic import TypeAdapter

NO_COLLECTION = ""
"""Of a bookmark that is not in any collection yet."""

_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_ARTICLE = re.compile(r"[0-9A-Za-z._-]{1,255}")  # it becomes part of a command


def own_bookmark(values: dict[str, Any]) -> Bookmark:
    """Return a bookmark. Raises ValueError with a clause that says what is wrong."""
    from pydantic import ValidationError  # only for records there are: it takes start-up time

    try:
        bookmark = _adapter().validate_python({"collection": NO_COLLECTION, **values})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{where}: {first['msg']}") from error
    if not (_ID.fullmatch(bookmark.id) and _ARTICLE.fullmatch(bookmark.article)):
        raise ValueError("its id, or that of its article, can be none")
    if not 0 <= bookmark.start < bookmark.end or len(bookmark.exact) != (
        bookmark.end - bookmark.start
    ):
        raise ValueError("its offsets are not those of its quote")
    if bookmark.version < 1 or bookmark.created.tzinfo is None:
        raise ValueError("its version or its time can be none")
    return bookmark


@cache
def _adapter() -> TypeAdapter[Bookmark]:
    from pydantic import TypeAdapter  # only for records there are, as above

    return TypeAdapter(Bookmark)
