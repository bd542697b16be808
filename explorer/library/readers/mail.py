"""Reads mails, newsletters above all, and web pages that a browser saved as a mail (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message
from email.utils import parseaddr

from explorer.library.readers.attachments import attachments, is_attachment
from explorer.library.readers.dating import read_date
from explorer.library.readers.document import Document, Draft, Item, UnreadableError
from explorer.library.readers.language import language_of
from explorer.library.readers.language_tag import language_in
from explorer.library.readers.mail_parts import (
    charset_of,
    content_of,
    decoded_words,
    header,
    leaves,
    parse_mail,
    raw_header,
    text_of,
)
from explorer.library.readers.markup import text_of_html
from explorer.library.readers.web_page import draft_of_page, markup_of
from explorer.models import DateOrigin
from explorer.settings import Limits

_PAGE_SUFFIXES = (".mht", ".mhtml")
_SUFFIXES = (".eml", *_PAGE_SUFFIXES)
_MEDIA_TYPES = ("message/rfc822", "multipart/related", "application/x-mimearchive")
_BEGINNING = re.compile(rb"\s*(?:From [^\n]*\n)?([!-9;-~]+:.*?)(?:\r?\n\r?\n|\Z)", re.DOTALL)
_HEADER = re.compile(
    rb"^(from|to|subject|date|received|message-id|mime-version):", re.IGNORECASE | re.MULTILINE
)
_LIST = re.compile(r"\s*\"?(?P<name>[^\"<]*?)\"?\s*<(?P<id>[^<>]*)>")
_HTML = "text/html"
_FAR_MORE = 2  # times the text; then the plain part only says that there is a better one


def recognises(document: Document) -> bool:
    """Whether it is called a mail, or begins with the headers of one."""
    beginning = _BEGINNING.match(document.head)
    headers = {name.lower() for name in _HEADER.findall(beginning[1])} if beginning else set()
    return document.suffix in _SUFFIXES or document.media_type in _MEDIA_TYPES or len(headers) > 1


def read(document: Document, limits: Limits) -> Iterator[Item]:
    """Yield the mail, then what is attached to it; of a saved page only the page."""
    message = parse_mail(document.content(limits.article_bytes, "limits.article_bytes"))
    parts = [*leaves(message)]
    snapshot = header(message, "Snapshot-Content-Location")
    if snapshot or document.suffix in _PAGE_SUFFIXES:
        yield _saved_page(document, parts, snapshot)
        return
    text = _body([part for part in parts if not is_attachment(part)])
    if text:
        yield _draft(document, message, text)
    is_empty = not text
    for attachment in attachments(document, parts):
        is_empty = False
        yield attachment
    if is_empty:
        raise UnreadableError("it has no text")


def _draft(document: Document, message: Message, text: str) -> Draft:
    written = header(message, "Date")
    date = read_date(written or "")
    identifier = header(message, "Message-ID")
    return Draft(
        text=text,
        locator=document.locator,
        title=header(message, "Subject"),
        date=date,
        date_from=DateOrigin.METADATA if date else None,
        source=_source(message),
        language=language_in(header(message, "Content-Language") or "") or language_of(text),
        url=document.url,
        identifier=identifier and identifier.strip("<>"),
        remarks=(f"the date “{written[:60]}” is no date",) if written and not date else (),
    )


def _source(message: Message) -> str | None:
    """Return what the list, else the sender is called."""
    list_ = _LIST.match(raw_header(message, "List-Id"))
    list_name = (list_["name"].strip() or list_["id"].strip()) if list_ else ""
    sender = ""
    with suppress(RecursionError):  # of brackets within brackets
        sender, _ = parseaddr(raw_header(message, "From"))  # not decoded: a name may have a comma
    return decoded_words(list_name or sender) or None


def _body(parts: list[Message]) -> str:
    """Return the plain text; what the HTML says when there is none, or far more in that."""
    pages: list[Message] = []
    texts: list[Message] = []
    for part in parts:
        (pages if part.get_content_type() == _HTML else texts).append(part)
    plain = "\n\n".join(map(text_of, texts)).strip()
    shown = "\n\n".join(map(_shown, pages)).strip()
    return shown if len(shown) > _FAR_MORE * len(plain) else plain


def _shown(page: Message) -> str:
    try:
        return text_of_html(_markup(page))
    except UnreadableError:  # the plain text may do
        return ""


def _saved_page(document: Document, parts: list[Message], snapshot: str | None) -> Draft:
    page = next((part for part in parts if part.get_content_type() == _HTML), None)
    if page is None:
        raise UnreadableError("it has no page in it")
    url = snapshot or header(page, "Content-Location")
    return draft_of_page(_markup(page), document.locator, url or document.url)


def _markup(page: Message) -> str:
    return markup_of(content_of(page), charset_of(page))
