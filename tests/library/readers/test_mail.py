"""Mails, and pages saved as mails."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from explorer.library.readers.document import Document, Draft, Failure, Item, UnreadableError
from explorer.library.readers.mail import read, recognises
from explorer.models import DateOrigin
from explorer.settings import Limits
from tests.library.readers.building import document, read_out

HEADERS = (
    b"From: Haiti News <news@haiti.org>\r\nSubject: Road retaken\r\n"
    b"Date: Mon, 25 Aug 2025 23:30:00 -0400\r\nMessage-ID: <abc@haiti.org>\r\n"
)


def _read(content: bytes, name: str = "a.eml") -> list[Item]:
    return [*read(document(content, name), Limits())]


def _draft(content: bytes, name: str = "a.eml") -> Draft:
    [draft] = _read(content, name)
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize(
    ("content", "known"),
    [
        (b"x", {"name": "a.eml"}),
        (b"x", {"name": "A.MHT"}),
        (b"x", {"name": "a.mhtml"}),
        (b"x", {"media_type": "message/rfc822"}),
        (b"x", {"media_type": "multipart/related"}),
        (HEADERS + b"\r\nx", {"name": "a.txt"}),
        (b"Return-Path: <x>\nReceived: from y\n\tby z\nsubject: x\n\nx", {}),
        (b"\nFrom x Mon Aug 25 2025\nFrom: x\nSubject: y\n\n", {}),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0", {}),
    ],
)
def test_recognised(content: bytes, known: dict[str, str]) -> None:
    assert recognises(document(content, **known))


@pytest.mark.parametrize(
    "content",
    [b"", b"text", b"Date: 25 August 2025\n\nFrom: x", b"Subject: a\nSubject: b\n\n",
     b"A title\nFrom: x\nDate: y\n\n", b"https://x.org\n\nTo: x\nFrom: y\n\n"],
)  # fmt: skip
def test_not_recognised(content: bytes) -> None:
    assert not recognises(document(content, "a.txt"))


def test_a_mail() -> None:
    assert _draft(HEADERS + b"\r\nThe council voted.\r\n") == Draft(
        text="The council voted.",
        locator="/x/a.eml",
        title="Road retaken",
        date="2025-08-25",
        date_from=DateOrigin.METADATA,
        source="Haiti News",
        identifier="abc@haiti.org",
    )


def test_a_mail_without_what_a_mail_has() -> None:
    assert _draft(b"X: y\n\nThe council voted.") == Draft("The council voted.", "/x/a.eml")


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (b"From: news@haiti.org", None),
        (b'From: "Bloggs, Jo" <jo@x.org>', "Bloggs, Jo"),
        (b"From: =?utf-8?q?A=2C_B?= <a@x.org>", "A, B"),
        (b"From: jo@x.org (Jo Bloggs)", "Jo Bloggs"),
        (b"From: Jo <jo@x.org>\nList-Id: Haiti News <haiti.x.org>", "Haiti News"),
        (b"From: Jo <jo@x.org>\nList-Id: <haiti.x.org>", "haiti.x.org"),
        (b"From: " + b"(" * 5_000, None),
    ],
)
def test_the_source_is_the_list_else_the_sender(head: bytes, source: str | None) -> None:
    assert _draft(head + b"\n\nx").source == source


def test_a_date_that_is_none_is_remarked_on() -> None:
    draft = _draft(b"Date: soon\n\nx")
    assert (draft.date, draft.date_from) == (None, None)
    assert draft.remarks == ("the date “soon” is no date",)


def test_the_language_that_the_mail_names() -> None:
    assert _draft(b"Content-Language: fr-FR\n\nx").language == "fr"


def _alternative(plain: str, page: str) -> bytes:
    mail = EmailMessage()
    mail.set_content(plain)
    mail.add_alternative(page, subtype="html")
    return mail.as_bytes()


def test_the_plain_text_when_it_is_all_there() -> None:
    text = "The council voted on Tuesday."
    assert _draft(_alternative(text, f"<h1>News</h1><p>{text}</p>")).text == text


def test_the_page_when_the_plain_text_is_a_mere_hint() -> None:
    page = "<p>The council voted on Tuesday to approve the budget.</p><script>x</script><ul><li>One"
    assert _draft(_alternative("See https://x.org/", page)).text == (
        "The council voted on Tuesday to approve the budget.\n\n- One"
    )


def test_the_plain_text_when_the_page_cannot_be_read() -> None:
    assert _draft(_alternative("The council voted.", "<p>" + "<div>" * 5_000)).text == (
        "The council voted."
    )


def test_a_page_alone() -> None:
    content = b"Content-Type: text/html\n\n<meta charset=koi8-r><p>" + "да".encode("koi8-r")
    assert _draft(content).text == "да"


def test_several_texts_are_one() -> None:
    content = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOne\n--b\n\nTwo\n--b--"
    assert _draft(content).text == "One\n\nTwo"


@pytest.mark.parametrize("boundary", [b"", b"; boundary=b"])
def test_a_multipart_without_parts_is_text(boundary: bytes) -> None:
    assert _draft(b"Content-Type: multipart/mixed" + boundary + b"\n\nOne").text == "One"


def test_attachments_are_documents_of_their_own() -> None:
    mail, inner = EmailMessage(), EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content("From the inner mail.")
    mail.set_content("The council voted.")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    mail.add_attachment(b"PNG", maintype="image", subtype="png", filename="a.png")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="octet-stream", filename="b.pdf")
    mail.add_attachment(b"?", maintype="application", subtype="octet-stream", filename="b.xyz")
    mail.add_attachment("<p>x", subtype="html", filename="../a.html")
    mail.add_attachment("again", filename="a.html")
    mail.add_attachment(inner)
    draft, *attached = _read(mail.as_bytes())
    assert isinstance(draft, Draft)
    assert draft.text == "The council voted."
    documents = [item for item in attached if isinstance(item, Document)]
    assert [(item.locator, item.name, item.media_type, item.depth) for item in documents] == [
        ("/x/a.eml!a.pdf", "a.pdf", "application/pdf", 1),
        ("/x/a.eml!b.pdf", "b.pdf", None, 1),
        ("/x/a.eml!a.html", "a.html", "text/html", 1),
        ("/x/a.eml!4-a.html", "4-a.html", "text/plain", 1),
        ("/x/a.eml!5.eml", "5.eml", "message/rfc822", 1),
    ]
    texts = [text for _, text in read_out(documents)]
    assert texts[:4] == ["%PDF-", "%PDF-", "<p>x\n", "again\n"]
    assert texts[4].endswith("\n\nFrom the inner mail.\n")  # not “>From”


def test_an_attached_text_keeps_its_charset() -> None:
    content = b"Content-Type: text/plain; charset=koi8-r; name=a.txt\n\n" + "да".encode("koi8-r")
    [attached] = _read(content)
    assert isinstance(attached, Document)
    assert attached.charset == "koi8-r"


def test_a_mail_that_is_all_attachment() -> None:
    content = b"Content-Type: application/pdf; name=a.pdf\n\n%PDF-"
    assert read_out(_read(content)) == [("/x/a.eml!a.pdf", "%PDF-")]


def test_mails_in_mails_too_deep_to_be_written_anew() -> None:
    inner = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
        for number in range(300)
    )
    [failure] = _read(b"Subject: x\nContent-Type: message/rfc822\n\n" + inner + b"\nx")
    assert failure == Failure("/x/a.eml!1.eml", "its parts lie too deep in each other")


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"Subject: x\n\n", b"Content-Type: image/png\n\nx",
     b"Content-Type: text/html\n\n<img src=x>"],
)  # fmt: skip
def test_a_mail_without_text(content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^it has no text$"):
        _read(content)


def _saved(
    location: bytes = b"", page: bytes = b"<title>One</title><p>The council voted."
) -> bytes:
    return (
        b"From: <Saved by Blink>\r\n" + location + b"Subject: One\r\n"
        b"Date: Mon, 1 Sep 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://x.org/part\r\n\r\n" + page + b"\r\n"
        b"--b\r\nContent-Type: text/css\r\n\r\nx {}\r\n--b--\r\n"
    )


def test_a_saved_page_is_a_page_and_not_dated_by_when_it_was_saved() -> None:
    location = b"Snapshot-Content-Location: https://x.org/2025/08/25/one\r\n"
    assert _draft(_saved(location), "a") == Draft(
        text="The council voted.",
        locator="/x/a",
        title="One",
        date="2025-08-25",
        date_from=DateOrigin.METADATA,
        source="x.org",
        url="https://x.org/2025/08/25/one",
    )
    assert _draft(_saved(), "a.mht").date is None


def test_the_location_of_a_saved_page_may_stand_at_its_part() -> None:
    assert _draft(_saved(), "a.mht").url == "https://x.org/part"


def test_the_charset_that_a_saved_page_names() -> None:
    page = b"<meta charset=3Dkoi8-r><p>=C4=C1"
    assert _draft(_saved(page=page), "a.mht").text == "да"


def test_a_saved_page_without_a_page() -> None:
    with pytest.raises(UnreadableError, match=r"^it has no page in it$"):
        _read(b"Subject: x\n\nText.", "a.mht")
