"""Addresses that a document may link to."""

from __future__ import annotations

from urllib.parse import quote

_WEB = ("http://", "https://")
_AS_IT_STANDS = "!#$%&'()*+,/:;=?@[]~"


def link_target(url: str) -> str:
    """Return an address of the web with everything in it harmless; nothing for any other, which
    might make a browser do something."""
    if not url.lower().startswith(_WEB):
        return ""
    return quote(url.strip().encode("utf-8", "replace"), safe=_AS_IT_STANDS)
