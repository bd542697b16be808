"""The reference for every index engine: it finds by reading all texts, slowly and obviously."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property

from rapidfuzz.distance import OSA

from explorer.entities.grouping.forms import Form
from explorer.entities.lexicon import forms_of
from explorer.entities.mentions import MentionFinder
from explorer.entities.observed import Link
from explorer.library.collection import Collection
from explorer.models import Mention
from explorer.search import query as q
from explorer.search.answers import Sort
from explorer.search.expansion import KeptArticles
from explorer.search.index import (
    Condition,
    Forms,
    FormSets,
    IndexedArticle,
    Ranking,
    Request,
)
from explorer.search.narrowing import Property, Value
from explorer.search.searcher import Searcher
from explorer.search.stems import stem
from explorer.text.folding import fold
from explorer.text.words import folded_words, words_of


class ScannedText:
    """A title or a text, with its words in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self.folded = [word.folded for word in self.words]
        surfaces = (text[word.start : word.end] for word in self.words)
        # One character may stand for several words, such as ½: those are not written like it.
        self.surfaces = [
            surface if fold(surface) == folded else folded
            for surface, folded in zip(surfaces, self.folded, strict=True)
        ]

    def has_run(self, run: Sequence[str], words: Sequence[str]) -> bool:
        return any(
            list(words[at : at + len(run)]) == list(run) for at in range(len(words) - len(run) + 1)
        )

    def word_at(self, start: int, end: int) -> int | None:
        """Return the number of the first word within a stretch."""
        numbers = (n for n, word in enumerate(self.words) if word.end > start and word.start < end)
        return next(numbers, None)


class ScannedArticle:
    """An article with what is read from it, once."""

    def __init__(self, article: IndexedArticle) -> None:
        self.article = article
        self.title = ScannedText(article.title)
        self.body = ScannedText(article.text)

    @property
    def mentions(self) -> Sequence[Mention]:
        return self.article.mentions

    @cached_property
    def forms(self) -> list[str]:
        return [mention.form for mention in self.mentions]

    def places_of(self, forms: frozenset[str]) -> list[tuple[int, str]]:
        starts = [word.start for word in self.body.words]
        return sorted(
            (sum(start < mention.start for start in starts), mention.form)
            for mention in self.mentions
            if mention.form in forms
        )

    @property
    def words(self) -> list[str]:
        return self.title.folded + self.body.folded

    @property
    def surfaces(self) -> list[str]:
        return self.title.surfaces + self.body.surfaces

    def value_of(self, property_: Property) -> str:
        match property_:
            case Property.SOURCE:
                return self.article.source
            case Property.LANGUAGE:
                return self.article.language
        date = self.article.date
        if date is None or date.earliest is None or date.latest is None:
            return ""
        months = {day.isoformat()[:7] for day in (date.earliest, date.latest)}
        return months.pop() if len(months) == 1 else ""


