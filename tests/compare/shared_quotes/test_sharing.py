"""Shared quotes: the same words in several reports, or twice in one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.compare.shared_quotes import SharedQuote, shared_quotes
from explorer.dates import parse_date
from explorer.library.collection import Collection
from explorer.models import Article, EntityKey, EntityType, NamedMention, Report
from explorer.text.differences import EditKind

LONG = "Several members of the gang were arrested while others fled into the steep hills"
OTHER = "The harvest was poor because heavy rain washed the young maize from our best fields"
ORIGINAL = "improved equipment and enhanced training are expected to boost law enforcement"
ALTERED = "Improved equipment and enhanced training have boosted law enforcement"


def report(text: str, id_: str = "a", date: str | None = None) -> Report:
    return Report(Article(id_, "A title", text, parse_date(date) if date else None))


def reports(*texts: str) -> list[Report]:
    return [report(text, f"r{number}") for number, text in enumerate(texts)]


def words(quote: SharedQuote, of: Sequence[Report]) -> list[str]:
    return [of[saying.report].article.text[slice(*saying.span)] for saying in quote.sayings]


def test_the_same_quotation_in_two_reports() -> None:
    both = reports(f"“{LONG},” Otunge said.", f"He was asked. The commander told us: “{LONG}.”")
    (quote,) = shared_quotes(both)
    assert words(quote, both) == [LONG, LONG]
    assert [(saying.speaker, saying.cue) for saying in quote.sayings] == [
        ("Otunge", "said"),
        ("The commander", "told"),
    ]
    assert all(saying.is_quoted and saying.edits == () for saying in quote.sayings)


def test_case_and_punctuation_make_no_difference() -> None:
    both = reports(f"“{LONG},” he said.", f'"{LONG.upper().replace(" ", ", ")}!" he said.')
    (quote,) = shared_quotes(both)
    assert [saying.edits for saying in quote.sayings] == [(), ()]


def test_an_altered_quotation_shows_the_words_that_changed() -> None:
    both = reports(f"“{ORIGINAL},” the statement read.", f"“{ALTERED},” the mission claimed.")
    (quote,) = shared_quotes(both)
    left, right = (one.article.text for one in both)
    edits = quote.sayings[1].edits
    assert " ".join(left[slice(*edit.left)] for edit in edits if edit.left) == (
        "are expected to boost"
    )
    assert " ".join(right[slice(*edit.right)] for edit in edits if edit.right) == "have boosted"


def test_a_trimmed_quotation() -> None:
    both = reports(f"“{LONG} before dawn on the day of the raid,” he said.", f"“{LONG},” he said.")
    (quote,) = shared_quotes(both)
    assert quote.sayings[0].span.end >= both[0].article.text.index(" before dawn")
    assert all(edit.kind is EditKind.REMOVED for edit in quote.sayings[1].edits)


def test_a_quotation_broken_by_who_says_it_is_one() -> None:
    one, other = LONG[:41], LONG[42:]
    assert LONG[41] == " "
    both = reports(f"“{LONG},” Otunge said.", f"“{one},” Godfrey Otunge told us, “{other}.”")
    (quote,) = shared_quotes(both)
    assert words(quote, both)[1] == f"{one},” Godfrey Otunge told us, “{other}"
    assert [saying.edits for saying in quote.sayings] == [(), ()]


def test_words_that_a_report_takes_over_as_its_own() -> None:
    both = reports(f"“{LONG},” Otunge said.", f"There was a raid. {LONG}. It rained.")
    (quote,) = shared_quotes(both)
    assert words(quote, both)[1] == LONG
    assert [(saying.is_quoted, saying.speaker) for saying in quote.sayings] == [
        (True, "Otunge"),
        (False, ""),
    ]


def test_a_quotation_that_one_report_repeats() -> None:
    (only,) = reports(f"“{LONG},” the mission stated.\n“{LONG},” they added.\n“{OTHER},” I said.")
    (quote,) = shared_quotes([only])
    assert words(quote, [only]) == [LONG, LONG]
    assert [saying.cue for saying in quote.sayings] == ["stated", "added"]


def test_parts_of_a_quotation_that_stand_apart_elsewhere_are_not_mixed() -> None:
    both = reports(
        f"“{LONG}. {OTHER},” Otunge said.\n“{LONG}. {OTHER},” Otunge added.",
        f"{OTHER}. Nobody knows why that is so, and many ask the minister about it. {LONG}.",
    )
    found = {tuple(sorted(words(quote, both))) for quote in shared_quotes(both)}
    whole = f"{LONG}. {OTHER}"
    assert found == {(whole, whole), (LONG, LONG, LONG), (OTHER, OTHER, OTHER)}


def test_quotations_of_the_same_matter_are_not_shared() -> None:
    both = reports(
        "“The gangs have burned our houses and we have nowhere to go,” a woman said.",
        "“Where shall we go when the gangs have taken every house in this street?” she asked.",
        "The gangs burned houses in the capital, and thousands have nowhere to live.",
    )
    assert shared_quotes(both) == []


def test_names_and_figures_in_common_are_no_words_in_common() -> None:
    both = reports(
        "“The Multinational Security Support Mission in Port-au-Prince, Haiti, has 1,000 officers "
        "from Kenya, Jamaica, Belize and Guatemala,” he said.",
        "The Multinational Security Support Mission in Port-au-Prince, Haiti, lost 1,000 rifles; "
        "Kenya, Jamaica, Belize and Guatemala were told.",
    )
    assert shared_quotes(both) == []


def test_short_phrases_are_not_shared() -> None:
    both = reports("He said it was “a complete disaster”.", "She called it “a complete disaster”.")
    assert shared_quotes(both) == []


def test_a_short_sentence_that_is_quoted_word_for_word_is_shared() -> None:
    said = "“We have lost everything that we had,” {} Dupont {}."
    both = reports(said.format("Paul", "said"), said.format("Mr", "told us"))
    (quote,) = shared_quotes(both)
    assert [saying.report for saying in quote.sayings] == [0, 1]


def test_what_several_share_stands_before_what_one_repeats() -> None:
    twice = f"“{LONG}, and nobody has seen them since,” he said. "
    both = reports(2 * twice + f"\n“{ALTERED},” she said.", f"“{ALTERED},” she said.")
    shared, repeated = shared_quotes(both)
    assert {saying.report for saying in shared.sayings} == {0, 1}
    assert {saying.report for saying in repeated.sayings} == {0}


def test_the_earliest_report_stands_first_and_unknown_dates_last() -> None:
    text = f"“{LONG},” Otunge said."
    several = [
        report(text, "a"),
        report(text, "b", "2024-05-02"),
        report(text, "c", "../2024-01-01"),
        report(text, "d", "2024-05-01"),
    ]
    (quote,) = shared_quotes(several)
    assert [saying.report for saying in quote.sayings] == [3, 1, 0, 2]


def test_a_speaker_goes_by_the_name_of_the_entity_a_person_first() -> None:
    text = f"“{LONG},” MSS commander Otunge said."
    force = EntityKey(EntityType.FORCE, "Multinational Security Support")
    person = EntityKey(EntityType.PERSON, "Godfrey Otunge")
    at, after = text.index("MSS"), text.index("Otunge")
    names = (NamedMention(at, at + 3, force), NamedMention(after, after + 6, person))
    both = [Report(report(text).article, names), Report(report(text, "b").article, names[:1])]
    (quote,) = shared_quotes(both)
    assert [saying.speaker for saying in quote.sayings] == [person.name, force.name]


def test_the_longest_stands_first() -> None:
    both = reports(
        f"“{ALTERED},” he said.\n“{LONG}, and nobody has seen them since,” he said.",
        f"“{LONG}, and nobody has seen them since,” he said.\n“{ALTERED},” he said.",
    )
    first, second = shared_quotes(both)
    assert len(words(first, both)[0]) > len(words(second, both)[0])


def test_a_version_of_an_article_shares_its_quotations() -> None:
    text = f"“{LONG},” Otunge said."
    both = [
        Report(Article("a", "A", text)),
        Report(Article("a", "A", text.replace("said", "claimed"), version=2)),
    ]
    (quote,) = shared_quotes(both)
    assert [saying.cue for saying in quote.sayings] == ["said", "claimed"]


def test_no_reports_share_nothing() -> None:
    assert shared_quotes([]) == []
    assert shared_quotes(reports("", "“”", "One word.")) == []


def test_the_built_in_articles(haiti: Collection) -> None:
    several = [Report(haiti.article(id_)) for id_ in haiti.ids]
    found = [
        {(several[saying.report].article.id[:3], saying.is_quoted) for saying in quote.sayings}
        for quote in shared_quotes(several)
    ]
    opening = [words(quote, several)[-1][:24] for quote in shared_quotes(several)]
    assert ("The MSSM currently repre", {("003", True)}) in zip(opening, found, strict=True)
    assert ("Enhanced training, strat", {("002", True), ("003", True)}) in zip(
        opening, found, strict=True
    )
    assert ("operates under the broad", {("002", False), ("003", True)}) in zip(
        opening, found, strict=True
    )
    assert not any({"000", "004"} & {id_ for id_, _ in group} for group in found)


SENTENCES = [LONG, OTHER, ORIGINAL, ALTERED, "It rained", "The commander met the press in town"]
PASSAGES = st.lists(
    st.sampled_from([*(f"“{one},” Otunge said." for one in SENTENCES), *SENTENCES, "\n"]),
    max_size=5,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(PASSAGES, min_size=1, max_size=3))
def test_the_order_of_the_reports_does_not_change_what_is_shared(
    texts: list[str],
) -> None:
    several = reports(*texts)

    def groups(order: Sequence[Report]) -> set[frozenset[tuple[str, tuple[int, int]]]]:
        return {
            frozenset((order[saying.report].article.id, saying.span) for saying in quote.sayings)
            for quote in shared_quotes(order)
        }

    first = groups(several)
    for order in itertools.permutations(several):
        assert groups(order) == first
    for quote in shared_quotes(several):
        assert len(quote.sayings) >= 2
        assert any(saying.is_quoted for saying in quote.sayings)
        for one, other in itertools.pairwise(
            sorted((saying.report, saying.span) for saying in quote.sayings)
        ):
            assert one[0] != other[0] or one[1].end <= other[1].start


def test_a_quotation_said_hundreds_of_times_is_one() -> None:
    (quote,) = shared_quotes(reports(f"“{LONG},” he said. " * 300))
    assert len(quote.sayings) == 300
