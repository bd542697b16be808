"""How well names are found in articles whose names people have marked, and how fast.

    python -m tests.benchmarks.entities GOLD.jsonl.gz [--lexicon FILE] [--errors N]

Every line of GOLD is an article: `text`, `lang` and `ents`, each of which has `start`, `end`,
`type` (PER, LOC, ORG) and `core`, false for a name inside another. A force counts as an
organisation. Exact: same offsets and type. Overlap: any common character, same type.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from explorer.entities.finding.finder import NameFinder
from explorer.entities.lexicon import Lexicon, load_lexicon
from explorer.models import EntityType, Mention

_CHARACTERS = 3_300  # of the article for which the speed is given
_LABELS = {
    EntityType.PERSON: "PER",
    EntityType.PLACE: "LOC",
    EntityType.FORCE: "ORG",
    EntityType.ORGANISATION: "ORG",
    None: "none",
}


class Marked(NamedTuple):
    """A stretch that somebody, or the program, takes for a name."""

    start: int
    end: int
    label: str


class Article(NamedTuple):
    """A text and the names that people have marked in it."""

    text: str
    language: str
    gold: list[Marked]


class Found(NamedTuple):
    """The gold of an article, and what the program found there."""

    article: Article
    marked: list[Marked]


def read(file: Path) -> list[Article]:
    """Read marked articles; names inside other names are left out."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [
            Article(
                fields["text"],
                fields.get("lang", "en"),
                [
                    Marked(name["start"], name["end"], name["type"])
                    for name in fields["ents"]
                    if name.get("core", True)
                ],
            )
            for fields in map(json.loads, lines)
        ]


def marked(mentions: Iterable[Mention]) -> list[Marked]:
    """Return mentions in the terms of the gold."""
    return [Marked(each.start, each.end, _LABELS[each.type]) for each in mentions]


def overlapping(names: Sequence[Marked], others: Sequence[Marked]) -> list[Marked]:
    """Return the names that share a character with another of the same label."""
    return [
        name
        for name in names
        if any(
            name.start < other.end and other.start < name.end and name.label == other.label
            for other in others
        )
    ]


def table(results: Sequence[Found], *, typed: bool = True) -> list[str]:
    """Return precision, recall and F1 for every label and over all of them."""
    lines = []
    for label in ("PER", "LOC", "ORG", "all") if typed else ("all",):
        counts: Counter[str] = Counter()
        for article, names in results:
            gold, ours = _of(label, article.gold, typed), _of(label, names, typed)
            counts["gold"] += len(gold)
            counts["found"] += len(ours)
            counts["exact"] += len(set(gold) & set(ours))
            counts["hit"] += len(overlapping(ours, gold))
            counts["reached"] += len(overlapping(gold, ours))
        exact = _scores(counts["exact"], counts["found"], counts["exact"], counts["gold"])
        overlap = _scores(counts["hit"], counts["found"], counts["reached"], counts["gold"])
        lines.append(f"{label:4} exact {exact}   overlap {overlap}   n={counts['gold']}")
    return lines


def _of(label: str, names: Iterable[Marked], typed: bool) -> list[Marked]:
    if not typed:
        return [name._replace(label="") for name in names]
    return [name for name in names if label in ("all", name.label)]


def _scores(right: int, found: int, reached: int, gold: int) -> str:
    precision, recall = right / max(found, 1), reached / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def run(articles: Sequence[Article], lexicon: Lexicon) -> tuple[list[Found], float]:
    """Find the names of all articles; also return the CPU seconds it took."""
    finder = NameFinder(lexicon)
    finder.find("Warm up in Nairobi, said William Ruto.")  # lists are loaded once, not each time
    results, began = [], time.process_time()
    observed = [finder.find(article.text, article.language) for article in articles]
    seconds = time.process_time() - began
    results = [
        Found(article, marked(each.mentions))
        for article, each in zip(articles, observed, strict=True)
    ]
    return results, seconds


def errors(results: Sequence[Found], most: int) -> list[str]:
    """Return the names missed, and those wrongly found, that are most frequent."""
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for article, names in results:
        missed.update(
            f"{article.text[n.start : n.end]!r} {n.label}" for n in set(article.gold) - set(names)
        )
        wrong.update(
            f"{article.text[n.start : n.end]!r} {n.label}" for n in set(names) - set(article.gold)
        )
    return [
        f"{title} {count:4} {name}"
        for title, counts in (("missed", missed), ("wrong ", wrong))
        for name, count in counts.most_common(most)
    ]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--lexicon", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="how many of each kind to list")
    options = parser.parse_args()
    articles = read(options.gold)
    lexicon = load_lexicon(options.lexicon) if options.lexicon else Lexicon()
    results, seconds = run(articles, lexicon)
    print("\n".join(errors(results, options.errors)))
    print("\n".join(table(results)))
    print("whatever the type:", *table(results, typed=False))
    characters = sum(len(article.text) for article in articles)
    rate = seconds / characters * _CHARACTERS * 1_000
    print(f"{rate:.2f} CPU seconds for 1,000 articles of {_CHARACTERS} characters")


if __name__ == "__main__":
    main()
