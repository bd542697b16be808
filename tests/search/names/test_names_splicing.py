"""Names into which was put what has been regrouped are those that are laid out of everything."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given

from explorer.entities.grouping.forms import Form
from explorer.entities.grouping.grouping import Grouping, group
from explorer.entities.grouping.neighbourhoods import neighbourhoods
from explorer.entities.grouping.regrouping import Regrouped, regroup
from explorer.entities.judgements.judgements import Judgements
from explorer.entities.lexicon import Lexicon
from explorer.entities.observed import Link
from explorer.models import Entity
from explorer.search.engine.arrays_file import Array, Arrays, arrays_in, write_arrays
from explorer.search.names.names_arrays import names_arrays
from explorer.search.names.names_ground import (
    KeptGround,
    ground_arrays,
    judged_arrays,
    judgements_in,
)
from explorer.search.names.names_splicing import NotApartError, with_regrouped
from tests.entities.groupable import CHANGES, CURATED, FORMS, LINKS
from tests.entities.judged import BODY, KNOWN, form


def written(arrays: dict[str, Array]) -> Arrays:
    """Return arrays as they are read again."""
    stream = BytesIO()
    write_arrays(stream, arrays.items())
    return arrays_in(stream.getvalue(), "memory")


def as_lists(arrays: Arrays) -> dict[str, tuple[str, list[object]]]:
    return {name: (array.dtype.str, array.tolist()) for name, array in arrays.items()}


@given(FORMS, LINKS, CURATED, CHANGES)
def test_as_if_everything_were_laid_out(
    forms: list[Form],
    links: dict[Link, int],
    curated: list[Entity],
    change: tuple[Judgements, Judgements],
) -> None:
    first, then = change
    lexicon = Lexicon(curated)
    before, now = (
        names_arrays(group(forms, links, lexicon, each, KNOWN)) for each in (first, then)
    )
    ground = ground_arrays(neighbourhoods(forms, links, lexicon, KNOWN))
    kept = written({**before, **ground, **judged_arrays(first)})
    again = regroup(KeptGround(kept), lexicon, judgements_in(kept), then, KNOWN)
    found = with_regrouped(kept, again)
    assert as_lists(found) == as_lists({**now, **ground, **judged_arrays(first)})


@pytest.mark.parametrize("forms", [{"hnp"}, {"mss"}])
def test_what_is_not_apart_is_refused(forms: set[str]) -> None:
    together = [form("Kenya Police", BODY), form("Kenyan police", BODY), form("HNP", BODY)]
    arrays = written(names_arrays(group(together, {}, Lexicon(), Judgements(), KNOWN)))
    coming = group([form("Kenya police", BODY)], {}, Lexicon(), Judgements(), KNOWN)
    with pytest.raises(NotApartError):
        with_regrouped(arrays, Regrouped(frozenset(forms), coming))
    with pytest.raises(NotApartError):
        with_regrouped(arrays, Regrouped(frozenset({"kenya police"}), Grouping()))
