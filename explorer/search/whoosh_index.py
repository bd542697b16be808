"""The article index on Whoosh.

In it are words with positions, stems, the forms mentioned and how often, and what sorting
needs. The texts are not: the collection has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache, reduce
from itertools import islice
from operator import or_
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from whoosh import fields, sorting
from whoosh.analysis import RegexTokenizer
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import EmptyIndexError, FileIndex, IndexVersionError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.query import And, Or, Query
from whoosh.searching import Searcher

from explorer.errors import UnusableIndexError
from explorer.search import query as our
from explorer.search.answers import Sort
from explorer.search.index import Forms, IndexedArticle, Ranking, Request, Selection
from explorer.search.whoosh_queries import (
    FORMS,
    LANGUAGE,
    STEMS,
    TEXT,
    TITLE,
    any_form,
    stem_term,
    to_whoosh,
)
from explorer.text.folding import fold
from explorer.text.words import folded_words, words_of

_ID, _DATE, _TITLE_KEY = "id", "date", "title_key"
_SEPARATOR = "\x1f"  # folding removes it, so no form contains it
_WRITER_MEGABYTES = 96
_MOST_NEAR = 5

# What Whoosh raises on a table of contents or a segment that is missing, cut short or garbled.
_DAMAGE = (
    OSError,
    EmptyIndexError,
    WhooshIndexError,
    IndexVersionError,
    UnpicklingError,
    EOFError,
    KeyError,
    TypeError,
    ValueError,
)


def _schema() -> fields.Schema:
    parted = RegexTokenizer(f"[^{_SEPARATOR}]+")
    spaced = RegexTokenizer(r"[^ ]+")
    return fields.Schema(
        **{
            _ID: fields.ID(stored=True, unique=True, sortable=True),
            _DATE: fields.ID(sortable=True),
            _TITLE_KEY: fields.ID(sortable=True),
            LANGUAGE: fields.ID(),
            TITLE: fields.TEXT(analyzer=spaced),
            TEXT: fields.TEXT(analyzer=spaced),
            STEMS: fields.KEYWORD(analyzer=spaced, scorable=True),
            FORMS: fields.KEYWORD(analyzer=parted, scorable=True),
        }
    )


class WhooshIndex:
    """An `ArticleIndex` on Whoosh, in a folder or in memory."""

    def __init__(self, index: FileIndex) -> None:
        self._index = index
        self._searcher: Searcher = index.searcher()
        self._matching = lru_cache(maxsize=16)(self._find_matching)
        self._mentioning = lru_cache(maxsize=None)(self._find_mentioning)

    @classmethod
    def create(cls, folder: Path | None) -> WhooshIndex:
        """Make an empty index in an empty folder, or in memory."""
        storage = FileStorage(str(folder)) if folder else RamStorage()
        return cls(storage.create_index(_schema()))

    @classmethod
    def open(cls, folder: Path) -> WhooshIndex:
        """Open the index in a folder.

        Whoosh's table of contents is a pickle, so the folder must be one that nobody else can
        write to; see `index_cache`. Raises UnusableIndexError when there is no sound index.
        """
        try:
            return cls(FileStorage(str(folder)).open_index())
        except _DAMAGE as error:
            raise UnusableIndexError(f"The index in {folder} cannot be opened: {error}.") from error

    def close(self) -> None:
        """Let go of files; see `ArticleIndex.close`."""
        self._searcher.close()
        self._index.close()

    def __len__(self) -> int:
        return int(self._searcher.doc_count())

    def add(self, articles: Iterable[IndexedArticle]) -> None:
        """Add or replace articles; see `ArticleIndex.add`."""
        fresh = not len(self)
        with self._writing() as writer:
            write = writer.add_document if fresh else writer.update_document
            for article in articles:
                write(**_document(article))

    def delete(self, ids: Iterable[str]) -> None:
        """Remove articles; see `ArticleIndex.delete`."""
        with self._writing() as writer:
            for id_ in ids:
                writer.delete_by_term(_ID, id_)

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        with self._index.writer(limitmb=_WRITER_MEGABYTES) as writer:
            yield writer
        # Never Searcher.refresh(): after updates and a merge it counts documents twice.
        self._searcher.close()
        self._searcher = self._index.searcher()
        self.__dict__.pop("_languages", None)
        self.__dict__.pop("_vocabulary", None)
        self._matching.cache_clear()
        self._mentioning.cache_clear()

    def search(self, request: Request, *, limit: int, offset: int = 0) -> Ranking:
        """Return a page of what meets a request; see `ArticleIndex.search`."""
        total = self._bits(request.query, request.selection).bit_count()
        if not limit or offset >= total:
            return Ranking((), total)
        chosen = [any_form(forms) for forms in request.selection.chosen]
        excluded = [any_form(forms) for forms in request.selection.excluded]
        results = self._searcher.search(
            self._translate(request.query),
            limit=min(offset + limit, total),
            filter=And(chosen) if chosen else None,
            mask=Or(excluded) if excluded else None,
            **_order(request),
        )
        return Ranking(tuple(hit[_ID] for hit in results[offset:]), total)

    def among(self, request: Request, ids: Iterable[str]) -> list[str]:
        """Return those that meet a request; see `ArticleIndex.among`."""
        bits = self._bits(request.query, request.selection)
        numbers = ((id_, self._searcher.document_number(**{_ID: id_})) for id_ in ids)
        return [id_ for id_, number in numbers if number is not None and bits >> number & 1]

    def form_counts(self, request: Request, forms: Iterable[str]) -> Mapping[str, int]:
        """Return how often forms are mentioned; see `ArticleIndex.form_counts`."""
        bits = self._bits(request.query, request.selection)
        counts = {
            form: sum(count for doc, count in self._postings(form) if bits >> doc & 1)
            for form in forms
        }
        return {form: count for form, count in counts.items() if count}

    def count(self, request: Request, selections: Sequence[Selection]) -> list[int]:
        """Return how many articles each selection would show; see `ArticleIndex.count`."""
        return [self._bits(request.query, selection).bit_count() for selection in selections]

    def has_prefix(self, prefix: str) -> bool:
        """Whether any word begins so; see `ArticleIndex.has_prefix`."""
        reader = self._searcher.reader()
        return any(
            self._occurs(field, term)
            for field in (TITLE, TEXT)
            for term in reader.expand_prefix(field, prefix)
        )

    def near(self, word: str, greatest: int) -> Sequence[tuple[str, int]]:
        """Return the words within an edit distance; see `ArticleIndex.near`."""
        folded = fold(word)
        if any(self._occurs(field, folded) for field in (TITLE, TEXT)):
            return ()
        stemmed = (stem_term(word, language) for language in self._languages)
        if any(self._occurs(STEMS, term) for term in stemmed):
            return ()  # another inflection of it occurs, and that is found anyway
        from rapidfuzz import process  # only now: most queries need no spelling distance
        from rapidfuzz.distance import OSA

        found = process.extract(
            folded, self._vocabulary, scorer=OSA.distance, score_cutoff=greatest, limit=None
        )
        occurring = (
            (near, int(distance))
            for near, distance, _ in found
            if any(self._occurs(field, near) for field in (TITLE, TEXT))
        )
        return list(islice(occurring, _MOST_NEAR))

    def _occurs(self, field: str, term: str | bytes) -> bool:
        """Whether a term is in an article: Whoosh may know some of articles that are deleted."""
        if (field, term) not in self._searcher.reader():
            return False
        return bool(self._searcher.postings(field, term).is_active())

    @cached_property
    def _vocabulary(self) -> list[str]:
        reader = self._searcher.reader()
        words = {term.decode() for field in (TITLE, TEXT) for term in reader.lexicon(field)}
        return sorted(words)

    @cached_property
    def _languages(self) -> tuple[str, ...]:
        return tuple(term.decode() for term in self._searcher.reader().lexicon(LANGUAGE))

    def _translate(self, query: our.Query) -> Query:
        return to_whoosh(query, self._languages)

    # Sets of articles are bit sets: bit n of an int is document number n of this searcher.

    def _bits(self, query: our.Query, selection: Selection) -> int:
        bits = self._matching(query)
        for forms in selection.chosen:
            bits &= self._mentioning(forms)
        for forms in selection.excluded:
            bits &= ~self._mentioning(forms)
        return bits

    def _find_matching(self, query: our.Query) -> int:
        return _bit_set(self._searcher.docs_for_query(self._translate(query)))

    def _find_mentioning(self, forms: Forms) -> int:
        sets = (_bit_set(doc for doc, _ in self._postings(form)) for form in forms)
        return reduce(or_, sets, 0)

    def _postings(self, form: str) -> Iterator[tuple[int, int]]:
        """Yield the documents that mention a form, each with how often."""
        if (FORMS, form) not in self._searcher.reader():
            return
        matcher = self._searcher.postings(FORMS, form)
        while matcher.is_active():
            yield matcher.id(), int(matcher.weight())
            matcher.next()


def _document(article: IndexedArticle) -> dict[str, str]:
    words = [
        article_text[word.start : word.end]
        for article_text in (article.title, article.text)
        for word in words_of(article_text)
    ]
    return {
        _ID: article.id,
        _DATE: article.date,
        _TITLE_KEY: fold(article.title),
        LANGUAGE: article.language,
        TITLE: " ".join(folded_words(article.title)),
        TEXT: " ".join(folded_words(article.text)),
        STEMS: " ".join(stem_term(word, article.language) for word in words),
        FORMS: _SEPARATOR.join(article.forms),
    }


def _order(request: Request) -> dict[str, Any]:
    """Return how Whoosh is told to sort; without a query relevance means the newest first."""
    by_id = sorting.FieldFacet(_ID)
    match request.sort:
        case Sort.TITLE:
            return {"sortedby": [sorting.FieldFacet(_TITLE_KEY, reverse=request.reverse), by_id]}
        case Sort.RELEVANCE if not isinstance(request.query, our.Everything):
            return {"reverse": request.reverse}
        case _:
            newest_first = not request.reverse
            return {"sortedby": [sorting.FieldFacet(_DATE, reverse=newest_first), by_id]}


def _bit_set(documents: Iterable[int]) -> int:
    numbers = list(documents)
    if not numbers:
        return 0
    packed = bytearray(max(numbers) // 8 + 1)
    for number in numbers:
        packed[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(packed, "little")
