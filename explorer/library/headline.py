"""Read a title out of a text that came without one."""

from __future__ import annotations

import textwrap

from explorer.text.paragraphs import paragraphs, sentences

_LONGEST_HEADLINE = 120
_LONGEST_TITLE = 80
_CUT = " …"


def headline(text: str) -> str:
    """Return the text's own headline, else the beginning of its first sentence.

    A short first paragraph that does not end like a sentence is a headline. An empty text has
    the empty string.
    """
    blocks = paragraphs(text)
    if not blocks:
        return ""
    first = " ".join(text[blocks[0].start : blocks[0].end].split())
    if len(blocks) > 1 and len(first) <= _LONGEST_HEADLINE and not first.endswith((".", ",", ";")):
        return first
    start, end = sentences(text)[0]
    sentence = textwrap.shorten(text[start:end], _LONGEST_TITLE, placeholder=_CUT)
    return first[:_LONGEST_TITLE] if sentence == _CUT.strip() else sentence
