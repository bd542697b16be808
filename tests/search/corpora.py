"""Small corpora, and the slow and obvious way to find something in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from explorer.dates import parse_date
from explorer.entities.grouping.grouping import Grouping
from explorer.entities.lexicon import Lexicon
from explorer.errors import UnknownArticleError
from explorer.library.collection import Changes, Version
from explorer.library.sorted_ids import around, beginning
from explorer.models import Article, Entity, EntityType, Mention
from explorer.search import query as q
from explorer.search.engine.arrays_file import arrays_in, write_arrays
from explorer.search.index import Forms, FormSets, IndexedArticle
from explorer.search.names.names import CollectionNames
from explorer.search.names.names_arrays import names_arrays
from explorer.search.searcher import Searcher
from explorer.search.whoosh_index import WhooshIndex
from explorer.text.folding import fold
from tests.search.scanning import indexed_articles

FOLDED = {"Gang": "gang", "été": "ete", "Pol": "pol", "SUD": "sud"}
STEMS = {"gangs": "gang"}
WORDS = ("gang", "gangs", "Gang", "été", "ete", "Pol", "SUD", "sudo", "a", "the")


def indexed(id_: str, text: str, **known: str) -> IndexedArticle:
    """Return an article as an index is given it; `forms` are written with spaces between, and
    all stand at the beginning of the text."""
    return IndexedArticle(
        id=id_,
        title=known.get("title", ""),
        text=text,
        language=known.get("language", "en"),
        source=known.get("source", ""),
        date=parse_date(known["date"]) if known.get("date") else None,
        mentions=[Mention(0, len(form), form, form) for form in known.get("forms", "").split()],
    )


def word(surface: str) -> q.Word:
    """Return the query for one word."""
    return q.Word(surface, fold(surface))


def entity(name: str, *variants: str, type_: EntityType = EntityType.FORCE) -> Entity:
    """Return an entity with the forms of its name."""
    return Entity(name=name, type=type_, variants=(name, *variants))


def form_sets(sets: Sequence[Forms]) -> FormSets:
    """Return some sets of forms laid out for counting."""
    forms = sorted(frozenset[str]().union(*sets))
    place_of = {form: place for place, form in enumerate(forms)}
    pairs = [(place_of[form], number) for number, each in enumerate(sets) for form in each]
    form_of, set_of = np.array(pairs, np.int64).reshape(-1, 2).T
    return FormSets(forms, form_of, set_of, len(sets))


def names_of(entities: Iterable[Entity]) -> CollectionNames:
    """Return the names of entities, as they are read again where they were written."""
    return read_again(Grouping(tuple(entities)))


def read_again(grouping: Grouping) -> CollectionNames:
    """Return the names of a grouping that was written and is read again."""
    stream = BytesIO()
    write_arrays(stream, names_arrays(grouping).items())
    return CollectionNames(arrays_in(stream.getvalue(), "memory"))


def meets(query: q.Query, article: IndexedArticle, *, title_only: bool = False) -> bool:
    """Whether an article of WORDS meets a query: no index, only reading."""
    fields = [_folded(article.title)] + ([] if title_only else [_folded(article.text)])
    words = [each for words in fields for each in words]
    match query:
        case q.Everything():
            return True
        case q.Word(folded=wanted):
            stemmed = not title_only and _stem(wanted) in map(_stem, words)
            return wanted in words or stemmed
        case q.Prefix(folded=beginning):
            return any(each.startswith(beginning) for each in words)
        case q.Phrase(words=phrase):
            return any(f" {' '.join(phrase)} " in f" {' '.join(words)} " for words in fields)
        case q.InTitle(part):
            return meets(part, article, title_only=True)
        case q.And(parts):
            return all(meets(part, article, title_only=title_only) for part in parts)
        case q.Or(parts):
            return any(meets(part, article, title_only=title_only) for part in parts)
        case q.Not(part):
            return not meets(part, article, title_only=title_only)
    raise AssertionError(query)


def _folded(text: str) -> list[str]:
    return [FOLDED.get(each, each) for each in text.split()]


def _stem(folded: str) -> str:
    return STEMS.get(folded, folded)


def written(query: q.Query) -> str:
    """Return a query as a user would type it."""
    match query:
        case q.Word(surface=surface):
            return surface
        case q.Prefix(folded=beginning):
            return f"{beginning}*"
        case q.Phrase(words=words):
            return f'"{" ".join(words)}"'
        case q.InTitle(part):
            return f"title:({written(part)})"
        case q.And(parts):
            return f"({' '.join(map(written, parts))})"
        case q.Or(parts):
            return f"({' OR '.join(map(written, parts))})"
        case q.Not(part):
            return f"NOT {written(part)}"
    return "*"


def _wider(parts: st.SearchStrategy[q.Query]) -> st.SearchStrategy[q.Query]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return several.map(q.And) | several.map(q.Or) | parts.map(q.Not) | parts.map(q.InTitle)


LEAVES: st.SearchStrategy[q.Query] = st.one_of(
    st.sampled_from(WORDS).map(word),
    st.sampled_from(("g", "gan", "su", "et", "x")).map(q.Prefix),
    st.lists(st.sampled_from(WORDS).map(fold), min_size=1, max_size=3).map(
        lambda words: q.Phrase(tuple(words), quoted=True)
    ),
    st.just(q.Everything()),
)
QUERIES: st.SearchStrategy[q.Query] = st.recursive(LEAVES, _wider, max_leaves=6)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@dataclass
class MemoryCollection:
    """A collection that is kept nowhere."""

    kept: Mapping[str, Article]
    lexicon: Lexicon = field(default_factory=Lexicon)
    name: str = "memory"
    key: str = "memory"
    library: None = None
    spacy_model: None = None
    judgements: Path = Path("there is none")
    stories: Sequence[Sequence[str]] = ()
    """The ids of each story of several articles."""

    @property
    def ids(self) -> list[str]:
        return sorted(self.kept)

    def __len__(self) -> int:
        return len(self.kept)

    def __contains__(self, id_: str) -> bool:
        return id_ in self.kept

    def ids_beginning(self, prefix: str, limit: int) -> list[str]:
        return beginning(self.ids, prefix, limit)

    def neighbours(self, id_: str) -> list[str]:
        return around(self.ids, id_)

    def newest(self, limit: int) -> list[str]:
        return self._newest_first(self.ids)[:limit]

    def article(self, id_: str, version: int | None = None) -> Article:  # noqa: ARG002
        try:
            return self.kept[id_]
        except KeyError:
            raise UnknownArticleError(f"There is no article {id_}.") from None

    def versions(self, id_: str) -> list[Version]:
        article = self.article(id_)
        return [Version(1, None, article.title, None, len(article.text))]

    def read_in(self, id_: str) -> tuple[str, ...]:
        return (self.name + id_,)

    def same_story(self, id_: str) -> list[str]:
        story = next((story for story in self.stories if id_ in story), (id_,))
        return self._newest_first(story)

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[tuple[str, Article]]:
        for id_ in self.ids if ids is None else ids:
            if id_ in self.kept:
                yield id_, self.article(id_)

    def signature(self) -> str:
        return self.mark()

    def mark(self) -> str:
        return json.dumps([self.key, self._stamps()])

    def changes_since(self, mark: str) -> Changes | None:
        key, before = json.loads(mark)
        if key != self.key:
            return None
        now = self._stamps()
        return Changes(
            new=tuple(sorted(now.keys() - before.keys())),
            changed=tuple(id_ for id_ in now if before.get(id_, now[id_]) != now[id_]),
            gone=tuple(sorted(before.keys() - now.keys())),
        )

    def has_changed(self) -> bool:
        return False

    def anew(self) -> MemoryCollection:
        return self

    def close(self) -> None:
        pass

    def _stamps(self) -> dict[str, str]:
        return {id_: repr(self.kept[id_]) for id_ in self.ids}

    def _newest_first(self, ids: Iterable[str]) -> list[str]:
        dates = {id_: self.kept[id_].date for id_ in ids}
        days = {id_: date.sort_key if date else "" for id_, date in dates.items()}
        return sorted(sorted(days), key=lambda id_: days[id_], reverse=True)


def collection_of(
    texts: Iterable[str],
    *entities: Entity,
    language: str = "en",
    stories: Sequence[Sequence[str]] = (),
) -> MemoryCollection:
    """Return a collection of untitled texts, with the ids `0`, `1` and so on."""
    articles = {
        str(id_): Article(id=str(id_), title="", text=text, language=language)
        for id_, text in enumerate(texts)
    }
    return MemoryCollection(articles, Lexicon(entities), stories=stories)


@contextmanager
def searching(collection: MemoryCollection) -> Iterator[Searcher]:
    """Search a collection with an index in memory."""
    index = WhooshIndex.create(None)
    index.add(indexed_articles(collection))
    searcher = Searcher(collection, index)
    try:
        yield searcher
    finally:
        searcher.close()
