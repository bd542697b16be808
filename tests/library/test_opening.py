"""Opening a collection by what the user calls it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

import explorer
from explorer.errors import CollectionError, LibraryError
from explorer.library import own
from explorer.library.collection import FILE, Collection
from explorer.library.opening import library_folder, open_collection, open_for_writing
from explorer.library.recorded import RecordedCollection
from tests.conftest import ArticleFolder
from tests.privileges import ordinary_user


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


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere", "There is no collection “nowhere”, and no folder of that name here"),
        ("a" * 300, "There is no collection"),
        ("\U00020000" * 64, "There is no collection"),  # 256 bytes: no name of a file
        ("new\nline", "There is no collection"),
        ("./nowhere", "cannot be opened: No such file"),
        ("~no-such-user", "cannot be opened: No such file"),
        ("./" + "a" * 300, "cannot be opened: File name too long"),
        ("a\0b", "NUL"),
        ("\0", "NUL"),
        ("./\0", "NUL"),
    ],
)
def test_what_is_no_collection_is_refused(
    name: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CollectionError, match=reason):
        open_collection(name, max_bytes=100)
    with pytest.raises(CollectionError, match="NUL" if "\0" in name else "is no collection that"):
        open_for_writing(name)
    assert list(tmp_path.iterdir()) == []


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


def test_links_that_go_round_in_a_ring_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(CollectionError, match="cannot be opened"):
        open_collection(str(tmp_path / "a"), max_bytes=100)


def opened(name: str | None) -> Collection:
    return open_collection(name, max_bytes=100)


class TestLibraries:
    def test_without_a_name_the_default_is_opened_and_before_there_is_one_the_built_in(
        self,
    ) -> None:
        assert opened(None).key == "haiti"
        assert library_folder(None) is None
        folder = own.new("kenscoff")
        with closing(opened(None)) as collection:
            assert isinstance(collection, RecordedCollection)
            assert (collection.name, collection.library) == ("kenscoff", folder)
        assert library_folder(None) == folder

    def test_own_collections_are_opened_by_name_before_folders_of_that_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "mine").mkdir()
        assert opened("mine").library is None
        folder = own.new("mine")
        with closing(opened("mine")) as collection:
            assert collection.library == folder
        assert opened("./mine").library is None

    def test_a_folder_with_a_library_is_opened_as_that(self, tmp_path: Path) -> None:
        shared = own.new(str(tmp_path / "shared"))
        (tmp_path / "link").symlink_to(shared)
        (shared / "a.txt").write_text("One.")
        for name in (str(shared), str(tmp_path / "link"), f"{shared}/../shared"):
            with closing(opened(name)) as collection:
                assert isinstance(collection, RecordedCollection)
                assert (collection.name, collection.ids) == ("shared", ())
            with closing(open_for_writing(name)) as store:
                assert store.file.parent == shared

    def test_a_library_that_cannot_be_read_is_refused(self) -> None:
        (own.new("mine") / FILE).write_bytes(b"x" * 4096)
        for open_ in (opened, open_for_writing):
            with pytest.raises(LibraryError, match="not a database"):
                open_("mine")

    def test_to_write_the_first_collection_is_made(self) -> None:
        for _ in range(2):
            with closing(open_for_writing(None)) as store:
                assert store.file.parent.name == own.FIRST
        assert own.names() == [own.FIRST]

    def test_to_write_the_default_is_opened(self) -> None:
        own.new("one")
        folder = own.new("two")
        own.set_default("two")
        with closing(open_for_writing(None)) as store:
            assert store.file.parent == folder

    def test_to_write_somebody_has_to_say_where_if_there_are_several(self) -> None:
        for name in ("default", "mine", "other"):
            own.new(name)
        own.remove("default")
        with pytest.raises(CollectionError, match="several collections, and none is the one"):
            open_for_writing(None)
        assert opened(None).key == "haiti"

    @pytest.mark.parametrize(
        ("name", "reason"),
        [("haiti", "The built-in collection stays as it is"), (".", "“.” is no collection that")],
    )
    def test_what_is_no_library_is_not_written_to(
        self, name: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises(CollectionError, match=reason) as caught:
            open_for_writing(name)
        assert "press collections new" in caught.value.remedy
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_cannot_be_entered_is_refused(self) -> None:
        with ordinary_user() as folder:
            closed = folder / "closed"
            closed.mkdir(mode=0)
            with pytest.raises(CollectionError, match="cannot be opened: Permission denied"):
                opened(str(closed))
            with pytest.raises(CollectionError, match="is no collection that"):
                open_for_writing(str(closed))
