"""Words in a query: as they stand, as beginnings, as shapes, almost spelled so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from explorer.search.language.repairs import Repairs, quoted
from explorer.search.language.tokens import Ending
from explorer.search.query import (
    SHORTEST_FUZZY,
    And,
    Everything,
    Fuzzy,
    Phrase,
    Prefix,
    Query,
    Unfinished,
    Wildcard,
    Word,
    all_of,
    usual_distance,
)
from explorer.search.wildcards import MARKS, has_marks, shapes_in
from explorer.text.folding import fold
from explorer.text.words import Word as TextWord
from explorer.text.words import words_of

LONGEST_WORD = 100
"""Letters of a word that are looked for."""

LONGEST_PHRASE = 100
"""Words one after another that are looked for."""

GREATEST_DISTANCE = 2
"""Letters by which a word may be off."""


def read_chunk(text: str, ending: Ending, repairs: Repairs) -> Query | None:
    """Read what stands between two spaces; None when no word is in it."""
    if text == "*":
        return Everything()
    shapes = shapes_in(fold(text)) if has_marks(text) else []
    words = words_of(text)
    if not words:
        say_nothing_in(text, ending, repairs)
        return None
    parted = parted_at_tilde(text)
    if shapes:
        if parted:
            repairs.say(f"“~” goes with whole words, and {quoted(text)} has none", "it is left out")
            shapes = shapes_in(fold(parted[0]))
        return all_of([each for shape in shapes if (each := _shape(shape, ending, repairs))])
    if parted:
        return _fuzzy(*parted, ending, repairs)
    return read_run(text, words, repairs)


def read_run(
    text: str, words: Sequence[TextWord], repairs: Repairs, *, in_quotes: bool = False
) -> Query | None:
    """Read words of a text that stand one after another; None when there are none."""
    if len(words) > LONGEST_PHRASE:
        repairs.say(f"A phrase has more than {LONGEST_PHRASE} words", "the others are left out")
        words = words[:LONGEST_PHRASE]
    folded = tuple(word.folded for word in words)
    if any(len(word) > LONGEST_WORD for word in folded):
        return all_of(list(leaves_of(folded, repairs)))
    if len(words) == 1 and not in_quotes:
        return Word(text[words[0].start : words[0].end], folded[0])
    return Phrase(folded, quoted=in_quotes) if folded else None


def leaves_of(folded: Iterable[str], repairs: Repairs) -> Iterator[Query]:
    """Yield a leaf for each word; for one too long what begins like it."""
    for word in folded:
        yield Prefix(_cut(word, repairs)) if len(word) > LONGEST_WORD else Word(word, word)


def say_nothing_in(text: str, ending: Ending, repairs: Repairs) -> None:
    """Tell that there is no word, once the user has written on."""
    if ending is Ending.FINISHED:
        repairs.say(f"{quoted(text)} has no letters or digits", "it is left out")


def parted_at_tilde(text: str) -> tuple[str, str] | None:
    """Return what stands before a `~` that ends a text, and the digits after the `~`."""
    before, tilde, digits = text.rpartition("~")
    is_end = tilde and words_of(before) and re.fullmatch("[0-9]*", digits)
    return (before, digits) if is_end else None


def growing(query: Query) -> Query:
    """Let the last word of a leaf also stand for the beginning of one."""
    match query:
        case Word(folded=folded):
            # One letter says nothing yet: articles that have it as a word only come first.
            return Unfinished(query, Prefix(folded) if len(folded) > 1 else Everything())
        case Phrase(words=words):
            before = [Word(word, word) for word in words[:-1]]
            last = [Prefix(words[-1])] if len(words[-1]) > 1 else []
            return Unfinished(query, all_of([*before, *last]) or Everything())
        case Wildcard(folded=folded):
            return Wildcard(folded.rstrip("*") + "*")
        case And(parts):
            return And((*parts[:-1], growing(parts[-1])))
        case _:
            return query


def _cut(word: str, repairs: Repairs) -> str:
    repairs.say(f"A word has more than {LONGEST_WORD} letters", "what begins like it is looked for")
    return word[:LONGEST_WORD]


def _shape(shape: str, ending: Ending, repairs: Repairs) -> Query | None:
    if len(shape) > LONGEST_WORD:
        shape = _cut(shape, repairs).rstrip("*") + "*"
    letters = shape.strip(MARKS)
    if not letters:
        say_nothing_in(shape, ending, repairs)
        return None
    if letters == shape and not has_marks(letters):
        return Word(shape, shape)
    is_beginning = shape == f"{letters}*" and not has_marks(letters)
    return Prefix(letters) if is_beginning else Wildcard(shape)


def _fuzzy(text: str, digits: str, ending: Ending, repairs: Repairs) -> Query | None:
    """Read a word that may be spelled otherwise, by the distance that was typed, if any."""
    leaf = read_run(text, words_of(text), repairs)
    if not isinstance(leaf, Word):
        repairs.say(
            "“~” stands after one whole word or after a closing quotation mark", "it is left out"
        )
        return leaf
    usual = usual_distance(leaf.folded)
    if not usual:
        if ending is Ending.FINISHED:
            repairs.say(
                f"{quoted(text)} has fewer than {SHORTEST_FUZZY} letters, too few to be misspelled",
                "it is read as it stands",
            )
        return leaf
    distance = int(digits) if digits else usual
    if not distance:
        repairs.say("“~0” lets no letter differ", "the word is read as it stands")
        return leaf
    if distance > GREATEST_DISTANCE:
        repairs.say(
            f"A word may be {GREATEST_DISTANCE} letters off and no more",
            f"it is read with ~{GREATEST_DISTANCE}",
        )
    return Fuzzy(leaf, min(distance, GREATEST_DISTANCE))
