"""Which words a short form abbreviates.

The letters of the short form are sought in the words before it, or after it. As in Schwartz and
Hearst (2003), “A simple algorithm for identifying abbreviation definitions in biomedical text”,
they may stand inside words, and the first of them must begin a word. Other than there, every
departure from plain initials has a price, the cheapest reading wins, and what is too dear for so
short a form is none: names in the news are shorter and less regular than terms of biology.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from explorer.entities.links.written_words import WrittenWord
from explorer.text.word_sets import word_set


class Likeness(StrEnum):
    """How a short form is made of its words, the surest first."""

    IN_ORDER = "initials in order"
    ANY_ORDER = "initials in another order"
    """As where a French acronym explains an English name: Haitian National Police (PNH)."""
    ONE_MISSING = "all initials but one"
    SAID = "said to be the initials in another language"


class Reading(NamedTuple):
    """The words that a short form stands for."""

    first: int
    """Number of the first of them; they run to the last word given."""
    likeness: Likeness
    price: float
    """0 for plain initials."""


CLEAN = 0.45
"""The highest price of a reading that needs nothing else to be believed."""

_PRICES_ALLOWED = {2: CLEAN, 3: 1.25, 4: 2.0}  # by letters; more for longer forms
_HIGHEST_PRICE = 2.5
_SKIPPED_WORD = 1.0
_SKIPPED_AT_END = 0.6  # “for Palestine Refugees in the Near East (UNRWA)”
_SKIPPED_JOINED = 0.35  # the second part of “Inter-American”
_SKIPPED_USUALLY = 0.2
_CONNECTOR_COUNTED = 0.1
_NEXT_LETTER = 0.08  # a letter that goes on from the initial: PEtróleos MEXicanos
_INNER_LETTER = 0.9  # a letter from further inside the word
_MISSING_LETTER = 1.6
_ARTICLE_FIRST = 0.3
_SMALL_FIRST = 0.3

_USUALLY_SKIPPED = word_set(
    "united nations unies naciones unidas onu un "
    "ag bhd co company corp gmbh inc limited ltd nv plc sa spa"
)
_AND = frozenset(("&", "and", "et", "y", "e"))
_NUMBERS = {
    word: digit
    for digit, words in {
        "1": "i one un une uno",
        "2": "ii two to deux dos second deuxieme segundo",
        "3": "iii three trois tres third troisieme tercer",
        "4": "iv four for quatre cuatro fourth quatrieme cuarto",
        "5": "v five cinq cinco fifth cinquieme quinto",
        "6": "vi six seis sixth",
        "7": "vii seven sept siete seventh",
        "8": "viii eight huit ocho eighth",
        "9": "ix nine neuf nueve ninth",
        "10": "x ten dix diez tenth",
        "20": "xx twenty vingt veinte",
    }.items()
    for word in words.split()
}


def read_initials(letters: str, words: Sequence[WrittenWord]) -> Reading | None:
    """Return which of the words, up to the last, the folded letters of a short form stand for."""
    allowed = _PRICES_ALLOWED.get(len(letters), _HIGHEST_PRICE)
    in_order = _in_order(letters, words, allowed)
    if in_order is not None:
        in_order = _from_leftmost(letters, words, in_order)
    if in_order is not None and in_order.price <= CLEAN:
        return in_order
    any_order = _in_any_order(letters, words)
    if any_order is not None and (in_order is None or _begins_a_name(words, any_order.first)):
        return any_order
    found = in_order or _with_one_missing(letters, words)
    return found and _with_words_before(letters, words, found)


def _in_order(letters: str, words: Sequence[WrittenWord], allowed: float) -> Reading | None:
    """Return the cheapest reading of the letters in their order, from the last word leftwards."""
    # The price so far, by letters not yet read and whether one was found missing.
    states: dict[tuple[int, bool], float] = {(len(letters), False): 0.0}
    best: Reading | None = None
    for number in range(len(words) - 1, -1, -1):
        word = words[number]
        following: dict[tuple[int, bool], float] = {}
        for (left, missing), price in states.items():
            skipped = price + _price_of_skipping(word, is_at_end=left == len(letters) >= 4)
            _offer(following, left, skipped, allowed, missing=missing)
            for taken, extra in _ways_of_taking(letters[:left], word):
                paid = price + extra
                if taken < left:
                    _offer(following, left - taken, paid, allowed, missing=missing)
                elif not word.is_joined and taken < len(letters):
                    paid += _price_of_beginning(word)
                    likeness = Likeness.ONE_MISSING if missing else Likeness.IN_ORDER
                    if paid <= allowed and (best is None or paid < best.price):
                        best = Reading(number, likeness, paid)
        if len(letters) >= 4:
            for (left, missing), price in list(following.items()):
                if not missing and left > 1:
                    _offer(following, left - 1, price + _MISSING_LETTER, allowed, missing=True)
        states = following
        if not states:
            break
    return best


def _from_leftmost(letters: str, words: Sequence[WrittenWord], reading: Reading) -> Reading:
    """Return a reading from the word before it where that has the same initial and a capital.

    Frente Farabundo Martí … (FMLN), Mission multidimensionnelle … (Minusma).
    """
    before = words[reading.first - 1] if reading.first and len(letters) >= 3 else None
    if before and before.is_inside_a_name and _may_belong(before, letters[0]):
        return reading._replace(first=reading.first - 1)
    return reading


def _offer(
    states: dict[tuple[int, bool], float], left: int, price: float, allowed: float, *, missing: bool
) -> None:
    if price <= allowed and price < states.get((left, missing), allowed + 1):
        states[left, missing] = price


def _price_of_skipping(word: WrittenWord, *, is_at_end: bool) -> float:
    if word.is_connector:
        return 0.0
    if word.folded in _USUALLY_SKIPPED:
        return _SKIPPED_USUALLY
    if word.is_joined:
        return _SKIPPED_JOINED
    return _SKIPPED_AT_END if is_at_end and word.is_capitalised else _SKIPPED_WORD


def _price_of_beginning(word: WrittenWord) -> float:
    if word.is_connector:  # “La France insoumise (LFI)”, but no name begins with a small “of”
        return _ARTICLE_FIRST if word.is_capitalised or word.folded == "al" else _HIGHEST_PRICE
    return 0.0 if word.is_capitalised else _SMALL_FIRST


def _ways_of_taking(letters: str, word: WrittenWord) -> Iterator[tuple[int, float]]:
    """Yield how many of the last letters a word may stand for, with the price.

    The first of them must be its initial.
    """
    if word.folded[:1] not in letters and word.folded not in _NUMBERS:
        return
    spellings = [word.folded]
    if word.folded in _NUMBERS:
        spellings.append(_NUMBERS[word.folded])
    start_price = _CONNECTOR_COUNTED if word.is_connector else 0.0
    for spelling in spellings:
        for taken in range(1, min(len(letters), len(spelling)) + 1):
            price = _price_inside(letters[-taken:], spelling)
            if price is not None:
                is_whole = word.is_acronym or spelling.isdigit()
                yield taken, start_price + (0.0 if is_whole else price)


def _price_inside(letters: str, spelling: str) -> float | None:
    """Return the price of letters that begin with a word's initial and go on inside it."""
    if not spelling or letters[0] != spelling[0]:
        return None
    price, at = 0.0, 1
    for letter in letters[1:]:
        found = spelling.find(letter, at)
        if found < 0:
            return None
        price += _NEXT_LETTER if found == at else _INNER_LETTER
        at = found + 1
    return price


