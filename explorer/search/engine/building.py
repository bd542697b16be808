"""Turn collected articles into the arrays of a segment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from explorer.search.engine import vocabulary
from explorer.search.engine.arrays_file import Array
from explorer.search.engine.collecting import Collected, Places, Words
from explorer.search.engine.postings import length_bytes, postings_of, starts_of
from explorer.search.engine.tokens import composed
from explorer.search.stems import stem

TITLE, TEXT, FORMS = "title", "text", "forms"
TITLE_SPELLINGS, TEXT_SPELLINGS = "title_spellings", "text_spellings"
SIGHTINGS, LINKS = "sightings", "links"
SCORED = (TITLE, TEXT, FORMS)
"""The fields that have lengths."""

WORDS, SPELLINGS, IDS, STEMS = "words", "spellings", "ids", "stems"
TITLES, LANGUAGES, SOURCES = "titles", "languages", "sources"
VOCABULARY_OF = {
    TITLE: WORDS,
    TEXT: WORDS,
    FORMS: FORMS,
    TITLE_SPELLINGS: SPELLINGS,
    TEXT_SPELLINGS: SPELLINGS,
    SIGHTINGS: SIGHTINGS,
    LINKS: LINKS,
}
"""Whose terms the postings of each field are of."""

COLUMNS = ("earliest", "latest")
VALUES = {"title_of": TITLES, "language_of": LANGUAGES, "source_of": SOURCES}
"""The columns that number a value of each document in a vocabulary."""

_SEPARATOR = "\x1f"  # folding removes it, so no word contains it


def spellings_field(field: str) -> str:
    """Return the field of the words of a field that are not written as they fold."""
    return {TITLE: TITLE_SPELLINGS, TEXT: TEXT_SPELLINGS}[field]


def spelling_term(folded: str, surface: str) -> str:
    """Return the term of a word that is written so; those of one word lie side by side."""
    return f"{folded}{_SEPARATOR}{surface}"


def segment_arrays(collected: Collected) -> dict[str, Array]:
    """Return everything that is known of some articles as arrays by name."""
    words, word_of = _ranked(collected.words.folded)
    terms = _spelling_terms(collected.words)
    spellings, spelling_of = _ranked(terms)
    spelling_of[[not term for term in terms]] = -1
    fields = (
        (TITLE, TITLE_SPELLINGS, collected.title),
        (TEXT, TEXT_SPELLINGS, collected.text),
    )
    arrays: dict[str, Array] = {}
    for field, spelling_field, places in fields:
        arrays |= _word_arrays(field, places, word_of, len(words))
        arrays |= _spelling_arrays(spelling_field, places, spelling_of, len(spellings))
    arrays |= vocabulary.written(words, WORDS, letters=True)
    arrays |= vocabulary.written(spellings, SPELLINGS)
    arrays |= _stem_arrays(collected, word_of)
    arrays |= _mention_arrays(collected)
    arrays |= _sighting_arrays(collected)
    return arrays | _document_arrays(collected)


class _Ranked(NamedTuple):
    terms: list[bytes]
    """Different terms, sorted."""
    rank_of: Array
    """For each of the strings given, the number of its term."""


def _ranked(strings: Sequence[str]) -> _Ranked:
    encoded = [string.encode("utf-8", "surrogatepass") for string in strings]
    terms = sorted(set(encoded))
    ranks = {term: rank for rank, term in enumerate(terms)}
    return _Ranked(terms, np.fromiter(map(ranks.__getitem__, encoded), np.int32, len(encoded)))


def _spelling_terms(words: Words) -> list[str]:
    """Return the term of each spelling, empty where it is what the word folds to."""
    pairs = zip(map(composed, words), words.folded, strict=True)
    return ["" if same == folded else spelling_term(folded, same) for same, folded in pairs]


def _places(lengths: Array) -> tuple[Array, Array]:
    """Return the document and the position of every place of a field."""
    docs = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    starts = starts_of(lengths)[:-1]
    return docs, (np.arange(len(docs)) - np.repeat(starts, lengths)).astype(np.int32)


def _word_arrays(field: str, places: Places, word_of: Array, words: int) -> dict[str, Array]:
    lengths = np.array(places.lengths, np.int64)
    docs, positions = _places(lengths)
    terms = word_of[np.array(places.spellings, np.int64)]
    as_bytes = length_bytes(lengths)
    postings = postings_of(terms, docs, positions, as_bytes, words)
    return {
        **postings.written(field),
        f"{field}.lengths": as_bytes,
        f"{field}.length": np.array([lengths.sum()]),
    }


def _spelling_arrays(
    field: str, places: Places, spelling_of: Array, spellings: int
) -> dict[str, Array]:
    lengths = np.array(places.lengths, np.int64)
    docs, positions = _places(lengths)
    terms = spelling_of[np.array(places.spellings, np.int64)]
    other = terms >= 0
    unscored = np.zeros(len(lengths), np.uint8)
    return postings_of(terms[other], docs[other], positions[other], unscored, spellings).written(
        field
    )


def _stem_arrays(collected: Collected, word_of: Array) -> dict[str, Array]:
    """Return which words have each stem in each language."""
    having: dict[bytes, set[int]] = {}
    surfaces = list(collected.words)
    language_of = np.array(collected.language, np.int64)
    for language, number in collected.languages.items():
        for spelling in _spellings_in(collected, language_of == number):
            key = stem_key(language, stem(surfaces[spelling], language))
            having.setdefault(key, set()).add(int(word_of[spelling]))
    return stem_arrays(having)


def _spellings_in(collected: Collected, chosen: Array) -> Iterable[int]:
    """Return the different spellings in the documents chosen."""
    occurs = np.zeros(len(collected.words), bool)
    for places in (collected.title, collected.text):
        lengths = np.array(places.lengths, np.int64)
        spellings = np.array(places.spellings, np.int64)
        occurs[spellings[np.repeat(chosen, lengths)]] = True
    return map(int, np.flatnonzero(occurs))


def stem_key(language: str, stemmed: str) -> bytes:
    """Return under what the words of a stem are found; it means something in its language only."""
    return f"{language}{_SEPARATOR}{stemmed}".encode("utf-8", "surrogatepass")


def stem_language(key: bytes) -> str:
    """Return in which language a stem means something."""
    return key.decode("utf-8", "surrogatepass").partition(_SEPARATOR)[0]


def stem_arrays(having: Mapping[bytes, Iterable[int]]) -> dict[str, Array]:
    """Return the arrays of the words (by number) of each stem."""
    keys = sorted(having)
    words = [sorted(having[key]) for key in keys]
    return {
        **vocabulary.written(keys, STEMS),
        "stems.starts": starts_of(np.array(list(map(len, words)), np.int64)),
        "stems.words": np.array([word for each in words for word in each], np.int64),
    }


def _mention_arrays(collected: Collected) -> dict[str, Array]:
    forms, form_of = _ranked(list(collected.forms))
    counts = np.array(collected.mention_counts, np.int64)
    docs = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    terms = form_of[np.array(collected.mention_forms, np.int64)]
    positions = np.array(collected.mention_places, np.int32)
    as_bytes = length_bytes(counts)
    return {
        **vocabulary.written(forms, FORMS),
        **postings_of(terms, docs, positions, as_bytes, len(forms)).written(FORMS),
        f"{FORMS}.lengths": as_bytes,
        f"{FORMS}.length": np.array([counts.sum()]),
    }


def _sighting_arrays(collected: Collected) -> dict[str, Array]:
    fields = (
        (SIGHTINGS, collected.sightings, collected.mention_sightings, collected.mention_counts),
        (LINKS, collected.links, collected.article_links, collected.link_counts),
    )
    arrays: dict[str, Array] = {}
    for field, numbering, numbers, counts in fields:
        terms, rank_of = _ranked(list(numbering))
        docs, positions = _places(np.array(counts, np.int64))
        unscored = np.zeros(len(counts), np.uint8)
        of = rank_of[np.array(numbers, np.int64)]
        postings = postings_of(of, docs, positions, unscored, len(terms))
        arrays |= vocabulary.written(terms, field)
        arrays |= postings.without_positions().written(field)
    return arrays


def _document_arrays(collected: Collected) -> dict[str, Array]:
    ids, id_of = _ranked(collected.ids)
    titles, title_of = _ranked(collected.titles)
    languages, language_rank = _ranked(list(collected.languages))
    sources, source_rank = _ranked(list(collected.sources))
    docs = np.empty(len(ids), np.uint32)
    docs[id_of] = np.arange(len(ids))
    return {
        **vocabulary.written(ids, IDS),
        "ids.docs": docs,
        **vocabulary.written(titles, TITLES),
        "title_of": title_of,
        **vocabulary.written(languages, LANGUAGES),
        "language_of": language_rank[np.array(collected.language, np.int64)].astype(np.uint16),
        **vocabulary.written(sources, SOURCES),
        "source_of": source_rank[np.array(collected.source, np.int64)],
        "earliest": np.array(collected.earliest, np.int32),
        "latest": np.array(collected.latest, np.int32),
    }
