"""tantivy: title and text as two fields, no text stored, one thread."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines import TITLE_BOOST, Found, Kind, Question

UNSUPPORTED: frozenset[Kind] = frozenset()

_HEAP_BYTES = 256 << 20


def version() -> str:
    from importlib.metadata import version

    return f"tantivy {version('tantivy')}"


def build(folder: Path, corpus: Corpus) -> float:
    import tantivy  # type: ignore[import-not-found]

    index = _index(folder)
    writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
    for article in corpus.articles():
        document = tantivy.Document(title=article.title, text=article.text)
        document.add_unsigned("number", article.number)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    return 0.0


def open_index(folder: Path) -> _Searching:
    return _Searching(_index(folder))


def _index(folder: Path) -> Any:
    import tantivy

    fields = tantivy.SchemaBuilder()
    fields.add_unsigned_field("number", fast=True)
    fields.add_text_field("title", tokenizer_name="folded", index_option="position")
    fields.add_text_field("text", tokenizer_name="folded", index_option="position")
    index = tantivy.Index(fields.build(), path=str(folder))
    folded = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in (tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()):
        folded = folded.filter(each)
    index.register_tokenizer("folded", folded.build())
    return index


class _Searching:
    def __init__(self, index: Any) -> None:
        import tantivy

        self._schema = index.schema
        self._searcher = index.searcher()
        self._make = tantivy.Query
        self._should, self._must = tantivy.Occur.Should, tantivy.Occur.Must

    def search(self, question: Question) -> Found:
        result = self._searcher.search(self._query(question), limit=20, count=True)
        addresses = [address for _score, address in result.hits]
        return Found(result.count, self._searcher.fast_field_values("number", addresses))

    def _query(self, question: Question) -> Any:
        match question.kind:
            case Kind.AND:
                parts = [(self._must, self._word(word)) for word in question.words]
                return self._make.boolean_query(parts)
            case Kind.OR:
                parts = [
                    (self._should, part) for word in question.words for part in self._fields(word)
                ]
                return self._make.boolean_query(parts)
            case Kind.PHRASE:
                words = list(question.words)
                return self._either("phrase_query", words)
            case Kind.PREFIX:
                return self._either("regex_query", f"{re.escape(question.words[0])}.*")
            case Kind.ENDING:
                return self._either("regex_query", f".*{re.escape(question.words[0])}")
            case Kind.FUZZY:
                return self._either("fuzzy_term_query", question.words[0], question.distance)
            case _:
                return self._word(question.words[0])

    def _word(self, word: str) -> Any:
        return self._make.boolean_query([(self._should, part) for part in self._fields(word)])

    def _fields(self, word: str) -> list[Any]:
        return self._both("term_query", word)

    def _either(self, kind: str, *arguments: Any) -> Any:
        parts = self._both(kind, *arguments)
        return self._make.boolean_query([(self._should, part) for part in parts])

    def _both(self, kind: str, *arguments: Any) -> list[Any]:
        """Return a query for the title, where it is worth more, and one for the text."""
        make = getattr(self._make, kind)
        title = make(self._schema, "title", *arguments)
        text = make(self._schema, "text", *arguments)
        return [self._make.boost_query(title, TITLE_BOOST), text]
