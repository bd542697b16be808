"""Stories: which articles are told as one, and which only sound alike."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library import stories as linking
from explorer.library.editing import edit
from explorer.library.store import Store
from explorer.library.stories import are_alike, resemblance, shingles_of
from tests.library.libraries import draft, news, put, rows, stories

COPY = [news(f"paragraph {number}", 50) for number in range(6)]
"""The paragraphs of an agency's article."""


def text_of(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def report(week: int) -> str:
    """Return what is reported every week in the same words."""
    return f"{news('bulletin', 30)} {news(f'week {week}', 3)} {news('so far', 30)} {week} dead."


def letter(number: int) -> str:
    """Return a short text of which some words stand in every other like it."""
    return f"Dear reader, {news(number, 12)}. Yours, The Editor"


def shuffled(paragraphs: list[str]) -> list[str]:
    order = list(paragraphs)
    random.Random(1).shuffle(order)
    return order


class TestAlike:
    @pytest.mark.parametrize(
        "other",
        [
            text_of(*COPY),
            text_of(*COPY).upper(),
            text_of(*COPY).replace(" ", "\n"),
            text_of(news("a headline", 8), *COPY),
            text_of(*COPY[:4]),
            text_of(news("a headline", 8), *COPY[:4]),
            text_of(*COPY[2:]),
            text_of(*shuffled(COPY)),
            text_of(*COPY, news("a note of the paper's own", 60)),
        ],
        ids=["same", "case", "lines", "headline", "cut", "both", "beheaded", "reordered", "longer"],
    )
    @pytest.mark.parametrize("turned", [False, True])
    def test_agency_copy_is_one_story_whatever_a_paper_makes_of_it(
        self, store: Store, other: str, turned: bool
    ) -> None:
        texts = (other, text_of(*COPY)) if turned else (text_of(*COPY), other)
        # Of different papers, so that no two are taken for the same article.
        put(store, *(draft(text, str(at), source=str(at)) for at, text in enumerate(texts)))
        assert stories(store) == [[1, 2]]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (text_of(*COPY), news("something else", 300)),
            (text_of(*COPY), text_of(COPY[0], news("something else", 250))),
            (text_of(*COPY), " ".join(sorted(text_of(*COPY).split()))),
            (text_of(*COPY), COPY[0][:150]),
            (letter(1), letter(2)),
            ("Photo: AFP", "Photo: Reuters"),
            ("Kenya sends police", "Police sends Kenya"),
            ("…", "!"),
            ("", "***"),
        ],
        ids=[
            "unrelated", "a paragraph", "the words", "a line", "letters", "captions", "turned",
            "no words", "nothing",
        ],
    )  # fmt: skip
    def test_what_shares_few_of_its_words_is_another(
        self, store: Store, one: str, other: str
    ) -> None:
        put(store, draft(one, "1"), draft(other, "2"))
        assert stories(store) == [[1], [2]]

    def test_a_short_text_may_lie_in_another_by_chance(self) -> None:
        whole = shingles_of(text_of(*COPY))
        words = COPY[0].split()
        assert not are_alike(whole, shingles_of(" ".join(words[:41])))
        assert are_alike(whole, shingles_of(" ".join(words[:42])))  # 40 runs of three

    def test_the_least_resemblance_is_a_half(self) -> None:
        one, two, three = ("a b c", "a b d", "a b e")
        assert are_alike(frozenset({one}), frozenset({one, two}))
        assert not are_alike(frozenset({one}), frozenset({one, two, three}))

    @given(*[st.frozensets(st.sampled_from("abcdefgh"))] * 2)
    def test_likeness_is_mutual_and_between_nothing_and_all(
        self, one: frozenset[str], other: frozenset[str]
    ) -> None:
        assert 0 <= resemblance(one, other) == resemblance(other, one) <= 1
        assert are_alike(one, other) == are_alike(other, one)
        assert resemblance(one, one) == bool(one)

    @pytest.mark.parametrize(
        ("text", "shingles"),
        [
            ("", set()),
            ("*** !", set()),
            ("Été", {"ete"}),
            ("One two", {"one two"}),
            ("One, two. Three", {"one two three"}),
            ("one two three four", {"one two three", "two three four"}),
        ],
    )
    def test_what_is_compared_are_runs_of_three_words(self, text: str, shingles: set[str]) -> None:
        assert shingles_of(text) == shingles


