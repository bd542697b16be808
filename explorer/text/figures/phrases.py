"""Noun phrases beside a number, found without a grammar: by the words that cannot be in one."""

from __future__ import annotations

from typing import NamedTuple

from explorer.text.figures.calendar_words import MONTHS, WEEKDAYS
from explorer.text.figures.events import event_at
from explorer.text.figures.increments import is_change_word
from explorer.text.figures.things import is_item, is_often_counted
from explorer.text.figures.tokens import Token, folded_at, is_word
from explorer.text.figures.units import is_unit_word
from explorer.text.word_sets import word_set

_LONGEST = 8  # tokens
_LONGEST_WITHOUT_PLURAL = 4

_STOP = word_set(
    """of to in on at by for from with without within into onto over under after before during
    since until till through throughout between among amid against about around across along
    near behind beside besides beyond despite per via upon toward towards as than like because
    if while when where who whom whose which that what this these those there here and or but
    nor so yet though although unless whether the a an he she it they we you i him her them us
    his its their our your my himself itself themselves is are was were be been being am has
    have had having do does did done will would shall should can could may might must not n't no
    never also only just already still even now then too very more less most least again ago
    later earlier today yesterday tomorrow last next each every both all any some such said says
    say told added reported vs versus compared up down out off away back via including excluding
    according due rose fell remain remained remains make makes made take takes took taken get
    gets got go goes went come comes came left live lives work works need needs want wants face
    faces show shows showed shown find found seek begin began against currently actually mainly
    mostly respectively apiece annually monthly daily yearly weekly du des le la les un une et
    ou dans en sur sous par pour avec sans depuis entre vers chez au aux qui que dont ce ces
    cette ont sont a ete etaient etait avait avaient est il elle ils elles leur leurs se s l d
    qu selon contre apres avant pendant el los las unos unas y o con sin desde hasta para por
    segun cuando donde fue fueron han ha habia son eran es su sus lo al del tras durante sobre"""
)
_NAMES_TOO = frozenset({"us", "un", "who", "it"})
"""Words that are a name when they are written with a capital: US, UN."""
_MARKS_INSIDE = frozenset({"-", "‑", "'s", "’s", "’", "'"})
_NO_HEAD = word_set(
    """high long wide deep tall south north east west away other new additional extra further total
    former own local big small"""
)
_NOT_PLURAL = word_set(
    """gas bus news series status crisis basis analysis its this is was has us plus less across
    perhaps always business process press class pass loss access congress gross progress address
    virus campus corpus census dos tres meses mois moins"""
)
_PEOPLES = ("ans", "ese", "ians", "eans", "lis", "qis", "nis", "inos", "anos", "enos", "ains",
            "iens", "ais", "ards")  # fmt: skip
_BACKWARDS = word_set(
    """to at of by from is are was were be been being stood stands stand standing reached reach
    reaches reaching hit hits total totals totalled totaled totaling totalling as a an the
    record rose rise risen rises rising fell fall fallen falls falling climbed climb jumped grew
    grown grow increased increase increases decreased decrease dropped drop declined decline
    slipped dipped surged soared gained edged up down higher lower cut raised raising bringing
    now nearly almost more than over about around some least has have had will would could may
    might currently expected estimated revised between exceeded exceeds exceeding averaged
    averaging averages amounted amounts amounting comes came put set only just alone in total :
    ( , - ended finished closed opened passed topped numbered recorded registered logged
    reported est sont etait atteint atteignent s eleve s'eleve eleve passe a de augmente baisse
    es son fue alcanzo alcanza ascendio asciende subio bajo aumento llego supera"""
)
_MOST_STEPS_OUT = 2
_PREPOSITIONS = word_set("of in at on for from by de des du d en dans")
_EVENT_NOUNS = frozenset({"deaths", "fatalities", "bilan", "injuries"})
_LABELS = word_set("shr net revs div shrs toll")
_COUNTING_NOUNS = word_set(
    """number total toll amount count sum nombre numero cifra bilan figure tally size"""
)


class Phrase(NamedTuple):
    """A noun phrase by its tokens."""

    first: int
    after: int
    head: int
    """The index of the noun that the rest describes."""


def is_plural(token: Token) -> bool:
    """Whether a word looks like a noun in the plural."""
    word = token.folded
    if is_often_counted(word):
        return True
    return (
        len(word) > 3
        and word[-1] == "s"
        and word[-2:] not in {"ss", "us", "is"}
        and word not in _NOT_PLURAL
    )


def is_a_people(token: Token) -> bool:
    """Whether a word names people by where they are from: `Haitians`."""
    return token.is_capital and len(token.folded) > 5 and token.folded.endswith(_PEOPLES)


