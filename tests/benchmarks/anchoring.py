"""Measure how passages are found again in edited articles, beside plain fuzzy matching.

    python -m tests.benchmarks.anchoring ARTICLES.jsonl[.gz] [--articles 500] [--each 4]

The articles are edited by `edited_articles`. The peers get the words of the passage alone:
`rapidfuzz.fuzz.partial_ratio_alignment` with a cutoff of 75, and the span of the matching blocks
of `difflib.SequenceMatcher` where they cover three quarters of it.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.fuzz import partial_ratio_alignment

from explorer.bookmarks.anchoring import anchor
from explorer.bookmarks.bookmark import Bookmark, bookmark_passage
from explorer.models import Article
from explorer.text.paragraphs import Span
from tests.benchmarks.edited_articles import Case, Difficulty, cases

_CUTOFF = 75
_SHORTEST = 1_000  # characters of an article
_LEAST_WORDS = 100

Method = Callable[[Bookmark, str], Span | None]


def _ours(bookmark: Bookmark, text: str) -> Span | None:
    return anchor(bookmark, text).span


def _rapidfuzz(bookmark: Bookmark, text: str) -> Span | None:
    found = partial_ratio_alignment(bookmark.exact, text, score_cutoff=_CUTOFF)
    return Span(found.dest_start, found.dest_end) if found else None


def _difflib(bookmark: Bookmark, text: str) -> Span | None:
    matcher = difflib.SequenceMatcher(None, text, bookmark.exact, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) * 100 < _CUTOFF * len(bookmark.exact):
        return None
    return Span(blocks[0].a, blocks[-1].a + blocks[-1].size)


_METHODS: dict[str, Method] = {
    "ours": _ours,
    "rapidfuzz": _rapidfuzz,
    "difflib": _difflib,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--each", type=int, default=4, help="cases of a kind per article")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--difflib", type=int, default=100, help="cases that difflib is given")
    wanted = parser.parse_args()
    articles = _read(wanted.file, wanted.articles, wanted.seed)
    edited = [
        (case, bookmark_passage("benchmark", case.article, case.passage))
        for case in cases(articles, wanted.each, wanted.seed)
    ]
    random.Random(wanted.seed).shuffle(edited)
    print(f"{len(edited):,} cases of {len(articles):,} articles, seed {wanted.seed}")
    ours = None
    for name, method in _METHODS.items():
        given = edited[: wanted.difflib] if name == "difflib" else edited
        seconds = _measure(name, method, given)
        ours = ours or seconds
        print(f"{'':12}{1000 * seconds:8.2f} s per 1,000 passages, {seconds / ours:.1f} × ours")


def _read(file: Path, most: int, seed: int) -> list[Article]:
    lines = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    rows = [row for row in map(json.loads, lines.splitlines()) if len(row["text"]) > _SHORTEST]
    rows = [row for row in rows if len(row["text"].split()) > _LEAST_WORDS]
    random.Random(seed).shuffle(rows)
    return [Article(id=str(at), title="", text=row["text"]) for at, row in enumerate(rows[:most])]


def _measure(name: str, method: Method, given: list[tuple[Case, Bookmark]]) -> float:
    total: Counter[Difficulty] = Counter()
    right: Counter[Difficulty] = Counter()
    elsewhere: Counter[Difficulty] = Counter()
    start = time.process_time()
    spans = [method(bookmark, case.now) for case, bookmark in given]
    seconds = (time.process_time() - start) / max(1, len(given))
    for (case, _), span in zip(given, spans, strict=True):
        total[case.difficulty] += 1
        right[case.difficulty] += span == case.gold
        elsewhere[case.difficulty] += span not in (None, case.gold)
    for kind in Difficulty:
        share = right[kind] / max(1, total[kind])
        print(
            f"{name:12}{kind.value:6}{right[kind]:6} of {total[kind]:6} right ({share:.2%}), "
            f"{elsewhere[kind]} at another span"
        )
    return seconds


if __name__ == "__main__":
    main()
