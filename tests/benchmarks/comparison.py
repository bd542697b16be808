"""How fast two long articles are aligned, beside `difflib` on the same sentences.

    python -m tests.benchmarks.comparison FILE.jsonl.gz [--words N] [--pairs N]

Every line of FILE is an article with a `text`. Articles are joined to pairs of reports of N words;
every third is in both, with some of its words left out, so that there is something to align. The
time is that of the processor: other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from explorer.compare.alignment import align
from explorer.models import Article, Report
from explorer.text.paragraphs import sentences
from explorer.text.words import folded_words

_LEFT_OUT = 7  # of so many words one, in what is in both


class Pair(NamedTuple):
    """Two reports to compare."""

    left: Report
    right: Report


def texts(file: Path) -> Iterator[str]:
    """Yield the texts of a file of articles."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def pairs(source: Iterator[str], words: int, number: int) -> list[Pair]:
    """Join articles to pairs of reports of at least so many words, as long as there are any."""
    found = []
    for _ in range(number):
        sides: tuple[list[str], list[str]] = ([], [])
        lengths = [0, 0]
        for at, text in enumerate(source):
            shorter = lengths.index(min(lengths))
            sides[shorter].append(text)
            lengths[shorter] += len(text.split())
            if at % 3 == 2:
                copy = _shortened(text)
                sides[1 - shorter].append(copy)
                lengths[1 - shorter] += len(copy.split())
            if min(lengths) >= words:
                found.append(Pair(*(_report("\n".join(side)) for side in sides)))
                break
    return found


def _shortened(text: str) -> str:
    return " ".join(word for at, word in enumerate(text.split(" ")) if at % _LEFT_OUT)


def _report(text: str) -> Report:
    return Report(Article("a", "", text))


def by_difflib(pair: Pair) -> None:
    """Compare each sentence of one report with each of the other, as `difflib` compares."""
    left, right = (
        [folded_words(one.article.text[slice(*span)]) for span in sentences(one.article.text)]
        for one in pair
    )
    for theirs in right:
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(theirs)  # what it keeps is of the second: the quickest way to use it
        for ours in left:
            matcher.set_seq1(ours)
            matcher.ratio()


def seconds(compare: Callable[[Pair], object], given: Sequence[Pair]) -> float:
    """Return the CPU seconds that comparing takes, for one pair on average."""
    began = time.process_time()
    for pair in given:
        compare(pair)
    return (time.process_time() - began) / len(given)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--words", type=int, default=5_000, help="in each report")
    parser.add_argument("--pairs", type=int, default=5, help="how many to compare")
    options = parser.parse_args()
    given = pairs(texts(options.file), options.words, options.pairs)
    if not given:
        parser.error(f"{options.file} has too few words; give fewer with --words")
    align(*given[0])  # tables are made once a process, not each time
    ours = seconds(lambda pair: align(*pair), given)
    theirs = seconds(by_difflib, given)
    rows = sum(len(align(*pair)) for pair in given) / len(given)
    print(f"{len(given)} pairs of reports of {options.words:,} words, {rows:.0f} rows each")
    print(f"align    {ours * 1_000:10.1f} ms a pair")
    print(f"difflib  {theirs * 1_000:10.1f} ms a pair, on the same sentences")
    print(f"difflib takes {theirs / max(ours, 1e-9):.0f} times as long")


if __name__ == "__main__":
    main()
