"""What the tests of adding and syncing read from."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from explorer import paths
from explorer.library.collection import FILE

GATES = "The harbour gates reopened on Monday, the mayor said to a small crowd."
RAIN = "Rain fell over the northern hills for a week, and two bridges are closed."
MARKET = "The market women of the old town went back to their stalls at dawn."
FOOTBALL = "A late goal gave the visitors the cup in front of nine thousand people."


def json_lines(file: Path, *articles: dict[str, Any] | str) -> Path:
    """Write a JSON Lines file; an article of which only the text is said is that text."""
    objects = (
        {"text": article, "lang": "en"} if isinstance(article, str) else article
        for article in articles
    )
    file.write_text("".join(json.dumps(each) + "\n" for each in objects), "utf-8")
    return file


def settle(*files: Path) -> None:
    """Let files be an hour old: what was just written might change again within a clock tick."""
    for file in files:
        status = file.stat()
        hour_ago = status.st_mtime_ns - 3_600 * 10**9
        os.utime(file, ns=(hour_ago, hour_ago))


def library(name: str = "mine") -> Path:
    """Return where the database of one of the user's collections is."""
    return paths.data_dir() / "collections" / name / FILE
