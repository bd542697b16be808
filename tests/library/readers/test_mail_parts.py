"""Headers and parts of mails, whole and broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.readers.document import UnreadableError
from explorer.library.readers.mail_parts import (
    charset_of,
    content_of,
    decoded_words,
    file_name_of,
    header,
    leaves,
    parse_mail,
    text_of,
)

TANGLED = st.lists(
    st.sampled_from(
        [b'"', b"=?", b"?=", b";", b"*0*=", b"\xff", b"\0", b"charset=", b"\n", b"\r\n", b"idna",
         b"--b", b": ", b"boundary=b", b"(", b"<", b"=?utf-8?b?", b"''", b"%", b"name*=x\0''y",
         b"Subject", b"Content-Type", b"text/html", b"multipart/mixed", b"message/rfc822", b"x",
         b"Content-Transfer-Encoding: x-uuencode\n", b"Content-Disposition: attachment",
         b"filename*=utf-16''", b"=?x?q?y?=", b"format=flowed", b" "]
    )
).map(b"".join)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"Road retaken", "Road retaken"),
        (b"Road\r\n retaken\r\n\tagain", "Road retaken again"),
        (b"=?utf-8?q?L=E2=80=99=C3=A9t=C3=A9?=", "L’été"),
        (b"=?iso-8859-1?B?6Q==?= and =?utf-8?q?more?=", "é and more"),
        (b"=?utf-8?q?a=C3?=\r\n =?utf-8?q?=A9b?=", "aéb"),  # a character in two words
        ("L’été".encode(), "L’été"),
        ("L’été fini".encode("cp1252"), "L’été fini"),
        (b"=?nothing?q?caf=E9?=", "café"),
        (b"=?utf-8?b?a?=", "=?utf-8?b?a?="),
        (b"", None),
        (b" \t", None),
    ],
)
def test_a_header(written: bytes, said: str | None) -> None:
    assert header(parse_mail(b"SUBJECT: " + written + b"\n\nx"), "Subject") == said


def test_a_header_that_is_not_there() -> None:
    assert header(parse_mail(b"From: x\n\nSubject: x"), "Subject") is None


def test_a_header_of_megabytes_takes_no_time() -> None:
    words = b"=?utf-8?q?a?= " * 100_000
    said = header(parse_mail(b"Subject: " + words + b"\n\nx"), "Subject")
    assert said is not None
    assert len(said) < 10_000


def test_the_parts_in_their_order() -> None:
    mail = parse_mail(
        b"Content-Type: multipart/mixed; boundary=a\n\n"
        b"--a\nContent-Type: multipart/alternative; boundary=b\n\n"
        b"--b\n\none\n--b\nContent-Type: text/html\n\ntwo\n--b--\n"
        b"--a\nContent-Type: message/rfc822\n\nSubject: x\n\nthree\n"
        b"--a\n\nfour\n--a--\n"
    )
    types = [part.get_content_type() for part in leaves(mail)]
    assert types == ["text/plain", "text/html", "message/rfc822", "text/plain"]


def test_parts_in_parts_without_end() -> None:
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
        for number in range(2_000)
    )
    with pytest.raises(UnreadableError, match=r"^its parts lie too deep in each other$"):
        parse_mail(parts)


@pytest.mark.parametrize(
    ("head", "content", "text"),
    [
        (b"Content-Type: text/plain", b"caf\xc3\xa9", "café"),
        (b"Content-Type: text/plain; charset=koi8-r", "да".encode("koi8-r"), "да"),
        (b"Content-Type: text/plain; charset=nothing", b"caf\xc3\xa9", "café"),
        (b"Content-Transfer-Encoding: quoted-printable", b"caf=C3=A9 =\nbar", "café bar"),
        (b"Content-Transfer-Encoding: base64", b"Y2Fmw6k=", "café"),
        (b"Content-Type: application/x", b"a\0b", ""),
        (
            b"Content-Type: text/plain; format=flowed",
            b"This is a \nflowed text.\n> quoted \n> text\n-- \nJo",
            "This is a flowed text.\n> quoted \n> text\n-- \nJo",
        ),
        (b"Content-Type: text/plain", b"This is \nnone.", "This is \nnone."),
    ],
)
def test_the_text_of_a_part(head: bytes, content: bytes, text: str) -> None:
    assert text_of(parse_mail(b"X: y\n" + head + b"\n\n" + content)) == text


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'Content-Disposition: attachment; filename="a b.pdf"', "a b.pdf"),
        (b"Content-Type: text/plain; name=a.txt", "a.txt"),
        (b"Content-Disposition: x; filename*=utf-8''%C3%A9.pdf", "é.pdf"),
        (b'Content-Disposition: x; filename="=?utf-8?q?=C3=A9.pdf?="', "é.pdf"),
        (b'Content-Disposition: x; filename="../../etc/passwd"', "passwd"),
        (b'Content-Disposition: x; filename="C:\\\\a\\\\b.pdf"', "b.pdf"),
        (b"Content-Disposition: x; filename*=\0''a.pdf", ""),
        (b"Content-Disposition: attachment", ""),
    ],
)
def test_the_file_name_of_a_part(head: bytes, name: str) -> None:
    assert file_name_of(parse_mail(head + b"\n\nx")) == name


@given(TANGLED)
def test_a_broken_mail_raises_nothing(content: bytes) -> None:
    mail = parse_mail(b"Subject: x\n" + content)
    for part in leaves(mail):
        said = [header(part, name) or "" for name in ("Subject", "Content-Type")]
        said += [text_of(part), file_name_of(part), charset_of(part) or ""]
        assert isinstance(content_of(part), bytes)
        for text in said:
            assert text == text.encode("utf-8", "replace").decode()


@given(st.text() | st.text("=?utf-8qbBQ_?= \n"))
def test_any_header_can_be_decoded(written: str) -> None:
    assert "\n" not in decoded_words(written)
