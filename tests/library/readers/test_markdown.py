"""Markdown files."""

from __future__ import annotations

import pytest

from explorer.library.readers.document import Draft, UnreadableError
from explorer.library.readers.markdown import read, recognises
from explorer.models import DateOrigin
from explorer.settings import Limits
from tests.library.readers.building import document


def _read(text: str, name: str = "a.md") -> Draft:
    [draft] = read(document(text, name, url="https://x.org/found"), Limits())
    return draft


@pytest.mark.parametrize(
    ("content", "known"),
    [
        ("x", {"name": "a.md"}),
        ("x", {"name": "A.MARKDOWN"}),
        ("x", {"media_type": "text/markdown"}),
        ("---\nlayout: post\ntitle: One\n---\nx", {"name": "a.txt"}),
        ("\ufeff---\r\nDate: 2025\r\n---\r\nx", {}),
        ('+++\nauthor = "Jo"\n+++\n', {}),
    ],
)
def test_recognised(content: str, known: dict[str, str]) -> None:
    assert recognises(document(content, **known))


@pytest.mark.parametrize(
    "content",
    ["", "title: One", "---\nA text between rules\n---\n", "---\nlayout: x\n---\ntitle: One",
     "---\ntitle: One\n", "x\n---\ntitle: One\n---\n"],
)  # fmt: skip
def test_not_recognised(content: str) -> None:
    assert not recognises(document(content, "a.txt"))


def test_everything_that_stands_above() -> None:
    text = """---
headline: One
pubdate: 2025-08-25 23:30:00 -0400
publisher: The Daily
authors: [Jo, Ann]
lang: fr-HT
canonical: https://x.org/one
location: Paris
guid: 7
---
Text.
"""
    assert _read(text) == Draft(
        text="Text.",
        locator="/x/a.md",
        title="One",
        date="2025-08-25",
        date_from=DateOrigin.METADATA,
        source="The Daily",
        byline="Jo, Ann",
        language="fr",
        url="https://x.org/one",
        place="Paris",
        identifier="7",
    )


def test_nothing_stands_above() -> None:
    assert _read("Text.") == Draft(text="Text.", locator="/x/a.md", url="https://x.org/found")


def test_a_dateline_gives_the_place() -> None:
    assert _read("---\ndateline: PARIS, Aug 25 -\n---\nText.").place == "PARIS"


def test_the_heading_is_the_title_and_stays_in_the_text() -> None:
    draft = _read("# One *two*\n\nText.")
    assert (draft.title, draft.text) == ("One two", "One two\n\nText.")
    assert _read("---\ntitle: Other\n---\n# One").title == "Other"


@pytest.mark.parametrize("link", ["/2025/one", "javascript:alert(1)", "file:///etc/passwd", "x y"])
def test_an_address_that_is_none_on_the_web(link: str) -> None:
    assert _read(f"---\npermalink: {link}\n---\nText.").url == "https://x.org/found"


def test_the_date_in_the_text_when_none_stands_above() -> None:
    draft = _read("# One\n\n25 August 2025\n\nText.")
    assert (draft.date, draft.date_from) == ("2025-08-25", DateOrigin.TEXT)


def test_a_date_that_is_none_is_remarked_on() -> None:
    draft = _read("---\ndate: yesterday\n---\nText.")
    assert (draft.date, draft.date_from) == (None, None)
    assert draft.remarks == ("the date “yesterday” is no date",)


def test_malformed_front_matter_is_text() -> None:
    draft = _read("---\ntitle: One: two\n---\nText.")
    assert draft.text == "title: One: two\n\nText."
    assert draft.remarks == ("its front matter is malformed and was left in the text",)


@pytest.mark.parametrize("text", ["", "---\ntitle: One\n---\n", "***\n", "<!-- x -->"])
def test_without_text(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"^it has no text$"):
        _read(text)


def test_the_charset_that_came_with_it() -> None:
    content = "Да".encode("koi8-r")
    [draft] = read(document(content, "a.md", charset="koi8-r"), Limits())
    assert draft.text == "Да"
