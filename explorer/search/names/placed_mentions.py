"""Find in a text the mentions of which an index knows the form and the word that begins them.

What is a name in a text depends on all of it and takes long to find out. The index found out, and
only has to be followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explorer.models import Mention
from explorer.search.engine.tokens import starts_of_words
from explorer.text.folding import fold_in_place, fold_with_offsets

_SIGNS = 8
"""The most characters before its first word with which a name begins, as `“` in “Barbecue”."""


def mentions_at(text: str, places: Sequence[tuple[int, str]]) -> list[Mention]:
    """Return the mentions of forms that begin with these words, both in order.

    What does not stand there is left out: the text may have changed since it was indexed.
    """
    return list(_mentions(text, places)) if places else []


def _mentions(text: str, places: Iterable[tuple[int, str]]) -> Iterator[Mention]:
    starts = starts_of_words(text)
    folded = fold_in_place(text)
    for word, form in places:
        if word >= len(starts):
            continue
        start = starts[word]
        if folded is not None and folded.startswith(form, start):
            yield Mention(start, start + len(form), text[start : start + len(form)], form)
            continue
        before = starts[word - 1] + 1 if word else 0
        if span := _span(text, max(before, start - _SIGNS), start, form):
            yield Mention(*span, text[slice(*span)], form)


def _span(text: str, first: int, last: int, form: str) -> tuple[int, int] | None:
    """Return where a form stands that begins between two places, as near to the last as can be."""
    end = last + 4 * len(form) + _SIGNS  # accents and spaces may be written on their own
    folded = fold_with_offsets(text[first:end])
    found = None
    at = folded.text.find(form)
    while at >= 0:
        start, stop = folded.span(at, at + len(form))
        if first + start > last:
            break
        found = first + start, first + stop
        at = folded.text.find(form, at + 1)
    return found
