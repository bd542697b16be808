"""Take in articles one by one, as numbers: the quick half of indexing; `building` sorts them."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from explorer.search.engine.sightings import link_term, sighting_term
from explorer.search.engine.tokens import (
    is_plain,
    starts_of_words,
    surfaces_of,
    tokens_of,
)
from explorer.search.index import IndexedArticle
from explorer.text.folding import fold

NO_DAY = 0
"""The first and the last day of an article whose date is not known."""

_OPEN_START, _OPEN_END = -1, 1 << 30


class Numbering(dict[str, int]):
    """Numbers different strings from 0, in the order in which they come."""

    def __missing__(self, string: str) -> int:
        self[string] = number = len(self)
        return number


class Words(dict[str, int]):
    """Numbers the spellings of words, and knows the folded word of each."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: list[str] = []

    def __missing__(self, surface: str) -> int:
        return self._add(surface, fold(surface))

    def number(self, surface: str, folded: str) -> int:
        """Return the number of a spelling of which the folded word is known."""
        if fold(surface) != folded:  # several words in one character, such as ½
            surface = folded
        number = self.get(surface)
        return self._add(surface, folded) if number is None else number

    def _add(self, surface: str, folded: str) -> int:
        self[surface] = number = len(self)
        self.folded.append(folded)
        return number


class Places:
    """The words of one field of every article, in order."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.spellings = array("i")
        """The number of the spelling at every place."""
        self.lengths = array("i")
        """How many words each article has in this field."""

    def add(self, text: str) -> None:
        """Take in one article's field."""
        if is_plain(text):
            numbers = list(map(self._words.__getitem__, surfaces_of(text)))
        else:
            number = self._words.number
            numbers = [number(token.surface, token.folded) for token in tokens_of(text)]
        self.spellings.extend(numbers)
        self.lengths.append(len(numbers))


class Collected:
    """Articles that have been taken in."""

    def __init__(self) -> None:
        self.words = Words()
        self.title = Places(self.words)
        self.text = Places(self.words)
        self.forms = Numbering()
        self.mention_forms = array("i")
        self.mention_places = array("i")
        """The word with which each mention begins, counted from 0."""
        self.mention_counts = array("i")
        self.sightings = Numbering()
        self.mention_sightings = array("i")
        self.links = Numbering()
        self.article_links = array("i")
        self.link_counts = array("i")
        self.ids: list[str] = []
        self.titles: list[str] = []
        self.languages = Numbering()
        self.sources = Numbering()
        self.language = array("i")
        self.source = array("i")
        self.earliest = array("i")
        self.latest = array("i")
        """The first and the last day an article may be of (ordinals)."""

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def places(self) -> int:
        """How many words have been taken in."""
        return len(self.title.spellings) + len(self.text.spellings)

    def add(self, article: IndexedArticle) -> None:
        """Take in an article."""
        self.ids.append(article.id)
        self.title.add(article.title)
        self.titles.append(fold(article.title))
        self.text.add(article.text)
        self.language.append(self.languages[article.language])
        self.source.append(self.sources[" ".join(article.source.split())])
        self._add_date(article)
        self._add_mentions(article)

    def _add_date(self, article: IndexedArticle) -> None:
        if article.date is None:
            self.earliest.append(NO_DAY)
            self.latest.append(NO_DAY)
            return
        earliest, latest = article.date.earliest, article.date.latest
        self.earliest.append(earliest.toordinal() if earliest else _OPEN_START)
        self.latest.append(latest.toordinal() if latest else _OPEN_END)

    def _add_mentions(self, article: IndexedArticle) -> None:
        self.link_counts.append(len(article.links))
        self.article_links.extend(self.links[link_term(link)] for link in article.links)
        self.mention_counts.append(len(article.mentions))
        if not article.mentions:
            return
        starts = starts_of_words(article.text)
        for mention in article.mentions:
            self.mention_forms.append(self.forms[mention.form])
            self.mention_sightings.append(self.sightings[sighting_term(mention)])
            # A name may begin with a sign that belongs to no word.
            self.mention_places.append(bisect_left(starts, mention.start))
