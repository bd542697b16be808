"""What the words right before and right after a mention say of its type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.context import (
    BODY_NOUNS,
    FORCE_NOUNS,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    STRONG_PREPOSITIONS,
)
from explorer.entities.finding.cues.heads import FORCES, ORGANISATIONS, PLACES
from explorer.entities.finding.cues.people import MODIFIERS, ROLES, SPEAKING
from explorer.entities.finding.reading import LANGUAGES, Reading
from explorer.text.word_sets import word_set


def _cues(*pairs: tuple[Iterable[str], str]) -> Mapping[str, str]:
    """Return the cue of every word; of a word in several sets, the first."""
    return {word: cue for each, cue in reversed(pairs) for word in each}


_BEFORE_IN_ANY = (
    (word_set("of by with from at for against between to on under via per"), "preposition"),
    (SPEAKING, "said before"),
    (word_set("the la le les el los las l"), "the"),
    (word_set("a an un une una"), "a"),
    (ROLES, "role before"),
    (PLACE_NOUNS, "place noun before"),
    (BODY_NOUNS, "body noun before"),
)
_BEFORE = {
    language: _cues(
        (STRONG_PREPOSITIONS[language], "in"),
        *_BEFORE_IN_ANY[:1],
        (PLACE_PREPOSITIONS[language], "to"),
        *_BEFORE_IN_ANY[1:],
    )
    for language in LANGUAGES
}
_AFTER = _cues(
    (SPEAKING, "said after"),
    (PLACE_NOUNS, "place noun after"),
    (BODY_NOUNS, "body noun after"),
    (ROLES, "role noun after"),
    (word_set("has had is was will would"), "verb after"),
)
_AFTER_COMMA = _cues(
    (word_set("who whose qui quien"), "who"),
    (ROLES | MODIFIERS, "role behind"),
    (word_set("where in capital north south east west"), "where"),
    (word_set("which"), "which"),
)
_FUNCTION = word_set("""
    and or of in on at to for from by with as but that which who is are was were be been has have
    had not it its he she they their his her this these those the a an if when while where after
    before since until than then also will would can could may might must should do does did
""")
_ARTICLES = word_set("a an the")
_LONGEST_APPOSITION = 5  # words after its article
_EXPLAINING_PLACES = (PLACES | PLACE_NOUNS) - word_set("""
    north south east west northern southern eastern western central state states port rue mar mall
    project plant point block final
""")
_LISTING = word_set("as including")
_QUOTES = ("“", '"', "‘", "«")


def cues_around(candidate: Candidate, reading: Reading) -> Iterator[str]:
    """Yield the cues in what stands before and after a mention."""
    if candidate.has_title:
        yield "title"
    if reading.tokens.begins(candidate.first):
        yield "opens a sentence"
    elif (before := _before(candidate.first, reading)) is not None:
        yield before
    if not reading.tokens.begins(candidate.last + 1):
        after = _after(candidate.last + 1, reading)
        if after is not None:
            yield after


def _before(first: int, reading: Reading) -> str | None:
    gap, word = reading.tokens.gap(first), reading.folded[first - 1]
    if gap == " ":
        return _before_directly(first, word, reading)
    if gap == ", ":
        if reading.capital[first - 1]:
            return "behind a place" if reading.is_place(word) else None
        return "behind a role" if word in ROLES else None
    if gap.endswith(_QUOTES):
        return "in quotes"
    return "in brackets" if gap.endswith("(") else None


def _before_directly(first: int, word: str, reading: Reading) -> str | None:
    if reading.capital[first - 1]:
        return None
    if word == "of" and first > 1 and reading.folded[first - 2] in PLACE_NOUNS:
        return "city of"
    if word in _LISTING and not PLACE_NOUNS.isdisjoint(reading.folded[max(0, first - 4) : first]):
        return "city of"  # areas such as
    return _BEFORE[reading.language].get(word)


def _after(number: int, reading: Reading) -> str | None:
    gap, word = reading.tokens.gap(number), reading.folded[number]
    if gap == " ":
        return _after_directly(number, word, reading)
    if gap == ", ":
        if reading.capital[number] and reading.is_place(word):
            return "before a place"
        if len(word) == 2 and word.isdigit():
            return "age"
        if word in _ARTICLES:
            return _explained(number, reading)
        return _AFTER_COMMA.get(word)
    if gap == " (":
        return "acronym after" if reading.capital[number] else "brackets after"
    if gap == "-":
        return "hyphen after"
    return "owner" if word == "s" and gap in {"'", "’"} else None


def _explained(article: int, reading: Reading) -> str:
    """Return what an apposition says: Delmas, the biggest suburb; Telesco, a telephone company."""
    number = article + 1
    while number <= article + _LONGEST_APPOSITION and not reading.tokens.begins(number):
        word = reading.folded[number]
        if word in ROLES:
            return "role behind"
        if word in _EXPLAINING_PLACES:
            return "explained as a place"
        if word in FORCES or word in ORGANISATIONS:
            return "explained as a body"
        if word in _FUNCTION or reading.tokens.gap(number).startswith((",", ".")):
            break
        number += 1
    return "explained"


def _after_directly(number: int, word: str, reading: Reading) -> str | None:
    if reading.capital[number]:
        return "role after" if word in ROLES or word in MODIFIERS else "capital after"
    if word in FORCE_NOUNS and reading.is_acronym(number - 1):
        return "force noun after"
    cue = _AFTER.get(word)
    if cue is None and word not in _FUNCTION:
        is_noun = reading.known.is_common_word(word, reading.language)
        return "noun after" if is_noun else None
    return cue