def phrase_after(tokens: list[Token], index: int) -> Phrase | None:
    """Return the noun phrase that begins with a token, or None.

    It ends with its first plural and the nouns listed as counted right behind that; a phrase
    without a plural ends where a word comes that cannot be in one.
    """
    head = after = -1
    place = index
    while place < len(tokens) and place < index + _LONGEST:
        token = tokens[place]
        if token.folded in _MARKS_INSIDE and place > index:
            place += 1
            continue
        if not is_word(token) or _ends_a_phrase(token):
            break
        if head >= 0 and not is_often_counted(token.folded):
            break
        if place > index and token.folded.endswith("ing") and not is_often_counted(token.folded):
            break  # `one former priest facing charges`
        said = event_at(tokens, place)
        if said and place > index and not is_plural(token):
            break
        after = place + 1
        is_several = is_plural(token) or is_a_people(token)
        if is_several and folded_at(tokens, place + 1) not in _MARKS_INSIDE:
            head = place
        place += 1
    if head < 0 and after > index:
        after = min(after, index + _LONGEST_WITHOUT_PLURAL)
        after = _without_loose_end(tokens, index, after)
        head = after - 1
    if head < index or after <= index or not _may_be_head(tokens[head]):
        return None
    return Phrase(index, head + 1, head)


def _may_be_head(token: Token) -> bool:
    word = token.folded
    return is_word(token) and word not in _NO_HEAD and not is_unit_word(word) and len(word) > 1


def phrase_before(tokens: list[Token], index: int) -> Phrase | None:
    """Return the noun phrase that a number stands for though it comes after: `toll rose to 40`."""
    place = index - 1
    while place >= max(0, index - _LONGEST) and _leads_on(tokens[place].folded):
        if tokens[place].folded == "," and place < index - 1:
            return None
        place -= 1
    if place < max(0, index - _LONGEST) or not _may_be_led_from(tokens, place, index):
        return None
    first, head = _first_of(tokens, place), place
    for _ in range(_MOST_STEPS_OUT):
        outer = None if _is_label(tokens[head].folded) else _outer_noun(tokens, first)
        if outer is None:
            break
        if tokens[outer].folded in _COUNTING_NOUNS:
            first = outer
            break  # what it is a number of is counted
        first, head = _first_of(tokens, outer), outer
    is_name = tokens[head].is_capital and head > 0 and not _is_label(tokens[head].folded)
    if tokens[head].folded == "number" or is_name:
        return None  # a name is where it is, not what
    return Phrase(first, place + 1, head)


def _may_be_led_from(tokens: list[Token], place: int, index: int) -> bool:
    """Whether a word may be the noun that leads to a number further on.

    Without a word between (`rose to`, `of`) it is no label of it, unless it is known as one.
    """
    word = tokens[place].folded
    if not _may_be_head(tokens[place]):
        return False
    if _is_label(word):
        return True
    if _ends_a_phrase(tokens[place]) or place == index - 1 or word.endswith(("ed", "ing")):
        return False
    return event_at(tokens, place) is None or word in _EVENT_NOUNS


def _is_label(word: str) -> bool:
    return is_item(word) or word in _LABELS


def _first_of(tokens: list[Token], head: int) -> int:
    first = head
    while first > max(0, head - 4) and _continues_back(tokens, first - 1):
        first -= 1
    return first


def _leads_on(word: str) -> bool:
    return word in _BACKWARDS or is_change_word(word)


def _outer_noun(tokens: list[Token], first: int) -> int | None:
    """Return the index of the noun that a phrase belongs to: `deforestation` of `the country`
    in `deforestation in the country rose`."""
    place = first - 1
    while place > 0 and tokens[place].folded in {"the", "its", "a", "la", "le", "el", "les"}:
        place -= 1
    if place < 1 or tokens[place].folded not in _PREPOSITIONS:
        return None
    outer = tokens[place - 1]
    if not _may_be_head(outer) or _ends_a_phrase(outer) or outer.folded.endswith(("ed", "ing")):
        return None
    return place - 1


def _continues_back(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if token.folded in _MARKS_INSIDE:
        return True
    return is_word(token) and not _ends_a_phrase(token)


def _ends_a_phrase(token: Token) -> bool:
    folded = token.folded
    if token.is_capital and folded in _NAMES_TOO:
        return False
    return folded in _STOP or folded in WEEKDAYS or (token.is_capital and folded in MONTHS)


def _without_loose_end(tokens: list[Token], first: int, after: int) -> int:
    """Drop from the end of a phrase what cannot be its noun: adverbs and participles."""
    while after > first and (
        not is_word(tokens[after - 1]) or tokens[after - 1].folded.endswith(("ed", "ly"))
    ):
        after -= 1
    return after
