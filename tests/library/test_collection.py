"""Ids: which one a prefix means, and how short it may be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import UnknownArticleError
from explorer.library.collection import Collection, find_article, resolve_id, short_id_length
from explorer.library.sorted_ids import around, beginning
from tests.conftest import ArticleFolder

IDS = st.sets(st.text("ab1-", min_size=1, max_size=8), min_size=1).map(sorted)


class _Ids:
    """A collection of which only the ids are known."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = sorted(ids)

    def ids_beginning(self, prefix: str, limit: int) -> list[str]:
        return beginning(self.ids, prefix, limit)

    def neighbours(self, id_: str) -> list[str]:
        return around(self.ids, id_)


def having(*ids: str) -> Collection:
    return cast("Collection", _Ids(ids))


def test_a_prefix_means_the_one_id_that_begins_so() -> None:
    assert resolve_id(having("000_a", "001_b"), "001") == "001_b"


def test_an_id_in_full_means_itself_even_where_others_begin_so() -> None:
    assert resolve_id(having("a", "ab", "abc"), "a") == "a"


@pytest.mark.parametrize("prefix", ["", "x", "001_bc", "\x1b", "\U0010ffff"])
def test_a_prefix_of_no_id_is_refused(prefix: str) -> None:
    with pytest.raises(UnknownArticleError, match="No article"):
        resolve_id(having("000_a", "001_b"), prefix)


def test_a_prefix_of_several_ids_is_refused_with_them() -> None:
    with pytest.raises(UnknownArticleError, match=r"several ids: a1, a2\.") as caught:
        resolve_id(having("a1", "a2", "b"), "a")
    assert "more of the id" in caught.value.remedy


def test_only_the_first_of_very_many_ids_are_named() -> None:
    with pytest.raises(UnknownArticleError, match=r"several ids: a1, a2, a3, a4 …\."):
        resolve_id(having("a1", "a2", "a3", "a4", "a5", "a6"), "a")


@given(IDS, st.text("ab1-", max_size=8))
def test_a_prefix_means_what_looking_at_every_id_would_find(ids: list[str], prefix: str) -> None:
    matching = [id_ for id_ in ids if prefix and id_.startswith(prefix)]
    if prefix in ids or len(matching) == 1:
        assert resolve_id(having(*ids), prefix) == (prefix if prefix in ids else matching[0])
    else:
        with pytest.raises(UnknownArticleError):
            resolve_id(having(*ids), prefix)


@pytest.mark.parametrize(
    ("ids", "shown", "length"),
    [
        ([], [], 3),
        (["abcdef"], ["abcdef"], 3),
        (["abc1", "abd1"], ["abc1", "abd1"], 3),
        (["abcd1", "abcd2"], ["abcd1", "abcd2"], 5),
        (["abcd1", "abcd2"], ["abcd2"], 5),
        (["abcd", "abcde"], ["abcd"], 5),
        (["abcd1", "abcd2", "b"], ["b"], 3),
        (["abcd1", "abcd2"], [], 3),
        (["abcd1", "abcd3"], ["abcd2"], 5),
    ],
    ids=["none", "one", "short", "alike", "its like not shown", "beginning of another",
         "alike but not shown", "nothing shown", "gone"],
)  # fmt: skip
def test_a_short_id_is_as_long_as_it_has_to_be(
    ids: list[str], shown: list[str], length: int
) -> None:
    assert short_id_length(having(*ids), shown) == length


@given(IDS, st.data())
def test_every_short_id_means_its_article(ids: list[str], data: st.DataObject) -> None:
    collection = having(*ids)
    shown = data.draw(st.lists(st.sampled_from(ids)))
    length = short_id_length(collection, shown)
    assert [resolve_id(collection, id_[:length]) for id_ in shown] == shown
    shorter = [[other for other in ids if other.startswith(id_[: length - 1])] for id_ in shown]
    assert length == 3 or max(map(len, shorter)) > 1


def test_the_newest_comes_first_and_the_undated_last(folder: ArticleFolder) -> None:
    dates = {"b": "2024-11-19?", "c": "2025", "d": "../2023", "e": "2024-11-19/..", "f": "0001"}
    for id_ in "abcdefg":
        folder.write(f"{id_}.txt", "")
    lines = [f'[articles.{id_}]\ndate = "{date}"\n' for id_, date in dates.items()]
    folder.write("collection.toml", "".join(lines))
    assert folder.open().newest(9) == ["c", "b", "e", "d", "f", "a", "g"]
    assert folder.open().newest(2) == ["c", "b"]


@pytest.mark.parametrize("reference", ["art", "article", "art@1", "article@1"])
def test_a_reference_is_the_beginning_of_an_id_and_perhaps_a_version(
    folder: ArticleFolder, reference: str
) -> None:
    folder.write("article.txt", "One.")
    assert find_article(folder.open(), reference).text == "One."


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("article@", "names no version"),
        ("article@x", "names no version"),
        ("article@-1", "names no version"),
        ("article@²", "names no version"),
        ("article@1@1", "names no version"),
        ("article@2", "has one version"),
        ("article@0", "has one version"),
        ("other@1", "No article"),
        ("@1", "No article"),
    ],
)
def test_a_reference_to_no_version_is_refused(
    folder: ArticleFolder, reference: str, reason: str
) -> None:
    folder.write("article.txt", "One.")
    with pytest.raises(UnknownArticleError, match=reason):
        find_article(folder.open(), reference)
