from __future__ import annotations

import gzip
import io
import json
import os
import sqlite3
import stat
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer import paths
from explorer.errors import CollectionError, LibraryError
from explorer.library import own
from explorer.library.checking import check
from explorer.library.collection import FILE, LEXICON
from explorer.library.editing import edit
from explorer.library.export import reading as export_reading
from explorer.library.export import rebuilding
from explorer.library.export.importing import Imported, import_collection
from explorer.library.readers.document import Draft
from explorer.library.recording import Outcome, record
from explorer.library.store import Store
from explorer.models import DateOrigin
from tests.library.export.exports import add, all_of, exported, make_collection, opened

AGENCY = " ".join(f"word{number}" for number in range(60))
PAGE = Draft(
    "The mayor spoke.",
    "https://example.org/mayor",
    title="A “title”\nof two lines",
    date="2025-08-25?",
    date_from=DateOrigin.TEXT,
    source="Example",
    byline="Ann",
    language="fr",
    url="https://example.org/mayor?utm_source=x",
    place="Paris",
    identifier="guid-1",
)
DRAFTS = [
    [PAGE, Draft("The river rose.", "/home/ann/river.txt")],
    [Draft(AGENCY, "https://a.example/1", source="A"), Draft(f"{AGENCY} cut", "/b", source="B")],
    [Draft("The mayor spoke again.", PAGE.locator, title="Mayor", url=PAGE.url)],
    [Draft(AGENCY, "https://c.example/1", title="Là-bas", source="A")],
]
EXTRAS: list[dict[str, Any]] = [{"bookmark": {"note": "é \u2028", "start": 3}}, {"bookmark": {}}]


@pytest.fixture
def full() -> str:
    """The name of a library in which there is something of everything."""
    folder = make_collection("full", *DRAFTS)
    ids = opened("full").ids
    with closing(Store(folder)) as store:
        edit(store, ids[0], {"title": "My title", "date": "2024-11"})
        edit(store, ids[0], {"date": None, "place": ""})
    (folder / LEXICON).write_bytes('# é\r\n[[person]]\r\nname = "Ann"\r\n'.encode())
    return "full"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    """Go to a machine without collections."""

    def go() -> Path:
        data = tmp_path / "elsewhere"
        monkeypatch.setenv("PRESS_DATA_DIR", str(data))
        return data

    return go


def take(content: bytes, name: str | None = None) -> Imported:
    return import_collection(io.BytesIO(content), name)


def left_behind() -> list[str]:
    """Return what an import has left where collections are."""
    return [path.name for path in (paths.data_dir() / "collections").glob("*")]


def lines_of(content: bytes) -> list[Any]:
    return [json.loads(line) for line in content.split(b"\n")[:-1]]


def joined(lines: list[Any]) -> bytes:
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def test_the_same_collection_comes_out_on_another_machine(
    full: str, elsewhere: Callable[[], Path]
) -> None:
    content, seen = exported(full, *EXTRAS), all_of(full)
    key = opened(full).key
    data = elsewhere()
    imported = take(content)
    assert imported == Imported("full", data / "collections" / "full", 4, EXTRAS, key)
    assert all_of(full) == seen
    assert exported(full, *EXTRAS) == content
    assert left_behind() == ["full"]


def test_under_another_name_only_the_name_is_another(
    full: str, elsewhere: Callable[[], Path]
) -> None:
    content, seen = exported(full), all_of(full)
    elsewhere()
    assert take(content, "theirs").name == "theirs"
    assert all_of("theirs") == seen
    header, *rest = lines_of(exported("theirs"))
    assert rest == lines_of(content)[1:]
    assert header == lines_of(content)[0] | {"name": "theirs"}


def test_what_is_derived_is_derived_anew(full: str, elsewhere: Callable[[], Path]) -> None:
    content = exported(full)
    derived = [
        "SELECT id, day FROM article ORDER BY id",
        "SELECT id, number, content, address FROM version JOIN ids USING (article) ORDER BY 1, 2",
        "SELECT locator, id, fingerprint, otherwise FROM web JOIN ids USING (article) ORDER BY 1",
        "SELECT id, hash FROM band JOIN ids USING (article) ORDER BY 1, 2",
    ]

    def found() -> list[list[tuple[Any, ...]]]:
        with closing(Store(own.existing(full))) as store:
            assert check(store) == ([], [])
            tables = (
                "WITH ids AS (SELECT number AS article, id FROM article),"
                " web AS (SELECT * FROM sighting WHERE locator LIKE 'http%')"
            )
            return [store.connection.execute(f"{tables} {query}").fetchall() for query in derived]

    before = found()
    elsewhere()
    take(content)
    assert found() == before
    assert all(rows for rows in before)