def name_before(words: Sequence[WrittenWord]) -> int | None:
    """Return the number of the first word of the capitalised name that the words end with.

    Small words may follow its capitals, as in French: Force de répression des gangs.
    """
    first = len(words)
    while first and not (words[first - 1].is_capitalised and not words[first - 1].is_connector):
        first -= 1
    while first and (words[first - 1].is_inside_a_name or _links_names(words, first - 1)):
        first -= 1
    while first < len(words) and words[first].is_connector:
        first += 1
    return first if len(_counted(words[first:])) >= 2 else None


def _links_names(words: Sequence[WrittenWord], number: int) -> bool:
    """Whether a small word joins what stands around it into one name: `y` does, `y la` does not."""
    word = words[number]
    following = words[number + 1 :]
    is_list = word.folded in _AND and following[0].is_connector and len(_counted(following)) >= 2
    return word.is_connector and not is_list


def _in_any_order(letters: str, words: Sequence[WrittenWord]) -> Reading | None:
    chosen = _counted(words)[-len(letters) :]
    if sorted(_initials(words, chosen)) != sorted(letters):
        return None
    first = chosen[0]
    capitals = sum(words[number].is_capitalised for number in chosen)
    if capitals and not words[first].is_capitalised:  # “chairman of the Cocoa Council (CCC)”
        return None
    if len(letters) == 2 and not (capitals == 2 and _begins_a_name(words, first)):
        return None
    return Reading(first, Likeness.ANY_ORDER, 0.0)


def _with_one_missing(letters: str, words: Sequence[WrittenWord]) -> Reading | None:
    """Return a reading of capitalised words with one initial that differs or is wanting.

    Such words must be all of a name: nothing capitalised stands before them.
    """
    if len(letters) < 3:
        return None
    counted = _counted(words)
    for number in (len(letters), len(letters) + 1, len(letters) - 1):
        chosen = counted[-number:]
        if len(chosen) < number or (number < len(letters) <= 3):
            continue
        shared = Counter(_initials(words, chosen)) & Counter(letters)
        is_enough = shared.total() >= len(letters) - (number <= len(letters))
        if (
            is_enough
            and all(words[each].is_capitalised for each in chosen)
            and _begins_a_name(words, chosen[0])
        ):
            return Reading(chosen[0], Likeness.ONE_MISSING, _MISSING_LETTER)
    return None


def _with_words_before(letters: str, words: Sequence[WrittenWord], reading: Reading) -> Reading:
    """Return an inexact reading with the capitalised words before it whose initials also count."""
    first = reading.first
    if reading.likeness is not Likeness.ONE_MISSING or words[first].is_joined:
        return reading
    while first and _may_belong(words[first - 1], letters):
        first -= 1
    return reading._replace(first=first)


def _may_belong(word: WrittenWord, letters: str) -> bool:
    return word.is_capitalised and not word.is_connector and word.folded[:1] in letters


def _counted(words: Sequence[WrittenWord]) -> list[int]:
    return [number for number, word in enumerate(words) if not word.is_connector]


def _initials(words: Sequence[WrittenWord], chosen: Sequence[int]) -> str:
    return "".join(words[number].folded[:1] for number in chosen)


def _begins_a_name(words: Sequence[WrittenWord], first: int) -> bool:
    """Whether a capitalised word begins a name: none, or only “of the” and the like, before it."""
    if not words[first].is_capitalised or words[first].is_joined:
        return False
    before = words[max(first - 2, 0) : first][::-1]
    if before and before[0].folded in _AND:
        before = before[1:]
    return not before or before[0].is_connector or not before[0].is_inside_a_name
