"""Gather from the segments of an index what the articles show of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from explorer.entities.grouping.forms import Form
from explorer.entities.observed import Link
from explorer.models import EntityType
from explorer.search.engine.arrays_file import Array
from explorer.search.engine.building import FORMS, LINKS, SIGHTINGS
from explorer.search.engine.evaluation import Leaf
from explorer.search.engine.postings import starts_of
from explorer.search.engine.sightings import link_of, sighting_of


@dataclass
class _Seen:
    """What is known of a form so far."""

    spellings: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    types: dict[EntityType, int] = field(default_factory=lambda: defaultdict(int))
    articles: int = 0
    mentions: int = 0


def observed_forms(leaves: Iterable[Leaf]) -> Iterator[Form]:
    """Yield every form that is mentioned, with what the articles show of it."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for leaf in leaves:
        _see_forms(leaf, seen)
        _see_sightings(leaf, seen)
    for key, each in seen.items():
        yield Form(key, dict(each.spellings), dict(each.types), each.articles, each.mentions)


def _see_forms(leaf: Leaf, seen: dict[str, _Seen]) -> None:
    articles, mentions = _totals(leaf, FORMS)
    forms = leaf.arrays.vocabulary(FORMS).strings
    for form, count, often in zip(forms, articles.tolist(), mentions.tolist(), strict=True):
        if count:
            known = seen[form]
            known.articles += count
            known.mentions += often


def _see_sightings(leaf: Leaf, seen: dict[str, _Seen]) -> None:
    _, mentions = _totals(leaf, SIGHTINGS)
    terms = list(map(sighting_of, leaf.arrays.vocabulary(SIGHTINGS).strings))
    for (form, spelling, _), often in zip(terms, mentions.tolist(), strict=True):
        if often:
            seen[form].spellings[spelling] += often
    takings: dict[tuple[str, str], int] = {}
    of = [takings.setdefault((form, type_), len(takings)) for form, _, type_ in terms]
    articles = _articles_of_any(leaf, np.array(of, np.int64), len(takings))
    for (form, type_), count in zip(takings, articles.tolist(), strict=True):
        if type_ and count:
            seen[form].types[EntityType(type_)] += count


def observed_links(leaves: Iterable[Leaf]) -> Mapping[Link, int]:
    """Return in how many articles there is each link."""
    found: dict[Link, int] = defaultdict(int)
    for leaf in leaves:
        articles, _ = _totals(leaf, LINKS)
        terms = leaf.arrays.vocabulary(LINKS).strings
        for term, count in zip(terms, articles.tolist(), strict=True):
            if count:
                found[link_of(term)] += count
    return dict(found)


def _totals(leaf: Leaf, field_: str) -> tuple[Array, Array]:
    """Return for each term of a field in how many documents it is, and how often."""
    postings = leaf.arrays.postings(field_)
    counts = postings.counts(slice(0, len(postings)))
    there = np.ones(len(postings), bool) if leaf.live is None else leaf.live[postings.docs]
    starts = postings.starts.astype(np.int64)
    return np.diff(starts_of(there)[starts]), np.diff(starts_of(counts * there)[starts])


def _articles_of_any(leaf: Leaf, group_of: Array, groups: int) -> Array:
    """Return for each group of sightings how many documents have one of them."""
    postings, size = leaf.arrays.postings(SIGHTINGS), leaf.arrays.size
    lengths: Array = np.diff(postings.starts.astype(np.int64))
    group = np.repeat(group_of, lengths)
    docs = postings.docs.astype(np.int64)
    if leaf.live is not None:
        there = leaf.live[docs]
        group, docs = group[there], docs[there]
    several = (np.bincount(group_of, minlength=groups) > 1)[group]
    articles = np.bincount(group[~several], minlength=groups)
    # A document that writes a form in two ways has it once.
    different = np.unique(group[several] * size + docs[several])
    return articles + np.bincount(different // max(1, size), minlength=groups)