def test_what_is_read_again_is_known(full: str, elsewhere: Callable[[], Path]) -> None:
    content = exported(full)
    elsewhere()
    folder = take(content).folder
    web = [draft for drafts in DRAFTS[1:] for draft in drafts if draft.locator.startswith("http")]
    again = [*web, Draft("The river rose.", "/home/bob/other.txt")]
    with closing(Store(folder)) as store, store.change() as change:
        assert [record(change, draft) for draft in again] == [Outcome.KNOWN] * 4


def test_new_articles_join_the_stories_that_came(full: str, elsewhere: Callable[[], Path]) -> None:
    content = exported(full)
    elsewhere()
    add(take(content).folder, [Draft(f"{AGENCY} told anew", "/c", source="C")])
    with closing(opened(full)) as collection:
        assert sorted(len(collection.same_story(id_)) for id_ in collection.ids) == [1, 1, 3, 3, 3]


def test_the_built_in_collection_can_be_taken_under_another_name() -> None:
    content, seen = exported("haiti"), all_of("haiti")
    with pytest.raises(CollectionError, match=r"“haiti” already\. Say with --name"):
        take(content)
    take(content, "mine")
    ours = all_of("mine")
    assert len(ours) == len(seen)
    for mine, theirs in zip(ours, seen, strict=True):
        if isinstance(mine, list) and mine and hasattr(mine[0], "at"):
            assert [each._replace(at=None, title=ANY) for each in mine] == theirs
            assert mine[0].at
        else:
            assert mine == theirs
    lexicon = (own.existing("mine") / LEXICON).read_bytes()
    assert lexicon == (Path(__file__).parents[3] / "seeds" / LEXICON).read_bytes()
    # From then on it is a library like any other.
    content = exported("mine")
    own.remove("mine")
    take(content)
    assert exported("mine") == content


any_text = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('\0\n\r"\\\u2028é🙂'))
maybe = st.none() | any_text


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.builds(
            Draft, text=any_text, locator=st.uuids().map(str), title=maybe, source=maybe, url=maybe,
            identifier=maybe,
        ),
        max_size=4,
    ),
    extras=st.lists(st.dictionaries(any_text, any_text), max_size=2),
)  # fmt: skip
def test_any_text_comes_through(texts: list[Draft], extras: list[dict[str, str]]) -> None:
    for name in own.names():
        own.remove(name)
    make_collection("mine", texts)
    content, seen = exported("mine", *extras), all_of("mine")
    key = opened("mine").key
    own.remove("mine")
    imported = take(content)
    assert (imported.key, imported.extras) == (key, extras)
    assert all_of("mine") == seen
    assert exported("mine", *extras) == content


def test_gzip_is_unpacked(full: str) -> None:
    content = exported(full)
    take(gzip.compress(content), "theirs")
    assert all_of("theirs") == all_of(full)


def test_a_stream_that_cannot_be_rewound(full: str) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as stream:
        stream.write(exported(full))
    with os.fdopen(reading, "rb") as stream:
        import_collection(stream, "theirs")
        assert not stream.closed
    assert all_of("theirs") == all_of(full)


# Name, key, default, modes


def test_the_key_stays_unless_it_is_here_already(full: str, elsewhere: Callable[[], Path]) -> None:
    content, key = exported(full), opened(full).key
    copy = take(content, "copy")
    assert copy.key != key
    assert copy.key == opened("copy").key
    elsewhere()
    assert take(content).key == key


@pytest.mark.parametrize("key", ["haiti", "0" * 31, "G" * 32, "/home/ann/texts", "A" * 32])
def test_a_key_that_no_library_has_is_replaced(full: str, key: str) -> None:
    header, *rest = lines_of(exported(full))
    imported = take(joined([header | {"key": key}, *rest]), "theirs")
    assert imported.key != key
    assert len(imported.key) == 32


