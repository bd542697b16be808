"""Libraries as they were written by each version of the schema, for every later one to open.

    python -m tests.library.old_libraries

writes the one of the present version: before a release whose schema is a new one. Those that are
there are what users have, and are never written again.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from explorer.library.collection import FILE
from explorer.library.editing import edit
from explorer.library.origins import Origin, State, forget, origin_number, remember
from explorer.library.readers.document import Draft
from explorer.library.recorded import RecordedCollection
from explorer.library.recording import record
from explorer.library.schema import LIBRARY
from explorer.library.store import Store
from explorer.models import DateOrigin

FOLDER = Path(__file__).with_name("schemas")
VERSIONS = sorted(int(path.stem.removeprefix("version-")) for path in FOLDER.glob("*.sql"))

_COPY = (
    "PORT-AU-PRINCE — Kenyan police officers of the Multinational Security Support mission "
    "retook the town of Pont Sondé on Tuesday, the national police said in a statement. Four "
    "officers were hurt. Residents who had fled the attack by the Gran Grif gang were waiting "
    "on the road to Saint-Marc to return to their homes."
)
_BEFORE = Draft(
    "Four officers left on Monday.\n\nMore were to follow, “soon”, said the commander.",
    "/clips/a.txt",
    title="Four officers leave",
    date="2024-11?",
    date_from=DateOrigin.TEXT,
    language="en",
)
DRAFTS = (
    Draft(
        "Five officers left on Monday.\n\nMore were to follow, “soon”, said the commander.",
        "/clips/a.txt",
        title="Five officers leave",
        date="2024-11-19",
        date_from=DateOrigin.METADATA,
        source="The Paper",
        byline="Ann Example",
        language="en",
        url="https://paper.example/officers?utm_source=feed",
        place="Nairobi",
        identifier="urn:1",
    ),
    Draft(_COPY, "https://one.example/a", source="One", date="2024-10-08", url="https://one.example/a"),
    Draft(f"{_COPY} More below.", "/clips/b.html", source="Two", date="2024-10-09"),
    Draft("Les déplacées de Kenscoff attendent.", "/clips/été.txt", language="fr"),
    Draft("Les déplacées de Kenscoff attendent.", "/copies/\\xff.txt", title="À Kenscoff"),
)  # fmt: skip
"""What is read in each place now; of the first there is an earlier version."""


def write(folder: Path) -> None:
    """Make a small library that has something of everything."""
    with closing(Store(folder)) as store:
        for draft in (_BEFORE, *DRAFTS):
            with store.change() as change:
                record(change, draft)
        ids = [id_ for (id_,) in store.connection.execute("SELECT id FROM article ORDER BY number")]
        edit(store, ids[0], {"title": "Officers leave", "byline": "", "place": "Mombasa"})
        edit(store, ids[0], {"place": None})
        edit(store, ids[3], {"date": "2025-08-25~"})
        with store.change() as change:
            connection = change.connection
            clips = origin_number(connection, Origin("/clips"))
            remember(connection, clips, "/clips/a.txt", State(84, 1_700_000_000_000_000_000))
            remember(connection, clips, "/clips/\udcff.pdf", State(1, None, reason="it is damaged"))
            remember(connection, clips, "/clips/gone.txt", State(2, 1_700_000_000_000_000_000))
            forget(connection, clips, "/clips/gone.txt")
            feed = origin_number(connection, Origin("https://one.example/feed", pages=True))
            state = State(etag='"v1"', last_modified="Tue, 08 Oct 2024 10:00:00 GMT")
            remember(connection, feed, "https://one.example/a", state)


def seen(folder: Path) -> dict[str, Any]:
    """Return what a library's readers see, as JSON has it."""
    with closing(RecordedCollection(folder, "library")) as collection:
        found = {
            "key": collection.key,
            "newest": collection.newest(100),
            "articles": {
                id_: [
                    {**vars(collection.article(id_, version.number)), "at": version.at}
                    for version in collection.versions(id_)
                ]
                for id_ in collection.ids
            },
            "stories": {id_: collection.same_story(id_) for id_ in collection.ids},
        }
    plain: dict[str, Any] = json.loads(json.dumps(found, default=str))
    return plain


def script_of(file: Path) -> str:
    """Return the SQL that makes a database again."""
    with closing(sqlite3.connect(file)) as connection:
        pragmas = [
            f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("journal_mode", "application_id", "user_version")
        ]
        return "\n".join([*pragmas, *connection.iterdump(), ""])


def restore(version: int, folder: Path) -> None:
    """Make the library of a version of the schema."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript((FOLDER / f"version-{version}.sql").read_text("utf-8"))


def seen_then(version: int) -> dict[str, Any]:
    """Return what the readers of a version saw."""
    plain: dict[str, Any] = json.loads((FOLDER / f"version-{version}.json").read_text("utf-8"))
    return plain


def main() -> None:
    """Write the library of the present version, unless it has been written."""
    target = FOLDER / f"version-{len(LIBRARY.steps)}.sql"
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder)
        with target.open("x", encoding="utf-8") as stream:
            stream.write(script_of(folder / FILE))
        written = json.dumps(seen(folder), ensure_ascii=False, indent=1, sort_keys=True)
        target.with_suffix(".json").write_text(f"{written}\n", "utf-8")


if __name__ == "__main__":
    main()
