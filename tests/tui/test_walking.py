"""Walking the hits of an article: every kind of match, one key apart, and whole."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Session, Start


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("telcos raided", {"Télcos", "Télcos Station", "raid"}),
        ("PNH", {"PNH", "Haitian National Police"}),
        ('"armed resistance" =cache', {"armed resistance", "cache"}),
        ("kens* c?che", {"Kenscoff", "cache"}),
        ("kenscof", {"Kenscoff"}),
        ('"roadblocks <place>"~12', {"roadblocks", "Télcos", "Kenscoff"}),
    ],
)
async def test_n_goes_to_every_kind_of_match_and_marks_it_whole(
    start: Start, query: str, found: set[str]
) -> None:
    async with start() as session:
        await session.type(query)
        await session.press("enter")
        while not session.reading.article.id.startswith("001"):
            await session.press("j")
        await session.press("enter")
        walked = []
        for _ in session.reading.hit.matches:
            await session.press("n")
            walked.append(session.here)
            assert drawn_as_here(session) == session.here.split()
        assert set(walked) == found
        assert len(walked) == len(session.reading.hit.matches)


def drawn_as_here(session: Session) -> list[str]:
    """The words that are drawn as the place where the user is, over however many lines."""
    lines = session.reader.render_lines(session.reader.region.reset_offset)
    segments = [segment for line in lines for segment in line]
    here = [each.text for each in segments if each.style and each.style.reverse]
    return " ".join(here).split()
