"""What stands between quotation marks: words one after another, or near each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from explorer.search.language.repairs import Repairs, quoted
from explorer.search.language.tokens import ENTITY_FIELDS, Ending, Token
from explorer.search.language.words import (
    LONGEST_WORD,
    leaves_of,
    parted_at_tilde,
    read_run,
)
from explorer.search.query import AnyName, Exact, Near, Phrase, Query, all_of
from explorer.search.wildcards import has_marks
from explorer.text.words import folded_words, words_of

MOST_NEAR = 12
"""Words and names that are looked for near each other."""

USUAL_WITHIN = 6
"""How many words they may lie apart where the user does not say."""

FARTHEST_WITHIN = 1000

_SLOT = re.compile(r"<([^<>]*)>")
_OPEN_SLOT = re.compile(r"<[^<>]*$")
_MARK = re.compile(r"\w\*|[*?]\w")

Slots = Sequence[str | AnyName]


def check_closed(token: Token, ending: Ending, repairs: Repairs) -> None:
    """Tell when a phrase has no end, but for a quotation mark that was only just opened."""
    if not token.end and (token.text.strip() or ending is Ending.FINISHED):
        repairs.say("A quotation mark is not closed", "the phrase ends with the query")


def read_phrase(token: Token, ending: Ending, repairs: Repairs) -> Query | None:
    """Read what stands between quotation marks; None when no word does."""
    text, near = token.text, token.end[1:]
    if not token.end and ending is not Ending.FINISHED:
        text = _OPEN_SLOT.sub("", text)
    if _MARK.search(text):
        repairs.say("Between quotation marks * and ? stand for nothing", "they are left out")
    slots = _slots(text, repairs)
    has_names = any(isinstance(slot, AnyName) for slot in slots)
    if has_names or (near and not (near == "~" and ending is not Ending.FINISHED)):
        if ending is Ending.GROWING and isinstance(slots[-1], str):
            slots = slots[:-1]  # what is not written out yet is near nothing
        return _near(slots, near[1:], ending, repairs)
    if not slots and ending is Ending.FINISHED:
        repairs.say("There are no words between two quotation marks", "they are left out")
    return read_run(text, words_of(text), repairs, in_quotes=True)


def read_exactly(token: Token) -> Query | None:
    """Read what stands after `=`; None when it cannot be meant as it is written."""
    words = words_of(token.text)
    has_more = (
        len(token.end) > 1
        or has_marks(token.text)
        or parted_at_tilde(token.text)
        or _SLOT.search(token.text)
        or any(len(word.folded) > LONGEST_WORD for word in words)
    )
    if has_more or not words:
        return None
    surfaces = (token.text[word.start : word.end] for word in words)
    return Exact(tuple(unicodedata.normalize("NFC", surface) for surface in surfaces))


def _slots(text: str, repairs: Repairs) -> Slots:
    slots: list[str | AnyName] = []
    for number, piece in enumerate(_SLOT.split(text)):
        in_brackets = number % 2
        if in_brackets and (type_ := ENTITY_FIELDS.get(piece.strip().lower())):
            slots.append(AnyName(type_))
            continue
        if in_brackets:
            known = ", ".join(f"<{name}>" for name in ENTITY_FIELDS)
            repairs.say(f"There is no {quoted(f'<{piece}>')}, only {known}", "it is read as words")
        slots += folded_words(piece)
    return slots


def _near(slots: Slots, digits: str, ending: Ending, repairs: Repairs) -> Query | None:
    words = [slot for slot in slots if isinstance(slot, str)]
    if any(len(word) > LONGEST_WORD for word in words):
        return all_of(list(leaves_of(words, repairs)))
    if len(slots) < 2 and len(words) == len(slots):
        if ending is Ending.FINISHED:
            repairs.say("A distance needs two words between the quotation marks", "it is left out")
        return Phrase(tuple(words), quoted=True) if words else None
    if len(slots) > MOST_NEAR:
        repairs.say(
            f"No more than {MOST_NEAR} words can be looked for near each other",
            "those after them are left out",
        )
        slots = slots[:MOST_NEAR]
    return Near(tuple(slots), _within(digits, len(slots), ending, repairs))


def _within(digits: str, count: int, ending: Ending, repairs: Repairs) -> int:
    least = count - 1
    if not digits:
        within = max(USUAL_WITHIN, least)
        if count > 1 and ending is Ending.FINISHED:
            repairs.say(
                'No distance stands after the quotation mark, as in "killed <place>"~6',
                f"it is read with ~{within}",
            )
        return within
    typed = int(digits)
    within = min(max(typed, least), FARTHEST_WITHIN)
    if within != typed and ending is Ending.FINISHED:
        problem = "leaves no room for so many words" if typed < within else "is very far"
        repairs.say(f"{quoted(f'~{digits}')} {problem}", f"it is read as ~{within}")
    return within
