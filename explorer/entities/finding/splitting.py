"""Splitting: titles, nationalities, dates and opening words are cut from the names beside them."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.context import ARTICLES, INNER_ADJECTIVES, OF_WORDS
from explorer.entities.finding.cues.heads import HEADS
from explorer.entities.finding.cues.people import HONORIFICS, MODIFIERS, OF_ROLES, ROLES
from explorer.entities.finding.joining import joined
from explorer.entities.finding.offices import holder_after, is_behind_of, is_of_office
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import Part, Run
from explorer.text.word_sets import word_set

_SPANISH_ARTICLES = word_set("la le el los las les")
_SURE_HONORIFICS = word_set("mr mrs ms dr prof professor sheikh rev mme hon judge justice")


def candidates_in(run: Run, reading: Reading) -> Iterator[Candidate]:
    """Yield the candidates of a run in order."""
    titled = in_office = False
    before: Part | None = None
    for part in joined(run, reading):
        in_office = before is not None and is_of_office(before, reading, goes_on=in_office)
        holder = holder_after(part.first, part.last, reading) if in_office else part.first
        if part.first < holder <= part.last:
            if reading.is_place(reading.key(Part(part.first, holder - 1))):
                yield from _split(Part(part.first, holder - 1), reading, titled=False)
            yield from _split(Part(holder, part.last), reading, titled=True)
        else:
            is_titled = titled and _is_after_article(part, reading)
            yield from _split(part, reading, titled=is_titled)
        titled, before = _ends_in_title(part, reading), part


def _is_after_article(part: Part, reading: Reading) -> bool:
    return reading.folded[part.first - 1] in ARTICLES


def _ends_in_title(part: Part, reading: Reading) -> bool:
    return reading.folded[part.last] in HONORIFICS


def _split(part: Part, reading: Reading, *, titled: bool) -> Iterator[Candidate]:
    """Yield what is left of a part between honorifics, roles and dates."""
    number, start = part.first, part.first
    while number <= part.last:
        after = _end_of_title(number, part, reading)
        if after is None and reading.breaks(number) and not _names_a_body(part, reading):
            after = number + 1
        if after is None:
            number += 1
            continue
        yield from _trimmed(start, number - 1, reading, has_title=titled)
        titled = _is_title(number, after, reading)
        number = start = after
    yield from _trimmed(start, part.last, reading, has_title=titled)


def _names_a_body(part: Part, reading: Reading) -> bool:
    return reading.folded[part.last] in HEADS and not reading.breaks(part.last)


def _is_title(first: int, after: int, reading: Reading) -> bool:
    words = reading.folded[first:after]
    return any(word in HONORIFICS or word in ROLES for word in words)


def _end_of_title(first: int, part: Part, reading: Reading) -> int | None:
    """Return where an honorific or a role that begins at a token ends; None if none begins."""
    folded, number = reading.folded, first
    while number <= part.last and folded[number] in MODIFIERS and folded[number] not in ROLES:
        number += 1
    if number > part.last:
        return None
    word = folded[number]
    if word == "m" and reading.language == "fr" and reading.tokens.gap(number + 1) == ". ":
        return number + 1
    if number == first and word in HONORIFICS and not reading.is_acronym(number):
        return number + 1 if _is_honorific(number, part, reading) else None
    if word not in ROLES:
        return None
    while number <= part.last and (
        folded[number] in ROLES
        or (folded[number] in MODIFIERS and number < part.last and folded[number + 1] in ROLES)
        or folded[number] in {"general", "designate", "elect", "emeritus"}
    ):
        number += 1
    if number <= part.last and folded[number] in HEADS:
        return None  # the Attorney General’s Office, the General Assembly
    if number < part.last and folded[number] in OF_WORDS and not reading.capital[number]:
        if folded[number + 1] in OF_ROLES:
            return number + 2
        return number + 1
    if number <= part.last and folded[number] == "s" and not reading.capital[number]:
        return None
    return number


def _is_honorific(number: int, part: Part, reading: Reading) -> bool:
    """Whether a word is an honorific where it stands: not the Sen of Hun Sen."""
    if number == part.last:
        return number == part.first
    if number == part.first or reading.tokens.gap(number + 1).startswith("."):
        return True
    before = reading.folded[number - 1]
    return before in ROLES or before in HONORIFICS or reading.folded[number] in _SURE_HONORIFICS


def _trimmed(first: int, last: int, reading: Reading, *, has_title: bool) -> Iterator[Candidate]:
    """Yield a candidate without what only stands around a name, if anything is left of it."""
    folded, capital = reading.folded, reading.capital
    while first <= last and not capital[last] and folded[last] not in INNER_ADJECTIVES:
        last -= 1
    while first <= last and (not capital[first] or _opens(first, last, reading)):
        first += 1
    if has_title and first <= last and is_behind_of(first, reading):
        first = holder_after(first, last, reading)
    if first > last:
        return
    if HEADS.isdisjoint(folded[first : last + 1]):
        first, last = _without_demonyms(first, last, reading)
        if _is_country_with_plain_words(first, last, reading):
            last = first
    if first <= last:
        key = reading.key(Part(first, last))
        yield Candidate(first, last, has_title=has_title, key=key)


def _opens(first: int, last: int, reading: Reading) -> bool:
    """Whether a token is only the first word of a sentence, or an article."""
    word = reading.folded[first]
    if not reading.only_starts(first):
        return False
    if reading.is_acronym(first):
        return not reading.is_listed(word)  # WHO, US
    if word in _SPANISH_ARTICLES and first < last:
        return reading.language != "en" and not reading.is_listed(reading.key(Part(first, last)))
    return True


def _is_country_with_plain_words(first: int, last: int, reading: Reading) -> bool:
    """Whether a country in capitals stands before words that the article writes small as well.

    U.S. | Officials: the dots look like the end of a sentence to who wrote it.
    """
    return (
        first < last
        and reading.folded[first] in reading.known.countries
        and reading.tokens.words[first].isupper()
        and reading.lower_case.issuperset(reading.folded[first + 1 : last + 1])
        and not reading.is_listed(reading.key(Part(first, last)))
    )


def _without_demonyms(first: int, last: int, reading: Reading) -> tuple[int, int]:
    """Cut nationalities off both ends: Kenyan | Godfrey Otunge."""
    if not (reading.is_demonym(first) or reading.is_demonym(last)):
        return first, last
    if reading.is_listed(reading.key(Part(first, last))):
        return first, last
    while first <= last and reading.is_demonym(first):
        first += 1
    while first <= last and reading.is_demonym(last):
        last -= 1
    return first, last
