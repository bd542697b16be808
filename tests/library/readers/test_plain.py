"""Plain texts."""

from __future__ import annotations

import pytest

from explorer.library.readers.document import Draft, UnreadableError
from explorer.library.readers.plain import read, recognises
from explorer.models import DateOrigin
from explorer.settings import Limits
from tests.library.readers.building import document

ENGLISH = (
    "The mission said on Monday that its officers had retaken the main road out of the capital, "
    "after weeks of fighting with armed groups that have displaced more than a million people. "
    "The Security Council is to vote on a larger force."
)


@pytest.mark.parametrize("name", ["a.txt", "A.TEXT", "a", "a.asc", ""])
@pytest.mark.parametrize("content", [b"text", b"caf\xe9", "text".encode("utf-16"), b""])
def test_text_is_recognised(name: str, content: bytes) -> None:
    assert recognises(document(content, name))


@pytest.mark.parametrize(
    "content", [b"te\0xt", b"PK\3\4xxxx", b"\1\2\3\4", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"]
)
def test_what_is_not_text_is_not_recognised(content: bytes) -> None:
    assert not recognises(document(content, "a"))


def test_what_is_said_to_be_something_else_is_not_recognised() -> None:
    assert recognises(document("x", "a", media_type="text/plain"))
    assert not recognises(document("x { color: red }", "a", media_type="text/css"))


def test_a_text_with_its_date_and_language() -> None:
    text = f"Road retaken\nAugust 25, 2025\n\n{ENGLISH}"
    assert [*read(document(text, "a.txt", url="https://x.org/a"), Limits())] == [
        Draft(
            text=text,
            locator="/x/a.txt",
            date="2025-08-25",
            date_from=DateOrigin.TEXT,
            language="en",
            url="https://x.org/a",
        )
    ]


def test_what_is_not_known_stays_unknown() -> None:
    [draft] = read(document("Road retaken\r\nMore.", "2025-08-25.txt"), Limits())
    assert draft == Draft(text="Road retaken\nMore.", locator="/x/2025-08-25.txt")


@pytest.mark.parametrize("content", [b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_a_blank_text_is_none(content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^it has no text$"):
        next(read(document(content, "a.txt"), Limits()))


def test_what_is_not_text_is_refused_whatever_it_is_called() -> None:
    with pytest.raises(UnreadableError, match=r"^it is not text$"):
        next(read(document(b"te\0xt", "a.txt"), Limits()))


def test_a_text_that_is_too_large() -> None:
    with pytest.raises(UnreadableError, match=r"larger than 10 bytes \(limits\.article_bytes in"):
        next(read(document("x" * 11, "a.txt"), Limits(article_bytes=10)))
