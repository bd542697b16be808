"""Link articles that are the same story: agency copy in several papers, a story told anew.

Two articles are alike when they share enough of their runs of three words. Comparing every pair
would take too long, so each has a MinHash signature (Broder, “On the resemblance and containment
of documents”, 1997), cut into bands: articles with an equal band are compared, the others not
(Leskovec, Rajaraman and Ullman, “Mining of Massive Datasets”, chapter 3). With 24 bands of four
numbers, two articles of resemblance 0.5 are compared with probability .79, of 0.7 with .998.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from hashlib import blake2b

from explorer.text.words import folded_words

Shingles = frozenset[str]

_SHINGLE_WORDS = 3
_BANDS, _BAND_NUMBERS, _SEED = 24, 4, 20251121
_LIKE = 0.5
"""The least resemblance (shared of all shingles) of two articles of one story."""
_WITHIN, _WITHIN_LEAST = 0.8, 40
"""The least containment (shared of the shorter's shingles): agency copy is often cut. A text of
fewer shingles than the second number may lie in another by chance."""
_MOST_DAYS = 7
"""From the first article of a story to another, unless their words are the same: what is
reported every week in a set form of words is another story every week."""
_MOST_COMPARED = 40  # of those that share the most bands; a form letter shares some with thousands


def shingles_of(text: str) -> Shingles:
    """Return the runs of three words of a text, folded; those of a shorter text are one run,
    those of a text without words none."""
    words = folded_words(text)
    runs = range(min(len(words), max(1, len(words) - _SHINGLE_WORDS + 1)))
    return frozenset(" ".join(words[at : at + _SHINGLE_WORDS]) for at in runs)


def resemblance(one: Shingles, other: Shingles) -> float:
    """Return the shared part of all shingles of two texts, from 0 to 1 (Jaccard)."""
    return len(one & other) / max(1, len(one | other))


def are_alike(one: Shingles, other: Shingles) -> bool:
    """Whether two texts tell the same story in largely the same words."""
    shorter = min(len(one), len(other))
    within = shorter >= _WITHIN_LEAST and len(one & other) >= _WITHIN * shorter
    return within or resemblance(one, other) >= _LIKE


def link(connection: sqlite3.Connection, article: int, text: str) -> None:
    """Put an article whose text is new into the story of the article most like it."""
    shingles = shingles_of(text)
    bands = _bands(shingles)
    (day,) = connection.execute("SELECT day FROM article WHERE number = ?", (article,)).fetchone()
    best, likeness = None, 0.0
    for story, first_day, other_text in _candidates(connection, article, bands):
        others = shingles_of(other_text)
        if shingles != others and _days_between(day, first_day) > _MOST_DAYS:
            continue
        if are_alike(shingles, others) and resemblance(shingles, others) > likeness:
            best, likeness = story, resemblance(shingles, others)
    _store_bands(connection, article, bands)
    if best is not None and not _is_followed(connection, article):
        connection.execute("UPDATE article SET story = ? WHERE number = ?", (best, article))


def lacks_bands(connection: sqlite3.Connection) -> list[int]:
    """Return the articles whose bands are not all there."""
    rows = connection.execute(
        "SELECT number FROM article WHERE"
        " (SELECT count(*) FROM band WHERE band.article = article.number) <> ?",
        (_BANDS,),
    )
    return [number for (number,) in rows]


def remember_bands(connection: sqlite3.Connection, article: int) -> None:
    """Derive the bands of an article anew, without linking it to another story."""
    (text,) = connection.execute(
        "SELECT text FROM version WHERE article = ? ORDER BY number DESC LIMIT 1", (article,)
    ).fetchone()
    _store_bands(connection, article, _bands(shingles_of(text)))


def _store_bands(connection: sqlite3.Connection, article: int, bands: list[int]) -> None:
    connection.execute("DELETE FROM band WHERE article = ?", (article,))
    connection.executemany("INSERT INTO band VALUES (?, ?)", [(band, article) for band in bands])


def _is_followed(connection: sqlite3.Connection, article: int) -> bool:
    """Whether an article is the first of a story that others have been put into."""
    query = "SELECT 1 FROM article WHERE story = ?1 AND number <> ?1"
    return connection.execute(query, (article,)).fetchone() is not None


def _days_between(one: str, other: str) -> int:
    """Return the days between two days, 0 when one of them is not known."""
    if not (one and other):
        return 0
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)


def _candidates(
    connection: sqlite3.Connection, article: int, bands: list[int]
) -> list[tuple[int, str, str]]:
    """Return the story, its first day and the latest text of each article that shares bands."""
    marks = ",".join("?" * len(bands))
    shared = connection.execute(
        f"SELECT article FROM band WHERE hash IN ({marks}) AND article <> ?"  # noqa: S608
        " GROUP BY article ORDER BY count(*) DESC, article LIMIT ?",
        (*bands, article, _MOST_COMPARED),
    ).fetchall()
    return [
        connection.execute(
            "SELECT a.story, first.day, v.text FROM article a"
            " JOIN article first ON first.number = a.story JOIN version v ON v.article = a.number"
            " WHERE a.number = ? ORDER BY v.number DESC LIMIT 1",
            row,
        ).fetchone()
        for row in shared
    ]


def _bands(shingles: Shingles) -> list[int]:
    """Return a hash of each band of a text's signature, the band's place included."""
    from rensa import RMinHash  # only when articles are added

    signature = RMinHash(num_perm=_BANDS * _BAND_NUMBERS, seed=_SEED)
    signature.update(sorted(shingles))
    numbers = signature.digest()
    hashes = []
    for band in range(_BANDS):
        part = numbers[band * _BAND_NUMBERS : (band + 1) * _BAND_NUMBERS]
        packed = b"".join(number.to_bytes(4, "big") for number in (band, *part))
        digest = blake2b(packed, digest_size=8).digest()
        hashes.append(int.from_bytes(digest, "big", signed=True))
    return hashes
