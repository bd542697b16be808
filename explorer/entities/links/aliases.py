"""Find where an article gives another name of somebody or something: “X, alias Y”.

Read are words that say so, in English, French and Spanish, between two names, and a nickname in
quotes inside a person's name. Only what has a capital or stands in quotes is another name; what
follows “known as” is as often a description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from explorer.entities.links.names_beside import (
    TITLES,
    describes,
    name_beginning_at,
    name_ending_at,
    surface_of,
)
from explorer.entities.links.written_words import WrittenWord
from explorer.text.folding import fold
from explorer.text.paragraphs import Span, paragraphs
from explorer.text.word_sets import word_set


class Alias(NamedTuple):
    """Two names of one entity, and where they stand in the text.

    The names are given as well as the places, since one that a nickname parts (`Jimmy “Barbecue”
    Cherizier`) stands nowhere in one piece.
    """

    name_start: int
    name_end: int
    name: str
    alias_start: int
    alias_end: int
    alias: str


_SURE = (  # nothing but another name can follow these
    r"alias|a\.k\.a\.?|aka|(?:also|otherwise|better|best|(?:more\s)?commonly|popularly|widely|now|"
    r"then|once|formerly|previously)\sknown\s(?:as|by\s(?:his|her|its|their)\s(?:nickname|alias|"
    r"stage\sname|nom\sde\sguerre|pseudonym))|also\scalled|"
    r"(?:whose\s)?(?:nom\sde\sguerre|nickname|real\sname)\s(?:is|was)|"
    r"(?:plus|mieux|aussi|également)\sconnue?s?\scomme|"
    r"(?:(?:plus|mieux|aussi|également)\s)?connue?s?\ssous\sle\s"
    r"(?:nom|pseudonyme|surnom)(?:\sde\sguerre)?|(?:aussi|également)\sappelée?s?|de\sson\svrai\snom|"
    r"(?:más|mejor|también|popularmente|antes|anteriormente)\sconocid[oa]s?\scomo|"
    r"(?:(?:más|mejor|también)\s)?conocid[oa]s?\spor\sel\s(?:alias|apodo)|"
    r"también\sllamad[oa]s?|cuyo\snombre\sreal\ses"
)
_USUAL = r"known\sas|nicknamed|dubbed|surnommée?s?|dite?s?|conocid[oa]s?\scomo|apodad[oa]s?"
_FORMER = (
    r"formerly|previously|renamed|rebranded\sas|anciennement|autrefois|auparavant|rebaptisée?s?|"
    r"antes|antiguamente|anteriormente|rebautizad[oa]s?(?:\scomo)?"
)
_CUE = re.compile(
    rf"(?<![\w‐‑-])(?:(?:(?P<sure>{_SURE})|(?P<usual>{_USUAL})|(?P<former>{_FORMER})"
    r"|(?P<born>née?|born))[:,]?\s|(?P<once>ex)[‐‑-])"
    r"(?P<article>(?:the|la|le|les|el|los|las|de|d['’]|l['’])\s?(?=[^\W_a-z]|[\"“”«‘„]))?"
)
_STEMS = (
    *(
        "alias",
        "aka ",
        "a.k.a",
        "known ",
        "also called",
        "nickname",
        "dubbed",
        "guerre",
        "real name",
    ),
    *("born ", "formerly", "previously", "renamed", "rebranded"),
    *("connu", "surnommé", " dit", "(dit", "appelé", "vrai nom", "né ", "née ", "ex-"),
    *("ancienne", "autrefois", "auparavant", "rebaptisé"),
    *("conocid", "apodad", "llamad", "nombre real", "antes ", "antigu", "anterior", "rebautiz"),
)
"""One of them is in every cue. They are quick to find where most paragraphs have none."""

_LEAD = re.compile(
    r"(?P<mark>[\"”»’]?\s?(?:,|\(|\s[–—-])?)\s?"
    r"(?:(?:and|et|y|(?:(?:who|which|qui|que)\s)?(?:is|was|are|were|est|était|es|era|fue))\s)?$"
)
_LONGEST_LEAD = 14
_QUOTE = re.compile(
    r"\"(?P<a>[^\s\"“”][^\"“”\n]{1,38})\"|[“”„](?P<b>[^\s\"“”][^\"“”\n]{1,38})[”“]"
    r"|«\s?(?P<c>[^\s«»][^«»\n]{1,38}?)\s?»|‘(?P<d>[^\s‘’][^‘’\n]{1,38})’(?![^\W_])"
    r"|'(?P<e>[^\s'][^'\n]{1,38})'(?![^\W_])"
)
_OPENS_QUOTE = re.compile(r"[\"“”„«‘'](?<=\s.)")
_REMARK = re.compile(r"[.,;:!?…]\Z")
_THINGS = word_set("operation film movie project play song album show book magazine ship")
_MOST_QUOTED = 4  # words of a name in quotes
_SMALL_ARTICLES = word_set("the el la le les los las")
_INSIDE_QUOTES = _SMALL_ARTICLES | word_set("of de du des del da do")
_ENDS_NAME = re.compile(r"\s?(?:[,.;:)\]!?\n\"”»–—(]|$)")
_GOES_ON = re.compile(
    r"\s(?:and|or|who|which|that|is|was|were|are|has|had|have|will|would|said|says|in|on|at|by|from|"
    r"to|with|for|as|after|before|during|et|ou|qui|que|a|ont|est|était|dans|en|à|au|aux|avec|par|pour|"
    r"depuis|y|o|u|quien|es|era|fue|ha|según|con|por|para|desde)(?![^\W_])"
)
_MAY_GO_ON = re.compile(r"\s(?:and|&|et|y)\s[^\W\d_a-z]")  # First Savings | and Loan


def aliases(text: str) -> list[Alias]:
    """Return the other names that a text gives, in order of their place."""
    stems = [stem for stem in _STEMS if stem in text]
    found = {
        each
        for paragraph in paragraphs(text)
        for each in _aliases_in(text, paragraph, has_cue=_has_any(text, paragraph, stems))
    }
    return sorted(found)


def _has_any(text: str, paragraph: Span, stems: list[str]) -> bool:
    return any(text.find(stem, *paragraph) >= 0 for stem in stems)


def _aliases_in(text: str, paragraph: Span, *, has_cue: bool) -> Iterator[Alias]:
    end = paragraph.start
    for mark in _OPENS_QUOTE.finditer(text, *paragraph):
        if mark.start() < end:
            continue
        quote = _QUOTE.match(text, mark.start(), paragraph.end)
        if quote is not None:
            yield from _nickname_in_name(text, paragraph, quote)
            end = quote.end()
    if has_cue:
        for match in _CUE.finditer(text, *paragraph):
            yield from _said(text, paragraph, match)


def _nickname_in_name(text: str, paragraph: Span, quote: re.Match[str]) -> Iterator[Alias]:
    """Yield what `Jimmy “Barbecue” Cherizier` says."""
    start, end = quote.span()
    if not text[end : end + 1].isspace():
        return
    alias = None if text[quote.end(quote.lastgroup or 0) - 1] in ",." else _quoted(text, quote)
    if alias is None:
        return
    before = name_ending_at(text, paragraph.start, start)
    after = name_beginning_at(text, end, paragraph.end)
    if not before or not after or len(before) + len(after) > 6:
        return
    if before[-1].is_acronym or after[0].is_acronym or before[0].folded in _THINGS:
        return
    titles = [number for number, word in enumerate(before) if word.folded in TITLES]
    before = before[titles[-1] + 1 :] if titles else before
    name = " ".join(surface_of(text, part) for part in (before, after) if part)
    start = (before or after)[0].start
    yield Alias(start, after[-1].end, name, *alias, text[slice(*alias)])


def _said(text: str, paragraph: Span, cue: re.Match[str]) -> Iterator[Alias]:
    """Yield what `X, alias Y` and the like say."""
    low = max(paragraph.start, cue.start() - _LONGEST_LEAD)
    lead = _LEAD.search(text, low, cue.start())
    if lead is None:
        return
    name = name_ending_at(text, paragraph.start, lead.start())
    if not name:
        return
    quote = _QUOTE.match(text, cue.end(), paragraph.end)
    if quote is not None:
        span = _quoted(text, quote, may_be_small=cue["sure"] is not None)
        is_other = span is not None and _may_be_quoted(cue, lead)
    else:
        words = name_beginning_at(text, cue.end(), paragraph.end)
        span = (words[0].start, words[-1].end) if words else None
        is_other = bool(words) and _is_other_name(text, cue, name, words)
    if not is_other or span is None:
        return
    surface, alias = surface_of(text, name), text[slice(*span)]
    if cue["born"] and " " not in alias:  # Hillary Clinton, née Rodham, was never only Rodham
        alias = f"{text[name[0].start : name[0].end]} {alias}"
    if fold(alias) != fold(surface):
        yield Alias(name[0].start, name[-1].end, surface, *span, alias)


def _may_be_quoted(cue: re.Match[str], lead: re.Match[str]) -> bool:
    """Whether quotes after a cue hold a name: after the French `dit` they may hold what is said."""
    if cue["born"] or cue["once"]:
        return False
    return not cue[0].startswith("dit") or lead["mark"].strip()[-1:] in (",", "(")


def _is_other_name(
    text: str, cue: re.Match[str], name: list[WrittenWord], words: list[WrittenWord]
) -> bool:
    """Whether a name in capitals after a cue is another one, and no description begins there."""
    end = words[-1].end
    is_alone = _ENDS_NAME.match(text, end) is not None
    if len(words) > 1 and _MAY_GO_ON.match(text, end):
        return False
    if describes(words[0]) or not (is_alone or _GOES_ON.match(text, end)):
        return False
    if cue["sure"]:
        return True
    if cue["usual"]:
        return len(name) > 1 or name[0].is_acronym
    if cue["born"]:
        is_name = words[0].is_capitalised and not cue["article"]
        return is_name and (len(words) > 1 or (len(name) > 1 and cue["born"] != "born"))
    if cue["once"]:  # a party that changed its name; a person has former clubs and parties
        return is_alone and len(name) == 1 and (name[0].is_acronym or len(name[0].folded) == 1)
    return is_alone


def _quoted(
    text: str, quote: re.Match[str], *, may_be_small: bool = False
) -> tuple[int, int] | None:
    """Return where a name in quotes stands, without them; None for what is no name."""
    group = quote.lastgroup
    assert group is not None  # every alternative has one
    start, end = quote.span(group)
    inside = text[start:end]
    if inside[-1:] in ",.":  # American printers put them inside
        inside = inside[:-1]
    inside = inside.rstrip()
    end = start + len(inside)
    words = inside.split()
    if not words or _REMARK.search(inside) or len(words) > _MOST_QUOTED:
        return None
    head = words[1:] if len(words) > 1 and fold(words[0]) in _SMALL_ARTICLES else words
    is_name = all(not word[0].islower() or fold(word) in _INSIDE_QUOTES for word in head)
    is_name = is_name and not head[0][0].islower()
    return (start, end) if is_name or (may_be_small and len(words) == 1) else None
