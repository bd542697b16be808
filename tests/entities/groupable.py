"""Collections of names in which everything has to do with everything, and judgements on them."""

from __future__ import annotations

from hypothesis import strategies as st

from explorer.entities.judgements.judgements import PAIRED, TYPED, Judgement, Judgements, Verdict
from explorer.entities.lexicon import form_key
from explorer.entities.observed import Ground, Link
from explorer.models import Entity
from tests.entities.judged import BODY, NOON, PERSON, PLACE, form, judged

NAMES = (
    "Haiti",
    "Haitian National Police",
    "Police nationale d’Haïti",
    "HNP",
    "PNH",
    "MSS",
    "MSS mission",
    "MSS Group",
    "Godfrey Otunge",
    "Jack Otunge",
    "Otunge",
    "Otunge Mwangi",
    "Mwangi",
    "Godfrey",
    "Jack",
    "George Bush",
    "George W. Bush",
    "Bush",
    "Kenya Police",
    "Kenyan police",
    "Pont Sondé",
    "Pont-Sondé",
    "Pont Sondé (HNP)",
    "Bush town",
    "Texaco Inc",
    "Texaco",
)
TYPES = st.sampled_from((PERSON, PLACE, BODY))
NAME = st.sampled_from(NAMES)
FORMS = st.lists(
    st.builds(
        lambda name, type_, articles, other, more: form(
            name, type_, articles, **({other.value: more} if other is not type_ else {})
        ),
        NAME,
        TYPES,
        st.integers(1, 5),
        TYPES,
        st.integers(0, 4),
    ),
    max_size=14,
    unique_by=lambda form: form.key,
)
LINKS = st.dictionaries(
    st.builds(
        lambda ground, one, other: Link(ground, form_key(one), form_key(other)),
        st.sampled_from(Ground),
        NAME,
        NAME,
    ).filter(lambda link: link.form != link.other),
    st.integers(1, 4),
    max_size=4,
)
CURATED = st.lists(
    st.builds(
        lambda type_, variants: Entity(variants[0], type_, tuple(variants)),
        TYPES,
        st.lists(NAME, min_size=1, max_size=3, unique=True),
    ),
    max_size=2,
)


@st.composite
def made_judgements(draw: st.DrawFn) -> Judgement:
    verdict = draw(st.sampled_from(Verdict))
    one, other = draw(st.lists(NAME, min_size=2, max_size=2, unique_by=form_key))
    return judged(
        verdict,
        one,
        other if verdict in PAIRED else None,
        minute=draw(st.integers(0, 20)),
        type_=draw(TYPES) if verdict in TYPED else None,
        one_type=draw(st.none() | TYPES) if verdict is not Verdict.NEW else None,
    )


JUDGEMENTS = made_judgements()


@st.composite
def changed_judgements(draw: st.DrawFn) -> tuple[Judgements, Judgements]:
    """Draw judgements and what they come to be: some more, some taken back."""
    all_ = draw(st.lists(JUDGEMENTS, max_size=7))
    at = draw(st.integers(0, len(all_)))
    withdrawn = draw(st.lists(st.sampled_from(all_), max_size=2)) if all_ else []
    then = Judgements([*all_, *(each.withdraw("anna", NOON) for each in withdrawn)])
    return Judgements(all_[:at]), then


CHANGES = changed_judgements()