def test_what_others_have_made_of_a_collection_stays_of_use(full: str) -> None:
    content = exported(full)
    with closing(opened(full)) as collection:
        before, mark = collection.signature(), collection.mark()
    own.remove(full)
    take(content)
    with closing(opened(full)) as collection:
        assert collection.signature() == before
        changes = collection.changes_since(mark)
        assert changes is not None
        assert not any(changes)


def test_a_collection_that_cannot_be_opened_is_in_nobodys_way(full: str) -> None:
    content = exported(full)
    (own.existing(full) / FILE).write_bytes(b"damaged" * 1000)
    take(content, "theirs")
    assert own.names() == ["full", "theirs"]


@pytest.mark.parametrize(
    ("there", "problem"),
    [("full", "already"), ("haiti", "already"), ("../x", "cannot be"), ("My folder", "cannot be")],
)
def test_a_name_that_cannot_be_taken_over_asks_for_another(
    full: str, there: str, problem: str
) -> None:
    header, *rest = lines_of(exported(full))
    content = joined([header | {"name": there}, *rest])
    with pytest.raises(CollectionError, match=f"{problem}.*--name"):
        take(content)
    assert left_behind() == ["full"]
    take(content, "theirs")


@pytest.mark.parametrize("name", ["full", "haiti", "a/b", ".hidden", "", "x" * 65])
def test_a_name_that_was_given_must_be_free(full: str, name: str) -> None:
    content = exported(full)
    with pytest.raises(CollectionError, match=r"Take another name|Use letters"):
        take(content, name)
    assert left_behind() == ["full"]


def test_what_is_in_the_way_is_left_alone(full: str) -> None:
    other = paths.data_dir() / "collections" / "theirs"
    other.mkdir()
    (other / "notes.txt").write_text("mine")
    content = exported(full)
    with pytest.raises(CollectionError, match="something else already"):
        take(content, "theirs")
    assert [path.name for path in other.iterdir()] == ["notes.txt"]


def test_a_name_as_long_as_a_book_is_not_quoted_whole(full: str) -> None:
    header, *rest = lines_of(exported(full))
    with pytest.raises(CollectionError) as raised:
        take(joined([header | {"name": "\x1b[31m" + "x" * 100_000}, *rest]))
    assert len(str(raised.value)) < 400
    assert "\x1b" not in str(raised.value)


def test_the_first_collection_becomes_the_default_and_no_other(
    full: str, elsewhere: Callable[[], Path]
) -> None:
    content = exported(full)
    elsewhere()
    take(content, "first")
    assert own.default() == "first"
    take(content, "second")
    assert own.default() == "first"


def test_nobody_else_can_read_it(full: str, elsewhere: Callable[[], Path]) -> None:
    content = exported(full)
    elsewhere()
    before = os.umask(0)
    try:
        folder = take(content).folder
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == {FILE: 0o600, LEXICON: 0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


# What is refused


def refused(content: bytes, problem: str) -> None:
    """Assert that an export is refused with a sentence, and nothing is left of it."""
    before = sorted(left_behind())
    with pytest.raises(CollectionError, match=problem):
        take(content, "theirs")
    assert sorted(left_behind()) == before


def test_an_export_that_is_cut_short_is_refused(full: str) -> None:
    content = exported(full, *EXTRAS)
    ends = [at + 1 for at, byte in enumerate(content) if byte == ord("\n")][:-1]
    assert len(ends) == len(lines_of(content)) - 1
    for end in ends:
        refused(content[:end], r"^The export is cut short\. Copy it anew")
        refused(content[: end + 9], r"^The export is cut short\.")
    refused(content[:-1], r"^The export is cut short\.")
    packed = gzip.compress(content)
    for end in (len(packed) // 2, len(packed) - 1):
        refused(packed[:end], r"^The export is cut short\.")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"An article.",
        b'{"title": "An article"}\n',
        b"\x1f\x8b",
        b"\x00" * 5000,
        b'{"format": "press-coll',
        b'{"format": "press-collection", "version": 0}\n',
        b'{"format": "press-collection", "version": "1"}\n',
    ],
)
def test_another_file_is_no_export(content: bytes) -> None:
    with pytest.raises(CollectionError, match=r"no exported collection|cut short"):
        take(content)
    assert left_behind() == []


