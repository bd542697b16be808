"""What the names of members tell."""

from __future__ import annotations

import pytest

from explorer.library.readers.members import file_name, is_outside, may_be_article
from explorer.library.readers.suffixes import NOT_ARTICLES


@pytest.mark.parametrize(
    "name",
    ["../x", "a/../../x", "/etc/passwd", "C:\\x", "C:x", "..\\x", "a\\..\\x", "\\\\host\\share\\x"],
)
def test_a_place_outside_the_archive(name: str) -> None:
    assert is_outside(name)


@pytest.mark.parametrize("name", ["x", "a/b/x.txt", "a..b/x...txt", "a\\b.txt", "..x", "é/ü"])
def test_a_place_inside_the_archive(name: str) -> None:
    assert not is_outside(name)


@pytest.mark.parametrize(
    "name",
    [
        "a.txt",
        "OEBPS/chapter.xhtml",
        "articles/without-suffix",
        "a.jsonl.gz",
        "mimetype.txt",
        "png",
        "macosx/a.txt",
    ],
)
def test_what_may_be_an_article(name: str) -> None:
    assert may_be_article(name)


@pytest.mark.parametrize(
    "name",
    [
        "a.PNG",
        "OEBPS/style.css",
        "app.js",
        "font.woff2",
        "book.opf",
        "toc.ncx",
        "mimetype",
        "META-INF/container.xml",
        "__MACOSX/._a.txt",
        "a/.DS_Store",
        ".git/a.txt",
        "style.css.gz",
    ],
)
def test_what_is_evidently_no_article(name: str) -> None:
    assert not may_be_article(name)


def test_the_file_name_is_the_last_part() -> None:
    assert file_name("a/b/c.html") == "c.html"


def test_suffixes_are_as_path_has_them() -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in NOT_ARTICLES)
    assert NOT_ARTICLES.isdisjoint({".txt", ".html", ".pdf", ".md", ".eml", ".json", ".xml", ""})
