"""RSS and Atom."""

from __future__ import annotations

import pytest

from explorer.library.readers.document import Draft, Failure, UnreadableError
from explorer.library.readers.feed import read, recognises
from explorer.models import DateOrigin
from explorer.settings import Limits
from tests.library.readers.building import document, read_out

ITEM = "<item><title>One</title><guid>1</guid><description>Text</description></item>"


def rss(items: str, channel: str = "<title>The Daily</title>") -> str:
    """Make a feed in RSS 2.0."""
    namespaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return f'<rss version="2.0" {namespaces}><channel>{channel}{items}</channel></rss>'


def _read(content: bytes | str, name: str = "a.xml") -> list[Draft | Failure]:
    return list(read(document(content, name), Limits()))


def _only(content: bytes | str) -> Draft:
    [draft] = _read(content)
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize("name", ["a.rss", "a.atom", "a.xml", "a.RDF"])
def test_recognised_by_its_name(name: str) -> None:
    assert recognises(document("x", name))


@pytest.mark.parametrize("kind", ["application/rss+xml", "application/atom+xml", "text/xml"])
def test_recognised_by_its_media_type(kind: str) -> None:
    assert recognises(document("x", "download", media_type=kind))


@pytest.mark.parametrize(
    "content",
    [
        rss(ITEM),
        f'<?xml version="1.0"?>\n<!-- x -->{rss(ITEM)}',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        '<rdf:RDF xmlns:rdf="x">',
        "<rss>".encode("utf-16"),
        "<rss>".encode("utf-8-sig"),
    ],
)
def test_recognised_by_its_beginning(content: bytes | str) -> None:
    assert recognises(document(content, "download"))


@pytest.mark.parametrize("content", ["", "text about <rss>", "<html><rss>", "<opml>"])
def test_not_recognised_by_its_beginning(content: str) -> None:
    assert not recognises(document(content, "download"))


def test_a_page_that_is_called_xml_is_left_to_the_reader_of_pages() -> None:
    assert not recognises(document('<?xml version="1.0"?><html>', "a.xml"))


def test_an_item_of_rss() -> None:
    draft = _only(
        rss(
            """<item>
              <title>A &lt;b&gt;bold&lt;/b&gt; title</title>
              <link>https://x.org/a</link>
              <guid isPermaLink="false">g1</guid>
              <pubDate>Tue, 12 Mar 2024 23:30:00 -0500</pubDate>
              <author>jane@example.com (Jane Doe)</author>
              <description>Short</description>
              <content:encoded><![CDATA[<p>One</p><script>x</script><p>Two &amp; on</p>]]>
              </content:encoded></item>""",
            "<title>The &amp; Daily</title><language>en-us</language>",
        )
    )
    assert draft == Draft(
        text="One\n\nTwo & on",
        locator="/x/a.xml#g1",
        title="A bold title",
        date="2024-03-12",
        date_from=DateOrigin.METADATA,
        source="The & Daily",
        byline="Jane Doe",
        language="en",
        url="https://x.org/a",
        identifier="g1",
        page="https://x.org/a",
    )


def test_an_entry_of_atom() -> None:
    draft = _only(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Die Zeitung</title>
        <entry><id>urn:1</id><title type="html">T &amp;amp; U</title>
        <link rel="alternate" href="https://x.org/1"/><link rel="self" href="https://x.org/2"/>
        <updated>2024-05-06T07:08:09Z</updated>
        <author><name>A. Autor</name></author><author><name>B. Beispiel</name></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hallo</p><p>Welt</p>
        </div></content></entry></feed>"""
    )
    assert (draft.text, draft.title, draft.source) == ("Hallo\n\nWelt", "T & U", "Die Zeitung")
    assert (draft.locator, draft.url) == ("/x/a.xml#urn:1", "https://x.org/1")
    assert (draft.date, draft.byline, draft.language) == (
        "2024-05-06",
        "A. Autor, B. Beispiel",
        "de",
    )


def test_plain_text_in_atom_is_taken_as_it_stands() -> None:
    draft = _only(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id>'
        '<content type="text">1 &lt; 2\nand &amp;amp; is an entity</content></entry></feed>'
    )
    assert draft.text == "1 < 2\nand &amp; is an entity"


def test_an_item_of_rdf() -> None:
    draft = _only(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="x"><title>R</title></channel>
        <item rdf:about="https://x.org/1"><title>T</title><link>https://x.org/1</link>
        <dc:date>2024-01-02</dc:date><dc:creator>Jane Doe</dc:creator>
        <description>One&lt;br&gt;two</description></item></rdf:RDF>"""
    )
    assert (draft.text, draft.date, draft.byline) == ("One\ntwo", "2024-01-02", "Jane Doe")
    assert (draft.source, draft.url) == ("R", "https://x.org/1")


