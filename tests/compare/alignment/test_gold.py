"""The five built-in articles against pairs of passages that were marked by hand.

gold_seeds.json: `same` are passages that say the same, `open` those of which one may hold it.
"""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path

import pytest

from explorer.compare.alignment import align
from explorer.entities.lexicon import load_lexicon
from explorer.entities.mentions import MentionFinder
from explorer.library.collection import Collection
from explorer.models import NamedMention, Report
from explorer.text.paragraphs import Span

_GOLD = json.loads(Path(__file__).with_name("gold_seeds.json").read_text("utf-8"))
_LEXICON = Path(__file__).parents[3] / "seeds" / "lexicon.toml"
Pair = tuple[Span, Span]


@pytest.fixture
def reports(haiti: Collection) -> dict[str, Report]:
    """The articles by the first digits of their identifiers, with the names of their lexicon."""
    lexicon = load_lexicon(_LEXICON)
    finder = MentionFinder(lexicon)
    return {
        id_[:3]: Report(
            article,
            tuple(
                NamedMention(found.start, found.end, lexicon.entities_of_form(found.form)[0].key)
                for found in finder.find(article.text)
            ),
        )
        for id_ in haiti.ids
        for article in [haiti.article(id_)]
    }


def pairs_of(left: Report, right: Report) -> list[Pair]:
    return [pair for row in align(left, right) for pair in product(row.left, row.right)]


def found(pairs: list[Pair], one: Pair) -> bool:
    return any(
        left.start < one[0].end
        and one[0].start < left.end
        and right.start < one[1].end
        and one[1].start < right.end
        for left, right in pairs
    )


def marked(left: Report, right: Report, passages: list[tuple[str, str]]) -> list[Pair]:
    return [
        pair for one, other in passages for pair in product(places(left, one), places(right, other))
    ]


def places(one: Report, words: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(re.escape(words), one.article.text)]


def place(one: Report, words: str) -> Span:
    return places(one, words)[0]


def test_most_of_what_says_the_same_is_found_and_little_else(reports: dict[str, Report]) -> None:
    reached = right = wrong = total = 0
    for gold in _GOLD:
        one, other = (reports[id_] for id_ in gold["pair"])
        same, unsure = (marked(one, other, gold[kind]) for kind in ("same", "open"))
        pairs = pairs_of(one, other)
        total += len(same)
        reached += sum(found(pairs, each) for each in same)
        right += sum(found(same, each) for each in pairs)
        wrong += sum(not found(same + unsure, each) for each in pairs)
    assert right / (right + wrong) >= 0.85
    assert reached / total >= 0.6


@pytest.mark.parametrize(
    ("ids", "left", "right"),
    [
        ("002-003", "are expected to boost HNP’s effectiveness", "have boosted HNP’s effective"),
        ("002-003", "The mission operates under the broader", "MSSM operates under the broader"),
        ("002-003", "This cooperation provides legitimacy", "This provides legitimacy"),
        ("002-003", "viewed as a crucial opportunity", "represents a critical opportunity"),
        ("001-004", "recaptured the Télcos Station", "overrun the Telesco area"),
    ],
)
def test_what_belongs_together_stands_side_by_side(
    reports: dict[str, Report], ids: str, left: str, right: str
) -> None:
    one, other = (reports[id_] for id_ in ids.split("-"))
    assert found(pairs_of(one, other), (place(one, left), place(other, right)))
    assert found(pairs_of(other, one), (place(other, right), place(one, left)))


def test_the_words_in_which_a_statement_changed_are_shown(reports: dict[str, Report]) -> None:
    one, other = reports["002"], reports["003"]
    was, is_ = place(one, "are expected to boost"), place(other, "have boosted")
    changes = [(edit.left, edit.right) for row in align(one, other) for edit in row.edits]
    assert (was, is_) in changes


def test_two_clauses_of_one_sentence_go_with_two_sentences(reports: dict[str, Report]) -> None:
    one, other = reports["002"], reports["003"]
    clauses = [
        span
        for row in align(one, other)
        if row.right
        for span in row.left
        if "legitimacy" in one.article.text[slice(*span)]
        or "crucial opportunity for the inter" in one.article.text[slice(*span)]
    ]
    assert len(clauses) == 2
