from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.web.addresses import canonical_url, parse_address

_ANY_TEXT = st.text(st.characters(exclude_categories=()))
_PIECES = st.sampled_from(
    [
        "/",
        "//",
        ".",
        "..",
        "?",
        "&",
        "=",
        "#",
        "%",
        "%2",
        "%2F",
        "%2f",
        "%41",
        "%zz",
        "%e4",
        "%C3%A4",
        "+",
        ";",
        ":",
        "@",
        "[",
        "]",
        "[::1]",
        "www.",
        "www.www.",
        "WWW.",
        ":80",
        ":443",
        ":8080",
        "ä",
        "ß",
        "。",
        "K",
        "\ud800",
        "utm_source=x",
        "utm_",
        "fbclid=1",
        "id=7",
        "a",
        "b",
        "A",
        "\u00a0",
        "\t",
        "\\",
        "xn--",
        "*",
    ]
)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://example.org/news", "example.org/news"),
        ("http://example.org/news", "example.org/news"),
        ("HTTPS://WWW.Example.ORG./News", "example.org/News"),
        ("  https://example.org/news\n", "example.org/news"),
        ("http://example.org:80/news", "example.org/news"),
        ("https://example.org:443/news", "example.org/news"),
        ("https://example.org:80/news", "example.org/news"),
        ("https://example.org:8080/news", "example.org:8080/news"),
        ("https://www.www.example.org/news", "example.org/news"),
        ("https://www.com/news", "www.com/news"),
        ("https://wwwexample.org/news", "wwwexample.org/news"),
        ("https://m.example.org/news/amp", "m.example.org/news/amp"),
        ("https://amp.example.org/news", "amp.example.org/news"),
        ("https://example.org/news/#comments", "example.org/news"),
        ("https://example.org/news//", "example.org/news"),
        ("https://example.org/%7ea/%c3%a4/b%2fc", "example.org/~a/%C3%A4/b%2Fc"),
        ("https://example.org/ä", "example.org/%C3%A4"),
        ("https://example.org/?id=7", "example.org?id=7"),
        ("https://example.org/n?b=2&a=1", "example.org/n?a=1&b=2"),
        ("https://example.org/n?a=2&a=1", "example.org/n?a=2&a=1"),
        ("https://example.org/n?q=a+b", "example.org/n?q=a%20b"),
        ("https://example.org/n?12345", "example.org/n?12345="),
        ("https://example.org/n?a=1&copy=2", "example.org/n?a=1&copy=2"),
        ("https://example.org/n?q=%E9", "example.org/n?q=%E9"),
        ("https://münchen.example/n", "xn--mnchen-3ya.example/n"),
        ("https://xn--mnchen-3ya.example/n", "xn--mnchen-3ya.example/n"),
        ("https://straße.example/n", "xn--strae-oqa.example/n"),
        ("http://[2001:DB8:0::1]:8080/n", "[2001:db8::1]:8080/n"),
    ],
)
def test_canonical_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "parameter",
    [
        "utm_source=x",
        "UTM_Medium=y",
        "fbclid=1",
        "gclid=1",
        "dclid=1",
        "yclid=1",
        "twclid=1",
        "msclkid=1",
        "mc_cid=1",
        "mc_eid=1",
        "igshid=1",
        "igsh=1",
        "ref_src=twsrc",
        "cmpid=1",
        "ocid=1",
        "at_medium=RSS",
        "ns_source=x",
        "pk_campaign=x",
        "mtm_kwd=x",
        "_ga=1",
        "wt.mc_id=x",
    ],
)
def test_tracking_parameters_are_dropped(parameter: str) -> None:
    assert canonical_url(f"https://example.org/n?{parameter}") == "example.org/n"
    assert canonical_url(f"https://example.org/n?{parameter}&id=7") == "example.org/n?id=7"


@pytest.mark.parametrize(
    "parameter",
    [
        "gallery=1",
        "glossary=1",
        "reference=1",
        "source=1",
        "uid=1",
        "pk_id=1",
        "at_home=1",
        "utm=1",
        "ref=1",
        "cid=1",
    ],
)
def test_parameters_that_may_name_a_page_are_kept(parameter: str) -> None:
    assert canonical_url(f"https://example.org/n?{parameter}") == f"example.org/n?{parameter}"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/news",
        "ftp://example.org/news",
        "mailto:a@example.org",
        "https:///news",
        "https:example.org/news",
        "https://example.org",
        "https://example.org/",
        "https://www.example.org//?utm_source=x#top",
        "https://me:secret@example.org/news",
        "https://example.org:99999/news",
        "https://[::1/news",
        "https://[fe80::1%25eth0]/news",
        "https://a..b/news",
        "https://exa mple.org/news",
        "https://ex%61mple.org/news",
        "https://example.org\\@evil.example/news",
        f"https://{'ä' * 100_000}/news",
    ],
)
def test_what_names_no_page_has_no_canonical_form(url: str) -> None:
    assert canonical_url(url) is None


@given(
    st.one_of(
        _ANY_TEXT,
        _ANY_TEXT.map("https://".__add__),
        _ANY_TEXT.map("http://example.org/".__add__),
        st.lists(_PIECES, max_size=12).map(lambda pieces: f"https://a.b{''.join(pieces)}"),
        st.lists(_PIECES, max_size=12).map(lambda pieces: f"http://{''.join(pieces)}"),
        st.lists(_PIECES, max_size=12).map(lambda pieces: f"http://a.b/?{''.join(pieces)}"),
    )
)
def test_canonical_form_is_its_own_and_never_raises(url: str) -> None:
    canonical = canonical_url(url)
    if canonical is not None:
        assert canonical.isascii()
        assert canonical_url(f"https://{canonical}") == canonical
        assert canonical_url(f"http://{canonical}") == canonical


@pytest.mark.parametrize(
    ("url", "written", "authority", "target"),
    [
        ("http://Example.org", "http://example.org/", "example.org", "/"),
        ("http://example.org:80/a", "http://example.org/a", "example.org", "/a"),
        ("http://example.org:443/a", "http://example.org:443/a", "example.org:443", "/a"),
        ("https://example.org?q#f", "https://example.org/?q", "example.org", "/?q"),
        ("http://[::1]:8080/a b", "http://[::1]:8080/a%20b", "[::1]:8080", "/a%20b"),
        ("http://a.b/100%/%e4", "http://a.b/100%/%e4", "a.b", "/100%/%e4"),
        ("http://ä.b/ä?ä", "http://xn--4ca.b/%C3%A4?%C3%A4", "xn--4ca.b", "/%C3%A4?%C3%A4"),
        ("http://a.b/c\r\nHost: d", "http://a.b/cHost:%20d", "a.b", "/cHost:%20d"),
    ],
)
def test_parts_of_an_address(url: str, written: str, authority: str, target: str) -> None:
    address = parse_address(url)
    assert (str(address), address.authority, address.target) == (written, authority, target)


@pytest.mark.parametrize(
    ("url", "clause"),
    [
        ("ftp://example.org/", "is neither http nor https"),
        ("file:///etc/passwd", "is neither http nor https"),
        ("example.org", "is neither http nor https"),
        ("http://", "names no host"),
        ("http://@example.org/", "has a user name or a password in it"),
        ("http://example.org:port/", "is malformed"),
        ("http://example.org/\ud800", "is malformed"),
    ],
)
def test_what_is_wrong_with_an_address(url: str, clause: str) -> None:
    with pytest.raises(ValueError, match=f"^{clause}$"):
        parse_address(url)
