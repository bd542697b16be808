"""The page about the query language: all that can be typed, and what it finds."""

from __future__ import annotations

EXAMPLES = (
    ("otunge kenscoff", "both words, in any inflection, with or without accents"),
    ("PNH", "also finds its other names: HNP, Haitian National Police…"),
    ('"led by Kenya"', "these words, one after another, and no other names"),
    ('"gang attack"~5', "both words within five words, in any order"),
    ('"killed <place>"~6', "with any place; <person> <force> <org> are the same"),
    ("kens*", "words that begin so, as the word you are typing always does"),
    ("K?nya ken*a *tion", "? is one letter, * any or none; Haiti? only asks"),
    ("kenskoff~1", "one letter off, or two with ~2; not under five letters"),
    ('=Sondé ="Pont Sondé"', "exactly as written, case and accents too"),
    ("gang OR bandits", "either; a space means both, and so does AND"),
    ("gang -otunge", "the first without the second; NOT is the same"),
    ("(a OR b) c", "parentheses group"),
    ("title:haiti", "in the title"),
    ("person:ruto place:delmas force:mss org:un", "articles that name it, in any form"),
    ("place:(haiti OR kenya)", "a field before parentheses is for all in them"),
    ('source:"Le Monde"', "from a source with these words in its name"),
    ("lang:fr lang:french", "in a language"),
    ("date:2024-11", "that may be of that month; a year or a day does as well"),
    ("date:2024-06..2025-02", "from one date to another; either may be left out"),
    ("date:>2025 date:<=2025-03", "after or before a date; = takes it in"),
    ("is:bookmarked tag:todo", "of which you keep a passage; with a tag"),
    ("id:3f2a", "whose id begins so"),
    ("@gangs -kenya", "the search saved as gangs, and more"),
)
"""Queries, each with what it means."""

_COLUMN = 21


def _row(example: str, meaning: str) -> str:
    gap = "\n" + " " * _COLUMN if len(example) >= _COLUMN else " " * (_COLUMN - len(example))
    return example + gap + meaning


QUERY_HELP = "\n".join(_row(example, meaning) for example, meaning in EXAMPLES)
"""The page: lines of 80 characters at most."""
