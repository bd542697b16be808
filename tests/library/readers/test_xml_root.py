"""What XML begins with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.readers.xml_root import root_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<rss version='2.0'>", "rss"),
        ('\ufeff <?xml version="1.0"?>\n<feed xmlns="x">', "feed"),
        ("<rdf:RDF>", "rdf"),
        ("<!-- <rss> --><a:HTML>", "html"),
        ("<?xml-stylesheet href='<rss>'?><opml>", "opml"),
        ("<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'x'><rss>", "rss"),
    ],
)
def test_root(text: str, name: str) -> None:
    root = root_of(text)
    assert root is not None
    assert (root.name, root.declares_entities) == (name, False)
    assert text.lower().startswith(
        name, text.index(":", root.start) + 1 if ":" in text[root.start :] else root.start + 1
    )


@pytest.mark.parametrize(
    "text", ["", "rss", "x <rss>", "<", "<!--", "<!-- <rss>", "<?xml", "{}", "<<<", "< rss>"]
)
def test_no_root(text: str) -> None:
    assert root_of(text) is None


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "x">',
        '<!ENTITY % a SYSTEM "file:///etc/passwd">%a;',
        '<!ELEMENT x ANY>\n<!-- > --><!ENTITY a "x">',
    ],
)
def test_entities(declared: str) -> None:
    root = root_of(f"<!DOCTYPE rss [{declared}]><rss/>")
    assert root is not None
    assert root.declares_entities


def test_a_document_type_behind_a_comment_is_seen() -> None:
    root = root_of('<!-- <rss> --><!DOCTYPE rss [<!ENTITY a "x">]><rss/>')
    assert root is not None
    assert root.declares_entities


@given(st.text("<!-?>rs [\"'", max_size=60))
def test_any_beginning_is_read_to_an_end(text: str) -> None:
    root = root_of(text)
    assert root is None or text[root.start] == "<"
