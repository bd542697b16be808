"""Who speaks: the words before or behind a verb of saying that name its subject.

There is no parser: a subject is what stands between the verb and the nearest bound of a clause.
"""

from __future__ import annotations

import re

from explorer.text.paragraphs import Span
from explorer.text.quotes.cues.speech import Speech

_TOKEN = re.compile(r"[^\s,;:()\[\]—–“”\"«»]+|[,;:()\[\]—–“”\"«»]")
_MARKS = frozenset(',;:()[]—–“”"«»')
_JOINING = frozenset(
    [
        "and",
        "et",
        "y",
        "e",
        "&",
        "of",
        "de",
        "du",
        "des",
        "del",
        "the",
        "la",
        "le",
        "les",
        "da",
        "von",
        "van",
        "for",
        "und",
    ]
)
_RELATIVE = frozenset(["who", "whom", "which", "whose", "qui", "dont", "quien", "quienes"])
_CONNECTIVES = frozenset(
    [
        "and",
        "but",
        "so",
        "yet",
        "or",
        "also",
        "however",
        "then",
        "now",
        "still",
        "et",
        "mais",
        "y",
        "pero",
    ]
)
_PLACE_OR_TIME = frozenset(
    [
        "on",
        "in",
        "at",
        "during",
        "after",
        "before",
        "through",
        "via",
        "by",
        "dans",
        "en",
        "à",
        "au",
        "lors",
        "durante",
        "tras",
    ]
)
_LONGEST_CLAUSE = 300  # characters
_MOST_WORDS = 12
_END_MARKS = ".!?’'‘"


class _Token:
    __slots__ = ("end", "lower", "start", "text")

    def __init__(self, match: re.Match[str]) -> None:
        self.start, self.end = match.span()
        self.text = match[0]
        self.lower = match[0].casefold().rstrip(".")

    @property
    def is_mark(self) -> bool:
        return self.text in _MARKS

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


def subject_before(text: str, clause: Span, speech: Speech) -> Span | None:
    """Return the subject that stands in a clause which ends where the verb begins."""
    start = max(clause.start, clause.end - _LONGEST_CLAUSE)
    tokens = [_Token(match) for match in _TOKEN.finditer(text, start, clause.end)]
    while tokens and _is_trailing(tokens[-1], speech):
        tokens.pop()
    if not tokens:
        return None
    if tokens[-1].lower in speech.pronouns and tokens[-1].lower not in _RELATIVE:
        return Span(tokens[-1].start, tokens[-1].end)
    tokens = _without_brackets(tokens)
    if not tokens:
        return None
    if tokens[-1].lower in _RELATIVE:  # Jane Doe, who added
        segments = _segments(tokens[:-1])
        return _tokens_span(_closing_name(segments[-1]))
    segments = _segments(tokens)
    if tokens[-1].text in (",", "—", "–"):
        return _described(segments, speech)
    if (
        len(segments) > 1
        and segments[-1][0].lower in speech.articles
        and _is_name(segments[-2], speech)
    ):
        return _tokens_span(segments[-2])  # Jane Doe, the head of X said
    return _noun_phrase(segments[-1], speech)


def subject_of_sentence(text: str, sentence: Span, speech: Speech) -> Span | None:
    """Return the subject with which a sentence begins, as far as capitals tell."""
    end = min(sentence.end, sentence.start + _LONGEST_CLAUSE)
    tokens = [_Token(match) for match in _TOKEN.finditer(text, sentence.start, end)]
    for whole in _segments(tokens):
        segment = whole[1:] if whole and whole[0].lower in _CONNECTIVES else whole
        if not segment or segment[0].lower in speech.openers:
            continue
        if segment[0].lower in speech.pronouns:
            return Span(segment[0].start, segment[0].end)
        if not segment[0].is_capital:
            return None
        first = segment[0].lower in speech.articles
        run = _leading_name(segment[first:])
        if first and run:
            run = [segment[0], *run]
        return Span(run[0].start, run[-1].end) if run else None
    return None


def subject_behind(text: str, stretch: Span, speech: Speech) -> Span | None:
    """Return the subject that stands behind its verb: `said Otunge in a statement`."""
    taken: list[_Token] = []
    for match in _TOKEN.finditer(text, *stretch):
        token = _Token(match)
        if token.is_mark or len(taken) == _MOST_WORDS:
            break
        if not taken and token.lower in speech.pronouns:
            return Span(token.start, token.end)
        if token.lower in speech.stops and not (taken and _joins_names(text, taken, token)):
            break
        if not taken and token.lower in ("of", "de", "reporters", "more"):
            break
        if taken and token.text.endswith("ing") and not token.is_capital:
            break
        taken.append(token)
    while taken and taken[-1].lower in _JOINING | speech.articles:
        taken.pop()
    return _span(text, taken)