def test_an_export_of_a_newer_program_is_refused(full: str) -> None:
    header, *rest = lines_of(exported(full))
    newer = header | {"version": 2, "licence": "CC0"}
    refused(joined([newer, *rest]), r"newer Press Explorer\. Update this one")


def test_damage_under_gzip_is_noticed(full: str) -> None:
    packed = bytearray(gzip.compress(exported(full)))
    packed[-6] ^= 1  # of the check sum
    refused(bytes(packed), r"damaged: it cannot be read: CRC check failed")
    packed[len(packed) // 2] ^= 255
    refused(bytes(packed), r"damaged|cut short")


Change = Callable[[dict[str, Any]], object]


def _set(**values: Any) -> Change:
    return lambda line: line.update(values)


def _version(**values: Any) -> Change:
    return lambda line: line["versions"][0].update(values)


def _address(**values: Any) -> Change:
    return lambda line: line["addresses"][0].update(values)


def _edit(**values: Any) -> Change:
    return lambda line: line["edits"].append({"change": 1, "field": "title", "value": "x"} | values)


ARTICLE = 3
"""The place of the article in `small`, counted from 0."""


@pytest.fixture
def small(full: str) -> list[Any]:
    """The lines of a collection with a lexicon, one change, an article, an extra line."""
    folder = make_collection("small", [PAGE])
    (folder / LEXICON).write_text("")
    return lines_of(exported("small", {"note": 1}))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_set(article="../x"), "“../x” cannot be the id"),
        (_set(article=".x"), "cannot be the id"),
        (_set(article="x\n"), "cannot be the id"),
        (_set(article="é"), "cannot be the id"),
        (_set(article=""), "cannot be the id"),
        (_set(article=7), "article: Input should be a valid string"),
        (_set(story="nobody"), "there is no article nobody"),
        (_set(added=0), "a change that is not there"),
        (_set(touched=2), "a change that is not there"),
        (_set(added="1"), "added: Input should be a valid integer"),
        (_set(added=True), "added: Input should be a valid integer"),
        (_set(added=1.0), "added: Input should be a valid integer"),
        (_set(added=10**30), "a change that is not there"),
        (_set(colour="red"), "something unknown at colour"),
        (_set(versions=[]), "not numbered from 1"),
        (lambda line: line.pop("versions"), "versions: Field required"),
        (_version(number=2), "not numbered from 1"),
        (_version(change=2), "a change that is not there"),
        (_version(text=None), "versions.0.text: Input should be a valid string"),
        (_version(date="yesterday"), "versions.0.*“yesterday” is not an EDTF date"),
        (_version(date="2025-02-30"), "not a day of the calendar"),
        (_version(date_from="hearsay"), "versions.0.date_from"),
        (_version(colour="red"), "something unknown at versions.0.colour"),
        (_version(number=True), "versions.0.number"),
        (_edit(field="text"), "no field “text”"),
        (_edit(field="date", value="soon"), "not an EDTF date"),
        (_edit(change=9), "a change that is not there"),
        (_edit(value=1), "edits.0.value"),
        (_edit(colour=1), "something unknown at edits.0.colour"),
        (_address(locator="/etc/passwd"), "no address on the web"),
        (_address(locator="file:///etc/passwd"), "no address on the web"),
        (_address(version=2), "a version that is not there"),
        (_address(version=0), "a version that is not there"),
        (_address(fingerprint="00"), "no fingerprint"),
        (_address(fingerprint="g" * 32), "no fingerprint"),
        (_address(fingerprint="0" * 34), "no fingerprint"),
        (_address(otherwise={"text": "x"}), "no field “text”"),
        (_address(otherwise={"title": 1}), "otherwise.title"),
        (_address(otherwise='{"title": "x"}'), "otherwise"),
        (
            lambda line: line["addresses"].append(line["addresses"][0]),
            "the address https://example.org/mayor stands there twice",
        ),
    ],
)
def test_an_article_that_cannot_be_is_refused(
    small: list[Any], change: Change, problem: str
) -> None:
    change(small[ARTICLE])
    refused(joined(small), rf"^Line 4 of the export is damaged: .*{problem}.*Nothing was imported")