class TestDays:
    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("2025-08-04", "2025-08-11", True),
            ("2025-08-11", "2025-08-04", True),
            ("2025-08-04", "2025-08-12", False),
            ("2025-08-12", "2025-08-04", False),
            ("2024-12-30", "2025-01-02", True),
            (None, "2025-08-12", True),
            ("2025-08-12", None, True),
        ],
    )
    def test_what_is_reported_every_week_is_another_story_every_week(
        self, store: Store, one: str | None, other: str | None, same: bool
    ) -> None:
        put(store, draft(report(1), "1", date=one), draft(report(2), "2", date=other))
        assert len(stories(store)) == (1 if same else 2)

    def test_the_same_words_are_one_story_however_late_they_are_printed_again(
        self, store: Store
    ) -> None:
        put(store, draft(COPY[0], "1", date="2025-08-04"), draft(COPY[0], "2", date="2025-10-01"))
        assert stories(store) == [[1, 2]]

    def test_days_are_counted_from_the_first_article_of_a_story(self, store: Store) -> None:
        for week, day in enumerate(("04", "09", "14", "16")):
            put(store, draft(report(week), day, date=f"2025-08-{day}"))
        assert stories(store) == [[1, 2], [3, 4]]


class TestLinking:
    def test_an_article_joins_the_story_that_it_is_most_like(self, store: Store) -> None:
        put(store, draft(text_of(*COPY[:4]), "1", date="2025-01-01"))
        put(store, draft(text_of(*COPY[:5]), "2", date="2025-08-01"))
        put(store, draft(text_of(*COPY[:5], "More."), "3"))
        put(store, draft(text_of(*COPY[:4], "More."), "4"))
        assert stories(store) == [[1, 4], [2, 3]]

    def test_the_one_with_the_most_in_common_is_compared_though_many_have_some(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(linking, "_MOST_COMPARED", 3)
        form = news("form", 100)
        letters = [f"{form} {news(number, 20)}" for number in range(12)]
        days = [f"2025-{month:02}-01" for month in range(1, 13)]
        put(store, *(draft(text, day, date=day) for text, day in zip(letters, days, strict=True)))
        assert len(stories(store)) == 12
        put(store, draft(f"{letters[7]} Indeed.", "again", date=days[7]))
        assert [8, 13] in stories(store)

    def test_a_new_text_may_lead_an_article_into_a_story(self, store: Store) -> None:
        put(store, draft(text_of(*COPY), "1"), draft(news("draft", 100), "2"))
        assert stories(store) == [[1], [2]]
        put(store, draft(text_of(*COPY, "Corrected."), "2"))
        assert stories(store) == [[1, 2]]

    def test_what_an_article_said_before_draws_no_other_to_it(self, store: Store) -> None:
        put(store, draft(COPY[0], "1"), draft(COPY[1], "1"), draft(f"{COPY[0]} More.", "2"))
        assert stories(store) == [[1], [2]]
        put(store, draft(f"{COPY[1]} More.", "3"))
        assert stories(store) == [[1, 3], [2]]

    def test_an_article_stays_in_its_story_when_it_is_told_anew(self, store: Store) -> None:
        put(store, draft(COPY[0], "1"), draft(f"{COPY[0]} More.", "2"))
        put(store, draft(news("anew", 50), "2"))
        assert stories(store) == [[1, 2]]

    def test_the_first_of_a_story_takes_no_other_with_it(self, store: Store) -> None:
        put(store, draft(COPY[0], "1"), draft(f"{COPY[0]} More.", "2"), draft(COPY[1], "3"))
        put(store, draft(f"{COPY[1]} More.", "1"))
        assert stories(store) == [[1, 2], [3]]

    def test_only_a_new_text_is_compared_anew(self, store: Store) -> None:
        put(
            store,
            draft(report(1), "1", date="2025-01-01"),
            draft(report(2), "2", date="2025-08-01"),
        )
        put(store, draft(report(2), "2", date="2025-01-02"))
        assert stories(store) == [[1], [2]]
        put(store, draft(f"{report(2)} More.", "2", date="2025-01-02"))
        assert stories(store) == [[1, 2]]

    def test_the_day_that_the_user_knows_counts(self, store: Store) -> None:
        put(store, draft(report(1), "1", date="2025-01-01"))
        (id_,) = rows(store, "SELECT id FROM article")
        edit(store, id_, {"date": "2025-08-01"})
        put(store, draft(report(2), "2", date="2025-08-02"))
        assert stories(store) == [[1, 2]]


class TestBands:
    def test_every_article_has_those_of_its_latest_text(self, store: Store) -> None:
        put(store, draft(COPY[0], "1"), draft(COPY[1], "1"), draft("…", "2"))
        bands = rows(store, "SELECT hash FROM band WHERE article = 1")
        assert sorted(bands) == sorted(linking._bands(shingles_of(COPY[1])))
        assert rows(store, "SELECT count(*) FROM band GROUP BY article") == [24, 24]

    def test_they_are_what_they_were_when_libraries_were_written(self) -> None:
        assert linking._bands(shingles_of("Kenya sends more police to Haiti"))[:2] == [
            4494115752663106496,
            -3425286512490386260,
        ]
