"""Saved web pages as files."""

from __future__ import annotations

import pytest

from explorer.library.readers.document import Draft, UnreadableError
from explorer.library.readers.html import read, recognises
from explorer.settings import Limits
from tests.library.readers.building import document


@pytest.mark.parametrize(
    ("content", "known"),
    [
        ("x", {"name": "a.html"}),
        ("x", {"name": "A.HTM"}),
        ("x", {"name": "a.xhtml"}),
        ("x", {"name": "a.shtml"}),
        ("x", {"media_type": "text/html"}),
        ("x", {"media_type": "application/xhtml+xml"}),
        ("<!DOCTYPE html>", {"name": "a.txt"}),
        ("<html lang=en>", {}),
        ("\ufeff\n <HTML>", {}),
        ("<?xml version='1.0'?>\n<!-- a --> <!-- b -->\n<!doctype HTML PUBLIC 'x'>", {}),
        ("<p>One", {}),
        ("<!DOCTYPE html>".encode("utf-16"), {}),
    ],
)
def test_recognised(content: str | bytes, known: dict[str, str]) -> None:
    assert recognises(document(content, **known))


@pytest.mark.parametrize(
    "content",
    ["", "text", "<rss>", "<?xml version='1.0'?><feed>", "<article>", "<pre>", "<3 <p>",
     "One <p> two", "<!-- never ends <html>", "<!--x-->" * 500],
)  # fmt: skip
def test_not_recognised(content: str) -> None:
    assert not recognises(document(content, "a.txt"))


def test_a_page() -> None:
    page = "<title>One</title><p>The council voted on Tuesday."
    [draft] = read(document(page, "a.html", url="https://www.x.org/one"), Limits())
    assert draft == Draft(
        text="The council voted on Tuesday.",
        locator="/x/a.html",
        title="One",
        source="x.org",
        url="https://www.x.org/one",
    )


def test_the_charset_that_a_page_names() -> None:
    page = "<meta charset='koi8-r'><title>é</title><p>«Да»".encode("koi8-r", "replace")
    [draft] = read(document(page, "a.html"), Limits())
    assert draft.text == "«Да»".encode("koi8-r", "replace").decode("koi8-r")


def test_a_page_that_is_too_large() -> None:
    with pytest.raises(UnreadableError, match=r"\(limits\.article_bytes in the settings\)"):
        next(read(document("<p>" + "x" * 10, "a.html"), Limits(article_bytes=10)))


def test_a_page_that_is_not_text() -> None:
    with pytest.raises(UnreadableError, match=r"^it is not text$"):
        next(read(document(b"<html>\0", "a.html"), Limits()))
