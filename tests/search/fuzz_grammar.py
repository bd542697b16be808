"""Type nonsense into the query language, and see that every bit of it is read.

    python -m tests.search.fuzz_grammar --inputs 100000 --seed 1
    python -m tests.search.fuzz_grammar --inputs 10000 --seed 1 --articles 5000

With articles, each input is also answered from a collection of so many; it ends with 1 when one
was not, or took too long.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from typing import NamedTuple

from explorer.entities.lexicon import Lexicon
from explorer.models import Entity, EntityType
from explorer.search.language.grammar import DEEPEST_NESTING, Reading, read_query
from explorer.search.language.leaves import MOST_LEAVES, MOST_LOOKED_UP
from explorer.search.language.words import LONGEST_PHRASE
from explorer.search.query import (
    And,
    AnyName,
    Exact,
    Fuzzy,
    InTitle,
    Leaf,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Unfinished,
    Wildcard,
)
from explorer.text.visible import is_unsafe
from tests.search.fuzz_answers import LIMIT, answering
from tests.search.fuzz_crowds import Draw, crowds
from tests.search.made_up import made_up

Hook = Callable[[str, bool, Reading], None]
"""Is given each input, whether it was still being typed, and how it was read."""

LEXICON = Lexicon(
    (
        Entity("Haitian National Police", EntityType.FORCE, ("Haitian National Police", "PNH")),
        Entity("Kenya", EntityType.PLACE, ("Kenya", "Republic of Kenya")),
        Entity("Godfrey Otunge", EntityType.PERSON, ("Godfrey Otunge", "Otunge")),
        Entity("United Nations", EntityType.ORGANISATION, ("United Nations", "UN", "ONU")),
    )
)
SAVED = {
    "gangs": 'gang* OR "led by Kenya"~5',
    "loop": "a @pool",
    "pool": "(@loop OR b",
    "self": "@self @self",
    "wide": "@gangs " * 40,
    "open": '"never closed (',
    "long": "word " * 300,
}

_WORDS = (
    *("gang", "Kenya", "kenscoff", "Sondé", "é", "PNH", "a", "x", "2024", "l’espoir", "Kenyan-led"),
    *("https://x.org/a?b=(c)*", "12:30", "Re:", "警察", "ﬁ½", "ß", "e\u0301", "\u0345", "ͺ", "ﷺ"),
)
_LONG = ("x" * 10_000, "*" * 500, "?" * 500, "~" * 300, '"' * 999, "(" * 1000, ")" * 1000)
_LONGER = ("a*b" * 300, "-" * 1000, "NOT " * 250, "a OR " * 200, "by:" * 300, "title:(" * 140)
_LONGEST = ("date:2024.." * 90, "@loop " * 150, "=" * 900, '"a ' * 300, "<" * 900, "1." * 500)
_CONTROL = ("\x00", "\x1b[0m", "\u202e", "\ud800", "\n", "\t", "\u2028", "\u200b", "\x7f", "\xad")
_OPERATORS = (
    *("AND", "OR", "NOT", "-", "(", ")", '"', "“", "”", "«", "*", "?", "~", "~1", "~2", "~99", "="),
    *(":", "@", "<", ">", "..", ";", ",", "<place>", "<person>", "<x>", '"~5', '"~', "-(", "=("),
)
_FIELDS = ("title", "PERSON", "place", "force", "org", "source", "lang", "date", "tag", "id", "is")
_VALUES = (
    *(
        "2024-11",
        "2024",
        "2024-11-19",
        "2024-06..2025-02",
        "..2025",
        "2024..",
        ">2025",
        "<=2025-03",
    ),
    *("2024-13", "2024-02-30", "2025..2024", "0000", ">9999", "<0001", "2024-1", "20", "..", ">"),
    *("fr", "french", "en-GB", "xx", "e", "bookmarked", "kept", "b", '"Le Monde"', "reu*", "a;b"),
    *("(haiti OR kenya)", "-x", "=y", "ot*e", "*", "@gangs", "otunge~1"),
)
_LARGE = 0.2  # of the inputs that are answered, those that ask for as much as they can
_PIECES: tuple[Callable[[random.Random], str], ...] = (
    lambda by: by.choice(_WORDS),
    lambda by: by.choice(_OPERATORS),
    lambda by: f"{by.choice(_FIELDS)}:{by.choice(_VALUES)}",
    lambda by: f"{by.choice(_FIELDS)}:",
    lambda by: f"{by.choice(_WORDS)}{by.choice('*?~')}{by.choice(('', '1', 'x'))}",
    lambda by: (
        f'"{by.choice(_WORDS)} {by.choice(_OPERATORS)} {by.choice(_WORDS)}"~{by.randint(0, 9)}'
    ),
    lambda by: f"@{by.choice((*SAVED, 'gan', 'none'))}",
    lambda by: by.choice(_CONTROL),
    lambda by: "".join(chr(by.randrange(0x110000)) for _ in range(by.randint(1, 4))),
    lambda by: chr(by.randrange(0x20, 0x7F)) * by.randint(1, 3),
)


class Report(NamedTuple):
    """What a run has shown."""

    inputs: int
    slowest: float
    """Seconds."""
    text: str
    """The input that took them."""


def inputs(count: int, seed: int) -> Iterator[str]:
    """Yield random inputs, the same ones for the same seed."""
    by = random.Random(seed)
    for _ in range(count):
        pieces = [by.choice(_PIECES)(by) for _ in range(min(40, int(by.expovariate(0.2)) + 1))]
        if by.random() < 0.02:
            pieces.insert(by.randint(0, len(pieces)), by.choice((*_LONG, *_LONGER, *_LONGEST)))
        text = by.choice((" ", " ", "")).join(pieces)
        for _ in range(by.choice((0, 0, 1, 2, 5))):
            text = _mutated(text, by)
        yield text


def _mutated(text: str, by: random.Random) -> str:
    at, end = sorted((by.randint(0, len(text)), by.randint(0, len(text))))
    return by.choice(
        (
            text[:at],
            text[:at] + text[end:],
            text[:end] + text[at:],
            text[:at] + by.choice(_OPERATORS) + text[at:],
            text[:at] + chr(by.randrange(0x250)) + text[at:],
        )
    )


def check(reading: Reading) -> None:
    """Check all that is true of any reading."""
    leaves = list(_leaves(reading.query, depth=0))
    looked_up = sum(isinstance(leaf, Wildcard | Fuzzy) for leaf in leaves)
    # A phrase still being typed is looked for as words too.
    assert len(leaves) <= MOST_LEAVES + LONGEST_PHRASE + 1, "too many leaves"
    assert looked_up <= MOST_LOOKED_UP, "too many leaves to look up"
    for leaf in leaves:
        _check_leaf(leaf)
    for repair in reading.repairs:
        assert isinstance(repair, str)
        assert not any(map(is_unsafe, repair)), f"not for a terminal: {repair!r}"
        assert "; " in repair, f"does not say how it is read: {repair!r}"
        assert len(repair) < 300, f"too long: {repair!r}"


def _leaves(query: Query, depth: int) -> Iterator[Leaf]:
    assert depth <= 4 * DEEPEST_NESTING, "too deep"
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part, depth + 1)
        case Not(part) | InTitle(part):
            yield from _leaves(part, depth + 1)
        case Unfinished(typed, longer):
            yield typed
            yield from _leaves(longer, depth + 1)
        case _:
            yield query


def _check_leaf(leaf: Leaf) -> None:
    match leaf:
        case Phrase(words=parts) | Exact(surfaces=parts):
            assert parts, "an empty phrase"
            assert all(parts), "an empty word"
        case Near(slots, within):
            assert slots, "nothing is near"
            assert len(slots) - 1 <= within, "no room"
            assert len(slots) > 1 or isinstance(slots[0], AnyName), "near nothing"
        case Wildcard(folded):
            assert "**" not in folded, "a mark too many"
            assert folded.strip("*?"), "a shape of marks only"


def run(count: int, seed: int, hook: Hook | None = None) -> Report:
    """Read many inputs, each as it stands and as if it were still being typed.

    Raises what reading, a check or the hook raises, with the input noted.
    """
    slowest, at = 0.0, ""
    for text in inputs(count, seed):
        for typing in (False, True):
            try:
                reading, took = _read(text, typing=typing)
                if took > slowest:  # again: the garbage of other readings may have been in the way
                    took = min(took, *(_read(text, typing=typing)[1] for _ in range(3)))
                check(reading)
                if hook:
                    hook(text, typing, reading)
            except Exception as error:
                error.add_note(f"Input: {text!r}, typing: {typing}")
                raise
            if took > slowest:
                slowest, at = took, text
    return Report(count, slowest, at)


def _read(text: str, *, typing: bool) -> tuple[Reading, float]:
    began = time.thread_time()
    reading = read_query(text, LEXICON, saved=SAVED, typing=typing)
    return reading, time.thread_time() - began


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--articles", type=int, default=0)
    options = parser.parse_args()
    if options.articles:
        return _answer(options.inputs, options.seed, options.articles)
    report = run(options.inputs, options.seed)
    print(f"{report.inputs:,} inputs, each read twice; nothing failed.")
    print(f"The slowest took {report.slowest * 1000:.1f} ms: {report.text[:200]!r}")
    return 0


def _answer(count: int, seed: int, articles: int) -> int:
    """Answer many inputs and tell how that went; 1 when it did not go well."""
    corpus = made_up(articles)
    draw = Draw(seed, corpus)
    large = crowds(draw)
    with answering(corpus, SAVED, seed) as answers:
        for text in inputs(count, seed):
            each = next(large) if draw.random() < _LARGE else text
            for typing in (False, True):
                answers.answer(each, typing=typing)
    print(f"{count:,} inputs, each answered twice from {articles:,} articles. The slowest:")
    print(*sorted(answers.slowest, reverse=True), sep="\n")
    for failed in answers.failed:
        print(f"Failed: {failed.text!r}, typing: {failed.typing}")
        traceback.print_exception(failed.error)
    return int(bool(answers.failed) or max(answers.slowest).seconds > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
