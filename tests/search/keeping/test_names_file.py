"""Names are kept beside the index, and made anew when anything speaks otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from explorer.entities.grouping import grouping
from explorer.errors import JudgementError
from explorer.models import EntityType
from explorer.search.answers import Search
from explorer.search.keeping.index_cache import OpenedIndex, open_index
from explorer.search.keeping.index_files import NAMES
from explorer.search.keeping.tending import tend
from explorer.search.names import names_splicing  # and regrouping with it, which is not counted
from explorer.search.searcher import Searcher
from tests.conftest import ArticleFolder

LEXICON = '[[force]]\nname = "HNP"\nvariants = ["PNH"]\n'
MERGED = '[[force]]\nname = "PNH"\nvariants = ["HNP"]\n'
SAME = (
    '{"judgement": "same", "one": "PNH", "other": "MSS", "by": "anna",'
    ' "at": "2026-11-21T20:01:02Z"}\n'
)
Made = list[int]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """Count how often names are made."""
    counted: Made = []
    group: Callable[..., grouping.Grouping] = grouping.group

    def counting(*given: object) -> grouping.Grouping:
        counted.append(1)
        return group(*given)

    monkeypatch.setattr(grouping, "group", counting)
    return counted


@contextmanager
def opened(articles: ArticleFolder, cache: Path) -> Iterator[OpenedIndex]:
    with closing(articles.open()) as collection:
        opened = open_index(collection, cache)
        with closing(opened.index):
            yield opened


def names_of(articles: ArticleFolder, cache: Path) -> set[tuple[str, ...]]:
    """Return the variants of every entity."""
    with opened(articles, cache) as each:
        return {tuple(sorted(entity.variants)) for entity in each.names().entities}


@pytest.fixture
def articles(folder: ArticleFolder) -> ArticleFolder:
    folder.write("lexicon.toml", LEXICON)
    folder.write("one.txt", "The HNP and the PNH met the MSS.\n")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_made_once(articles: ArticleFolder, cache: Path, made: Made) -> None:
    found = [names_of(articles, cache) for _ in range(2)]
    assert found[0] == found[1]
    assert ("HNP", "PNH") in found[0]
    assert len(made) == 1


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("lexicon.toml", MERGED),
        ("two.txt", "The HNP again."),
    ],
)
def test_made_anew_of_other_things(
    articles: ArticleFolder, cache: Path, made: Made, file: str, content: str
) -> None:
    names_of(articles, cache)
    articles.write(file, content)
    names_of(articles, cache)
    assert len(made) == 2
    names_of(articles, cache)
    assert len(made) == 2


def test_a_judgement_regroups_what_it_reaches_only(
    articles: ArticleFolder, cache: Path, made: Made
) -> None:
    names_of(articles, cache)
    articles.write("judgements.jsonl", SAME)
    found = names_of(articles, cache)
    assert ("HNP", "MSS", "PNH") in found
    assert len(made) == 1
    content = kept_file(articles, cache).read_bytes()
    kept_file(articles, cache).unlink()
    assert names_of(articles, cache) == found
    assert len(made) == 2
    assert kept_file(articles, cache).read_bytes() == content


def test_made_anew_where_what_is_reached_is_not_apart(
    articles: ArticleFolder, cache: Path, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_given: object) -> dict[str, object]:
        raise names_splicing.NotApartError

    names_of(articles, cache)
    articles.write("judgements.jsonl", SAME)
    monkeypatch.setattr(names_splicing, "with_regrouped", refusing)
    assert ("HNP", "MSS", "PNH") in names_of(articles, cache)
    assert len(made) == 2


def test_a_judgement_leaves_the_index_alone(articles: ArticleFolder, cache: Path) -> None:
    with opened(articles, cache) as before:
        names, commit = before.names, before.folder
        names()
        articles.write("judgements.jsonl", SAME)
        assert ("HNP", "MSS", "PNH") in {
            tuple(sorted(entity.variants)) for entity in names().entities
        }
    with opened(articles, cache) as after:
        assert not after.built
        assert after.folder == commit


@pytest.mark.parametrize("damage", ["changed", "cut", "emptied", "gone"])
def test_damaged_ones_are_made_anew(
    articles: ArticleFolder, cache: Path, made: Made, damage: str
) -> None:
    before = names_of(articles, cache)
    file = kept_file(articles, cache)
    content = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        middle = len(content) // 2
        changed = bytes([content[middle] ^ 1])
        file.write_bytes(
            {
                "changed": content[:middle] + changed + content[middle + 1 :],
                "cut": content[:middle],
                "emptied": b"",
            }[damage]
        )
    assert names_of(articles, cache) == before
    assert len(made) == 2


def kept_file(articles: ArticleFolder, cache: Path) -> Path:
    with opened(articles, cache) as each:
        assert each.folder
        (file,) = (path for path in each.folder.glob(f"{NAMES}*") if path.suffix != ".json")
    return file


def test_only_the_last_are_kept_and_nobody_else_reads_them(
    articles: ArticleFolder, cache: Path
) -> None:
    names_of(articles, cache)
    first = kept_file(articles, cache)
    articles.write("judgements.jsonl", SAME)
    names_of(articles, cache)
    second = kept_file(articles, cache)
    assert first != second
    assert second.stat().st_mode & 0o077 == 0


def test_kept_where_segments_are_merged(articles: ArticleFolder, cache: Path, made: Made) -> None:
    for number in range(4):
        articles.write(f"{number}.txt", "The HNP again.")
        names_of(articles, cache)
    made.clear()
    with opened(articles, cache) as each:
        assert each.folder
        tend(each.folder)
    names_of(articles, cache)
    assert not made


def test_judgements_that_are_not_understood(articles: ArticleFolder, cache: Path) -> None:
    articles.write("judgements.jsonl", "nonsense\n")
    with pytest.raises(JudgementError, match=r"Line 1 .*judgements\.jsonl"):
        names_of(articles, cache)


MADE = (
    '{"judgement": "new", "one": "big day", "type": "organisation", "by": "anna",'
    ' "at": "2026-11-21T20:01:02Z"}\n'
)


def test_a_name_that_was_made_is_found_at_once(articles: ArticleFolder, cache: Path) -> None:
    articles.write("two.txt", "It was a big day for them.\n")
    with closing(articles.open()) as collection:
        opened = open_index(collection, cache)
        searcher = Searcher(collection, opened.index, names=opened.names)
        with closing(searcher):
            assert not searcher.mention_counts(["big day"])
            articles.write("judgements.jsonl", MADE)
            searcher.renew_names()
            assert searcher.mention_counts(["big day"]) == {"big day": 1}
            (entity,) = searcher.names.entities_of_form("big day")
            listed = searcher.facets(Search(""))[EntityType.ORGANISATION]
            assert (entity.key, 1) in [(each.key, each.own) for each in listed.values]
            articles.write("judgements.jsonl", "")
            searcher.renew_names()
            assert not searcher.mention_counts(["big day"])
            assert not searcher.names.entities_of_form("big day")
