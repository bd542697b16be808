"""The regions of a text in which a changed passage is worth seeking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.bookmarks.canonical import CanonicalText, Words

_MOST_REGIONS = 3
ROOM = 30  # words that may have come in; a sentence
_LEAST_SHARE = 0.5  # of the weight of a passage; nothing is believed that has less
_FEW_WORDS = 8  # of which all may be spelt in another way


def regions(own: Sequence[str], around: Sequence[str], text: CanonicalText) -> Iterator[Words]:
    """Return where most of the weight of a passage's words lies, the likest region first.

    `around` are its own words with those of its context, which count half.
    """
    import numpy as np  # only for texts that have changed: it takes start-up time

    inner = set(own)
    value = {word: text.weight(word) / (1 if word in inner else 2) for word in around}
    worth = np.fromiter((value.get(word, 0.0) for word in text.words), float, len(text))
    width = min(len(text), len(around) + ROOM)
    sums = np.concatenate(([0.0], worth)).cumsum()
    total = sums[width:] - sums[: len(sums) - width]
    apart = 3 * width // 4
    whole = sum(map(text.weight, own))
    for _ in range(_MOST_REGIONS):
        at = int(total.argmax())
        if total[at] <= 0:
            return
        region = Words(max(0, at - ROOM), min(len(text), at + width + ROOM))
        here = set(text.words[slice(*region)])
        share = sum(text.weight(word) for word in own if word in here) / whole
        if len(own) < _FEW_WORDS or share >= _LEAST_SHARE:
            yield region
        total[max(0, at - apart) : at + apart + 1] = 0.0
