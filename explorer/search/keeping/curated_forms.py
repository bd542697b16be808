"""The names that are looked for in articles because somebody listed them, and what changes when
others are listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explorer.entities.lexicon import Lexicon
from explorer.library.collection import Collection
from explorer.models import Entity
from explorer.search.index import ArticleIndex, Request
from explorer.search.query import Phrase
from explorer.text.words import folded_words

_MARK = b'"new"'
"""What stands in every line by which the user made a name."""


def listed_names(collection: Collection) -> Lexicon:
    """Return the collection's lexicon with the names that the user made of a stretch of text.

    Raises CollectionError, JudgementError when either cannot be read.
    """
    made = tuple(_made(collection))
    return Lexicon((*collection.lexicon.entities, *made)) if made else collection.lexicon


def _made(collection: Collection) -> Iterator[Entity]:
    try:
        if _MARK not in collection.judgements.read_bytes():
            return
    except FileNotFoundError:
        return
    except OSError:
        pass  # which is raised better below
    # Only now: mostly there is nothing to read.
    from explorer.entities.judgements.judgement_file import read_judgements
    from explorer.entities.judgements.judgements import Verdict

    for judgement in read_judgements(collection.judgements).judgements.of(Verdict.NEW):
        if judgement.type:
            yield Entity(judgement.one, judgement.type, (judgement.one,))


def described(names: Lexicon) -> dict[str, str]:
    """Return the listed forms by their keys, each with all that decides where it is found."""
    return {
        form: " ".join([*sorted({each.type for each in names.entities_of_form(form)}), spelling])
        for form, spelling in names.forms.items()
    }


def touched(
    index: ArticleIndex, before: Mapping[str, str], now: Mapping[str, str]
) -> set[str] | None:
    """Return the articles of an index in which other names may be found now that other forms are
    listed: those that have the words of such a form in a row. None: nobody can tell."""
    changed = {form for form, _ in before.items() ^ now.items()}
    found: set[str] = set()
    for form in changed:
        words = folded_words(form)
        if not words:
            return None
        found.update(index.search(Request(Phrase(words, quoted=True)), limit=len(index)).ids)
    return found
