"""The collector that lets Whoosh search with arrays: exact counts, and the best first."""

from __future__ import annotations

from whoosh.collectors import Collector
from whoosh.searching import Results

from explorer.search.engine.evaluation import Evaluation
from explorer.search.engine.matches import Matches


class ArrayCollector(Collector):  # type: ignore[misc]
    """Answers a query as a whole, where other collectors step through its matches."""

    def __init__(self, evaluation: Evaluation, limit: int = 0) -> None:
        super().__init__()
        self._evaluation, self._limit = evaluation, limit
        self.matches: list[Matches] = []
        """What was found in each segment."""

    def run(self) -> None:
        self.matches = self._evaluation.answer(self.q)
        self.finish()

    def count(self) -> int:
        return sum(map(len, self.matches))

    def results(self) -> Results:
        return self._results(self._evaluation.best_of(self.matches, self._limit))
