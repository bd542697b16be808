"""An index that is brought up to date: as if it had been built from nothing, in less time."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.dates import parse_date
from explorer.entities.grouping.forms import Form
from explorer.entities.judgements.judgement_file import add_judgements
from explorer.entities.judgements.judgements import Judgement, Verdict
from explorer.entities.lexicon import Lexicon
from explorer.library.collection import Collection
from explorer.library.editing import edit
from explorer.library.readers.document import Draft
from explorer.library.recorded import RecordedCollection
from explorer.library.recording import record
from explorer.library.store import Store
from explorer.models import Article, Entity, EntityType
from explorer.search import query as q
from explorer.search.answers import Search, Sort
from explorer.search.index import Request
from explorer.search.keeping.index_cache import is_sound, open_index
from explorer.search.keeping.index_folder import index_folder
from explorer.search.keeping.supply import Supply
from explorer.search.searcher import Searcher
from explorer.search.whoosh_index import WhooshIndex
from tests.conftest import ArticleFolder
from tests.search.corpora import WORDS, MemoryCollection, entity, word, written

HNP = entity("HNP", "Pol", "SUD")
LEXICON = Lexicon([HNP, entity("Gang")])
FIRST = 12
"""How many articles there are at first."""


def indexed_anew(collection: Collection, cache: Path) -> tuple[int, int, int]:
    """Bring the index up to date; return how many articles were read for it, how many are in
    it, and how many are said to be left out."""
    read: list[int] = []
    opened = open_index(collection, cache, lambda done, _: read.append(done))
    with closing(opened.index) as index:
        return len(read), len(index), len(opened.notices)


def collection_of(*texts: str) -> MemoryCollection:
    articles = [Article(id=f"{at:02}", title="", text=text) for at, text in enumerate(texts)]
    return MemoryCollection({article.id: article for article in articles}, LEXICON)


def with_changes(collection: MemoryCollection, changes: dict[str, str | None]) -> MemoryCollection:
    """Return the collection with texts changed, added, or removed where they are None."""
    articles = dict(collection.kept)
    for id_, text in changes.items():
        if text is None:
            articles.pop(id_, None)
        else:
            articles[id_] = Article(id=id_, title=text[:5], text=text)
    return replace(collection, kept=articles)


# ── how much is read ────────────────────────────────────────────────────────────────────────


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def before(cache: Path) -> MemoryCollection:
    """A collection whose index is in the cache."""
    collection = collection_of(*(f"gang {number}" for number in range(FIRST)))
    assert indexed_anew(collection, cache) == (FIRST, FIRST, 0)
    return collection


@pytest.mark.parametrize(
    ("changes", "read"),
    [
        ({"20": "new"}, 1),
        ({"03": "changed"}, 1),
        ({"03": None}, 0),
        ({"00": None, "01": "changed", "02": "changed", "20": "new"}, 3),
        ({f"{at:02}": "changed" for at in range(FIRST // 2)}, FIRST // 2),
        ({f"{at:02}": None for at in range(FIRST // 2)}, 0),
        ({f"{at:02}": "changed" for at in range(FIRST // 2 + 1)}, FIRST),
        ({f"{at:02}": None for at in range(FIRST // 2 + 1)}, FIRST // 2 - 1),
        ({f"{at:02}": "new" for at in range(20, 40)}, 20),
        ({f"{at:02}": None for at in range(FIRST)}, 0),
    ],
    ids=["new", "changed", "gone", "all three", "half", "half gone", "more", "more gone",
         "many new", "all gone"],
)  # fmt: skip
def test_only_what_is_new_or_changed_is_read_unless_more_than_half_is_no_more_as_it_was(
    before: MemoryCollection, cache: Path, changes: dict[str, str | None], read: int
) -> None:
    after = with_changes(before, changes)
    assert indexed_anew(after, cache) == (read, len(after.ids), 0)
    assert indexed_anew(after, cache) == (0, len(after.ids), 0)
    kept = [path for path in (cache / "indexes").iterdir() if path.is_dir()]
    assert kept == [index_folder(after, cache)]


@pytest.mark.parametrize("damaged", ["mark-", "record-", "_MAIN", "MAIN"])
def test_a_damaged_index_is_not_updated(
    before: MemoryCollection, cache: Path, damaged: str
) -> None:
    folder = index_folder(before, cache)
    file = next(path for path in folder.iterdir() if path.name.startswith(damaged))
    file.write_bytes(file.read_bytes()[:-1])
    assert indexed_anew(with_changes(before, {"20": "new"}), cache) == (FIRST + 1, FIRST + 1, 0)


def test_an_index_that_others_can_write_to_is_not_updated(
    before: MemoryCollection, cache: Path
) -> None:
    index_folder(before, cache).chmod(0o777)
    assert indexed_anew(with_changes(before, {"20": "new"}), cache) == (FIRST + 1, FIRST + 1, 0)


@pytest.mark.parametrize(
    ("listed", "read"),
    [
        ([HNP, entity("Gang"), entity("Gang 3")], 1),
        ([HNP, entity("Gang"), entity("nowhere")], 0),
        ([HNP, entity("Gang"), entity("3", "5", type_=EntityType.PLACE)], 2),
        ([entity("Police", "HNP", "Pol", "SUD"), entity("Gang")], 0),
        ([HNP, entity("Gang", type_=EntityType.PLACE)], FIRST),
        ([HNP], FIRST),
    ],
    ids=["more words", "in no article", "two forms", "another entity", "another type", "one less"],
)
def test_with_other_names_in_the_lexicon_articles_with_their_words_are_read(
    before: MemoryCollection, cache: Path, listed: list[Entity], read: int
) -> None:
    after = replace(before, lexicon=Lexicon(listed))
    assert indexed_anew(after, cache) == (read, FIRST, 0)
    assert indexed_anew(after, cache) == (0, FIRST, 0)
    assert observed(after, cache) == observed(after, cache.with_name("another"))


def test_a_name_that_the_user_made_is_found(
    before: MemoryCollection, cache: Path, tmp_path: Path
) -> None:
    file = tmp_path / "judgements.jsonl"
    add_judgements(file, [judged(Verdict.SAME, "HNP", other="Gang")])
    after = replace(before, judgements=file)
    assert indexed_anew(after, cache) == (0, FIRST, 0)
    made = judged(Verdict.NEW, "gang 7", type=EntityType.PLACE)
    add_judgements(file, [made])
    assert indexed_anew(after, cache) == (1, FIRST, 0)
    assert [form.articles for form in observed(after, cache) if form.key == "gang 7"] == [1]
    add_judgements(file, [made.withdraw("anna", made.at)])
    assert indexed_anew(after, cache) == (1, FIRST, 0)
    assert observed(after, cache) == observed(before, cache.with_name("another"))


def judged(verdict: Verdict, one: str, **more: Any) -> Judgement:
    at = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    return Judgement(judgement=verdict, one=one, by="anna", at=at, **more)


def observed(collection: Collection, cache: Path) -> list[Form]:
    """Return what an index that is kept knows of names."""
    with closing(open_index(collection, cache).index) as index:
        return sorted(index.observed_forms())


def test_the_index_of_another_collection_is_not_taken(
    before: MemoryCollection, cache: Path
) -> None:
    after = replace(with_changes(before, {"20": "new"}), key="another")
    assert indexed_anew(after, cache) == (FIRST + 1, FIRST + 1, 0)
    assert is_sound(index_folder(before, cache))


def test_an_update_that_breaks_off_leaves_the_last_index(
    before: MemoryCollection, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = with_changes(before, {"20": "new"})
    with monkeypatch.context() as patch:
        patch.setattr(MemoryCollection, "article", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            open_index(after, cache)
    assert [path for path in (cache / "indexes").iterdir() if path.is_dir()] == [
        index_folder(before, cache)
    ]
    assert indexed_anew(after, cache) == (1, FIRST + 1, 0)


def _interrupt(*_: object) -> Article:
    raise KeyboardInterrupt


def test_what_was_left_out_is_tried_again_and_said_until_it_can_be_read(
    folder: ArticleFolder, cache: Path
) -> None:
    for number in range(FIRST):
        folder.write(f"{number:02}.txt", "gang")
    large = folder.write("large.txt", "x" * 200)
    said, read = [], []
    for step in ("at first", "another new", "changed", "mended", "removed"):
        if step != "at first":
            folder.write(f"{step}.txt", "gang")
        if step == "changed":
            folder.write("large.txt", "y" * 300)
        if step == "mended":
            folder.write("large.txt", "y")
        if step == "removed":
            large.unlink()
        collection = folder.open(max_bytes=100)
        done, there, notices = indexed_anew(collection, cache)
        assert there == len(collection.ids) - notices
        said.append(notices)
        read.append(done)
    assert (said, read) == ([1, 1, 1, 0, 0], [FIRST + 1, 2, 2, 2, 1])


# ── what is found ───────────────────────────────────────────────────────────────────────────

QUERIES: list[q.Query] = [
    q.Everything(),
    *map(word, WORDS),
    *map(q.Prefix, ("g", "su", "x")),
    q.Phrase(("gang", "pol"), quoted=True),
    q.InTitle(word("gang")),
    q.Not(word("sud")),
]


def answers(collection: MemoryCollection, index: WhooshIndex) -> list[Any]:
    """Return all that is found in an index; not the order by relevance, in which articles that
    are gone may still count."""
    searcher = Searcher(collection, index)
    requests = [Request(query, sort=sort) for query in QUERIES for sort in (Sort.DATE, Sort.TITLE)]
    return [
        len(index),
        [index.search(request, limit=99) for request in requests],
        [sorted(index.search(Request(query), limit=99).ids) for query in QUERIES],
        [index.form_counts(Request(query), ("pol", "sud", "gang", "x")) for query in QUERIES],
        [searcher.facets(Search(written(query))) for query in QUERIES],
        [index.has_prefix(prefix) for prefix in ("g", "ga", "su", "et", "po", "zz", "rare")],
        [index.near(near, 2) for near in ("gamg", "pok", "ete", "rara", "sudoku")],
    ]


IDS = st.sampled_from([f"{at:02}" for at in range(FIRST + 4)])
TEXTS = st.lists(st.sampled_from((*WORDS, "rare")), max_size=5).map(" ".join)
DATES = st.sampled_from([None, "2024", "2025-08-25"])


@settings(max_examples=12)
@given(
    st.lists(TEXTS, min_size=FIRST, max_size=FIRST),
    st.lists(st.dictionaries(IDS, st.none() | TEXTS, max_size=6), min_size=1, max_size=3),
    DATES,
)
def test_after_any_changes_the_same_is_found_as_in_an_index_built_from_nothing(
    texts: list[str], changes: list[dict[str, str | None]], date: str | None
) -> None:
    collection = collection_of(*texts)
    with TemporaryDirectory() as cache:
        indexed_anew(collection, Path(cache))
        for each in changes:
            collection = with_changes(collection, each)
            if date and collection.kept:
                id_ = collection.ids[0]
                dated = replace(collection.kept[id_], date=parse_date(date))
                collection = replace(collection, kept={**collection.kept, id_: dated})
            with closing(open_index(collection, Path(cache)).index) as updated:
                found = answers(collection, updated)
            with closing(WhooshIndex.create(None)) as anew:
                anew.add(Supply(collection).articles())
                assert found == answers(collection, anew)


# ── of a library ────────────────────────────────────────────────────────────────────────────


def put(store: Store, *drafts: Draft) -> None:
    with store.change() as change:
        for draft in drafts:
            record(change, draft)


def edit_first(store: Store) -> None:
    (id_,) = store.connection.execute("SELECT id FROM article WHERE number = 1").fetchone()
    edit(store, id_, {"title": "Zanzibar"})


@pytest.mark.parametrize(
    "happen",
    [
        lambda store: put(store, Draft("Zanzibar is far from here", "new")),
        lambda store: put(store, Draft("Article 0 of Zanzibar and more of it", "0")),
        lambda store: put(store, Draft("Article 0 of many, and more of it", "0", title="Zanzibar")),
        edit_first,
    ],
    ids=["new", "changed", "known otherwise", "edited"],
)
def test_what_has_changed_in_a_library_is_found(
    tmp_path: Path, cache: Path, happen: Callable[[Store], None]
) -> None:
    (tmp_path / "library").mkdir()
    with closing(Store(tmp_path / "library")) as store:
        put(store, *(Draft(f"Article {n} of many, and more of it", str(n)) for n in range(FIRST)))
        counts = []
        for step in (lambda _: None, happen):
            step(store)
            with closing(RecordedCollection(tmp_path / "library", "x")) as collection:
                read = indexed_anew(collection, cache)[0]
                with closing(Searcher(collection, open_index(collection, cache).index)) as searcher:
                    counts.append((read, searcher.search(Search("zanzibar"), limit=9).total))
        assert counts == [(FIRST, 0), (1, 1)]


def test_the_index_of_a_copy_that_went_on_apart_is_not_taken_for_its_own(
    tmp_path: Path, cache: Path
) -> None:
    folders = tmp_path / "one", tmp_path / "other"
    folders[0].mkdir()
    with closing(Store(folders[0])) as store:
        put(store, *(Draft(f"Article {n} of many, and more of it", str(n)) for n in range(FIRST)))
    shutil.copytree(*folders)
    for folder, said in zip(folders, ("Zanzibar", "Kenscoff"), strict=True):
        with closing(Store(folder)) as store:
            put(store, Draft(f"Article 0 of many, and more of {said}", "0"))
    for _ in range(2):
        for folder, said in zip(folders, ("zanzibar", "kenscoff"), strict=True):
            with (
                closing(RecordedCollection(folder, "x")) as collection,
                closing(Searcher(collection, open_index(collection, cache).index)) as searcher,
            ):
                totals = [
                    searcher.search(Search(word_), limit=1).total
                    for word_ in (said, "zanzibar", "kenscoff")
                ]
                assert totals[0] == sum(totals[1:]) == 1


def test_who_opened_a_library_earlier_finds_what_it_was_then(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "library").mkdir()
    with closing(Store(tmp_path / "library")) as store:
        put(store, *(Draft(f"Article {n} of many, and more of it", str(n)) for n in range(FIRST)))
        earlier = RecordedCollection(tmp_path / "library", "x")
        put(store, Draft("Zanzibar is far from here", "new"))
        put(store, Draft("Article 0 of Zanzibar and more of it", "0"))
        later = RecordedCollection(tmp_path / "library", "x")
    with closing(earlier), closing(later):
        for _ in range(2):
            for collection, size, hits in ((later, FIRST + 1, 2), (earlier, FIRST, 0)):
                opened = open_index(collection, cache)
                with closing(opened.index) as index:
                    assert opened.folder
                    assert len(index) == size
                    assert index.total(Request(word("zanzibar"))) == hits
