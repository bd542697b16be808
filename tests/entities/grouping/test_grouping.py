"""Grouping: what is joined, what is never joined, and what the user decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.grouping.forms import Form
from explorer.entities.grouping.grounds import Why
from explorer.entities.grouping.grouping import Grouping, group
from explorer.entities.judgements.judgements import Judgement, Judgements, Name, Verdict
from explorer.entities.lexicon import Lexicon, form_key
from explorer.entities.mentions import MentionFinder
from explorer.entities.observed import Link
from explorer.library.collection import Collection
from explorer.models import Entity, EntityType
from tests.entities.judged import (
    BODY,
    FORCE,
    KNOWN,
    PERSON,
    PLACE,
    acronym,
    alias,
    entity_of,
    form,
    judged,
    together,
)

POLICE = Entity("Haitian National Police", FORCE, ("Haitian National Police", "HNP", "PNH"))


def grouped(
    forms: list[Form],
    links: dict[Link, int] | None = None,
    curated: tuple[Entity, ...] = (),
    judgements: tuple[Judgement, ...] = (),
) -> Grouping:
    return group(forms, links or {}, Lexicon(curated), Judgements(judgements), KNOWN)


def pair(one: str, other: str, type_: EntityType) -> set[frozenset[str]]:
    return together(grouped([form(one, type_, 3), form(other, type_, 2)]))


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        ("Pont Sondé", "Pont-Sondé", PLACE),
        ("Izo 2", "Izo2", PERSON),
        ("The Bahamas", "Bahamas", PLACE),
        ("L’Estère", "Estère", PLACE),
        ("Ministry of Defence", "Ministry of Defense", BODY),
        ("Marks & Spencer", "Marks and Spencer", BODY),
        ("United States", "U.S.", PLACE),
        ("UN", "United Nations", BODY),
        ("UN Security Council", "United Nations Security Council", BODY),
        ("Kenya Police", "Kenyan police", FORCE),
        ("Haitian National Police", "Haitian police force", FORCE),
        ("Haitian government", "Government of Haiti", BODY),
        ("MSS", "MSS mission", FORCE),
        ("Texaco", "Texaco Inc", BODY),
        ("Kenscoff Station", "Kenscoff", PLACE),
        ("Godfrey Otunge", "Otunge", PERSON),
        ("Ana van der Berg", "van der Berg", PERSON),
        ("George Bush", "George W. Bush", PERSON),
        ("Mr Godfrey Otunge", "Otunge", PERSON),
        ("W. Ruto", "William Ruto", PERSON),
        ("Hussein", "Saddam al-Hussein", PERSON),
        ("Ben-Gvir", "Itamar Ben-Gvir", PERSON),
    ],
)
def test_safe_grounds_join(one: str, other: str, type_: EntityType) -> None:
    assert pair(one, other, type_) == {frozenset({one, other})}


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        ("Haiti", "Haitian", PLACE),
        ("Kenya", "Kenya Police", BODY),
        ("Pont Sondé", "Pont Sondé police", BODY),
        ("Carrefour Paye", "Carrefour Drouillard", PLACE),
        ("Port-au-Prince", "Port authority", BODY),
        ("Niger", "Nigeria", PLACE),
        ("UN", "UN Security Council", BODY),
        ("Congo", "DR Congo", PLACE),
        ("North Korea", "South Korea", PLACE),
        ("Guinea", "Equatorial Guinea", PLACE),
        ("Guinea", "Papua New Guinea", PLACE),
        ("Télcos", "Telesco", PLACE),
        ("Jimmy Cherizier", "Jimmy Cherisier", PERSON),
        ("Kenscoff", "Kenskof", PLACE),
        ("Mexico", "Mexico City", PLACE),
        ("Victoria", "Victoria Station", PLACE),
        ("Indian Bank", "India Bank", BODY),
        ("American", "American Inc", BODY),
        ("Godfrey Otunge", "Jack Otunge", PERSON),
        ("Otunge", "UN", BODY),
        ("George Bush", "George Bush Jr", PERSON),
        ("Park Jin", "Park Yong-jin", PERSON),
        ("Jin", "Park Yong-jin", PERSON),
    ],
)
def test_what_only_looks_alike_is_not_joined(one: str, other: str, type_: EntityType) -> None:
    assert pair(one, other, type_) == set()


def test_the_surname_of_two_people_is_of_neither() -> None:
    two = [form("Jack Otunge", PERSON), form("Godfrey Otunge", PERSON), form("Otunge", PERSON, 9)]
    assert together(grouped(two)) == set()


@pytest.mark.parametrize(
    "other",
    [form("Otunge Mwangi", PERSON), form("Otunge", PERSON, 4, place=4)],
)
def test_a_surname_that_is_a_first_name_or_a_place_is_not_safe(other: Form) -> None:
    forms = [form("Godfrey Otunge", PERSON, 3), other]
    if other.key != "otunge":
        forms.append(form("Otunge", PERSON))
    assert together(grouped(forms)) == set()


def test_middle_names_that_disagree_keep_people_apart() -> None:
    bushes = ["George Bush", "George W. Bush", "George H. W. Bush"]
    assert together(grouped([form(each, PERSON) for each in bushes])) == set()


def test_a_stem_with_two_kinds_is_neither() -> None:
    forms = [form(each, BODY) for each in ("Delta", "Delta Group", "Delta mission")]
    assert together(grouped(forms)) == set()


def test_different_types_are_joined_by_no_spelling() -> None:
    assert together(grouped([form("Pont Sondé", PLACE), form("Pont-Sonde", PERSON)])) == set()


ACRONYMS = [
    form("Haitian National Police", FORCE, 5),
    form("PNH", BODY, 1),
    form("HNP", PLACE, 1),
    form("Police nationale d’Haïti", FORCE, 2),
]


def test_acronyms_join_what_explains_them_whatever_few_articles_take_them_for() -> None:
    links = {
        acronym("Haitian National Police", "PNH"): 2,
        acronym("Haitian National Police", "HNP"): 1,
        acronym("Police nationale d’Haïti", "PNH"): 2,
    }
    grouping = grouped(ACRONYMS, links)
    (entity,) = grouping.entities
    assert entity.key == (FORCE, "Haitian National Police")
    reasons = {each.why for each in grouping.evidence[entity.key]["pnh"]}
    assert reasons == {Why.ACRONYM}
    (reason,) = [
        each
        for each in grouping.evidence[entity.key]["pnh"]
        if each.other == "Haitian National Police"
    ]
    assert reason.articles == 2


def rivals(academies: int) -> Grouping:
    forms = [form("National Port Authority", BODY, 5), form("National Police Academy", BODY, 5)]
    links = {
        acronym("National Port Authority", "NPA"): 2,
        acronym("National Police Academy", "NPA"): academies,
    }
    return grouped([*forms, form("NPA", BODY, 4)], links)


def test_an_acronym_of_two_is_a_form_of_both() -> None:
    grouping = rivals(3)
    assert together(grouping) == {
        frozenset({"National Port Authority", "NPA"}),
        frozenset({"National Police Academy", "NPA"}),
    }
    assert len(grouping.entities) == 2


def test_an_explanation_that_prevails_takes_the_acronym() -> None:
    assert together(rivals(20)) == {frozenset({"National Police Academy", "NPA"})}


def test_who_says_which_is_meant_decides() -> None:
    forms = [form("National Port Authority", BODY, 5), form("National Police Academy", BODY, 5)]
    links = {
        acronym("National Port Authority", "NPA"): 2,
        acronym("National Police Academy", "NPA"): 20,
    }
    for said in (
        judged("same", "NPA", "National Port Authority"),
        judged("different", "NPA", "National Police Academy"),
    ):
        grouping = grouped([*forms, form("NPA", BODY, 4)], links, judgements=(said,))
        assert "NPA" not in entity_of(grouping, "National Police Academy").variants


def test_an_alias_joins() -> None:
    forms = [
        form("Jimmy Chérizier", PERSON, 3),
        form("Barbecue", PERSON),
        form("Chérizier", PERSON),
    ]
    grouping = grouped(forms, {alias("Chérizier", "Barbecue"): 1})
    (entity,) = grouping.entities
    assert entity.name == "Jimmy Chérizier"


# ── the lexicon ─────────────────────────────────────────────────────────────────────────────


def test_curated_entities_are_taken_as_they_are_and_joined_by_what_is_safe() -> None:
    grouping = grouped([form("Haiti National Police", FORCE, 9)], curated=(POLICE,))
    (entity,) = grouping.entities
    assert entity.variants == (*POLICE.variants, "Haiti National Police")
    assert entity.name == POLICE.name
    assert {each.why for each in grouping.evidence[entity.key]["hnp"]} == {Why.CURATED}


def test_curated_entities_are_never_joined_without_a_judgement() -> None:
    curated = (POLICE, Entity("Haitian police", FORCE, ("Haitian police",)))
    grouping = grouped([form("Haiti police", FORCE)], curated=curated)
    assert len(grouping.entities) == 2
    said = judged("same", "Haitian police", "PNH")
    (entity,) = grouped([form("Haiti police", FORCE)], curated=curated, judgements=(said,)).entities
    assert set(entity.variants) == {*POLICE.variants, "Haitian police", "Haiti police"}


def test_a_form_of_two_curated_entities_stays_a_form_of_both() -> None:
    rival = Entity("Parti national", BODY, ("Parti national", "PNH"))
    grouping = grouped([form("PNH", FORCE, 3)], curated=(POLICE, rival))
    assert [each.variants for each in grouping.entities] == [POLICE.variants, rival.variants]
    said = judged("different", "PNH", "Parti national")
    grouping = grouped([form("PNH", FORCE, 3)], curated=(POLICE, rival), judgements=(said,))
    assert entity_of(grouping, "PNH").name == POLICE.name


def test_another_explanation_does_not_join_a_curated_acronym() -> None:
    links = {
        acronym("Parti national haïtien", "PNH"): 5,
        acronym("Police nationale d’Haïti", "PNH"): 1,
    }
    forms = [form("Parti national haïtien", BODY, 5), form("Police nationale d’Haïti", FORCE, 1)]
    grouping = grouped(forms, links, curated=(POLICE,))
    assert together(grouping) == {frozenset({*POLICE.variants, "Police nationale d’Haïti"})}


# ── judgements ──────────────────────────────────────────────────────────────────────────────

STATIONS = [form("Télcos", PLACE, 3), form("Telesco", PLACE, 2), form("Telco", PLACE)]


def test_same_is_transitive_and_says_who_said_so() -> None:
    said = (judged("same", "Télcos", "Telesco"), judged("same", "Telesco", "Telco"))
    grouping = grouped(STATIONS, judgements=said)
    (entity,) = grouping.entities
    (reason,) = grouping.evidence[entity.key]["telco"]
    assert (reason.why, reason.other, reason.judgement) == (Why.JUDGED, "Telesco", said[1])


def test_a_chain_reaches_over_a_form_that_no_article_has() -> None:
    said = (judged("same", "Télcos", "T1"), judged("same", "T1", "Telesco"))
    assert together(grouped(STATIONS, judgements=said)) == {frozenset({"Télcos", "Telesco"})}


def test_across_a_different_nothing_is_joined_and_the_conflict_is_listed() -> None:
    said = (
        judged("same", "Télcos", "Telesco", minute=1),
        judged("same", "Telesco", "Telco", minute=2),
        judged("different", "Télcos", "Telco"),
    )
    grouping = grouped(STATIONS, judgements=said)
    assert together(grouping) == {frozenset({"Telesco", "Telco"})}
    (conflict,) = grouping.conflicts
    assert (conflict.dropped, conflict.different) == (said[0], said[2])


def test_different_goes_before_every_ground() -> None:
    links = {acronym("Haitian National Police", "PNH"): 9}
    said = judged("different", "PNH", "Haitian National Police")
    assert together(grouped(ACRONYMS[:2], links, judgements=(said,))) == set()
    grouping = grouped(ACRONYMS[:2], curated=(POLICE,), judgements=(said,))
    assert entity_of(grouping, "PNH").variants == ("PNH",)


def test_a_form_split_off_leaves_the_others_together() -> None:
    links = {
        acronym("Haitian National Police", "PNH"): 2,
        acronym("Police nationale d’Haïti", "PNH"): 2,
    }
    said = judged("apart", "PNH")
    grouping = grouped(ACRONYMS, links, judgements=(said,))
    assert entity_of(grouping, "PNH").variants == ("PNH",)
    assert "Police nationale d’Haïti" in entity_of(grouping, "Haitian National Police").variants


def test_split_off_it_can_be_judged_the_same_as_something_later_but_not_before() -> None:
    for minute, variants in ((0, {"PNH"}), (2, {"PNH", "Telesco"})):
        said = (judged("same", "PNH", "Telesco", minute=minute), judged("apart", "PNH", minute=1))
        grouping = grouped([*STATIONS, *ACRONYMS], curated=(POLICE,), judgements=said)
        assert set(entity_of(grouping, "PNH").variants) == variants


def test_the_preferred_form_split_off_takes_its_name_along() -> None:
    said = judged("apart", "Haitian National Police")
    grouping = grouped(ACRONYMS, curated=(POLICE,), judgements=(said,))
    assert entity_of(grouping, "Haitian National Police").variants == ("Haitian National Police",)
    assert {"HNP", "PNH"} <= set(entity_of(grouping, "PNH").variants)


def test_name_and_type_are_as_judged_last() -> None:
    said = (
        judged("name", "PNH"),
        judged("name", "HNP", minute=1),
        judged("type", "PNH", type_=PERSON),
        judged("type", "HNP", type_=BODY, minute=1),
    )
    (entity,) = grouped(ACRONYMS[:3], curated=(POLICE,), judgements=said).entities
    assert entity.key == (BODY, "HNP")
    assert entity.variants[0] == "HNP"


def test_hidden_forms_are_nowhere_and_count_for_nothing() -> None:
    people = [form("Jack Otunge", PERSON), form("Godfrey Otunge", PERSON), form("Otunge", PERSON)]
    grouping = grouped(people, judgements=(judged("hide", "Jack Otunge"),))
    assert together(grouping) == {frozenset({"Godfrey Otunge", "Otunge"})}
    assert len(grouping.entities) == 1


def test_a_new_name_is_an_entity_before_any_article_has_it() -> None:
    grouping = grouped([], judgements=(judged("new", "Viv Ansanm", type_=FORCE),))
    assert grouping.entities == (Entity("Viv Ansanm", FORCE, ("Viv Ansanm",)),)


def test_new_after_hidden_is_shown_again() -> None:
    said = (judged("hide", "Télcos"), judged("new", "Télcos", type_=PLACE, minute=1))
    assert entity_of(grouped(STATIONS, judgements=said), "Télcos").type is PLACE


GEORGIA = form("Georgia", PLACE, 6, person=4)


def test_a_form_of_two_types_is_two_entities_each_judged_by_its_type() -> None:
    grouping = grouped([GEORGIA])
    assert [each.key for each in grouping.entities] == [(PERSON, "Georgia"), (PLACE, "Georgia")]
    said = judged("same", "Georgia", "Georgia Meloni", one_type=PERSON)
    grouping = grouped([GEORGIA, form("Georgia Meloni", PERSON)], judgements=(said,))
    assert together(grouping) == {frozenset({"Georgia", "Georgia Meloni"})}


def test_retyped_to_what_its_twin_is_the_two_are_one() -> None:
    said = judged("type", "Georgia", one_type=PERSON, type_=PLACE)
    (entity,) = grouped([GEORGIA], judgements=(said,)).entities
    assert entity.key == (PLACE, "Georgia")


def test_two_entities_of_one_type_never_share_a_name() -> None:
    said = (
        judged("type", "Georgia", one_type=PERSON, type_=PLACE),
        replace(
            judged("different", "Georgia", "x"), other="Georgia", other_type=PLACE, one_type=PERSON
        ),
    )
    keys = [each.key for each in grouped([GEORGIA], judgements=said).entities]
    assert len(set(keys)) == 2


# ── names ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        ([form("MSS", FORCE, 20), form("MSS mission", FORCE, 9)], "MSS mission"),
        ([form("Otunge", PERSON, 20), form("Godfrey Otunge", PERSON, 9)], "Godfrey Otunge"),
        ([form("Kishida", PERSON, 20), form("Fumio Kishida", PERSON, 1)], "Fumio Kishida"),
        ([form("US", PLACE, 20), form("United States", PLACE, 2)], "United States"),
        (
            [form("Dr Ana Ruiz", PERSON, 2), form("Ana Ruiz", PERSON, 2), form("Ruiz", PERSON)],
            "Ana Ruiz",
        ),
    ],
)
def test_the_fullest_frequent_form_is_the_name(forms: list[Form], name: str) -> None:
    assert [each.name for each in grouped(forms).entities] == [name]


def test_a_force_is_one_in_any_variant() -> None:
    (entity,) = grouped([form("MSS", BODY, 9), form("MSS mission", FORCE, 1)]).entities
    assert entity.type is FORCE


# ── whatever is given ───────────────────────────────────────────────────────────────────────

_NAMES = ("Ana Paz", "Paz", "Eva Paz", "UN", "U.N.", "Union Nord", "Union", "Union Group")
_TYPES = st.sampled_from(EntityType)
_BROAD = st.sampled_from([None, None, PERSON, BODY])


@st.composite
def forms_(draw: st.DrawFn) -> list[Form]:
    names = draw(st.lists(st.sampled_from(_NAMES), unique=True))
    return [
        Form(form_key(name), {name: 3}, draw(st.dictionaries(_TYPES, st.integers(1, 9))), 3, 3)
        for name in names
    ]


@st.composite
def judgement(draw: st.DrawFn) -> Judgement:
    verdict = draw(st.sampled_from([*Verdict, Verdict.SAME, Verdict.DIFFERENT, Verdict.DIFFERENT]))
    one, other = draw(st.lists(st.sampled_from(_NAMES), min_size=2, max_size=2, unique=True))
    is_pair = verdict in {Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE}
    made = judged(
        verdict,
        one,
        other if is_pair else None,
        minute=draw(st.integers(0, 4)),
        one_type=draw(_BROAD),
        type_=draw(_TYPES) if verdict in {Verdict.NEW, Verdict.TYPE} else None,
    )
    return replace(made, other_type=draw(_BROAD)) if is_pair else made


_CURATED = st.lists(
    st.builds(
        lambda type_, names: Entity(names[0], type_, tuple(names)),
        _TYPES,
        st.lists(st.sampled_from(_NAMES), min_size=1, max_size=3, unique=True),
    ),
    max_size=3,
)
_LINKS = st.dictionaries(
    st.sampled_from(
        [acronym("Union Nord", "UN"), acronym("Union", "UN"), alias("Ana Paz", "Union")]
    ),
    st.integers(1, 5),
)


@given(
    forms_(), _LINKS, _CURATED, st.lists(judgement(), max_size=7), st.randoms(use_true_random=False)
)
def test_whatever_is_given_the_grouping_is_sound_and_the_same_in_any_order(
    forms: list[Form],
    links: dict[Link, int],
    curated: list[Entity],
    said: list[Judgement],
    random: object,
) -> None:
    lexicon, judgements = Lexicon(curated), Judgements(said)
    grouping = group(forms, links, lexicon, judgements, KNOWN)
    for given_ in (forms, said):
        random.shuffle(given_)  # type: ignore[attr-defined]
    shuffled = dict(reversed(links.items()))
    assert group(forms, shuffled, lexicon, Judgements(said), KNOWN) == grouping
    assert len({each.key for each in grouping.entities}) == len(grouping.entities)
    _assert_none_is_different(grouping, judgements)
    _assert_all_are_somewhere(grouping, forms, judgements)


def _assert_none_is_different(grouping: Grouping, judgements: Judgements) -> None:
    for each in judgements.of(Verdict.DIFFERENT):
        for entity in grouping.entities:
            names = set(grouping.names[entity.key].values())
            assert not set(each.names) <= names, (entity, each)


def _assert_all_are_somewhere(
    grouping: Grouping, forms: list[Form], judgements: Judgements
) -> None:
    found = Counter(key for names in grouping.names.values() for key in names)
    hidden = {each.names[0].form for each in judgements.of(Verdict.HIDE)}
    assert {each.key for each in forms} - hidden <= set(found)
    everywhere = {each.names[0] for each in judgements.of(Verdict.HIDE)}
    renewed = {each.names[0].form for each in judgements.of(Verdict.NEW)}
    for name in everywhere:
        if name.type is None and name.form not in renewed:
            assert name.form not in found
    for entity in grouping.entities:
        names = grouping.names[entity.key]
        assert set(map(form_key, entity.variants[1:])) <= set(names)
        assert entity.name == entity.variants[0]
        assert set(grouping.evidence.get(entity.key, ())) <= set(names) | {form_key(entity.name)}
        assert all(isinstance(name, Name) for name in names.values())


def test_the_seeds_without_their_lexicon_are_grouped_as_a_person_would(haiti: Collection) -> None:
    gold = haiti.lexicon
    finder = MentionFinder(gold)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    for article in map(haiti.article, haiti.ids):
        mentions = finder.find(article.text)
        articles.update({each.form for each in mentions})
        for each in mentions:
            spellings[each.form][each.surface] += 1
    meant = {each: gold.entities_of_form(each)[0] for each in spellings}
    forms = [
        Form(each, found, {meant[each].type: articles[each]}, articles[each], found.total())
        for each, found in spellings.items()
    ]
    mission = "Multinational Security Support Mission"
    links = {
        acronym("Haitian National Police", "PNH"): 3,
        acronym("Haitian National Police", "HNP"): 1,
        acronym(mission, "MSS"): 2,
        acronym(mission, "MSSM"): 1,
        acronym("National Port Authority", "APN"): 1,
        acronym("Toussaint Louverture International Airport", "TLIA"): 1,
        alias("Jimmy Chérizier", "Barbecue"): 1,
    }
    grouping = grouped(forms, links)
    found = {form: key for key, names in grouping.names.items() for form in names}
    pairs = list(combinations(sorted(meant), 2))
    same = {pair for pair in pairs if meant[pair[0]] is meant[pair[1]]}
    joined = {pair for pair in pairs if found[pair[0]] == found[pair[1]]}
    assert joined <= same
    # Left to the user are `Télcos` and `Telesco`, and what describes instead of naming.
    left = {"telesco", "downtown", "kenyan-led mission", "kenyan-led haiti mission"}
    assert {pair for pair in same - joined if left.isdisjoint(pair)} == set()
