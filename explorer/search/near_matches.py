"""Where in a text words and names stand close to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from explorer.models import Mention
from explorer.search.query import AnyName, Near
from explorer.search.reasons import Match, Reason
from explorer.text.words import Word as TextWord


class _Standing(NamedTuple):
    """A slot of `Near` and where one of what it looks for stands."""

    position: int
    """Words before it."""

    slot: str | AnyName
    start: int
    """Offset in the text."""
    end: int


def near_matches(
    near: Near, words: Sequence[TextWord], mentions: Iterable[Mention]
) -> Iterator[Match]:
    """Yield all that stands in a window of the width sought in which every slot is filled."""
    needed = Counter(near.slots)
    standing = sorted(
        (*_words(near, words), *_names(near, words, mentions)), key=lambda each: each.position
    )
    filled: Counter[str | AnyName] = Counter()
    missing = len(near.slots)
    last, told = 0, 0  # where the window ends, and up to where all was yielded
    for first, opening in enumerate(standing):
        while last < len(standing) and standing[last].position - opening.position <= near.within:
            slot = standing[last].slot
            missing -= filled[slot] < needed[slot]
            filled[slot] += 1
            last += 1
        if not missing:
            for each in standing[max(first, told) : last]:
                yield Match(each.start, each.end, Reason.NEAR, "")
            told = last
        filled[opening.slot] -= 1
        missing += filled[opening.slot] < needed[opening.slot]


def _words(near: Near, words: Sequence[TextWord]) -> Iterator[_Standing]:
    slots = {slot for slot in near.slots if isinstance(slot, str)}
    for position, word in enumerate(words):
        if word.folded in slots:
            yield _Standing(position, word.folded, word.start, word.end)


def _names(
    near: Near, words: Sequence[TextWord], mentions: Iterable[Mention]
) -> Iterator[_Standing]:
    slots = {slot for slot in near.slots if isinstance(slot, AnyName)}
    position = 0
    for mention in mentions if slots else ():  # both words and mentions are in order
        while position < len(words) and words[position].end <= mention.start:
            position += 1
        if position < len(words) and words[position].start < mention.end:
            for slot in slots:
                if mention.form in slot.forms:
                    yield _Standing(position, slot, mention.start, mention.end)
