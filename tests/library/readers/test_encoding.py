"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.readers.document import UnreadableError
from explorer.library.readers.encoding import decode, may_be_text

FRENCH = "Le président a déclaré que l’été était fini."
RUSSIAN = "Президент заявил, что миссия продолжится."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, "海地总理", "plain"])
def test_unicode_with_a_mark_or_as_utf_8(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN])
def test_utf_16_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_utf_32_without_a_mark_where_it_is_declared() -> None:
    assert decode(FRENCH.encode("utf-32-le"), "utf-32-le") == FRENCH


@pytest.mark.parametrize(
    "content",
    [
        b"text with a \0 in it",
        b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0",
        bytes(1000),
        bytes(range(1, 256)) * 10,
        b"%PDF-1.4 all in ASCII",
        b"{\\rtf1 all in ASCII}",
        b"\x1f\x8bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ],
    ids=["NUL", "exe", "zeros", "bytes", "pdf", "rtf", "gzip"],
)
def test_what_is_not_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^it is not text$"):
        decode(content)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_in_one_way(newline: str) -> None:
    assert decode(f"One{newline}Two{newline}{newline}".encode()) == "One\nTwo\n\n"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),  # what is called Latin-1 is Windows-1252
        ("us-ascii", "cp1252"),
        ('"Windows-1252"', "cp1252"),
        ("cp850", "cp850"),
        ("macintosh", "mac_roman"),
    ],
)
def test_the_declared_charset(declared: str, encoding: str) -> None:
    text = "Le président, à l'été fini"
    assert decode(text.encode(encoding), declared) == text


def test_the_declared_charset_of_seven_bits() -> None:
    assert decode("ハイチ".encode("iso2022_jp"), "ISO-2022-JP") == "ハイチ"


@pytest.mark.parametrize(
    "declared",
    ["utf-8", "ascii", "cp1251", "nothing", "", "\0", "idna", "punycode", "unicode_escape",
     "undefined", "zlib", "base64", "rot13", "utf-7", "é", "../x"],
)  # fmt: skip
def test_what_is_declared_cannot_make_utf_8_wrong(declared: str) -> None:
    assert decode(FRENCH.encode(), declared) == FRENCH


@pytest.mark.parametrize("declared", ["utf-8", "nothing", "idna", "base64", "utf-16", "\0"])
def test_what_is_declared_wrongly_is_guessed(declared: str) -> None:
    assert decode(FRENCH.encode("cp1252"), declared) == FRENCH


def test_few_wrong_bytes_do_not_make_utf_8_something_else() -> None:
    content = f"{FRENCH} {FRENCH}".encode().replace(b" ", b" \xff", 1)
    assert decode(content) == f"{FRENCH} {FRENCH}".replace(" ", " \ufffd", 1)


def test_a_file_cut_within_a_character_is_still_utf_8() -> None:
    assert decode("L’été".encode()[:-1]) == "L’ét\ufffd"


def test_bytes_in_no_encoding_become_replacements() -> None:
    assert decode(b"caf\xe9 \x81 caf\xe9") == "café \ufffd café"


def test_mojibake_is_mended() -> None:
    assert decode("cafÃ©\nSÃO PAULO".encode()) == "café\nSÃO PAULO"


def test_16_megabytes_of_ascii_are_what_they_are() -> None:
    content = b"All the news that is fit to print.\n" * (16 * 1024 * 1024 // 35)
    assert decode(content) == content.decode("ascii")


@given(st.binary() | st.binary().map(lambda content: b"text and more text " * 20 + content))
def test_bytes_are_text_that_can_be_kept_or_none(content: bytes) -> None:
    try:
        text = decode(content)
    except UnreadableError:
        return
    assert text == text.encode().decode()  # no halves of characters
    assert "\r" not in text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff")))
def test_correct_text_with_a_mark_is_never_read_as_another_encoding(text: str) -> None:
    assert len(decode(text.encode("utf-16"))) <= len(text)


@pytest.mark.parametrize(
    ("head", "may_be"),
    [
        (b"text", True),
        (b"", True),
        ("café".encode()[:-1], True),
        ("café".encode("cp1252"), True),
        (FRENCH.encode("utf-16"), True),
        (FRENCH.encode("utf-16-be"), True),
        (b"te\0xt", False),
        (b"PK\3\4xxx", False),
        (b"\1\2\3\4", False),
    ],
)
def test_may_be_text(head: bytes, may_be: bool) -> None:
    assert may_be_text(head) is may_be
