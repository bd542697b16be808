"""A corpus as a collection of the program, with a lexicon of the names it is tagged with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from explorer.dates import parse_date
from explorer.entities.lexicon import Lexicon
from explorer.errors import CollectionError, UnknownArticleError
from explorer.library.collection import Changes, Version
from explorer.library.sorted_ids import around, beginning
from explorer.models import Article, Entity, EntityType
from tests.benchmarks import corpus as written

_TYPES = {
    "places": EntityType.PLACE,
    "people": EntityType.PERSON,
    "orgs": EntityType.ORGANISATION,
}


def model_of(article: written.Article) -> Article:
    """Return an article of a corpus as the program knows articles."""
    return Article(
        id=str(article.number),
        title=article.title,
        text=article.text,
        date=parse_date(article.date) if article.date else None,
        source="Reuters",
    )


def lexicon_of(corpus: written.Corpus) -> Lexicon:
    """Return a lexicon of the names that the source's articles are tagged with."""
    return Lexicon(
        Entity(name, _TYPES[field], (name,))
        for field, names in corpus.names.items()
        for name in names
    )


class CorpusCollection:
    """A `Collection` of the articles of a corpus; they never change, and each is its own story."""

    library = None
    spacy_model = None

    def __init__(self, corpus: written.Corpus) -> None:
        self._corpus = corpus
        self.name = self.key = corpus.file.stem
        self.lexicon = lexicon_of(corpus)
        self.judgements = corpus.file.with_suffix(".judgements.jsonl")

    @cached_property
    def ids(self) -> Sequence[str]:
        return sorted(map(str, range(1, len(self._corpus) + 1)))

    def __len__(self) -> int:
        return len(self._corpus)

    def __contains__(self, id_: str) -> bool:
        return id_.isdecimal() and str(int(id_)) == id_ and 1 <= int(id_) <= len(self)

    def ids_beginning(self, prefix: str, limit: int) -> Sequence[str]:
        return beginning(self.ids, prefix, limit)

    def neighbours(self, id_: str) -> Sequence[str]:
        return around(self.ids, id_)

    def newest(self, limit: int) -> list[str]:
        dated = sorted(self._corpus.articles(), key=lambda article: article.date or "")
        return [str(article.number) for article in dated[-limit:]][::-1]

    def article(self, id_: str, version: int | None = None) -> Article:  # noqa: ARG002 one each
        try:
            return model_of(self._corpus.article(int(id_)))
        except (KeyError, ValueError) as error:
            raise UnknownArticleError(f"There is no article {id_}.") from error

    def articles(
        self, ids: Iterable[str] | None = None
    ) -> Iterator[tuple[str, Article | CollectionError]]:
        for id_ in self.ids if ids is None else ids:
            if id_ in self:
                yield id_, self.article(id_)

    def versions(self, id_: str) -> Sequence[Version]:
        article = self.article(id_)
        return [Version(1, None, article.title, str(article.date), len(article.text))]

    def read_in(self, id_: str) -> Sequence[str]:  # noqa: ARG002 all in one file
        return (str(self._corpus.file),)

    def same_story(self, id_: str) -> Sequence[str]:
        return (id_,)

    def signature(self) -> str:
        return self._corpus.file.stem

    def mark(self) -> str:
        return self.signature()

    def changes_since(self, mark: str) -> Changes | None:
        return Changes() if mark == self.mark() else None

    def has_changed(self) -> bool:
        return False

    def anew(self) -> CorpusCollection:
        return self

    def close(self) -> None:
        self._corpus.close()
