"""The place that a dateline begins with."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"(?:^|[\s,(])(?:\d{{1,2}}\.?\s+)?{_MONTH}\b\.?(?:\s+\d{{1,2}}\b|\s*[-–—:)]|\s*$)",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\s*\([^)]*\)")  # LONDON (Reuters) -
_EDGES = " \t,;:-–—*/"


def place_of(dateline: str) -> str | None:
    """Return the place of a dateline: `PORTLAND, Ore.` of `PORTLAND, Ore., Feb 26 -`."""
    line = " ".join(dateline.split())
    date = _DATE.search(line)
    place = _AGENCY.split(line[: date.start()] if date else line)[0].strip(_EDGES)
    return None if any(map(str.isdigit, place)) else place or None
