"""A small source of articles to try the benchmark on."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random

from tests.benchmarks.source import Item

_SYLLABLES = ("ka", "ren", "tos", "mil", "bé", "dur", "san", "o", "lia", "ver")


def small_source(articles: int) -> list[Item]:
    """Return articles of made-up words, some of them far more frequent than others."""
    chance = Random("a small source")
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(400)]

    def sentence() -> str:
        count = chance.randint(5, 20)
        return " ".join(words[int(400 * chance.random() ** 3)] for _ in range(count)) + "."

    return [
        Item(
            title=sentence(),
            text="\n".join(sentence() for _ in range(chance.randint(1, 6))),
            date=f"2025-0{chance.randint(1, 9)}-11",
            names={"places": (chance.choice(words).title(),)},
        )
        for _ in range(articles)
    ]


def write_source(file: Path, items: list[Item]) -> None:
    """Write articles as the benchmark reads them."""
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        for item in items:
            record = {"title": item.title, "text": item.text, "date": item.date, **item.names}
            lines.write(json.dumps(record) + "\n")
