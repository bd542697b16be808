from __future__ import annotations

from explorer.entities.links.links import links
from explorer.entities.observed import Ground, Link


def test_links_join_form_keys_each_once() -> None:
    text = (
        "Jimmy “Barbecue” Chérizier fled. The Haitian National Police (PNH) said so. "
        "Haitian  National Police (PNH)"
    )
    assert links(text) == [
        Link(Ground.ACRONYM, "haitian national police", "pnh"),
        Link(Ground.ALIAS, "jimmy cherizier", "barbecue"),
    ]


def test_a_text_that_says_nothing_of_its_names_has_no_links() -> None:
    assert links("Otunge met the PNH (and others) in Port-au-Prince.") == []
