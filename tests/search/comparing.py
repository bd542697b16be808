"""Whether an index answers as it should: as reading every text does, and as Whoosh does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import isclose
from random import Random

from whoosh import query as whoosh

from explorer.search import query as q
from explorer.search.answers import Sort
from explorer.search.engine.collector import ArrayCollector
from explorer.search.index import Request
from explorer.search.narrowing import Property
from explorer.search.whoosh_index import WhooshIndex
from explorer.search.whoosh_queries import to_whoosh
from tests.search.corpora import form_sets
from tests.search.random_corpora import Asking, Change
from tests.search.scanning import ScanningIndex
from tests.search.stock_whoosh import Scored, whoosh_search

_ALL = 100_000


def change(index: WhooshIndex, scanning: ScanningIndex, change: Change) -> None:
    """Do the same to both."""
    if change.merge:
        index.merge()
    elif change.gone and change.added:
        index.replace(change.gone, change.added)
    elif change.gone:
        index.delete(change.gone)
    else:
        index.add(change.added)
    scanning.delete(change.gone)
    scanning.add(change.added)
    assert len(index) == len(scanning)


def compare_request(index: WhooshIndex, scanning: ScanningIndex, request: Request) -> int:
    """Compare what meets a request with reading every text; return how many articles do."""
    expected = scanning.search(request, limit=_ALL)
    found = index.search(request, limit=_ALL)
    assert found.total == expected.total == index.total(request)
    if request.sort is Sort.RELEVANCE and request.query != q.Everything():
        assert sorted(found.ids) == sorted(expected.ids)
    else:
        assert found.ids == expected.ids
    return found.total


def compare_counts(
    index: WhooshIndex, scanning: ScanningIndex, request: Request, asking: Asking, random: Random
) -> None:
    """Compare everything that is counted of what meets a request with reading every text."""
    found = index.search(request, limit=_ALL).ids
    first, size = random.randint(0, 6), random.randint(0, 6)
    assert index.search(request, limit=size, offset=first).ids == found[first : first + size]
    ids = asking.some_ids()
    assert index.among(request, ids) == scanning.among(request, ids)
    forms = asking.forms()
    assert index.form_counts(request, forms) == scanning.form_counts(request, forms)
    assert index.mentions_of(ids, forms) == scanning.mentions_of(ids, forms)
    counted = index.mention_counts(request, forms)
    assert sorted(counted) == sorted(scanning.mention_counts(request, forms))
    mentioning = {id_ for id_, _ in counted}
    assert [id_ for id_, _ in counted] == [id_ for id_ in found if id_ in mentioning]
    sets = form_sets([asking.forms() for _ in range(random.randint(0, 4))])
    assert index.count_meeting(request, sets) == scanning.count_meeting(request, sets)
    for property_ in Property:
        counts = index.count_values(request, property_)
        assert counts == scanning.count_values(request, property_)


def compare_names(index: WhooshIndex, scanning: ScanningIndex) -> None:
    """Compare what articles show of names with reading every text."""
    found = sorted(index.observed_forms(), key=lambda form: form.key)
    assert found == sorted(scanning.observed_forms(), key=lambda form: form.key)
    assert index.observed_links() == scanning.observed_links()


def compare_words(index: WhooshIndex, scanning: ScanningIndex, asking: Asking) -> None:
    """Compare what is said of a word with reading every text."""
    surface, folded = asking.surface(), asking.folded()
    assert index.articles_with(folded) == scanning.articles_with(folded)
    for length in range(1, len(folded) + 1):
        assert index.has_prefix(folded[:length]) == scanning.has_prefix(folded[:length])
    for word in (folded, folded[1:] + "x", folded[::-1]):
        for greatest in (1, 2):
            assert index.near(word, greatest) == scanning.near(word, greatest)
    compare_inflections(index, scanning, surface)


def compare_inflections(index: WhooshIndex, scanning: ScanningIndex, surface: str) -> None:
    """Compare the inflections of a word. Where spellings of a folded word are gone, the index may
    still know their stems; but every word that it gives occurs in that language."""
    found, expected = index.inflections(surface), scanning.inflections(surface)
    assert found.keys() >= expected.keys()
    for language, words in found.items():
        assert words >= expected.get(language, frozenset())
        for word in words:
            there = Request(q.And((q.Word(word, word), q.InLanguage(language))))
            assert scanning.total(there)


def compare_with_whoosh(index: WhooshIndex, query: q.Query) -> None:
    """Compare documents, scores and order with Whoosh's own way over the same index."""
    wanted = to_whoosh(query)
    same_results(engine_search(index, wanted), whoosh_way(index, wanted))


def whoosh_way(index: WhooshIndex, wanted: whoosh.Query) -> Scored:
    """Return all that Whoosh finds in the same index without the engine."""
    if not index._leaves:
        return []  # there is nothing that a query of ours could be asked of
    found = whoosh_search(index._searcher, wanted)
    return [(index._evaluation.id_of(doc), score) for doc, score in found]


def engine_search(index: WhooshIndex, wanted: whoosh.Query) -> Scored:
    """Return all that the engine finds."""
    collector = ArrayCollector(index._evaluation, limit=_ALL)
    index._searcher.search_with_collector(wanted, collector)
    results = collector.results()
    assert collector.count() == len(results)
    return [(index._evaluation.id_of(hit.docnum), hit.score) for hit in results]


def same_results(found: Scored, expected: Scored) -> None:
    """Check that two results are the same; only equal scores may stand in another order."""
    assert [id_ for id_, _ in sorted(found)] == [id_ for id_, _ in sorted(expected)]
    scores = dict(expected)
    for id_, score in found:
        assert isclose(score, scores[id_], rel_tol=1e-5), (id_, score, scores[id_])
    assert _descends([scores[id_] for id_, _ in found])


def _descends(scores: Sequence[float]) -> bool:
    return all(
        after <= before or isclose(after, before, rel_tol=1e-5)
        for before, after in pairwise(scores)
    )
