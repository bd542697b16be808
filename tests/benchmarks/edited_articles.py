"""Articles as their publishers edit them, with where a kept passage stands afterwards.

Every edit replaces a stretch of the text, and the passage is followed through it: what is edited
inside of it stays its own, what is put at its very edge does not.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from explorer.models import Article
from explorer.text.paragraphs import Span, sentences

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


class Difficulty(StrEnum):
    """What was done to an article."""

    EASY = "easy"
    """Punctuation, quotation marks and spaces are others."""
    HARD = "hard"
    """Sentences were inserted, removed and moved about, words changed."""
    GONE = "gone"
    """Of that, and the passage was removed."""


class Case(NamedTuple):
    """A passage of an article, and the article as it is now."""

    article: Article
    passage: Span
    difficulty: Difficulty
    now: str
    gold: Span | None
    """None when the passage is gone."""


class _Edited:
    """A text under edit, with the passage followed."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span: Span | None = span

    def replace(self, start: int, end: int, new: str) -> None:
        self.text = self.text[:start] + new + self.text[end:]
        if self.span is None:
            return
        grown = len(new) - (end - start)
        first, last = self.span
        if end <= first:
            self.span = Span(first + grown, last + grown)
        elif start < last:
            self.span = Span(min(first, start), max(last, end) + grown)

    def substitute(self, pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
        for match in reversed(list(re.finditer(pattern, self.text))):
            put = new if isinstance(new, str) else new(match)
            first, last = self.span or (0, 0)
            across = match.start() < first < match.end() or match.start() < last < match.end()
            if put != match[0] and not across:
                self.replace(match.start(), match.end(), put)

    def sentences(self) -> list[Span]:
        """The sentences that are no part of the passage, nor hold it."""
        span = self.span or Span(-1, -1)
        return [s for s in sentences(self.text) if s.end <= span.start or s.start >= span.end]


_PUNCTUATION: dict[str, Callable[[_Edited, random.Random], None]] = {
    "straight": lambda e, _: e.substitute("[“”„]", '"'),
    "straight single": lambda e, _: e.substitute("[‘’]", "'"),
    "curly": lambda e, _: e.substitute(r'(?<!\w)"(?=\w)', "“"),
    "guillemets": lambda e, _: e.substitute("[“”]", lambda m: "«" if m[0] == "“" else "»"),
    "curly single": lambda e, _: e.substitute(r"(?<=\w)'(?=\w)", "’"),
    "long dashes": lambda e, _: e.substitute(r" [–—-] ", " -- "),
    "close dashes": lambda e, _: e.substitute(r" [–—-]+ ", "—"),
    "hyphens": lambda e, _: e.substitute(r"(?<=\w)-(?=\w)", "\u2011"),
    "no hyphens": lambda e, _: e.substitute(r"(?<=[a-z])-(?=[a-z])", " "),
    "double spaces": lambda e, _: e.substitute(r"(?<=[.!?]) (?=\S)", "  "),
    "hard spaces": lambda e, rng: e.substitute(
        r"(?<=\S) (?=\S)", lambda m: "\u00a0" if rng.random() < 0.3 else m[0]
    ),
    "one line": lambda e, _: e.substitute(r"\s*\n\s*", " "),
    "paragraphs": lambda e, _: e.substitute(r"(?<=\S)\n+(?=\S)", "\n\n"),
    "wrapped": lambda e, rng: e.substitute(
        r"(?<=\S) (?=\S)", lambda m: "\n" if rng.random() < 0.1 else m[0]
    ),
    "commas gone": lambda e, rng: e.substitute(
        r"(?<=[a-z]),(?= )", lambda m: "" if rng.random() < 0.4 else m[0]
    ),
    "stops": lambda e, rng: e.substitute(
        r"(?<=[a-z]{2})\.(?=\s)", lambda _: rng.choice([".", "!", ";"])
    ),
    "ellipses": lambda e, _: e.substitute(r"…|\.\.\.", " . . ."),
    "soft hyphens": lambda e, rng: e.substitute(
        r"(?<=[a-z]{4})(?=[a-z]{4})", lambda _: "\u00ad" if rng.random() < 0.2 else ""
    ),
    "ligatures": lambda e, _: e.substitute("fi", "ﬁ"),
    "no accents": lambda e, _: e.substitute("[éèê]", "e"),
}


def _easy(edited: _Edited, rng: random.Random) -> None:
    for name in rng.sample(sorted(_PUNCTUATION), rng.randint(2, 5)):
        _PUNCTUATION[name](edited, rng)


def _insert(edited: _Edited, rng: random.Random, foreign: Sequence[str]) -> None:
    starts = [s.start for s in sentences(edited.text)]
    edited_at = rng.choice(starts or [0])
    edited.replace(edited_at, edited_at, f"{rng.choice(foreign)} ")


def _remove(edited: _Edited, rng: random.Random, _: Sequence[str]) -> None:
    others = edited.sentences()
    if len(others) > 3:
        start, end = rng.choice(others)
        edited.replace(start, end + (edited.text[end : end + 1] == " "), "")


def _move(edited: _Edited, rng: random.Random, _: Sequence[str]) -> None:
    """Move a sentence, or a whole passage, to another place."""
    span, others = edited.span, edited.sentences()
    if len(others) < 3:
        return
    home = [s for s in sentences(edited.text) if span and s.start <= span.start < span.end <= s.end]
    if span and home and rng.random() < 0.5:
        taken = home[0]
        inner = Span(span.start - taken.start, span.end - taken.start)
        words = edited.text[slice(*taken)]
        edited.span = None
        edited.replace(*taken, "")
        at = rng.choice(sentences(edited.text)).start
        edited.replace(at, at, f"{words} ")
        edited.span = Span(at + inner.start, at + inner.end)
        return
    taken = rng.choice(others)
    words = edited.text[slice(*taken)]
    edited.replace(*taken, "")
    free = edited.sentences()
    if free:
        at = rng.choice(free).start
        edited.replace(at, at, f"{words} ")


def _change_words(edited: _Edited, rng: random.Random, foreign: Sequence[str]) -> None:
    share = rng.choice([0.03, 0.06, 0.1, 0.15])
    own = edited.span
    inside = 0
    kept = len(_WORD.findall(edited.text[slice(*own)])) if own else 0
    for match in reversed(list(_WORD.finditer(edited.text))):
        if rng.random() > share:
            continue
        start, end = match.span()
        now = edited.span
        if now and now.start <= start and end <= now.end:
            inside += 1
            if inside > kept * 0.3:
                continue
        elif now and start < now.end and end > now.start:
            continue  # it reaches over the edge of the passage
        new = rng.choice(_WORD.findall(rng.choice(foreign)) or ["now"])
        what = rng.random()
        if what < 0.5:
            edited.replace(start, end, new)
        elif what < 0.7:
            _drop_word(edited, start, end)
        elif what < 0.85:
            edited.replace(start, start, f"{new} ")
        else:
            word = match[0]
            at = rng.randrange(len(word))
            edited.replace(start + at, start + at + 1, rng.choice("aeinrst"))


def _drop_word(edited: _Edited, start: int, end: int) -> None:
    """Remove a word with the space on that side which leaves no other at an edge."""
    text, span = edited.text, edited.span
    if (span is None or start != span.start) and text[start - 1 : start] == " ":
        edited.replace(start - 1, end, "")
    elif text[end : end + 1] == " ":
        edited.replace(start, end + 1, "")


_HARD = (_insert, _remove, _move, _change_words)


def _hard(edited: _Edited, rng: random.Random, foreign: Sequence[str]) -> None:
    for edit in rng.choices(_HARD, k=rng.randint(1, 5)):
        edit(edited, rng, foreign)
    if rng.random() < 0.3:
        _easy(edited, rng)


def _gone(edited: _Edited, rng: random.Random, foreign: Sequence[str]) -> None:
    span = edited.span
    if span is None:
        return
    first, last = span
    if rng.random() < 0.7:  # with the sentences that hold it
        holding = [s for s in sentences(edited.text) if s.start < last and s.end > first]
        first = min([first, *(s.start for s in holding)])
        last = max([last, *(s.end for s in holding)])
    edited.span = None
    new = rng.choice(foreign) if rng.random() < 0.3 else ""
    edited.replace(first, last, new)
    if rng.random() < 0.7:
        _hard(edited, rng, foreign)


def passage_of(text: str, rng: random.Random) -> Span | None:
    """Return a passage as readers keep them: a sentence, some, a part of one, a few words."""
    whole = [s for s in sentences(text) if s.end - s.start > 20]
    if len(whole) < 5:
        return None
    at = rng.randrange(len(whole))
    kind = rng.random()
    if kind < 0.4:
        return whole[at]
    if kind < 0.55:
        return Span(whole[at].start, whole[min(len(whole) - 1, at + rng.randint(1, 3))].end)
    words = list(_WORD.finditer(text, *whole[at]))
    long = rng.randint(1, 3) if kind < 0.75 else rng.randint(4, 12)
    first = rng.randrange(max(1, len(words) - long))
    chosen = words[first : first + long]
    return Span(chosen[0].start(), chosen[-1].end()) if chosen else None


def cases(articles: Sequence[Article], each: int, seed: int = 1) -> Iterator[Case]:
    """Return edited articles: of each article so many easy, hard and gone ones."""
    rng = random.Random(seed)
    pool = rng.sample(articles, min(200, len(articles)))
    for article in articles:
        foreign = [
            other.text[slice(*span)]
            for other in rng.sample(pool, min(20, len(pool)))
            if other.id != article.id
            for span in sentences(other.text)[:10]
        ]
        for difficulty in [one for one in Difficulty for _ in range(each)]:
            passage = passage_of(article.text, rng)
            if passage is None:
                continue
            edited = _Edited(article.text, passage)
            own = _pairs(article.text[slice(*passage)])
            strange = [line for line in foreign if not _shares(line, own)] or ["So it was."]
            if difficulty is Difficulty.EASY:
                _easy(edited, rng)
            elif difficulty is Difficulty.HARD:
                _hard(edited, rng, strange)
            else:
                _gone(edited, rng, strange)
            if edited.text != article.text:
                yield Case(article, passage, difficulty, edited.text, edited.span)


def _pairs(text: str) -> set[tuple[str, str]]:
    """Return the words of a text, each with the one before it; of a single word that alone."""
    words = [word.lower() for word in _WORD.findall(text)]
    return set(pairwise(words)) if len(words) > 1 else {(word, word) for word in words}


def _shares(line: str, own: set[tuple[str, str]]) -> bool:
    return not own.isdisjoint(_pairs(line) | {(word.lower(),) * 2 for word in _WORD.findall(line)})
