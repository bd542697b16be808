"""How an article is told from the others in the same file."""

from __future__ import annotations

from hashlib import blake2b

_DIGEST_BYTES = 8


def item_locator(locator: str, identifier: str | None, url: str | None, text: str) -> str:
    """Return `outer#identifier`; without one the address, else a digest of the text stands there.

    So an article keeps its locator when others come in above it.
    """
    return f"{locator}#{identifier or url or _digest(text)}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=_DIGEST_BYTES).hexdigest()
