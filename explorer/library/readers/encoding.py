"""Bytes to text, in whatever encoding they are."""

from __future__ import annotations

import codecs
import re

from explorer.library.readers.document import UnreadableError
from explorer.library.readers.mojibake import mended

_MARKS = (  # those of UTF-32 first: they begin like those of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Of formats that may do without NUL and control characters.
_SIGNATURES = (
    b"%PDF-",
    b"%!PS",
    b"{\\rtf",
    b"PK\3\4",
    b"\x1f\x8b",
    b"BZh",
    b"\xff\xd8\xff",
    b"GIF8",
)
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1b"))
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = bytes(range(128, 256))

# What is written and what is meant: the larger set that has taken its place (WHATWG).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Python's own; untrusted bytes in them cost much time or are no text.
_NO_CHARSETS = frozenset(["idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"])


def may_be_text(head: bytes) -> bool:
    """Whether bytes can be the beginning of a text."""
    if head.startswith(tuple(mark for mark, _ in _MARKS)):
        return True
    return _wide(head, None) is not None if b"\0" in head else not _is_binary(head)


def decode(content: bytes, declared: str | None = None) -> str:
    r"""Return the text of some bytes, mended, with its lines ending in `\n`.

    `declared` is the charset that an envelope names; the bytes may prove it wrong. What fits
    into no encoding becomes replacement characters. Raises UnreadableError when it is not text.
    """
    text = _decoded(content, _charset(declared) if declared else None)
    return mended(text.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(content: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if b"\0" in content and (wide := _wide(content, declared)):
        return wide
    if b"\0" in content or _is_binary(content):
        raise UnreadableError("it is not text")
    if declared and declared.startswith("iso2022"):  # of seven bits, so it would pass for ASCII
        return content.decode(declared, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _mostly_utf8(content) or _as_declared(content, declared) or _guessed(content)


def _is_binary(content: bytes) -> bool:
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return content.startswith(_SIGNATURES) or controls * 20 > len(content)


def _charset(declared: str) -> str | None:
    """Return Python's name of a charset, None when it knows none."""
    try:
        name = codecs.lookup(declared.strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else _MEANT.get(name, name)


def _wide(content: bytes, declared: str | None) -> str | None:
    """Decode UTF-16 without a mark, or what was declared; None when it is neither."""
    for encoding in filter(None, (_found_wide(content), declared)):
        try:
            text = content.decode(encoding)
        except (LookupError, UnicodeError):
            continue
        if not _CONTROL.search(text):
            return text
    return None


def _found_wide(content: bytes) -> str | None:
    """Return which UTF-16 it must be: every other byte of what is in Latin letters is NUL."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if (even + odd) * 20 < len(content) or max(even, odd) <= 4 * min(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _mostly_utf8(content: bytes) -> str | None:
    """Return the text when only few bytes are wrong, as where a file was cut or pasted into."""
    text = content.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    right = len(text) - len(content.translate(None, _HIGH)) - replaced
    is_cut = replaced == 1 and text.endswith("\ufffd") and right
    return text if is_cut or replaced * 4 <= right else None


def _as_declared(content: bytes, declared: str | None) -> str | None:
    if declared is None or declared.startswith("utf"):
        return None
    try:
        text = content.decode(declared, "replace")
    except (LookupError, UnicodeError):  # a codec that is none of text
        return None
    high = len(content) - len(content.translate(None, _HIGH))
    return text if text.count("\ufffd") * 20 <= high else None


def _guessed(content: bytes) -> str:
    from explorer.library.readers.charset import guess  # only now: seldom needed

    return content.decode(guess(content), "replace")
