"""The models: what they refuse and what they say of themselves."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from explorer.errors import ExplorerError
from explorer.models import Article, DateOrigin, Entity, EntityKey, EntityType


def article(title: str, text: str) -> Article:
    return Article(id="a", title=title, text=text)


def test_an_article_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        article("t", "t").text = "other"  # type: ignore[misc]


@pytest.mark.parametrize("title", ["Kenya sends police", "Kenya  sends police"])
@pytest.mark.parametrize("text", ["Kenya sends police\nMore.", "\n Kenya sends\npolice\n\nMore."])
def test_a_title_that_opens_the_text_is_not_supplied(title: str, text: str) -> None:
    assert not article(title, text).title_is_supplied


@pytest.mark.parametrize("text", ["", "Other words.", "Police: Kenya sends police", "Kenya sends"])
def test_a_title_that_does_not_open_the_text_is_supplied(text: str) -> None:
    assert article("Kenya sends police", text).title_is_supplied


def test_an_article_is_the_first_version_of_itself_unless_it_says_otherwise() -> None:
    assert article("t", "t").version == 1


def test_where_a_date_is_from_is_written_as_libraries_keep_it() -> None:
    assert [origin.value for origin in DateOrigin] == ["metadata", "text", "user"]


def test_entities_of_different_type_may_share_a_name() -> None:
    person, place = (
        Entity(name="Barbecue", type=type_, variants=("Barbecue",))
        for type_ in (EntityType.PERSON, EntityType.PLACE)
    )
    assert person.key == EntityKey(EntityType.PERSON, "Barbecue")
    assert person.key != place.key


def test_every_type_has_a_heading() -> None:
    assert [type_.plural for type_ in EntityType] == ["people", "places", "forces", "organisations"]


def test_an_error_says_the_problem_and_then_the_remedy() -> None:
    error = ExplorerError("It broke.", "Mend it.")
    assert (str(error), error.problem, error.remedy) == (
        "It broke. Mend it.",
        "It broke.",
        "Mend it.",
    )
    assert str(ExplorerError("It broke.")) == "It broke."
