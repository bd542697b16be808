"""The engines that are compared, each behind the same few functions.

Only the standard library here: peers run in an environment that has nothing of this program.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol

from tests.benchmarks.corpus import Corpus

TITLE_BOOST = 2.0
"""How much more a word in the title is worth than one in the text."""


class Kind(StrEnum):
    """What a question asks for."""

    WORD = "word"
    AND = "and"
    OR = "or"
    PHRASE = "phrase"
    PREFIX = "prefix"
    ENDING = "ending"
    FUZZY = "fuzzy"


@dataclass(frozen=True)
class Question:
    """One query, the same for every engine: about titles and texts, without stemming."""

    kind: Kind
    words: tuple[str, ...]
    """Lower-case, without accents; only one but for AND, OR and PHRASE."""
    distance: int = 0
    """For FUZZY, the greatest edit distance."""


class Found(NamedTuple):
    """What an engine answers."""

    total: int
    """How many articles there are, exactly."""
    numbers: list[int]
    """The best 20 of them, the best first."""


class Searching(Protocol):
    """An opened index."""

    def search(self, question: Question) -> Found:
        """Return the best 20 articles, and how many there are in all."""


class Engine(Protocol):
    """A module of this package."""

    UNSUPPORTED: frozenset[Kind]
    """What the engine cannot do."""

    def version(self) -> str:
        """Return what is measured, for the table's head."""

    def build(self, folder: Path, corpus: Corpus) -> float:
        """Write the index of a corpus, on one thread, into an empty folder.

        Returns the seconds of the processor's that went into what no other engine does.
        """

    def open_index(self, folder: Path) -> Searching:
        """Open the index in a folder."""


def engine_named(name: str) -> Engine:
    """Return an engine; its imports cost what they cost the engine's users."""
    module: Engine = import_module(f"{__name__}.{name}")
    return module
