"""Who says a quotation: the verb of saying in its own sentence, before it or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from explorer.text.paragraphs import Span, sentences_of
from explorer.text.quotes.cues.speech import Speech
from explorer.text.quotes.marks import Marked
from explorer.text.quotes.subjects import subject_before, subject_behind, subject_of_sentence

_WINDOW = 400  # characters on either side of a quotation in which its verb is looked for
_LEAD = re.compile(r"[\s,.;–—-]*")
_WORD = re.compile(r"\w+")
_LAST_WORDS = re.compile(r"(?:[\w’'-]+\s+){1,3}\Z")
_RELATIVE = re.compile(r"\b(?:who|which|qui|que|quien)\s+\Z")
_MOST_VERBS = 4  # of one sentence; more are no prose
_MOST_BETWEEN = 32  # words from a quotation to the verb behind it
_FEWEST_OF_A_SENTENCE = 5
_MOST_TO_SENTENCE = 9  # words from a verb to the whole sentence it introduces
_MOST_TO_PART = 25


class Attribution(NamedTuple):
    """Who says something, and the word that says so."""

    speaker: Span | None
    cue: Span


def after(text: str, marked: Marked, end: int, speech: Speech) -> Attribution | None:
    """Find who says a quotation in the words behind it, up to an offset."""
    stretch = Span(marked.outer.end, min(end, marked.outer.end + _WINDOW))
    lead = _LEAD.match(text, *stretch)
    start = lead.end() if lead else stretch.start
    ended = _ends_a_statement(text, marked) and "," not in text[marked.outer.end : start]
    sentence = sentences_of(text, Span(start, stretch.end))[0] if start < stretch.end else None
    if sentence is None:
        return None
    if text[sentence.start : sentence.start + 3].casefold() == "as ":  # “…”, as the minister said
        sentence = Span(sentence.start + 3, sentence.end)
    source = speech.sources.match(text, *sentence)
    if source and not ended:
        speaker = subject_behind(text, Span(source.end(), sentence.end), speech)
        return Attribution(speaker, Span(*source.span())) if speaker else None
    cue = _main_verb(text, sentence, speech)
    if cue is None:
        return None
    if cue.start == sentence.start:
        return Attribution(subject_behind(text, Span(cue.end, sentence.end), speech), cue)
    between = text[sentence.start : cue.start]
    if len(_WORD.findall(between)) > _MOST_BETWEEN or ":" in between:
        return None
    is_bare = _is_sentence(text, marked)
    if (ended or is_bare) and _goes_on(text, cue, sentence, speech):
        return None
    is_whole = (
        ended or is_bare or _last(text, marked) in ",?!…–—" or "," in text[marked.outer.end : start]
    )
    first = _WORD.match(text, sentence.start)
    if not is_whole or (first and first[0].casefold() in speech.stops | speech.bounds):
        return None
    speaker = subject_before(text, Span(sentence.start, cue.start), speech)
    return Attribution(speaker, cue) if speaker else None


def before(text: str, marked: Marked, start: int, speech: Speech) -> Attribution | None:
    """Find who says a quotation in the words of its sentence before it, from an offset on."""
    stretch = Span(max(start, marked.outer.start - _WINDOW), marked.outer.start)
    if not text[slice(*stretch)].strip():
        return None
    sentence = sentences_of(text, stretch)[-1]
    words_before = text[slice(*sentence)].rstrip()
    if not words_before or words_before[-1] in ".!?":
        return None
    return in_words_before(text, sentence, marked, speech)


def in_words_before(
    text: str, sentence: Span, marked: Marked, speech: Speech
) -> Attribution | None:
    """Find who says a quotation in words that lead up to it."""
    verbs = list(_verbs(text, sentence, speech))
    is_announced = text[slice(*sentence)].rstrip().endswith(":")
    is_whole = text[marked.inner.start].isupper()
    most = _WINDOW if is_announced else _MOST_TO_SENTENCE if is_whole else _MOST_TO_PART
    for verb in reversed(verbs[-_MOST_VERBS:]):
        if len(_WORD.findall(text, verb.end(), sentence.end)) > most:
            break
        cue = Span(*verb.span())
        if _is_infinitive(text, cue):
            continue
        if verb[0].casefold().endswith(speech.participle):
            speaker = _subject_of_all(text, Span(sentence.start, cue.start), speech)
        else:
            speaker = _subject(text, sentence, cue, speech)
        if speaker and next(_verbs(text, speaker, speech), None) is None:
            return Attribution(speaker, cue)
    source = speech.sources.search(text, *sentence)
    if source:
        speaker = subject_behind(text, Span(source.end(), sentence.end), speech)
        if speaker:
            return Attribution(speaker, Span(*source.span()))
    return None


def spoken(text: str, sentence: Span, speech: Speech) -> Iterator[Attribution]:
    """Yield who says something in a sentence, whether it quotes him or not."""
    for verb in islice(_verbs(text, sentence, speech), _MOST_VERBS):
        cue = Span(*verb.span())
        if verb[0].casefold().endswith(speech.participle) or _is_infinitive(text, cue):
            continue
        speaker = subject_before(text, Span(sentence.start, cue.start), speech)
        if speaker and next(_verbs(text, speaker, speech), None) is None:
            yield Attribution(speaker, cue)
    for source in islice(speech.sources.finditer(text, *sentence), _MOST_VERBS):
        if speaker := subject_behind(text, Span(source.end(), sentence.end), speech):
            yield Attribution(speaker, Span(*source.span()))


def _subject_of_all(text: str, ahead: Span, speech: Speech) -> Span | None:
    """Return whose participle follows: the subject of the verb of saying before it, if any."""
    for verb in islice(_verbs(text, ahead, speech), _MOST_VERBS):
        if verb[0].casefold().endswith(speech.participle):
            continue
        if speaker := subject_before(text, Span(ahead.start, verb.start()), speech):
            return speaker
    return subject_of_sentence(text, ahead, speech)


def behind_the_sentence(text: str, marked: Marked, end: int, speech: Speech) -> Attribution | None:
    """Find who says words quoted inside a sentence which closes with who says it: `, he said.`"""
    stretch = Span(marked.outer.end, min(end, marked.outer.end + _WINDOW))
    if not text[slice(*stretch)].strip():
        return None
    sentence = sentences_of(text, stretch)[0]
    comma = text.rfind(",", *sentence)
    if comma < 0:
        return None
    source = speech.sources.search(text, comma + 1, sentence.end)
    if source:
        speaker = subject_behind(text, Span(source.end(), sentence.end), speech)
        return Attribution(speaker, Span(*source.span())) if speaker else None
    verb = next(_verbs(text, Span(comma + 1, sentence.end), speech), None)
    if verb is None or len(_WORD.findall(text, verb.end(), sentence.end)) > 6:
        return None
    if verb[0].casefold().endswith(speech.participle):
        return None
    cue = Span(*verb.span())
    speaker = subject_before(text, Span(comma + 1, cue.start), speech)
    return Attribution(speaker, cue) if speaker else None


def _main_verb(text: str, sentence: Span, speech: Speech) -> Span | None:
    """Return the first verb of saying that is not of a clause about the speaker: `who asked`."""
    spans = [Span(*verb.span()) for verb in islice(_verbs(text, sentence, speech), _MOST_VERBS)]
    main = (
        span
        for span in spans
        if not _RELATIVE.search(text, max(sentence.start, span.start - 9), span.start)
    )
    return next(main, spans[0] if spans else None)


def _verbs(text: str, stretch: Span, speech: Speech) -> Iterator[re.Match[str]]:
    """Yield the verbs of saying in a stretch; nouns and passives are none."""
    for match in speech.verbs.finditer(text, *stretch):
        ahead = _LAST_WORDS.search(text, max(stretch.start, match.start() - 40), match.start())
        near = ahead[0].casefold().split() if ahead else []
        reach = 3 if match[0].casefold().endswith(speech.participle) else 1
        if speech.articles.isdisjoint(near[-reach:]) and speech.passive.isdisjoint(near[-1:]):
            yield match


def _ends_a_statement(text: str, marked: Marked) -> bool:
    return _last(text, marked) == "." or text[marked.outer.end : marked.outer.end + 1] == "."


def _is_sentence(text: str, marked: Marked) -> bool:
    """Whether a quotation is a whole sentence that no mark ends: `“We have won” she said.`"""
    last = _last(text, marked)
    inner = text[slice(*marked.inner)]
    return last.isalnum() and inner[0].isupper() and len(inner.split()) >= _FEWEST_OF_A_SENTENCE


def _last(text: str, marked: Marked) -> str:
    """Return the last character of a quotation, without the marks of one inside it."""
    return text[slice(*marked.inner)].rstrip("’'”\"»")[-1:]


def _goes_on(text: str, cue: Span, sentence: Span, speech: Speech) -> bool:
    """Whether a sentence says something more after its verb: it is no part of the quotation."""
    following = _WORD.search(text, cue.end, sentence.end)
    if following is None or text[cue.end : cue.end + 1] in (",", ":"):
        return text[cue.end : cue.end + 1] == ":"
    return following[0].casefold() not in speech.stops - speech.bounds


def _subject(text: str, sentence: Span, cue: Span, speech: Speech) -> Span | None:
    """Return the subject of a verb: behind it after a comma (`In May, said Otunge, “`)."""
    ahead = text[sentence.start : cue.start].rstrip()
    if ahead.endswith(",") and text[cue.end + 1 : cue.end + 2].isupper():
        return subject_behind(text, Span(cue.end, sentence.end), speech)
    speaker = subject_before(text, Span(sentence.start, cue.start), speech)
    if speaker is None and ahead:  # Otunge arrived and said
        return _subject_of_all(text, Span(sentence.start, cue.start), speech)
    return speaker


def _is_infinitive(text: str, cue: Span) -> bool:
    return text[max(0, cue.start - 3) : cue.start].casefold() == "to "
