"""Text that Markdown is to show as it is written."""

from __future__ import annotations

import re

# What GitHub's Markdown (GFM 0.29, with its mathematics and mentions) takes for more than itself.
# A colon, a full stop and an at sign are among it where they make a link of an address.
_ACTS = re.compile(r"[\\`*_\[\]<>|~&#$@]|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
_OPENS_A_BLOCK = re.compile(r"^(\s*(?:\d+(?=[.)])|(?=[-+=])))", re.ASCII)  # a list, or a line


def escaped(text: str) -> str:
    """Return a line of text that Markdown shows as it is, wherever in a line it stands."""
    return _OPENS_A_BLOCK.sub(r"\1\\", _ACTS.sub(r"\\\g<0>", text))