class ScanningIndex:
    """An `ArticleIndex` over a list of articles."""

    def __init__(self, articles: Iterable[IndexedArticle] = ()) -> None:
        self._articles: dict[str, ScannedArticle] = {}
        self.add(articles)

    def add(self, articles: Iterable[IndexedArticle]) -> None:
        for article in articles:
            self._articles.pop(article.id, None)
            self._articles[article.id] = ScannedArticle(article)

    def delete(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            self._articles.pop(id_, None)

    def articles(self) -> Iterable[ScannedArticle]:
        """Return all articles, in the order in which they came."""
        return self._articles.values()

    def __len__(self) -> int:
        return len(self._articles)

    def close(self) -> None:
        pass

    def search(self, request: Request, *, limit: int, offset: int = 0) -> Ranking:
        ids = [each.article.id for each in _sorted(self._meeting(request), request)]
        return Ranking(tuple(ids[offset : offset + limit]), len(ids))

    def among(self, request: Request, ids: Iterable[str]) -> list[str]:
        found = {each.article.id for each in self._meeting(request)}
        return [id_ for id_ in ids if id_ in found]

    def mentions_of(
        self, ids: Iterable[str], forms: Iterable[str]
    ) -> Mapping[str, Sequence[tuple[int, str]]]:
        wanted, known = frozenset(forms), {each.article.id: each for each in self.articles()}
        return {id_: known[id_].places_of(wanted) if id_ in known else () for id_ in ids}

    def total(self, request: Request) -> int:
        return len(list(self._meeting(request)))

    def form_counts(self, request: Request, forms: Iterable[str]) -> Mapping[str, int]:
        mentioned = Counter(form for each in self._meeting(request) for form in each.forms)
        return {form: mentioned[form] for form in forms if form in mentioned}

    def mention_counts(self, request: Request, forms: Forms) -> Sequence[tuple[str, int]]:
        found = _sorted(self._meeting(request), request)
        counts = [(each.article.id, sum(form in forms for form in each.forms)) for each in found]
        return [(id_, count) for id_, count in counts if count]

    def count_meeting(self, request: Request, sets: FormSets) -> list[int]:
        found = list(self._meeting(request))
        members: list[set[str]] = [set() for _ in range(sets.size)]
        for form, number in zip(sets.form_of.tolist(), sets.set_of.tolist(), strict=True):
            members[number].add(sets.forms[form])
        return [sum(meets_condition(frozenset(forms), each) for each in found) for forms in members]

    def observed_forms(self) -> list[Form]:
        seen = [(each.article.id, mention) for each in self.articles() for mention in each.mentions]
        return [_observed(key, seen) for key in dict.fromkeys(each.form for _, each in seen)]

    def observed_links(self) -> Mapping[Link, int]:
        return Counter(link for each in self.articles() for link in each.article.links)

    def count_values(self, request: Request, property_: Property) -> Mapping[str, int]:
        return Counter(each.value_of(property_) for each in self._meeting(request))

    def has_prefix(self, prefix: str) -> bool:
        return any(word.startswith(prefix) for word in self._vocabulary())

    def articles_with(self, folded: str) -> int:
        return sum(folded in each.words for each in self._articles.values())

    def inflections(self, word: str) -> Mapping[str, frozenset[str]]:
        languages = {each.article.language for each in self._articles.values()}
        found = {each: frozenset(self._inflections_in(word, each)) for each in languages}
        return {language: words for language, words in found.items() if words}

    def near(self, folded: str, greatest: int) -> Sequence[tuple[str, int]]:
        distances = {word: OSA.distance(folded, word) for word in self._vocabulary()}
        near = [word for word, distance in distances.items() if 0 < distance <= greatest]
        near.sort(key=lambda word: (distances[word], -self.articles_with(word), word))
        return [(word, distances[word]) for word in near]

    def _meeting(self, request: Request) -> Iterator[ScannedArticle]:
        selection = request.selection
        for each in self._articles.values():
            if (
                meets(request.query, each)
                and all(any(meets_condition(c, each) for c in g) for g in selection.required)
                and not any(meets_condition(c, each) for c in selection.excluded)
            ):
                yield each

    def _inflections_in(self, word: str, language: str) -> Iterator[str]:
        wanted = stem(word, language)
        for each in self._articles.values():
            if each.article.language == language:
                for folded, surface in zip(each.words, each.surfaces, strict=True):
                    if folded == fold(word) or stem(surface, language) == wanted:
                        yield folded

    def _vocabulary(self) -> set[str]:
        return {word for each in self._articles.values() for word in each.words}


@contextmanager
def searching(collection: Collection, kept: KeptArticles = lambda _tag: ()) -> Iterator[Searcher]:
    """Search a collection by reading all of its texts."""
    searcher = Searcher(collection, ScanningIndex(indexed_articles(collection)), kept)
    yield searcher
    searcher.close()


def indexed_articles(collection: Collection) -> Iterator[IndexedArticle]:
    """Yield the articles of a collection as an index is given them."""
    finder = MentionFinder(collection.lexicon)
    for article in map(collection.article, collection.ids):
        yield IndexedArticle(
            id=article.id,
            title=article.title,
            text=article.text,
            language=article.language,
            source=article.source or "",
            date=article.date,
            mentions=finder.find(article.text),
        )


def _observed(key: str, seen: Iterable[tuple[str, Mention]]) -> Form:
    of_it = [(id_, mention) for id_, mention in seen if mention.form == key]
    taken = {(id_, mention.type) for id_, mention in of_it if mention.type}
    return Form(
        key,
        spellings=Counter(" ".join(mention.surface.split()) for _, mention in of_it),
        types=Counter(type_ for _, type_ in taken),
        articles=len({id_ for id_, _ in of_it}),
        mentions=len(of_it),
    )


def _sorted(found: Iterable[ScannedArticle], request: Request) -> list[ScannedArticle]:
    """Return articles in order. Relevance is by id: only an engine can score."""
    by_id = sorted(found, key=lambda each: each.article.id)
    newest = request.sort is Sort.DATE or request.query == q.Everything()
    if request.sort is Sort.TITLE:
        return sorted(by_id, key=lambda each: fold(each.article.title), reverse=request.reverse)
    if request.sort is Sort.SOURCE:
        return sorted(by_id, key=_source, reverse=request.reverse)
    if newest:
        return sorted(by_id, key=_day, reverse=not request.reverse)
    return by_id[::-1] if request.reverse else by_id


def _day(each: ScannedArticle) -> str:
    return each.article.date.sort_key if each.article.date else ""


def _source(each: ScannedArticle) -> tuple[bool, str, str]:
    name = each.article.source
    return not name, name.casefold(), name


def meets_condition(condition: Condition, each: ScannedArticle) -> bool:
    """Whether an article meets one condition of a narrowing."""
    if isinstance(condition, Value):
        return each.value_of(condition.property) == condition.value
    return any(form in each.forms for form in condition)


def meets(query: q.Query, each: ScannedArticle, *, title_only: bool = False) -> bool:
    """Whether an article meets a query. Fuzzy and Kept must have been looked up before."""
    match query:
        case q.And(parts):
            return all(meets(part, each, title_only=title_only) for part in parts)
        case q.Or(parts):
            return any(meets(part, each, title_only=title_only) for part in parts)
        case q.Not(part):
            return not meets(part, each, title_only=title_only)
        case q.InTitle(part):
            return meets(part, each, title_only=True)
        case q.Unfinished(typed, longer):
            return any(meets(part, each, title_only=title_only) for part in (typed, longer))
        case (
            q.Everything()
            | q.Named()
            | q.Dated()
            | q.FromSource()
            | q.InLanguage()
            | q.HasId()
            | q.OneOf()
        ):
            return _is_known_of(query, each)
    texts = [each.title] if title_only else [each.title, each.body]
    return any(_stands_in(query, text, each) for text in texts)


def _is_known_of(query: q.Query, each: ScannedArticle) -> bool:
    article = each.article
    match query:
        case q.Everything():
            return True
        case q.Named(entities, _, without):
            forms = frozenset().union(*map(forms_of, entities)) - without
            return any(form in forms for form in each.forms)
        case q.Dated(earliest, latest):
            date = article.date
            if date is None:
                return False
            begins_in_time = not (date.earliest and latest) or date.earliest <= latest
            ends_in_time = not (date.latest and earliest) or date.latest >= earliest
            return begins_in_time and ends_in_time
        case q.FromSource(words, unfinished):
            name = folded_words(article.source)
            whole = words[:-1] if unfinished else words
            begun = not unfinished or any(word.startswith(words[-1]) for word in name)
            return begun and all(word in name for word in whole)
        case q.InLanguage(code):
            return article.language == code
        case q.HasId(prefix):
            return article.id.startswith(prefix)
        case q.OneOf(ids):
            return article.id in ids
    raise AssertionError(query)


def _stands_in(query: q.Query, text: ScannedText, each: ScannedArticle) -> bool:
    words = text.folded
    match query:
        case q.Word(folded=folded):
            return folded in words
        case q.Inflected(word, inflections):
            wanted = {word.folded, *dict(inflections).get(each.article.language, ())}
            return not wanted.isdisjoint(words)
        case q.Similar(distances=distances):
            return any(word in words for word, _ in distances)
        case q.Prefix(folded):
            return any(word.startswith(folded) for word in words)
        case q.Wildcard(folded):
            shape = re.escape(folded).replace(r"\*", ".*").replace(r"\?", ".")
            return any(re.fullmatch(shape, word) for word in words)
        case q.Phrase(words=phrase):
            return text.has_run(phrase, words)
        case q.Exact(surfaces):
            composed = [unicodedata.normalize("NFC", surface) for surface in text.surfaces]
            return text.has_run(surfaces, composed)
        case q.Near(slots, within):
            # A word may be part of a name, so only slots that want the same need a place each.
            places = [(_places(slot, text, each), count) for slot, count in Counter(slots).items()]
            return any(
                all(len(p & set(range(first, first + within + 1))) >= count for p, count in places)
                for first in range(len(words))
            )
    raise AssertionError(query)


def _places(slot: str | q.AnyName, text: ScannedText, each: ScannedArticle) -> set[int]:
    """Return the numbers of the words at which a slot of `Near` can stand."""
    if isinstance(slot, str):
        return {number for number, word in enumerate(text.folded) if word == slot}
    if text is each.title:
        return set()  # mentions are those of the text
    starts = (
        text.word_at(mention.start, mention.end)
        for mention in each.article.mentions
        if mention.form in slot.forms
    )
    return {start for start in starts if start is not None}
