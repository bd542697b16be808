"""The tables of a library, from its first version to the present one.

Nothing in them is ever overwritten but what is derived or about the outside: an article's texts
are versions, a user's edits are appended, and each belongs to the change that brought it. So the
library as it was after any change can be read at any time, while others write to it. Articles are
numbered from 1 in the order in which they come, and none is ever removed: the last number is how
many there are.
"""

from __future__ import annotations

from explorer.database import Kind
from explorer.errors import LibraryError

_STEP_1 = """
CREATE TABLE fact (  -- about the library itself: its key
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE change (  -- a transaction after which a reader would see something else
    revision INTEGER PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    added INTEGER NOT NULL REFERENCES change,
    touched INTEGER NOT NULL REFERENCES change,  -- by its latest version or edit
    story INTEGER NOT NULL REFERENCES article,   -- the first article of the same story
    day TEXT NOT NULL                            -- derived: the day to sort by, or empty
) STRICT;
CREATE INDEX article_by_day ON article (day DESC, id);
CREATE INDEX article_by_story ON article (story);

CREATE TABLE version (
    article INTEGER NOT NULL REFERENCES article,
    number INTEGER NOT NULL,
    change INTEGER NOT NULL REFERENCES change,
    content BLOB NOT NULL,  -- digest of the normalised text
    address TEXT,           -- under which two urls are the same page
    title TEXT,
    date TEXT,
    date_from TEXT,
    source TEXT,
    byline TEXT,
    language TEXT,
    url TEXT,
    place TEXT,
    identifier TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (article, number)
) STRICT;
CREATE INDEX version_by_content ON version (content);
CREATE INDEX version_by_address ON version (address) WHERE address IS NOT NULL;

CREATE TABLE edit (  -- the latest of a field counts; NULL: what was read counts again
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article,
    change INTEGER NOT NULL REFERENCES change,
    field TEXT NOT NULL,
    value TEXT
) STRICT;
CREATE INDEX edit_by_article ON edit (article);

CREATE TABLE band (  -- derived: articles that share a band of their signatures may be alike
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article,
    PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX band_by_article ON band (article);

CREATE TABLE origin (  -- what the user gave to be read: a path, a pattern, an address
    number INTEGER PRIMARY KEY,
    given BLOB NOT NULL UNIQUE,
    pages INTEGER NOT NULL,   -- whether the pages that a feed links to are read as well
    private INTEGER NOT NULL  -- whether private addresses may be read
) STRICT;

CREATE TABLE document (  -- a file or an address that was looked at
    number INTEGER PRIMARY KEY,
    origin INTEGER NOT NULL REFERENCES origin ON DELETE CASCADE,
    name BLOB NOT NULL,
    size INTEGER,
    changed INTEGER,          -- nanoseconds
    etag TEXT,
    last_modified TEXT,
    state TEXT NOT NULL CHECK (state IN ('read', 'failed', 'gone')),
    reason TEXT,              -- why it failed
    UNIQUE (name, origin)
) STRICT;
CREATE INDEX document_by_origin ON document (origin);

CREATE TABLE sighting (  -- where an article was read, and what was read there
    locator TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article,
    version INTEGER NOT NULL,
    fingerprint BLOB NOT NULL,
    otherwise TEXT,           -- JSON: what was read here of what the article has otherwise
    FOREIGN KEY (article, version) REFERENCES version
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_by_article ON sighting (article);
"""

LIBRARY = Kind(
    what="The library",
    error=LibraryError,
    application_id=0x50524558,  # “PREX”
    steps=(_STEP_1,),
)
