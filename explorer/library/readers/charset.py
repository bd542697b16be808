"""Guess the charset of bytes that are not UTF-8 and say nothing of themselves."""

from __future__ import annotations

import re

from explorer.library.readers.language import language_of

_SAMPLE = 1 << 16  # bytes; enough to tell, and the guess takes long
_NOT_WITHOUT_NUL = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 4
_LAST_LATIN = "\u024f"
_ONLY_WINDOWS = re.compile(rb"[\x80-\x9f]")  # control characters in ISO 8859

# The code page of Windows for a language, where it was not the western one.
_CENTRAL_EUROPEAN = "cs hr hu pl ro sk sl sq"
_OF_WINDOWS = {
    **dict.fromkeys(_CENTRAL_EUROPEAN.split(), "cp1250"),
    **dict.fromkeys(["et", "lt", "lv"], "cp1257"),
    "tr": "cp1254",
}
_WESTERN = ("cp1252", "cp850", "mac_roman")  # Windows, DOS, the old Macintosh
# After a small letter: a sign within the word, or a capital letter with an accent.
_STRANGE = re.compile(r"(?<=[a-z])(?:[^\w\s'’–—/&@.…-](?=[a-z])|[À-ÖØ-ÞŠŒŽŸı])|\ufffd")


def guess(content: bytes) -> str:
    """Return Python's name of the charset that the bytes are most likely in.

    For scripts other than Latin the bytes alone tell. The Latin code pages differ too little for
    that: there the language decides, which the ASCII letters tell, and cp1252 when in doubt.
    """
    from charset_normalizer import from_bytes  # only now: it takes start-up time

    telling = b"\n".join(line for line in content.splitlines() if not line.isascii())[:_SAMPLE]
    best = from_bytes(telling, cp_exclusion=_NOT_WITHOUT_NUL).best()
    if best is not None and _is_not_latin(str(best)):
        return best.encoding
    page = _OF_WINDOWS.get(language_of(content[:_SAMPLE].decode("ascii", "ignore")) or "")
    if page == "cp1250" and not _ONLY_WINDOWS.search(telling):
        return "iso8859-2"
    return page or _western(telling)


def _western(content: bytes) -> str:
    """Return the western charset in which the words look least strange, cp1252 when in doubt."""
    return min(_WESTERN, key=lambda name: len(_STRANGE.findall(content.decode(name, "replace"))))


def _is_not_latin(text: str) -> bool:
    """Whether a text has many words in another script, and few in two at a time."""
    words = _WORD.findall(text)
    foreign = [word for word in words if max(word) > _LAST_LATIN]
    pure = [word for word in foreign if min(word) > _LAST_LATIN]
    letters = len("".join(pure))
    enough = letters >= _FEWEST_LETTERS and letters * 12 > len("".join(words))
    return enough and len(pure) * 2 > len(foreign)
