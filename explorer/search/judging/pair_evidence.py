"""What speaks for and against two names being one, to be judged by a reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explorer.entities.judging.candidates import Because
from explorer.entities.judging.suggesting import Suggestion
from explorer.models import EntityKey
from explorer.search.answers import Sort
from explorer.search.index import Forms, Request, Selection
from explorer.search.page.concordance import Context, contexts
from explorer.search.page.entity_page import Place, Places, Variant, forms_of_key, variants_of
from explorer.search.query import Everything
from explorer.search.searcher import Searcher
from explorer.text.counting import counted


class Side(NamedTuple):
    """One of two names."""

    entity: EntityKey
    """The entity that has it now."""
    name: Variant
    """The name itself: how often it is mentioned, and from when to when."""
    others: Sequence[tuple[str, int]]
    """The other names of the entity with their mentions, the most frequent first."""
    contexts: Sequence[Context]
    """A few mentions of the name itself, those of the newest articles first."""


class PairEvidence(NamedTuple):
    """Two names side by side."""

    why: str
    """Why the pair is suggested, in a sentence."""
    one: Side
    other: Side
    together: int
    """In how many articles both names stand."""

    @property
    def told_together(self) -> str:
        """In how many articles both names stand, in a sentence."""
        match self.together:
            case 0:
                return "No article has both."
            case 1:
                return "One article has both."
            case _:
                return f"{self.together:,} articles have both."


def evidence_of(searcher: Searcher, suggestion: Suggestion, most_contexts: int = 3) -> PairEvidence:
    """Return what is known of the two names of a pair.

    Raises CollectionError when an article cannot be read.
    """
    one, other = (frozenset({name.form}) for name in (suggestion.one, suggestion.other))
    together = Request(Everything(), Selection(((one,), (other,))))
    return PairEvidence(
        why=why(suggestion),
        one=_side(searcher, suggestion.one_entity, one, suggestion.one_spelling, most_contexts),
        other=_side(
            searcher, suggestion.other_entity, other, suggestion.other_spelling, most_contexts
        ),
        together=searcher.index.total(together),
    )


def why(suggestion: Suggestion) -> str:
    """Return why a pair is suggested, in a sentence."""
    long, short = suggestion.one_spelling, suggestion.other_spelling
    if (len(long.split()), len(long)) < (len(short.split()), len(short)):
        long, short = short, long
    where = _in_articles(suggestion.articles)
    match suggestion.because:
        case Because.SPELLED_ALIKE:
            return f"“{long}” and “{short}” are spelled almost alike."
        case Because.SURNAME:
            return f"“{short}” may be the surname of “{long}”, or another's."
        case Because.ACRONYM:
            return f"“{short}” is explained as “{long}”{where}, but in others otherwise."
        case Because.ALIAS:
            return f"“{short}” is said to be another name of “{long}”{where}, but of others too."
        case Because.INITIALS:
            return f"“{short}” are the initials of “{long}”; no article says so."
        case Because.CONTAINED:
            return f"“{long}” is “{short}” with a word more."


def _in_articles(count: int) -> str:
    return f" in {counted(count, 'article')}" if count else ""


def _side(
    searcher: Searcher, key: EntityKey, form: Forms, spelling: str, most_contexts: int
) -> Side:
    index, everywhere = searcher.index, Request(Everything())
    mentions = index.form_counts(everywhere, forms_of_key(searcher.names, key) | form)
    own = {each: mentions.get(each, 0) for each in form}
    (name,) = variants_of(searcher, own)
    others = sorted(mentions.keys() - form, key=lambda each: (-mentions[each], each))
    spellings = searcher.names.forms
    newest_first = Request(Everything(), Selection(((form,),)), Sort.DATE)
    places = Places(tuple(Place(*place) for place in index.mention_counts(newest_first, form)))
    return Side(
        entity=key,
        name=name._replace(spelling=spelling),
        others=[(spellings[each], mentions[each]) for each in others],
        contexts=contexts(searcher, places, form, limit=most_contexts),
    )
