"""Opening a collection by what the user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

import explorer
from explorer.errors import CollectionError
from explorer.library.collection import Collection
from explorer.library.opening import open_collection
from tests.conftest import ArticleFolder


def test_the_built_in_collection_has_five_articles(haiti: Collection) -> None:
    assert (haiti.name, haiti.key, len(haiti.ids)) == ("haiti", "haiti", 5)
    assert all(haiti.article(id_).date for id_ in haiti.ids)
    assert all(haiti.article(id_).title for id_ in haiti.ids)


def test_only_one_built_in_article_has_a_headline_of_its_own(haiti: Collection) -> None:
    own = [id_ for id_ in haiti.ids if not haiti.article(id_).title_is_supplied]
    assert own == ["003_59fe76e6f1bf500e"]


def test_a_folder_is_opened_by_its_path(
    folder: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("a.txt", "One.")
    monkeypatch.chdir(folder.path.parent)
    monkeypatch.setenv("HOME", str(folder.path.parent))
    for name in (str(folder.path), "articles", "./articles", "~/articles"):
        collection = open_collection(name, max_bytes=100)
        assert collection.ids == ("a",)
        assert Path(collection.key).samefile(folder.path)


@pytest.mark.parametrize("name", ["nowhere", "~no-such-user", "a" * 300, "new\nline"])
def test_what_is_no_folder_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CollectionError, match="cannot be opened"):
        open_collection(name, max_bytes=100)


def test_an_incomplete_installation_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explorer, "__file__", str(tmp_path / "explorer" / "__init__.py"))
    with pytest.raises(CollectionError, match="Install Press Explorer again"):
        open_collection("haiti", max_bytes=100)


def test_an_installed_package_brings_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = tmp_path / "explorer" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "a.txt").write_text("One.")
    monkeypatch.setattr(explorer, "__file__", str(tmp_path / "explorer" / "__init__.py"))
    assert open_collection("haiti", max_bytes=100).ids == ("a",)


def test_one_folder_is_one_collection_whatever_way_leads_there(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    ways = [tmp_path / "real", tmp_path / "link", tmp_path / "real" / ".." / "real"]
    assert len({open_collection(str(way), max_bytes=100).key for way in ways}) == 1


@pytest.mark.parametrize("name", ["a\0b", "\0"])
def test_a_name_with_a_nul_is_refused(name: str) -> None:
    with pytest.raises(CollectionError, match="NUL"):
        open_collection(name, max_bytes=100)


def test_links_that_go_round_in_a_ring_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(CollectionError, match="cannot be opened"):
        open_collection(str(tmp_path / "a"), max_bytes=100)
