"""Recording: what is new, what is changed, what is known, and what is never lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.library import recording
from explorer.library.readers.document import Draft
from explorer.library.recording import Outcome, content_of
from explorer.library.store import Store
from explorer.models import DateOrigin
from tests.library.conftest import Libraries
from tests.library.libraries import draft, news, put, rows, stories, tables, temporary_store

NEW, CHANGED, KNOWN = Outcome.NEW, Outcome.CHANGED, Outcome.KNOWN

A, B = news("a"), news("b")
HALF = f"{A} {B}"  # like both, the same as neither
URL = "https://example.org/a"


def versions(store: Store) -> list[tuple[int, int]]:
    """Return article and number of every version."""
    return rows(store, "SELECT article, number FROM version ORDER BY article, number")


class TestByLocator:
    def test_an_article_is_new_once(self, store: Store) -> None:
        assert put(store, draft(A), draft(A)) == [NEW, KNOWN]
        assert versions(store) == [(1, 1)]

    def test_all_that_was_read_is_kept(self, store: Store) -> None:
        read = draft(
            A,
            title="T",
            date="2024-11?",
            date_from=DateOrigin.TEXT,
            source="S",
            byline="B",
            language="fr",
            url="https://EXAMPLE.org/a#b",
            place="P",
            identifier="I",
        )
        put(store, read)
        (kept,) = rows(
            store,
            "SELECT text, title, date, date_from, source, byline, language, url, place, identifier"
            " FROM version",
        )
        assert kept == (A, "T", "2024-11?", "text", "S", "B", "fr", read.url, "P", "I")
        assert rows(store, "SELECT day FROM article") == ["2024-11-01"]

    def test_another_text_is_a_new_version(self, store: Store) -> None:
        assert put(store, draft(A), draft(HALF), draft(HALF)) == [NEW, CHANGED, KNOWN]
        assert rows(store, "SELECT number, text FROM version") == [(1, A), (2, HALF)]

    def test_what_stands_elsewhere_as_well_is_not_taken_for_another_in_its_place(
        self, store: Store
    ) -> None:
        today, archive = "/today.txt", "/archive/1.txt"
        put(store, draft(A, locator=today), draft(A, locator=archive))
        assert put(store, draft(B, locator=today)) == [NEW]
        assert versions(store) == [(1, 1), (2, 1)]
        assert put(store, draft(B, locator=today), draft(A, locator=archive)) == [KNOWN, KNOWN]

    def test_going_back_is_a_new_version(self, store: Store) -> None:
        assert put(store, draft(A), draft(HALF), draft(A)) == [NEW, CHANGED, CHANGED]
        assert rows(store, "SELECT text FROM version ORDER BY number") == [A, HALF, A]

    @pytest.mark.parametrize(
        "known",
        [
            {"title": "T"},
            {"date": "2024"},
            {"date": "2023", "date_from": DateOrigin.TEXT},
            {"source": "S"},
            {"byline": "B"},
            {"language": "ht"},
            {"url": URL},
            {"place": "P"},
            {"identifier": "I"},
        ],
    )
    def test_anything_else_that_is_known_of_it_is_a_new_version(
        self, store: Store, known: dict[str, Any]
    ) -> None:
        first, second = draft(A, date="2023"), draft(A, **{"date": "2023", **known})
        assert put(store, first, second, second) == [NEW, CHANGED, KNOWN]
        assert put(store, first) == [CHANGED]

    @pytest.mark.parametrize(
        "text",
        [A.replace(" ", "\n\n", 3), f" {A}\t\r\n", A.replace(" ", "\u00a0", 2)],
        ids=["lines", "ends", "no-break"],
    )
    def test_other_spaces_and_line_breaks_are_nothing_new(self, store: Store, text: str) -> None:
        assert put(store, draft(A), draft(text), draft(text, "/b.txt")) == [NEW, KNOWN, KNOWN]
        assert rows(store, "SELECT text FROM version") == [A]

    def test_accents_written_in_two_ways_are_the_same(self, store: Store) -> None:
        assert put(store, draft("L’été"), draft("L’e\u0301te\u0301")) == [NEW, KNOWN]

    def test_two_articles_of_one_file_are_two(self, store: Store) -> None:
        assert put(store, draft(A, "/a#1"), draft(B, "/a#2")) == [NEW, NEW]
        assert versions(store) == [(1, 1), (2, 1)]


class TestByText:
    def test_the_same_text_elsewhere_is_known_and_seen_in_both_places(self, store: Store) -> None:
        assert put(store, draft(A), draft(A, "/copy"), draft(A, "/copy")) == [NEW, KNOWN, KNOWN]
        found = rows(store, "SELECT locator, article, version FROM sighting ORDER BY locator")
        assert found == [("/a.txt", 1, 1), ("/copy", 1, 1)]

    def test_what_was_read_there_otherwise_is_kept(self, store: Store) -> None:
        put(store, draft(A, title="T", source="The Paper"))
        put(store, draft(A, "/copy", title="Été", source="THE PAPER", place="P", url=URL))
        put(store, draft(A, "/plain"), draft(A, "/same", title="T"))
        otherwise = dict(rows(store, "SELECT locator, otherwise FROM sighting"))
        assert json.loads(otherwise.pop("/copy")) == {
            "title": "Été",
            "source": "THE PAPER",
            "place": "P",
            "url": URL,
        }
        assert otherwise == {"/a.txt": None, "/plain": None, "/same": None}
        assert rows(store, "SELECT title, source, place FROM version") == [("T", "The Paper", None)]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"identifier": "1"}, {"identifier": "2"}),
            ({"source": "Reuters"}, {"source": "AFP"}),
            ({"date": "2025-08-25"}, {"date": "2025-08-26"}),
            ({"url": "https://a.example/x"}, {"url": "https://b.example/x"}),
        ],
    )
    def test_what_tells_two_articles_apart_makes_the_same_text_another_of_one_story(
        self, store: Store, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        assert put(store, draft(A, "/1", **one), draft(A, "/2", **other)) == [NEW, NEW]
        assert stories(store) == [[1, 2]]
        assert put(store, draft(A, "/3", **other), draft(A, "/4")) == [KNOWN, KNOWN]
        found = rows(store, "SELECT locator, article FROM sighting ORDER BY locator")
        assert found == [("/1", 1), ("/2", 2), ("/3", 2), ("/4", 1)]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"identifier": "1"}, {}),
            ({"source": "AFP"}, {"source": "Afp"}),
            ({"source": "AFP"}, {"date": "2025"}),
            ({"url": "https://EXAMPLE.org/a?utm_source=x#top"}, {"url": URL}),
            ({"title": "T"}, {"title": "Another"}),
            ({"byline": "B"}, {"byline": "Another"}),
        ],
    )
    def test_what_does_not_tell_two_articles_apart_makes_it_the_same(
        self, store: Store, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        assert put(store, draft(A, "/1", **one), draft(A, "/2", **other)) == [NEW, KNOWN]

    def test_the_text_of_an_earlier_version_is_known_too(self, store: Store) -> None:
        assert put(store, draft(A), draft(HALF), draft(A, "/copy")) == [NEW, CHANGED, KNOWN]
        found = rows(store, "SELECT version FROM sighting WHERE locator = '/copy'")
        assert found == [1]
        assert rows(store, "SELECT touched FROM article") == [2]


class TestByAddress:
    def test_a_page_with_a_like_text_is_a_new_version_wherever_it_was_read(
        self, store: Store
    ) -> None:
        saved = draft(HALF, "/saved.html", url="https://example.org/a?utm_source=feed")
        assert put(store, draft(A, URL, url=URL), saved) == [NEW, CHANGED]
        assert versions(store) == [(1, 1), (1, 2)]

    def test_a_page_with_another_text_is_another_article(self, store: Store) -> None:
        other = draft(B, "/b.html", url=URL)
        assert put(store, draft(A, URL, url=URL), other, other) == [NEW, NEW, KNOWN]
        # Each goes on from its own text.
        likes = [draft(f"{text} {text[:50]}", f"/{text[0]}2", url=URL) for text in (A, B)]
        assert put(store, *likes) == [CHANGED, CHANGED]
        assert versions(store) == [(1, 1), (1, 2), (2, 1), (2, 2)]

    def test_a_page_that_calls_itself_another_article_is_another(self, store: Store) -> None:
        first = draft(A, "/1", url=URL, identifier="1")
        second = draft(HALF, "/2", url=URL, identifier="2")
        assert put(store, first, second) == [NEW, NEW]

    def test_what_has_no_address_is_not_taken_for_a_page(self, store: Store) -> None:
        assert put(store, draft(A, "/1"), draft(HALF, "/2")) == [NEW, NEW]
        assert put(store, draft(A, "/3", url="mailto:a@b"), draft(HALF, "/4", url="x")) == [
            KNOWN,
            KNOWN,
        ]

    def test_two_files_of_one_page_stay_what_they_are_however_often_they_are_read(
        self, store: Store
    ) -> None:
        files = draft(A, "/old.html", url=URL), draft(HALF, "/new.html", url=URL)
        assert put(store, *files) == [NEW, CHANGED]
        before = tables(store)
        assert put(store, *files, *reversed(files)) == [KNOWN] * 4
        assert tables(store) == before


class TestChanges:
    def test_what_is_known_is_no_change_to_be_seen(self, store: Store) -> None:
        put(store, draft(A))
        assert put(store, draft(A), draft(A, "/copy")) == [KNOWN, KNOWN]
        assert rows(store, "SELECT revision FROM change") == [1]

    def test_an_article_knows_when_it_came_and_when_it_was_touched(self, store: Store) -> None:
        put(store, draft(A, "/a"), draft(B, "/b"), draft(HALF, "/a"))
        assert rows(store, "SELECT added, touched FROM article") == [(1, 3), (2, 2)]
        assert rows(store, "SELECT change FROM version ORDER BY article, number") == [1, 3, 2]

    @pytest.mark.parametrize(
        ("date", "day"),
        [
            (None, ""),
            ("2025-08-25", "2025-08-25"),
            ("2024-11~", "2024-11-01"),
            ("0001", "0001-01-01"),
            ("../2023", "2023-12-31"),
        ],
    )
    def test_the_latest_version_says_by_which_day_it_is_sorted(
        self, store: Store, date: str | None, day: str
    ) -> None:
        put(store, draft(A, date="2000-01-01"), draft(A, date=date))
        assert rows(store, "SELECT day FROM article") == [day]


class TestIds:
    def test_they_are_the_same_in_every_library_wherever_an_article_was_read(
        self, libraries: Libraries, tmp_path: Path
    ) -> None:
        one, other = libraries(tmp_path / "one"), libraries(tmp_path / "other")
        put(one, draft(A, "/here", title="T"))
        put(other, draft(B, "/first"), draft(A, "/there", title="T"))
        (id_,) = rows(one, "SELECT id FROM article")
        assert rows(other, "SELECT id FROM article ORDER BY number")[1:] == [id_]

    def test_they_can_be_typed_and_stay_when_the_article_changes(self, store: Store) -> None:
        put(store, draft(A))
        (id_,) = rows(store, "SELECT id FROM article")
        put(store, draft(HALF))
        assert rows(store, "SELECT id FROM article") == [id_]
        assert len(id_) == 16
        assert set(id_) <= set("0123456789abcdef")

    def test_two_that_would_have_the_same_get_two(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(recording, "_ID_BYTES", 1)
        texts = [news(number, 10) for number in range(100)]
        assert put(store, *(draft(text, text) for text in texts)) == [NEW] * 100
        assert len(set(rows(store, "SELECT id FROM article"))) == 100


def test_a_digest_of_a_text_is_of_its_words_alone() -> None:
    assert content_of(" One\n\ntwo ") == content_of("One two")
    assert len({content_of(text) for text in ("One two", "one two", "Onetwo", "One two.", "")}) == 5


TEXTS = st.sampled_from([A, B, HALF, f"{A}\n", A.upper(), A[:100], "Short.", "…"])
DRAFTS = st.builds(
    draft,
    TEXTS,
    title=st.sampled_from([None, "T", "U"]),
    date=st.sampled_from([None, "2025-08-25", "2024"]),
    source=st.sampled_from([None, "AFP", "afp", "Reuters"]),
    url=st.sampled_from([None, URL, f"{URL}#x", "https://b.example/a"]),
    identifier=st.sampled_from([None, "1", "2"]),
)
PLACES = st.sampled_from("abcdefgh")


@settings(max_examples=60)
@given(st.dictionaries(PLACES, DRAFTS))
def test_what_is_read_twice_is_known_the_second_time(drafts: dict[str, Draft]) -> None:
    read = [draft(**{**vars(each), "locator": place}) for place, each in drafts.items()]
    with temporary_store() as store:
        put(store, *read)
        before = tables(store)
        assert set(put(store, *read, *reversed(read))) <= {KNOWN}
        assert tables(store) == before
        assert len(before["sighting"]) == len(read)


@settings(max_examples=60)
@given(st.lists(st.tuples(PLACES, DRAFTS), max_size=12))
def test_nothing_that_was_recorded_is_ever_changed(drafts: list[tuple[str, Draft]]) -> None:
    recorded: dict[tuple[int, int], tuple[object, ...]] = {}
    with temporary_store() as store:
        for place, each in drafts:
            read = draft(**{**vars(each), "locator": place})
            (outcome,) = put(store, read)
            found = {row[:2]: row for row in rows(store, "SELECT * FROM version")}
            assert recorded.items() <= found.items()
            assert len(found) == len(recorded) + (outcome is not KNOWN)
            texts = rows(
                store,
                "SELECT text FROM sighting s JOIN version v"
                " ON v.article = s.article AND v.number = s.version WHERE locator = ?",
                place,
            )
            assert [content_of(text) for text in texts] == [content_of(read.text)]
            recorded = found
