"""A corpus as a collection of the program, with a lexicon of the names it is tagged with."""

from __future__ import annotations

from explorer.dates import parse_date
from explorer.entities.lexicon import Lexicon
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