def test_published_counts_before_updated() -> None:
    draft = _only(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><summary>x</summary>'
        "<updated>2024-05-06</updated><published>2024-05-01</published></entry></feed>"
    )
    assert draft.date == "2024-05-01"


def test_a_date_that_is_none_is_remarked_on() -> None:
    draft = _only(rss(ITEM.replace("</item>", "<pubDate>0000-00-00</pubDate></item>")))
    assert (draft.date, draft.date_from) == (None, None)
    assert draft.remarks == ("the date “0000-00-00” is no date",)


def test_an_entry_may_come_from_elsewhere() -> None:
    source = '<source url="https://y.org">The Other</source></item>'
    assert _only(rss(ITEM.replace("</item>", source))).source == "The Other"


def test_an_entry_without_text_has_its_title() -> None:
    draft = _only(rss("<item><title>Only this</title><link>https://x.org/b</link></item>"))
    assert (draft.text, draft.title) == ("Only this", "Only this")
    assert draft.locator == "/x/a.xml#https://x.org/b"


def test_an_entry_without_anything_fails_and_the_rest_goes_on() -> None:
    empty = (
        "<item><link>https://x.org/b</link><description> <![CDATA[<p></p>]]></description></item>"
    )
    assert read_out(_read(rss(empty + ITEM))) == [
        ("/x/a.xml#https://x.org/b", "the entry “https://x.org/b” has no text"),
        ("/x/a.xml#1", "Text"),
    ]


def test_entries_without_identifier_keep_their_places_when_others_come() -> None:
    bare = ITEM.replace("<guid>1</guid>", "")
    [alone] = _read(rss(bare))
    [_, below] = _read(rss(bare.replace("Text", "News") + bare))
    assert alone.locator == below.locator


@pytest.mark.parametrize("link", ["javascript:alert(1)", "/relative", "file:///etc/passwd"])
def test_a_link_that_is_no_address_on_the_web_is_not_kept_as_one(link: str) -> None:
    draft = _only(rss(ITEM.replace("</item>", f"<link>{link}</link></item>")))
    assert (draft.url, draft.page) == (None, None)


def test_a_feed_without_entries_is_no_error() -> None:
    assert _read(rss("")) == []


@pytest.mark.parametrize("content", ["<opml/>", "<urlset><url/></urlset>", "text", "<rdf/>", "<"])
def test_other_xml_is_refused(content: str) -> None:
    with pytest.raises(UnreadableError, match="it is XML, but neither RSS nor Atom"):
        _read(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1251"])
def test_encodings(encoding: str) -> None:
    text = "Привет, мир" if encoding == "windows-1251" else "Café"
    content = f'<?xml version="1.0" encoding="{encoding}"?>{rss(ITEM.replace("Text", text))}'
    assert _only(content.encode(encoding)).text == text


def test_a_feed_that_is_not_well_formed_is_read_all_the_same() -> None:
    content = rss(ITEM.replace("Text", "Caf&eacute; <b>& more")).replace("</channel>", "")
    assert _only(content).text == "Café & more"


def test_what_stands_before_the_root_is_not_needed() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x/x">'
    assert _only(f'<?xml version="1.0"?>\n{doctype}\n{rss(ITEM)}').text == "Text"


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY a "x">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a "x"> %a;'],
)
def test_entities_are_refused(declared: str) -> None:
    with pytest.raises(UnreadableError, match="it declares entities, which no feed needs"):
        _read(f"<!DOCTYPE rss [{declared}]>{rss(ITEM.replace('Text', '&a;'))}")


def test_an_element_of_endless_attributes_is_refused() -> None:
    attributes = " ".join(f'a{number}=""' for number in range(101))
    with pytest.raises(UnreadableError, match="an element in it has more than 100 attributes"):
        _read(rss(f"<item {attributes}/>"))


def test_a_feed_that_is_too_large() -> None:
    with pytest.raises(UnreadableError, match=r"larger than 99 bytes \(limits\.article_bytes"):
        list(read(document(rss(ITEM), "a.xml"), Limits(article_bytes=99)))