@pytest.mark.parametrize(
    ("at", "lines", "problem"),
    [
        (0, [{"format": "press-collection", "version": 1}], "^Line 1 .* name: Field required"),
        (1, [{"lexicon": 1}], "^Line 2 .*lexicon: Input should be a valid string"),
        (1, [{"lexicon": "[["}], "^The lexicon in line 2 of the export is not valid TOML"),
        (
            1,
            [{"lexicon": "[[persons]]"}],
            "^The lexicon in line 2 .* knows no “persons”",
        ),
        (1, [{"lexicon": ""}, {"lexicon": ""}], "^Line 3 .*wrong place"),
        (2, [{"change": 2}], "^Line 4 .*a change that is not there"),
        (2, [{"change": 0}], "^Line 3 .*0 cannot be the number of a change"),
        (2, [{"change": 2**63}], "^Line 3 .*cannot be the number of a change"),
        (2, [{"change": 1}, {"change": 1}], "^Line 4 .*not stand in their order"),
        (2, [{"change": 1, "at": "yesterday"}], "^Line 3 .*yesterday"),
        (2, [{"change": 1, "at": "2025-01-01T00:00:00"}], "^Line 3 .*not a time in UTC"),
        (2, [{"change": 1, "at": "2025-01-01T00:00:00+02:00"}], "^Line 3 .*not a time in UTC"),
        (2, [{"change": 1, "at": "2025-01-01\x1b00:00:00+00:00"}], "^Line 3 .*not a time in UTC"),
        (2, [{"lexicon": ""}, {"change": 1}], "^Line 3 .*wrong place"),
        (4, [{"extra": []}], "^Line 5 .*extra: "),
        (4, [{"extra": {}}, {"change": 2}], "^Line 6 .*wrong place"),
        (4, [{"extra": {}}, {"extra": {}}], "^Line 7 .*counts other lines"),
        (4, [], "^Line 5 .*counts other lines"),
        (4, [{"end": {"articles": 1, "extras": 0}}], "^Line 6 .*wrong place"),
        (4, [{"format": "press-collection", "version": 1, "name": "x"}], "^Line 5 .*wrong place"),
        (4, [{"other": 1}], "^Line 5 .*none of the lines"),
        (4, [[]], "^Line 5 .*none of the lines"),
        (5, [{"end": {"articles": 2, "extras": 1}}], "^Line 6 .*counts other lines"),
        (5, [{"end": {"articles": 1}}], "^Line 6 .*extras: Field required"),
        (5, [{"end": {"articles": 1, "extras": 1}}, {"extra": {}}], "^Line 7 .*wrong place"),
    ],
)
def test_a_line_that_cannot_be_is_refused(
    small: list[Any], at: int, lines: list[Any], problem: str
) -> None:
    small[at : at + 1] = lines
    refused(joined(small), problem)


@pytest.mark.parametrize(
    "line",
    [
        b'{"article": "x"',
        b'{"article": "\xff"}',
        b'{"article": "\\ud800"}',
        b'{"article": ' + b"[" * 100_000,
        b"not JSON",
        b"",
        b'{"change": 1} {"change": 2}',
    ],
)
def test_a_line_that_is_no_json_is_refused(small: list[Any], line: bytes) -> None:
    content = joined(small[:ARTICLE]) + line + b"\n" + joined(small[ARTICLE:])
    refused(content, r"^Line 4 of the export is damaged: ")


def test_two_articles_cannot_have_one_id(small: list[Any]) -> None:
    twice = small[ARTICLE] | {"addresses": []}
    small.insert(ARTICLE + 1, twice)
    refused(joined(small), r"^Line 5 of the export is damaged: the article .* stands there twice")


def test_a_story_may_begin_further_down(small: list[Any]) -> None:
    first = small[ARTICLE] | {"article": "zz", "story": "zz", "addresses": []}
    small[ARTICLE]["story"] = "zz"
    small[-1]["end"]["articles"] = 2
    small.insert(ARTICLE + 1, first)
    take(joined(small), "theirs")
    with closing(opened("theirs")) as collection:
        assert len(collection.same_story("zz")) == 2
    assert lines_of(exported("theirs"))[ARTICLE] == small[ARTICLE]


