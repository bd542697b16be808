"""A folder of articles: what is read, what is refused, and hostile files of every kind."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.dates import parse_date
from explorer.errors import CollectionError, UnknownArticleError
from explorer.library.collection import Changes, Version
from explorer.library.folder import FolderCollection
from explorer.models import Article, DateOrigin
from explorer.text.visible import is_unsafe
from tests.conftest import ArticleFolder

SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def open_folder(folder: Path) -> FolderCollection:
    return FolderCollection(folder, max_bytes=1 << 20)


class TestArticles:
    def test_a_txt_file_is_an_article_by_its_name(self, folder: ArticleFolder) -> None:
        folder.write("b.txt", "Two.")
        folder.write("a.txt", "One.")
        folder.write("notes.md", "None.")
        collection = folder.open()
        assert collection.ids == ("a", "b")
        assert collection.article("a").text == "One."

    def test_an_empty_folder_has_no_articles(self, folder: ArticleFolder) -> None:
        assert folder.open().ids == ()

    def test_the_collection_is_named_after_its_folder(self, folder: ArticleFolder) -> None:
        collection = folder.open()
        assert (collection.name, collection.key) == ("articles", str(folder.path))

    def test_what_is_not_known_is_not_guessed(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", "Kenya sends police\nMore officers left on Monday.")
        article = folder.open().article("a")
        assert article.title == "Kenya sends police"
        assert not article.title_is_supplied
        assert (article.date, article.source, article.byline) == (None, None, None)
        assert (article.url, article.place, article.language) == (None, None, "en")

    def test_an_empty_article_is_called_by_its_id(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", "")
        assert (folder.open().article("a").title, folder.open().article("a").text) == ("a", "")

    def test_an_unknown_id_is_refused(self, folder: ArticleFolder) -> None:
        with pytest.raises(UnknownArticleError, match="“a”"):
            folder.open().article("a")

    def test_an_article_deleted_since_is_refused(self, folder: ArticleFolder) -> None:
        file = folder.write("a.txt", "One.")
        collection = folder.open()
        file.unlink()
        with pytest.raises(CollectionError, match=r"a\.txt cannot be read: No such file"):
            collection.article("a")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_an_article_that_may_not_be_read_is_refused(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", "One.").chmod(0)
        with pytest.raises(CollectionError, match="Permission denied"):
            folder.open().article("a")

    @pytest.mark.parametrize(
        ("content", "text"),
        [
            (b"\xef\xbb\xbfOne.", "One."),
            (b"One.\r\nTwo.\rThree.\n", "One.\nTwo.\nThree.\n"),
            (b"caf\xe9 \xf0\x9f", "caf\ufffd \ufffd"),
            (b"\xff\xfeO\x00", "\ufffd\ufffdO\x00"),
            (b"\x1b[2J[/bold]\x00", "\x1b[2J[/bold]\x00"),
        ],
    )
    def test_any_bytes_are_read(self, folder: ArticleFolder, content: bytes, text: str) -> None:
        (folder.path / "a.txt").write_bytes(content)
        assert folder.open().article("a").text == text

    def test_an_article_may_be_as_large_as_allowed_but_no_larger(
        self, folder: ArticleFolder
    ) -> None:
        folder.write("a.txt", "x" * 100)
        folder.write("b.txt", "x" * 101)
        collection = folder.open(max_bytes=100)
        assert len(collection.article("a").text) == 100
        with pytest.raises(CollectionError, match=r"b\.txt is larger than 100 bytes"):
            collection.article("b")

    def test_an_article_that_grew_since_is_refused_and_not_cut(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", "x")
        collection = folder.open(max_bytes=100)
        folder.write("a.txt", "x" * 1000)
        with pytest.raises(CollectionError, match="larger than 100"):
            collection.article("a")


class TestStrangeFiles:
    def test_a_folder_a_pipe_and_a_broken_link_are_no_articles(self, folder: ArticleFolder) -> None:
        (folder.path / "folder.txt").mkdir()
        os.mkfifo(folder.path / "pipe.txt")
        (folder.path / "link.txt").symlink_to("nowhere")
        (folder.path / "loop.txt").symlink_to("loop.txt")
        folder.write("a.txt", "One.")
        assert folder.open().ids == ("a",)

    def test_a_missing_folder_is_refused_with_what_to_name_instead(self, tmp_path: Path) -> None:
        with pytest.raises(CollectionError, match="No such file") as caught:
            open_folder(tmp_path / "none\x1b")
        assert "haiti" in caught.value.remedy
        assert "\x1b" not in str(caught.value)

    def test_a_file_is_no_folder(self, folder: ArticleFolder) -> None:
        with pytest.raises(CollectionError, match="Not a directory"):
            open_folder(folder.write("a.txt", ""))

    def test_a_folder_whose_name_is_no_text_has_a_key_that_is(self, tmp_path: Path) -> None:
        strange = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n"))
        strange.mkdir()
        collection = open_folder(strange)
        assert collection.key.encode("utf-8")
        assert not any(map(is_unsafe, collection.name))


FILE_NAMES = (
    st.binary(min_size=1, max_size=40)
    .map(lambda name: name.replace(b"\0", b"").replace(b"/", b"") + b".txt")
    .map(os.fsdecode)
)


class TestIds:
    @pytest.mark.parametrize(
        "stem", ["a", "001", "000_f1ddb3ca6fbb2f43", "A.b-c_d", "x--", "20241119"]
    )
    def test_a_safe_name_is_the_id(self, folder: ArticleFolder, stem: str) -> None:
        folder.write(f"{stem}.txt", "")
        assert folder.open().ids == (stem,)

    @pytest.mark.parametrize(
        ("name", "beginning"),
        [
            ("two words.txt", "two-words-"),
            ("line\nbreak.txt", "line-break-"),
            ("\x1b[31mred.txt", "31mred-"),
            ("[bold].txt", "bold-"),
            ("-rf.txt", "rf-"),
            ("=cmd().txt", "cmd-"),
            ("L’Estère.txt", "L-Est-re-"),
            (".txt", ""),
            ("...txt", ""),
            ("警察.txt", ""),
            ("\udcff\udcfe.txt", ""),
            ("bidi\u202e.txt", "bidi-"),
        ],
    )
    def test_an_unsafe_name_is_made_safe(
        self, folder: ArticleFolder, name: str, beginning: str
    ) -> None:
        folder.write(name, "One.")
        (id_,) = folder.open().ids
        assert re.fullmatch(re.escape(beginning) + "[0-9a-f]{18}", id_)
        assert folder.open().article(id_).text == "One."

    def test_no_name_takes_the_id_of_another(self, folder: ArticleFolder) -> None:
        for name in ("é.txt", "a b.txt"):
            folder.write(name, "mine")
        honest = folder.open().ids
        for id_ in honest:
            folder.write(f"{id_}.txt", "not mine")
        collection = folder.open()
        assert len(collection.ids) == 4
        assert [collection.article(id_).text for id_ in honest] == ["mine", "mine"]

    @settings(max_examples=40)
    @given(st.sets(FILE_NAMES, min_size=1, max_size=8))
    def test_every_file_has_a_safe_id_of_its_own(self, names: set[str]) -> None:
        with tempfile.TemporaryDirectory() as path:
            for number, name in enumerate(names):
                Path(path, name).write_text(str(number))
            collection = open_folder(Path(path))
            texts = {collection.article(id_).text for id_ in collection.ids}
        assert texts == set(map(str, range(len(names))))
        assert all(SAFE_ID.fullmatch(id_) for id_ in collection.ids)
        assert list(collection.ids) == sorted(collection.ids)


class TestMetadata:
    def write(self, folder: ArticleFolder, content: str) -> FolderCollection:
        folder.write("a.txt", "One.")
        folder.write("collection.toml", content)
        return folder.open()

    def test_it_names_the_collection_and_its_language(self, folder: ArticleFolder) -> None:
        collection = self.write(folder, 'name = "wire"\nlanguage = "fr"\n')
        assert (collection.name, collection.article("a").language) == ("wire", "fr")

    def test_it_says_what_is_known_of_an_article(self, folder: ArticleFolder) -> None:
        collection = self.write(
            folder,
            "[articles.a]\n"
            'title = "T"\ndate = "2024-11?"\nsource = "S"\nbyline = "B"\n'
            'language = "ht"\nurl = "https://example.org"\nplace = "P"\n',
        )
        article = collection.article("a")
        assert article.title_is_supplied
        assert article == Article(
            id="a",
            text="One.",
            title="T",
            date=parse_date("2024-11?"),
            date_from=DateOrigin.METADATA,
            source="S",
            byline="B",
            language="ht",
            url="https://example.org",
            place="P",
        )

    def test_the_newest_are_known_without_reading_an_article(self, folder: ArticleFolder) -> None:
        folder.write("b.txt", "Two.")
        collection = self.write(folder, "[articles.b]\ndate = '2024-11'\n")
        for name in "ab":
            (folder.path / f"{name}.txt").unlink()
        assert collection.newest(9) == ["b", "a"]

    def test_a_date_may_be_one_of_toml(self, folder: ArticleFolder) -> None:
        collection = self.write(folder, "[articles.a]\ndate = 2025-08-25\n")
        assert collection.article("a").date == parse_date("2025-08-25")

    @pytest.mark.parametrize(
        ("content", "where"),
        [
            ('nam = "x"', "nam"),
            ('name = ""', "name must not be empty"),
            ("name = 5", "name"),
            ("articles = 5", "articles"),
            ("[articles.a]\ntitel = 'x'", "articles.a.titel"),
            ("[articles.a]\ntitle = 5", "articles.a.title"),
            ("[articles.a]\ntitle = ' '", "articles.a: title must not be empty"),
            ("[articles.a]\ndate = 'August'", "articles.a: “August”"),
            ("[articles.a]\ndate = '2024-00-10'", "articles.a: “2024-00-10”"),
            ("[articles.a]\ndate = 2025-08-25T10:00:00", "articles.a: “2025-08-25"),
            ("[articles.a]\ndate = 2025", "articles.a.date"),
        ],
    )
    def test_what_is_not_understood_is_named(
        self, folder: ArticleFolder, content: str, where: str
    ) -> None:
        with pytest.raises(CollectionError, match=re.escape(where)) as caught:
            self.write(folder, content)
        assert f"{folder.path / 'collection.toml'} " in caught.value.problem

    @pytest.mark.parametrize("content", [b"name = ", b'name = "\xe9"'], ids=["syntax", "bytes"])
    def test_a_file_that_is_not_toml_is_refused(
        self, folder: ArticleFolder, content: bytes
    ) -> None:
        (folder.path / "collection.toml").write_bytes(content)
        with pytest.raises(CollectionError, match=r"collection\.toml is not"):
            folder.open()

    def test_a_folder_in_its_place_is_refused(self, folder: ArticleFolder) -> None:
        (folder.path / "collection.toml").mkdir()
        with pytest.raises(CollectionError, match=r"collection\.toml cannot be read"):
            folder.open()


class TestLexicon:
    def test_a_folder_has_the_lexicon_beside_it(self, folder: ArticleFolder) -> None:
        assert folder.open().lexicon.entities == ()
        folder.write("lexicon.toml", '[[person]]\nname = "Otunge"\n')
        assert [entity.name for entity in folder.open().lexicon.entities] == ["Otunge"]

    def test_a_broken_lexicon_does_not_keep_the_articles_back(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", "One.")
        folder.write("lexicon.toml", "[[")
        collection = folder.open()
        assert collection.article("a").text == "One."
        with pytest.raises(CollectionError):
            _ = collection.lexicon


class TestSignature:
    def test_it_stays_while_nothing_changes(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", "One.")
        folder.write("\udcff.txt", "Two.")
        assert folder.open().signature() == folder.open().signature()

    @pytest.mark.parametrize("name", ["a.txt", "new.txt", "collection.toml"])
    def test_it_changes_with_a_file(self, folder: ArticleFolder, name: str) -> None:
        folder.write("a.txt", "One.")
        before = folder.open().signature()
        folder.write(name, "# more")
        assert folder.open().signature() != before

    def test_it_changes_with_the_time_of_a_file(self, folder: ArticleFolder) -> None:
        file = folder.write("a.txt", "One.")
        before = folder.open().signature()
        os.utime(file, ns=(0, 0))
        assert folder.open().signature() != before

    def test_it_changes_when_a_file_goes(self, folder: ArticleFolder) -> None:
        file = folder.write("a.txt", "One.")
        before = folder.open().signature()
        file.unlink()
        assert folder.open().signature() != before

    def test_it_does_not_change_with_the_lexicon(self, folder: ArticleFolder) -> None:
        before = folder.open().signature()
        folder.write("lexicon.toml", "")
        assert folder.open().signature() == before


class TestAsACollection:
    """What a folder has of what libraries have."""

    def test_a_file_has_one_version_which_nobody_took_down(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", "Headline\nOne.")
        folder.write("collection.toml", "[articles.a]\ndate = '2024-11~'\n")
        collection = folder.open()
        assert collection.versions("a") == [Version(1, None, "Headline", "2024-11~", 13)]
        assert collection.article("a", 1) == collection.article("a")
        with pytest.raises(UnknownArticleError, match="A file has one version; a has no 2"):
            collection.article("a", 2)
        with pytest.raises(UnknownArticleError, match="There is no article “b”"):
            collection.versions("b")

    def test_every_file_is_a_story_of_its_own_and_nothing_can_be_added(
        self, folder: ArticleFolder
    ) -> None:
        for name in ("a.txt", "b.txt"):
            folder.write(name, "The same.")
        assert folder.open().same_story("a") == ("a",)
        assert folder.open().library is None

    @pytest.mark.parametrize(
        ("name", "content", "changed"),
        [
            ("a.txt", "Another text.", {"a"}),
            ("c.txt", "One more.", set()),
            ("collection.toml", "[articles.b]\ntitle = 'T'\n", {"b"}),
            ("collection.toml", "language = 'fr'\n", {"a", "b"}),
            ("lexicon.toml", "", set()),
        ],
    )
    def test_a_stamp_changes_with_its_article(
        self, folder: ArticleFolder, name: str, content: str, changed: set[str]
    ) -> None:
        folder.write("a.txt", "One.")
        folder.write("b.txt", "Two.")
        mark = folder.open().mark()
        assert folder.open().changes_since(mark) == Changes()
        folder.write(name, content)
        new = ("c",) if name == "c.txt" else ()
        assert folder.open().changes_since(mark) == Changes(new, tuple(sorted(changed)))

    def test_what_is_gone_is_told_also_of_what_came_later(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", "One.")
        before = folder.open()
        folder.write("b.txt", "Two.")
        assert before.changes_since(folder.open().mark()) == Changes(gone=("b",))

    @pytest.mark.parametrize("mark", ["", "{", "0 5 2025-11-21", '["/elsewhere", {}]'])
    def test_of_another_mark_nothing_can_be_told(self, folder: ArticleFolder, mark: str) -> None:
        assert folder.open().changes_since(mark) is None

    def test_all_are_read_and_what_cannot_be_says_why(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", "One.")
        folder.write("b.txt", "x" * 200)
        folder.write("c.txt", "Three.")
        collection = folder.open(max_bytes=100)
        found = dict(collection.articles())
        assert list(found) == ["a", "b", "c"]
        assert found["a"] == collection.article("a")
        assert isinstance(found["b"], CollectionError)
        assert "larger than 100 bytes" in str(found["b"])
        assert [id_ for id_, _ in collection.articles(["b", "unheard of", "c"])] == ["b", "c"]

    def test_its_ids_are_looked_up(self, folder: ArticleFolder) -> None:
        for id_ in ("a1", "a2", "b"):
            folder.write(f"{id_}.txt", "")
        collection = folder.open()
        assert (len(collection), "a1" in collection, "a" in collection) == (3, True, False)
        assert collection.ids_beginning("a", 9) == ["a1", "a2"]
        assert collection.neighbours("a2") == ["a1", "b"]

    def test_what_comes_and_goes_is_noticed(self, folder: ArticleFolder) -> None:
        os.utime(folder.path, ns=(0, 0))  # a clock may tick too slowly for this test
        collection = folder.open()
        assert not collection.has_changed()
        folder.write("a.txt", "One.")
        assert collection.has_changed()
        assert collection.ids == ()
        assert collection.anew().ids == ("a",)
        assert not collection.anew().has_changed()
        assert (collection.anew().key, collection.anew().name) == (collection.key, collection.name)

    def test_a_folder_that_is_gone_has_changed(self, folder: ArticleFolder) -> None:
        collection = folder.open()
        folder.path.rmdir()
        assert collection.has_changed()
        with pytest.raises(CollectionError, match="cannot be opened"):
            collection.anew()

    def test_closing_takes_nothing_away(self, folder: ArticleFolder) -> None:
        folder.write("a.txt", "One.")
        collection = folder.open()
        collection.close()
        assert collection.article("a").text == "One."
