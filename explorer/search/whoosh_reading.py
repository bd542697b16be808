"""Everything that can be asked of an index, as it was when it was last opened or written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from whoosh.index import FileIndex

from explorer.entities.grouping.forms import Form
from explorer.entities.observed import Link
from explorer.search.answers import Sort
from explorer.search.engine import ordering
from explorer.search.engine.arrays_file import Array
from explorer.search.engine.building import FORMS, TEXT, TITLE, WORDS
from explorer.search.engine.collector import ArrayCollector
from explorer.search.engine.evaluation import Evaluation, Leaf
from explorer.search.engine.matches import Matches, count_common
from explorer.search.engine.membership import Membership
from explorer.search.engine.observing import observed_forms, observed_links
from explorer.search.engine.placing import places_of_forms
from explorer.search.engine.queries import numbers_of
from explorer.search.engine.segment_arrays import SegmentArrays
from explorer.search.index import Condition, Forms, FormSets, Ranking, Request, Selection
from explorer.search.narrowing import Property
from explorer.search.query import Everything, Query
from explorer.search.whoosh_queries import meeting, to_whoosh
from explorer.text.folding import fold

Masks = tuple[Array, ...]
"""For each segment, which of its documents are meant."""

_NO_PLACES: Sequence[tuple[int, str]] = ()

_WORDS_REMEMBERED = 256  # of which the next query has most again


class IndexReading:
    """The half of `ArticleIndex` that only reads."""

    def __init__(self, index: FileIndex) -> None:
        self._read(index)

    def _read(self, index: FileIndex) -> None:
        """Read the index as it is now.

        Never `Searcher.refresh()`: after updates and a merge it counts documents twice.
        """
        self._searcher = index.searcher()
        self._evaluation = Evaluation(self._searcher)
        self._found = lru_cache(maxsize=8)(self._find)
        self._meeting = lru_cache(maxsize=32)(self._find_meeting)
        self._membership = lru_cache(maxsize=4)(self._make_membership)
        self._near = lru_cache(maxsize=_WORDS_REMEMBERED)(self._find_near)
        self._inflections = lru_cache(maxsize=_WORDS_REMEMBERED)(self._find_inflections)

    def __len__(self) -> int:
        return int(self._searcher.doc_count())

    @property
    def _leaves(self) -> Sequence[Leaf]:
        return self._evaluation.leaves

    def search(self, request: Request, *, limit: int, offset: int = 0) -> Ranking:
        """Return a page of what meets a request; see `ArticleIndex.search`."""
        found = self._selected(request)
        total = sum(map(len, found))
        wanted = min(offset + limit, total)
        if not limit or offset >= total:
            return Ranking((), total)
        return Ranking(tuple(self._ordered(request, found, wanted)[offset:]), total)

    def total(self, request: Request) -> int:
        """Return how many articles meet a request; see `ArticleIndex.total`."""
        return sum(map(len, self._selected(request)))

    def among(self, request: Request, ids: Iterable[str]) -> list[str]:
        """Return those that meet a request; see `ArticleIndex.among`."""
        masks = self._masks(request)
        return [id_ for id_ in ids if self._is_in(masks, id_)]

    def form_counts(self, request: Request, forms: Iterable[str]) -> Mapping[str, int]:
        """Return how often forms are mentioned; see `ArticleIndex.form_counts`."""
        masks = self._masks(request)
        counts: Counter[str] = Counter()
        for form in forms:
            for leaf, mask in zip(self._leaves, masks, strict=True):
                counts[form] += _mentions(leaf.arrays, form, mask)
        return {form: count for form, count in counts.items() if count}

    def mention_counts(self, request: Request, forms: Forms) -> Sequence[tuple[str, int]]:
        """Return where forms are mentioned how often; see `ArticleIndex.mention_counts`."""
        counts: dict[str, int] = {}
        mentioning: list[Matches] = []
        for leaf, found in zip(self._leaves, self._selected(request), strict=True):
            totals = _mentions_of_any(leaf.arrays, forms)
            matches = found.within(totals > 0)
            for doc in matches.docs:
                counts[leaf.arrays.id_of(int(doc))] = int(totals[doc])
            mentioning.append(matches)
        return [(id_, counts[id_]) for id_ in self._ordered(request, mentioning, len(counts))]

    def mentions_of(
        self, ids: Iterable[str], forms: Iterable[str]
    ) -> Mapping[str, Sequence[tuple[int, str]]]:
        """Return where forms are mentioned; see `ArticleIndex.mentions_of`."""
        forms, places = frozenset(forms), dict.fromkeys(ids, _NO_PLACES)
        for leaf in self._leaves:
            docs = {leaf.arrays.document(id_): id_ for id_ in places}
            here = [doc for doc in docs if doc is not None and _is_live(leaf, doc)]
            found = places_of_forms(leaf.arrays, np.array(here, np.int64), forms) if here else {}
            places |= {docs[doc]: each for doc, each in found.items()}
        return places

    def count_meeting(self, request: Request, sets: FormSets) -> list[int]:
        """Return how many articles mention each set; see `ArticleIndex.count_meeting`."""
        counts = np.zeros(sets.size, np.int64)
        found, masks = self._selected(request), self._masks(request)
        memberships = self._membership(sets)
        for membership, matches, mask in zip(memberships, found, masks, strict=True):
            counts += membership.count(mask, len(matches))
        return [int(count) for count in counts]

    def count_values(self, request: Request, property_: Property) -> Mapping[str, int]:
        """Return how many articles have each value; see `ArticleIndex.count_values`."""
        counts: Counter[str] = Counter()
        for leaf, matches in zip(self._leaves, self._selected(request), strict=True):
            names, of = leaf.arrays.values(property_)
            found = np.bincount(of[matches.docs], minlength=len(names))
            counts.update({name: int(count) for name, count in zip(names, found, strict=True)})
        return {name: count for name, count in counts.items() if count}

    def observed_forms(self) -> Iterable[Form]:
        """Return every form that is mentioned; see `ArticleIndex.observed_forms`."""
        return observed_forms(self._leaves)

    def observed_links(self) -> Mapping[Link, int]:
        """Return what articles say of names; see `ArticleIndex.observed_links`."""
        return observed_links(self._leaves)

    def has_prefix(self, prefix: str) -> bool:
        """Whether any word begins so; see `ArticleIndex.has_prefix`."""
        return any(
            self._frequency(leaf, number)
            for leaf in self._leaves
            for number in leaf.arrays.vocabulary(WORDS).beginning(prefix.encode())
        )

    def articles_with(self, folded: str) -> int:
        """Return in how many articles a word occurs; see `ArticleIndex.articles_with`."""
        numbers = (
            (leaf, leaf.arrays.vocabulary(WORDS).find(folded.encode())) for leaf in self._leaves
        )
        return sum(self._frequency(leaf, at) for leaf, at in numbers if at is not None)

    def inflections(self, word: str) -> Mapping[str, frozenset[str]]:
        """Return the inflections of a word; see `ArticleIndex.inflections`."""
        return self._inflections(word)

    def _find_inflections(self, word: str) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        folded = fold(word)
        for leaf in self._leaves:
            for language in leaf.arrays.values(Property.LANGUAGE)[0]:
                words = set(leaf.arrays.with_stem_of(word, language))
                if leaf.live is not None:
                    words = {each for each in words if _occurs(leaf, each, language)}
                # `sonde` finds Sondé, whatever the stem of that is.
                if folded not in words and _occurs(leaf, folded, language):
                    words.add(folded)
                found[language].update(words)
        return {language: frozenset(words) for language, words in found.items() if words}

    def near(self, folded: str, greatest: int) -> Sequence[tuple[str, int]]:
        """Return the words within an edit distance; see `ArticleIndex.near`."""
        return self._near(folded, greatest)

    def _find_near(self, folded: str, greatest: int) -> Sequence[tuple[str, int]]:
        distances: dict[str, int] = {}
        articles: Counter[str] = Counter()
        for leaf in self._leaves:
            words = leaf.arrays.vocabulary(WORDS)
            for number, distance in words.near(folded, greatest):
                if distance and (count := self._frequency(leaf, number)):
                    word = words[number].decode()
                    distances[word] = distance
                    articles[word] += count
        return sorted(distances.items(), key=lambda item: (item[1], -articles[item[0]], item[0]))

    def close(self) -> None:
        """Let go of files."""
        self._searcher.close()

    # What is found is kept for the moment: hits and facets of a search are asked for in turn.

    def _find(self, query: Query) -> list[Matches]:
        collector = ArrayCollector(self._evaluation)
        self._searcher.search_with_collector(to_whoosh(query), collector)
        return collector.matches

    def _find_meeting(self, condition: Condition) -> Masks:
        matches = self._evaluation.answer(meeting(condition))
        return tuple(
            each.mask(leaf.arrays.size) for leaf, each in zip(self._leaves, matches, strict=True)
        )

    def _make_membership(self, sets: FormSets) -> list[Membership]:
        return [Membership(leaf.arrays, sets) for leaf in self._leaves]

    def _selected(self, request: Request) -> list[Matches]:
        found = self._found(request.query)
        if request.selection.is_empty:
            return found
        allowed = self._allowed(request.selection)
        return [matches.within(mask) for matches, mask in zip(found, allowed, strict=True)]

    def _allowed(self, selection: Selection) -> Masks:
        masks = tuple(np.ones(leaf.arrays.size, bool) for leaf in self._leaves)
        for group in selection.required:
            for mask, *alternatives in zip(masks, *map(self._meeting, group), strict=True):
                np.logical_and(mask, np.logical_or.reduce(alternatives), out=mask)
        for condition in selection.excluded:
            for mask, unwanted in zip(masks, self._meeting(condition), strict=True):
                np.logical_and(mask, ~unwanted, out=mask)
        return masks

    def _masks(self, request: Request) -> Masks:
        return tuple(
            matches.mask(leaf.arrays.size)
            for leaf, matches in zip(self._leaves, self._selected(request), strict=True)
        )

    def _is_in(self, masks: Masks, id_: str) -> bool:
        for leaf, mask in zip(self._leaves, masks, strict=True):
            doc = leaf.arrays.document(id_)
            if doc is not None and mask[doc]:
                return True
        return False

    def _frequency(self, leaf: Leaf, number: int) -> int:
        """Return in how many documents a word occurs, removed ones not counted."""
        titles, texts = (leaf.arrays.postings(field) for field in (TITLE, TEXT))
        in_title, in_text = titles.docs[titles.of(number)], texts.docs[texts.of(number)]
        if leaf.live is not None:
            in_title, in_text = in_title[leaf.live[in_title]], in_text[leaf.live[in_text]]
        if not len(in_title) or not len(in_text):
            return len(in_title) + len(in_text)
        return len(in_title) + len(in_text) - count_common(in_title, in_text)

    def _ordered(self, request: Request, found: list[Matches], wanted: int) -> list[str]:
        """Return the ids of the first articles in the order asked for; without a query
        relevance means the newest first."""
        if request.sort is Sort.RELEVANCE and not isinstance(request.query, Everything):
            return self._by_score(found, wanted, reverse=request.reverse)
        order = {
            Sort.TITLE: ordering.BY_TITLE,
            Sort.SOURCE: ordering.BY_SOURCE,
        }.get(request.sort, ordering.NEWEST_FIRST)
        return ordering.page(self._leaves, found, order, reverse=request.reverse, limit=wanted)

    def _by_score(self, found: list[Matches], wanted: int, *, reverse: bool) -> list[str]:
        if not reverse:
            best = self._evaluation.best_of(found, wanted)
        else:
            best = self._evaluation.best_of(found, sum(map(len, found)))[::-1][:wanted]
        return [self._evaluation.id_of(doc) for _, doc in best]


def _is_live(leaf: Leaf, doc: int) -> bool:
    return leaf.live is None or bool(leaf.live[doc])


def _occurs(leaf: Leaf, folded: str, language: str) -> bool:
    """Whether a word stands in an article of a language that was not removed."""
    number = leaf.arrays.vocabulary(WORDS).find(folded.encode())
    if number is None:
        return False
    in_language = leaf.arrays.in_language(language)
    for postings in map(leaf.arrays.postings, (TITLE, TEXT)):
        docs = postings.docs[postings.of(number)]
        if leaf.live is not None:
            docs = docs[leaf.live[docs]]
        if len(docs) if in_language is None else in_language[docs].any():
            return True
    return False


def _mentions(segment: SegmentArrays, form: str, mask: Array) -> int:
    postings = segment.postings(FORMS)
    where = [postings.of(number) for number in numbers_of(segment, FORMS, [form])]
    return sum(int(postings.counts(each)[mask[postings.docs[each]]].sum()) for each in where)


def _mentions_of_any(segment: SegmentArrays, forms: Forms) -> Array:
    """Return how often each document of a segment mentions any of some forms."""
    postings, totals = segment.postings(FORMS), np.zeros(segment.size, np.int64)
    for number in numbers_of(segment, FORMS, forms):
        where = postings.of(number)
        totals[postings.docs[where]] += postings.counts(where)  # no document stands twice
    return totals