def _joins_names(text: str, taken: list[_Token], token: _Token) -> bool:
    following = text[token.end : token.end + 2].strip()
    return token.lower in ("and", "et", "y") and taken[-1].is_capital and following.isupper()


def _is_trailing(token: _Token, speech: Speech) -> bool:
    if token.is_mark:
        return False
    return token.lower in speech.trailing or (
        token.text.endswith(speech.adverb) and token.text.islower()
    )


def _segments(tokens: list[_Token]) -> list[list[_Token]]:
    segments: list[list[_Token]] = [[]]
    for token in tokens:
        if token.is_mark:
            segments.append([])
        else:
            segments[-1].append(token)
    return [segment for segment in segments if segment] or [[]]


def _described(segments: list[list[_Token]], speech: Speech) -> Span | None:
    """Choose between a name and the words beside it: `Jane Doe, the head of X, said`."""
    phrases = [
        phrase for segment in segments[-4:] if (phrase := _noun_phrase_tokens(segment, speech))
    ]
    for phrase in phrases:
        if _is_name(phrase, speech):
            return _tokens_span(phrase)
    return _tokens_span(phrases[0]) if phrases else None


def _is_name(tokens: list[_Token], speech: Speech) -> bool:
    return (
        1 < len(tokens) <= 5
        and tokens[0].lower not in speech.openers
        and all(token.is_capital for token in tokens)
    )


def _without_brackets(tokens: list[_Token]) -> list[_Token]:
    kept: list[_Token] = []
    depth = 0
    for token in tokens:
        depth += (token.text in "([") - (depth > 0 and token.text in ")]")
        if not depth and token.text not in ")]":
            kept.append(token)
    return kept


def _noun_phrase(segment: list[_Token], speech: Speech) -> Span | None:
    return _tokens_span(_noun_phrase_tokens(segment, speech))


def _noun_phrase_tokens(segment: list[_Token], speech: Speech) -> list[_Token]:
    for at, token in enumerate(segment):
        if token.lower in _RELATIVE and at:
            segment = segment[:at]
            break
    for at in range(len(segment) - 1, -1, -1):
        if segment[at].lower in speech.bounds and not _is_between_names(segment, at):
            segment = segment[at + 1 :]
            break
    while segment and segment[0].lower in _CONNECTIVES:
        segment = segment[1:]
    if segment and segment[0].lower in speech.openers:
        segment = _behind_an_opener(segment, speech)
    for at, token in enumerate(segment):
        if at and token.lower in _PLACE_OR_TIME:
            segment = segment[:at]
            break
    if any(token.lower in speech.passive for token in segment):
        return []  # a sentence of its own, which no mark parts from the verb
    if len(segment) > _MOST_WORDS:
        segment = _closing_name(segment)
    return segment


def _is_between_names(segment: list[_Token], at: int) -> bool:
    return (
        segment[at].lower in ("and", "et", "y", "e")
        and 0 < at < len(segment) - 1
        and segment[at - 1].is_capital
        and segment[at + 1].is_capital
    )


def _closing_name(segment: list[_Token]) -> list[_Token]:
    """Return the capitals with which a segment ends: `On Monday the minister John Doe`."""
    at = len(segment)
    while at and (segment[at - 1].is_capital or segment[at - 1].lower in ("de", "of", "al")):
        at -= 1
    return segment[at:]


def _behind_an_opener(segment: list[_Token], speech: Speech) -> list[_Token]:
    """Return the subject behind what opens a sentence: `On Monday the army`, `In May John Doe`."""
    for at in range(len(segment) - 1, 1, -1):
        if segment[at].lower in speech.articles:
            return segment[at:]
    return _closing_name(segment[1:]) if len(segment) > 2 else segment[1:]


def _leading_name(segment: list[_Token]) -> list[_Token]:
    run: list[_Token] = []
    for token in segment:
        if not (token.is_capital or (run and token.lower in _JOINING)):
            break
        run.append(token)
    while run and run[-1].lower in _JOINING:
        run.pop()
    return run


def _tokens_span(tokens: list[_Token]) -> Span | None:
    return Span(tokens[0].start, tokens[-1].end) if tokens else None


def _span(text: str, tokens: list[_Token]) -> Span | None:
    span = _tokens_span(tokens)
    if span is None:
        return None
    end = span.end
    while end > span.start and text[end - 1] in _END_MARKS:
        end -= 1
    return Span(span.start, end) if end > span.start else None
