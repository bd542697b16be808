"""The language in a tag such as `en-GB`."""

from __future__ import annotations

import re

_TAG = re.compile(r"\s*([a-z]{2})(?:[-_].*)?\s*", re.IGNORECASE | re.DOTALL)


def language_in(tag: str) -> str | None:
    """Return the ISO 639-1 code that a language tag (BCP 47, or a locale) begins with, else
    None."""
    match = _TAG.fullmatch(tag)
    return match.group(1).lower() if match else None
