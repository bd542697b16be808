"""The headers and parts of a mail, in such a way that a broken mail raises nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from pathlib import PureWindowsPath
from typing import cast

from explorer.library.readers.document import UnreadableError
from explorer.library.readers.encoding import decode

_LONGEST_HEADER = 10_000  # characters; the standard library takes long over longer ones
_ENCODED_WORD = r"=\?[^?\s]+\?[bq]\?[^?]*\?="
_ENCODED = re.compile(rf"{_ENCODED_WORD}(?:\s+{_ENCODED_WORD})*", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"(?<!^--) \n(?=[^>\n])", re.MULTILINE)


class _ShortHeaders(Compat32):
    """The older of the standard library's two ways, which takes malformed headers as they are."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def parse_mail(content: bytes) -> Message:
    """Return a mail. Raises UnreadableError when its parts lie too deep in each other."""
    try:
        return message_from_bytes(content.lstrip(), policy=_ShortHeaders())
    except RecursionError:
        raise UnreadableError("its parts lie too deep in each other") from None


def header(message: Message, name: str) -> str | None:
    """Return a header decoded and in one line, None when it is not there or blank."""
    return decoded_words(raw_header(message, name)) or None


def raw_header(message: Message, name: str) -> str:
    """Return a header with its encoded words as they stand, empty when it is not there."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            return " ".join(_text(str(value).encode("utf-8", "surrogateescape"), None).split())
    return ""


def decoded_words(written: str) -> str:
    """Return a header with its encoded words (RFC 2047) decoded."""
    return " ".join(_ENCODED.sub(lambda match: _decoded(match[0]), written).split())


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that have no parts; a mail within the mail is one."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += reversed(cast(list[Message], part.get_payload()))
        else:
            yield part


def content_of(part: Message) -> bytes:
    """Return the bytes of a part without its transfer encoding."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def file_name_of(part: Message) -> str:
    """Return the file name of a part without folders, empty when it has none."""
    try:
        return PureWindowsPath(decoded_words(part.get_filename() or "")).name
    except (LookupError, ValueError):  # in a charset that is none
        return ""


def charset_of(part: Message) -> str | None:
    """Return the charset that a part says it is in."""
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):
        return None


def text_of(part: Message) -> str:
    """Return the text of a part, its lines joined again where the mail says that they were
    broken for transport (RFC 3676). What is not text is empty."""
    text = _text(content_of(part), charset_of(part))
    return _SOFT_BREAK.sub(" ", text) if part.get_param("format") == "flowed" else text


def _text(content: bytes, charset: str | None) -> str:
    try:
        return decode(content, charset)
    except UnreadableError:
        return ""


def _decoded(words: str) -> str:
    try:
        pieces = decode_header(words)
    except (MessageError, ValueError):
        return words
    return "".join(
        _text(piece, charset) if isinstance(piece, bytes) else piece for piece, charset in pieces
    )
