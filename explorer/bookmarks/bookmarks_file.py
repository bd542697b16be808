"""The file of the bookmarks: its tables, and the journal that lets a change be taken back."""

from __future__ import annotations

from explorer.database import Kind
from explorer.errors import BookmarkError

FILE = "bookmarks.sqlite3"
"""Its name in the user's data folder."""

STEPS_BACK = 1000
"""How many changes, of all collections together, the journal remembers."""

_STEP_1 = """
CREATE TABLE bookmark (
    id TEXT PRIMARY KEY,
    collection TEXT NOT NULL,
    created TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX bookmark_by_collection ON bookmark (collection, created);
"""
_STEP_2 = """
CREATE TABLE mark (     -- one row: how often the bookmarks were changed
    number INTEGER NOT NULL
) STRICT;
INSERT INTO mark VALUES (0);

CREATE TABLE change (   -- the journal: each row of `bookmark` as it was before a change
    number INTEGER PRIMARY KEY,
    step INTEGER NOT NULL,      -- what was changed at once has one
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    created TEXT,
    body TEXT                   -- NULL: there was no such row
) STRICT;
CREATE INDEX change_by_step ON change (step);

CREATE TRIGGER bookmark_added AFTER INSERT ON bookmark BEGIN
    INSERT INTO change (step, collection, id)
    VALUES ((SELECT number FROM mark), NEW.collection, NEW.id);
END;
CREATE TRIGGER bookmark_changed AFTER UPDATE ON bookmark BEGIN
    INSERT INTO change (step, collection, id, created, body)
    VALUES ((SELECT number FROM mark), OLD.collection, OLD.id, OLD.created, OLD.body);
END;
CREATE TRIGGER bookmark_removed AFTER DELETE ON bookmark BEGIN
    INSERT INTO change (step, collection, id, created, body)
    VALUES ((SELECT number FROM mark), OLD.collection, OLD.id, OLD.created, OLD.body);
END;
"""

BOOKMARKS = Kind(
    what="The bookmarks",
    error=BookmarkError,
    application_id=0,  # the first ones had none
    steps=(_STEP_1, _STEP_2),
)
