"""Find where an article explains a short form: “Haitian National Police (PNH)”.

Read are `long (SHORT)`, `SHORT (long)`, `long, or SHORT,`, `long, SHORT,`, `SHORT, long,`, and the
short form after a dash or in quotes, in English, French and Spanish. Whether the one abbreviates
the other is decided by its letters alone (`explorer.entities.links.initials`), never by lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from explorer.entities.links.initials import CLEAN, Likeness, Reading, name_before, read_initials
from explorer.entities.links.written_words import ARTICLES, WrittenWord, words_after, words_before
from explorer.text.folding import fold
from explorer.text.paragraphs import Span, paragraphs


class Definition(NamedTuple):
    """A short form and what it stands for, by their offsets in the text."""

    long_start: int
    long_end: int
    short_start: int
    short_end: int
    likeness: Likeness


_INEXACT = (Likeness.ONE_MISSING, Likeness.SAID)
_LETTERS_AT_MOST = 12
# The highest price of what is written like a word, by letters: Libor, Codelco, Interpol.
_PRICES_OF_WORDS = {5: 1.25, 6: 1.25}
_HIGHEST_OF_WORD = 2.1
_OPENING = r"[\"“”«‘'‹]?\s?"
_CLOSING = r"\s?[\"“”»’'›]?"
_SHORT = (
    r"(?P<short>[^\W_](?:[^\W_]|[.&‐‑-](?=[^\W_])){1,18}"
    r"(?:(?<=\.[^\W\d_])\.|(?<=\.[^\W\d_]{2})\.)?)(?:['’]s)?"
)
_ARTICLE = r"(?:(?:the|la|le|les|el|los|las)\s|l['’])?"
_IS_SHORT = re.compile(_SHORT)
_LONGEST_SHORT = 24
_OPENS = "\"“”«‘'‹ \u00a0\u202f"
_IN_BRACKETS = re.compile(r"[(\[]\s?([^()\[\]\n]{2,110}?)\s?[)\]]")
_PIECES = re.compile(r"[^,;/–—]+")
_ONLY_SHORT = re.compile(
    r"\s*(?:(?:[^\W\d_A-Z]{1,13}\s?[:,]?\s){0,4})"
    rf"{_ARTICLE}{_OPENING}{_SHORT}{_CLOSING}"
    r"(?:\s(?:in|by|en|por|par|selon|según|for|from|pour|as|its|son|sus)\b.*)?\s*$"
)
_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![^\W_].)[A-ZÀ-ÖØ-Þ0-9.&‐‑-]{0,14}[A-ZÀ-ÖØ-Þ0-9](?![^\W_])")
_SAYS_SO = re.compile(
    r"(?i:\b(?:siglas?|acrónimo|acronyme|acronym|initiales|initials|abbreviation)\b)"
    r"|\b(?:in|en)\s(?:English|French|Spanish|Creole|Arabic|anglais|français|espagnol|créole|arabe"
    r"|inglés|francés|español|criollo|árabe)\b"
)
_CUE = re.compile(
    r"(?:^|,\s|\s)(?:or|ou|o|u|abbreviated(?:\s(?:as|to))?|abrégée?(?:\sen)?|abreviad[oa](?:\scomo)?|"
    r"(?:better\s)?known\s(?:as|by)(?:\s(?:its|the|their)(?:\s\w+)?\s(?:acronym|initial|abbreviation)s?)?|"
    r"(?:(?:plus\s)?connue?s?\s)?sous\s(?:le\s(?:sigle|nom(?:\sde)?)|l['’]acronyme)|"
    r"(?:(?:más\s|mejor\s)?conocid[oa]s?\s)?(?:como|por\s(?:sus\ssiglas|su\ssigla|su\sacrónimo)"
    r"(?:\sen\s\w+)?(?:\scomo)?))"
    rf"\s{_ARTICLE}{_OPENING}$"
)
_LONGEST_CUE = 60
_GAP = re.compile(rf"(?:,\s|\s[-–—]\s){_ARTICLE}{_OPENING}$|[^\s,]\s[\"“«‘]\s?$")
_TO_LONG = re.compile(r"(?:['’]s)?(?:\s?[\"”»])?,\s(?:(?:or|ou|o|u|soit)\s)?")
_ENDS_APPOSITION = re.compile(r"\s?(?:[\"”»]\s?)?(?:[,.;:)\]\n–—]|-\s|$)")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_STATE_PARTY = re.compile(r"[DRI]-[A-Z]")


def definitions(text: str) -> list[Definition]:
    """Return the explanations of short forms in a text, in the order of the short forms.

    The long form is without its article. None crosses a comma within the long form or the end of
    a sentence.
    """
    found = {each for paragraph in paragraphs(text) for each in _definitions_in(text, paragraph)}
    return sorted(found, key=lambda each: (each.short_start, each.long_start))


def _definitions_in(text: str, paragraph: Span) -> Iterator[Definition]:
    for brackets in _IN_BRACKETS.finditer(text, *paragraph):
        found = list(_short_in_brackets(text, paragraph, brackets))
        yield from found or _long_in_brackets(text, paragraph, brackets)
    for match in _ACRONYM.finditer(text, *paragraph):
        yield from _next_to(text, paragraph, match)


def _short_in_brackets(text: str, paragraph: Span, brackets: re.Match[str]) -> Iterator[Definition]:
    words: list[WrittenWord] | None = None
    for piece in _PIECES.finditer(text, *brackets.span(1)):
        match = _ONLY_SHORT.match(text, *piece.span())
        if match is None or not _may_be_short(match["short"]):
            continue
        if words is None:
            words = words_before(text, paragraph.start, _without_quote(text, brackets.start()))
        reading = _read(match["short"], words)
        if reading is None or reading.likeness is Likeness.ONE_MISSING:
            reading = _said(match["short"], brackets[1], words) or reading
        if reading is None or _is_in(match["short"], words[reading.first :]):
            continue
        if not _is_cut_short(text, words, reading):
            yield _definition(text, words[reading.first :], match.span("short"), reading)


def _long_in_brackets(text: str, paragraph: Span, brackets: re.Match[str]) -> Iterator[Definition]:
    end = _without_quote(text, brackets.start())
    short = _last_short(text, words_before(text, max(paragraph.start, end - _LONGEST_SHORT), end))
    if short is None:
        return
    start = brackets.start(1)
    while start < brackets.end(1) and text[start] in _OPENS:
        start += 1
    words = words_after(text, start, brackets.end(1))
    yield from _whole(text, words, short)


def _next_to(text: str, paragraph: Span, match: re.Match[str]) -> Iterator[Definition]:
    """Yield what `long, or SHORT,` and `SHORT, long,` explain.

    Where no word says so, it must be plain, since commas also part the names of a list.
    """
    short = match.span()
    if _ENDS_APPOSITION.match(text, short[1]):
        before = text[max(paragraph.start, short[0] - _LONGEST_CUE) : short[0]]
        cue = _CUE.search(before)
        gap = cue or _GAP.search(before)
        if gap:
            end = short[0] - len(before) + gap.start() + (cue is None and gap[0][0] not in ", ")
            words = words_before(text, paragraph.start, _without_quote(text, end))
            yield from _plain(text, words, short, is_said=cue is not None)
    after = _TO_LONG.match(text, short[1])
    if after and sum(map(str.isalnum, text[slice(*short)])) > 2:
        words = words_after(text, after.end(), paragraph.end)
        if words and _ENDS_APPOSITION.match(text, words[-1].end):
            yield from _whole(text, words, short, is_plain=True)


def _plain(
    text: str, words: list[WrittenWord], short: tuple[int, int], *, is_said: bool
) -> Iterator[Definition]:
    reading = _read(text[slice(*short)], words)
    if reading is None or _is_in(text[slice(*short)], words[reading.first :]):
        return
    if reading.likeness is Likeness.IN_ORDER:
        is_sure = is_said or reading.price <= CLEAN
    else:
        is_sure = reading.likeness is Likeness.ANY_ORDER and is_said and short[1] - short[0] > 2
    if is_sure:
        yield _definition(text, words[reading.first :], short, reading)


def _whole(
    text: str, words: list[WrittenWord], short: tuple[int, int], *, is_plain: bool = False
) -> Iterator[Definition]:
    """Yield the definition if the short form stands for all of the words but an article."""
    surface = text[slice(*short)]
    if len(words) < 2 or len(words) > 2 * len(surface) + 8:
        return
    reading = _read(surface, words)
    if reading is None or reading.likeness is Likeness.ONE_MISSING:
        return
    if is_plain and (reading.likeness is not Likeness.IN_ORDER or reading.price > CLEAN):
        return
    if all(word.folded in ARTICLES for word in words[: reading.first]):
        yield _definition(text, words[reading.first :], short, reading)


def _last_short(text: str, words: list[WrittenWord]) -> tuple[int, int] | None:
    """Return where the short form that the words end with stands, hyphens and all."""
    if not words:
        return None
    start = len(words) - 1
    while start and words[start].is_joined:
        start -= 1
    span = words[start].start, words[-1].end
    match = _IS_SHORT.fullmatch(text, *span)
    return match.span("short") if match and _may_be_short(match["short"]) else None


def _without_quote(text: str, end: int) -> int:
    """Return where a long form ends that a closing quote or a bracket may follow."""
    while end and (text[end - 1].isspace() or text[end - 1] in "\"”»’'›>"):
        end -= 1
    return end


def _may_be_short(surface: str) -> bool:
    letters = sum(map(str.isalpha, surface))
    return letters > 0 and len(surface) <= 16 and not _STATE_PARTY.match(surface)


def _read(surface: str, words: list[WrittenWord]) -> Reading | None:
    """Return which words a short form stands for, by how it is written.

    Of a short form in capitals every letter counts, but the `s` of a plural need not.
    One in small letters must be clean, and one written like a word needs letters to be sure.
    """
    letters = "".join(filter(str.isalnum, fold(surface)))
    if not 2 <= len(letters) <= _LETTERS_AT_MOST or len(words) < 2:
        return None
    capitals = sum(map(str.isupper, surface))
    if capitals >= 2 and surface[-1] == "s":
        singular = read_initials(letters[:-1], words)
        if singular is not None:
            return singular
    reading = read_initials(_without_doubling(letters), words) or read_initials(letters, words)
    if reading is None or capitals >= 2 or (capitals and any(map(str.isdigit, surface))):
        return reading
    highest = CLEAN
    if capitals and len(letters) >= 5:
        highest = _PRICES_OF_WORDS.get(len(letters), _HIGHEST_OF_WORD)
    is_sure = reading.likeness is Likeness.IN_ORDER and reading.price <= highest
    return reading if is_sure and len(letters) >= 3 else None


def _without_doubling(letters: str) -> str:
    """Return the initials of a Spanish plural, which are written twice: Estados Unidos (EE.UU.)."""
    is_doubled = len(letters) >= 4 and letters[::2] == letters[1::2]
    return letters[::2] if is_doubled else letters


def _said(surface: str, brackets: str, words: list[WrittenWord]) -> Reading | None:
    """Return the name before a short form whose letters are said to be of another language."""
    if not (surface.isupper() and _SAYS_SO.search(brackets)):
        return None
    first = name_before(words)
    return None if first is None else Reading(first, Likeness.SAID, 0.0)


def _is_in(surface: str, words: list[WrittenWord]) -> bool:
    return fold(surface).replace(".", "") in {word.folded for word in words}


def _is_cut_short(text: str, words: list[WrittenWord], reading: Reading) -> bool:
    """Whether the initial that is missing may stand before a comma: “Agriculture, Food (AFF)”."""
    before = text[max(words[0].start - 2, 0) : words[0].start].strip()
    return reading.likeness in _INEXACT and reading.first == 0 and before == ","


def _definition(
    text: str, words: list[WrittenWord], short: tuple[int, int], reading: Reading
) -> Definition:
    start, end = words[0].start, words[-1].end
    possessive = _POSSESSIVE.search(text, start, end)
    return Definition(start, possessive.start() if possessive else end, *short, reading.likeness)