def test_a_line_without_end_is_refused(small: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_reading, "MOST_BYTES", 5000)
    small[ARTICLE]["versions"][0]["text"] = "a" * 5000
    refused(joined(small), r"^Line 4 of the export is damaged: it is longer than 5,000 bytes")
    refused(gzip.compress(joined(small)), r"^Line 4 .* longer than 5,000 bytes")


def test_a_line_that_unpacks_to_too_much_is_not_unpacked_whole(
    small: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_reading, "MOST_BYTES", 5000)
    packed = gzip.compress(joined(small[:1]) + b"a" * 50_000_000)
    tracemalloc.start()
    try:
        refused(packed, r"^Line 2 .* longer than 5,000 bytes")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


def test_what_is_wrong_is_not_quoted_whole(small: list[Any]) -> None:
    small[ARTICLE]["versions"][0]["date"] = "\x1b[31m" * 100_000
    with pytest.raises(CollectionError) as raised:
        take(joined(small), "theirs")
    assert len(str(raised.value)) < 400
    assert "\x1b" not in str(raised.value)


# What may happen meanwhile


class _Stop(BaseException):
    pass


class _Interrupted(io.BytesIO):
    """A source that raises something in the middle."""

    def __init__(self, content: bytes, error: BaseException) -> None:
        super().__init__(content)
        self._error = error

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 4096:
            raise self._error
        return super().read(size)


@pytest.mark.parametrize("error", [_Stop(), KeyboardInterrupt()])
def test_an_import_that_is_interrupted_leaves_nothing(full: str, error: BaseException) -> None:
    add(own.existing(full), [Draft("x" * 1_000_000, "/long")])
    source = _Interrupted(exported(full), error)
    with pytest.raises(type(error)):
        import_collection(source, "theirs")
    assert left_behind() == ["full"]
    assert own.default() == "full"


def test_a_source_that_cannot_be_read_is_named(full: str) -> None:
    add(own.existing(full), [Draft("x" * 1_000_000, "/long")])
    source = _Interrupted(exported(full), OSError(5, "Input/output error"))
    with pytest.raises(CollectionError, match=r"it cannot be read: .*Input/output error"):
        import_collection(source, "theirs")
    assert left_behind() == ["full"]


def test_a_full_disk_leaves_nothing(full: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = exported(full)

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(rebuilding, "remember_bands", fail)
    with pytest.raises(LibraryError, match="disk is full"):
        take(content, "theirs")
    assert left_behind() == ["full"]


def test_a_folder_that_cannot_be_written_is_named(full: str, elsewhere: Callable[[], Path]) -> None:
    content = exported(full)
    data = elsewhere()
    data.mkdir()
    (data / "collections").write_text("in the way")
    with pytest.raises(LibraryError, match=r"collections/theirs/library.sqlite cannot be used"):
        take(content, "theirs")


def test_nothing_is_seen_of_a_collection_before_it_is_whole(full: str) -> None:
    content = exported(full)

    class Watched(io.BytesIO):
        seen: list[list[str]] = []

        def read(self, size: int | None = -1) -> bytes:
            self.seen.append(own.names())
            return super().read(size)

    assert import_collection(Watched(content), "theirs").name in own.names()
    assert Watched.seen
    assert all(names == ["full"] for names in Watched.seen)


def test_many_articles_come_in_several_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "_LINES_A_CHANGE", 2)
    make_collection("mine", [Draft(f"Text {number}.", f"/{number}") for number in range(7)])
    content, seen = exported("mine"), all_of("mine")
    own.remove("mine")
    assert take(content).articles == 7
    assert all_of("mine") == seen


def test_many_articles_take_no_more_memory_than_one() -> None:
    texts = [f"{number} {'word ' * 10_000}" for number in range(40)]
    make_collection("mine", [Draft(text, f"/{text[:3]}", source=text[:3]) for text in texts])
    source = io.BytesIO(exported("mine"))
    tracemalloc.start()
    try:
        import_collection(source, "theirs")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(source.getvalue()) > 2_000_000
    assert peak < 1_500_000
