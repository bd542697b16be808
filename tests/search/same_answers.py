"""Compare an index with reading every text and with Whoosh, at length.

    python -m tests.search.same_answers --queries 10000 --seed 1

It stops at the first difference and names the seed that shows it again.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random

from explorer.search.whoosh_index import WhooshIndex
from tests.search import comparing
from tests.search.random_corpora import Asking, Change, changes
from tests.search.scanning import ScanningIndex
from tests.search.stock_whoosh import StockIndex, stock_query

_QUERIES_OF_A_CORPUS = 40
_MOST_ADDED = 24
_MANY, _EVERY = 800, 25
"""How many articles are added to some corpora: the quickest way to an answer depends on it."""


class Corpus:
    """The same articles in an index, in stock Whoosh and in a list."""

    def __init__(self, index: WhooshIndex, done: list[Change]) -> None:
        self.index, self.scanning, self.stock = index, ScanningIndex(), StockIndex()
        for change in done:
            comparing.change(index, self.scanning, change)
            self.stock.change(change)

    @property
    def has_stock_scores(self) -> bool:
        """Whether both indexes have the same segments: Whoosh scores by the documents removed
        from them too, and scores a prefix in each by itself."""
        return [each.arrays.size for each in self.index._leaves] == self.stock.sizes()

    def compare(self, random: Random) -> int:
        """Compare one query of each kind; return how many articles the first one finds."""
        asking = Asking(random, self.scanning)
        request = asking.request()
        found = comparing.compare_request(self.index, self.scanning, request)
        comparing.compare_counts(self.index, self.scanning, request, asking, random)
        comparing.compare_names(self.index, self.scanning)
        comparing.compare_words(self.index, self.scanning, asking)
        comparing.compare_with_whoosh(self.index, request.query)
        wanted = stock_query(random, asking)
        results = comparing.engine_search(self.index, wanted)
        comparing.same_results(results, comparing.whoosh_way(self.index, wanted))
        if self.has_stock_scores:
            comparing.same_results(results, self.stock.search(wanted))
        else:
            assert sorted(id_ for id_, _ in results) == sorted(
                id_ for id_, _ in self.stock.search(wanted)
            )
        return found


@contextmanager
def corpus(seed: int, most: int, *, in_folder: bool) -> Iterator[Corpus]:
    """Make a random corpus; where it is kept in a folder, its index is opened again."""
    done = changes(Random(seed), most)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) if in_folder else None
        made = Corpus(WhooshIndex.create(folder), done)
        if folder:
            made.index.close()
            made.index = WhooshIndex.open(folder)
        stack.callback(made.index.close)
        stack.callback(made.stock.close)
        yield made


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--queries", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    told: Counter[str] = Counter()
    seed = arguments.seed
    while told["queries"] < arguments.queries:
        most = _MOST_ADDED if seed % _EVERY else _MANY
        with corpus(seed, most, in_folder=seed % 4 == 0) as each:
            told["corpora"] += 1
            told["of hundreds of articles"] += most == _MANY
            told["of several segments"] += len(each.index._leaves) > 1
            told["with removed articles"] += any(x.live is not None for x in each.index._leaves)
            told["with stock Whoosh's scores"] += each.has_stock_scores
            for number in range(_QUERIES_OF_A_CORPUS):
                try:
                    found = each.compare(Random(f"{seed} {number}"))
                except AssertionError as error:
                    raise SystemExit(f"seed {seed}, query {number}: {error!r}") from error
                told["queries"] += 1
                told["that find something"] += found > 0
        seed += 1
    print(", ".join(f"{count:,} {what}" for what, count in told.items()), "– all the same")


if __name__ == "__main__":
    main()
