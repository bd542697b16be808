"""Kept passages as BibTeX: an entry each, in UTF-8, for biber and for BibTeX itself.

The quote is the `abstract`, the user's note the `annotation`: styles print neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from explorer.bookmarks.export.addresses import link_target
from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.export.plain import plain_line
from explorer.text.words import folded_words

_TEX = {
    # Not \{ and \}: BibTeX counts braces, whatever stands before them.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SIGN = re.compile("|".join(map(re.escape, _TEX)))


def document(passages: Sequence[KeptPassage], _heading: str) -> str:
    """Return an entry for each passage: @online of one with an address, else @article."""
    return "\n".join(map(_entry, passages))


def escaped(text: str) -> str:
    """Return a text on one line that TeX sets as it is written."""
    return _SIGN.sub(lambda match: _TEX[match.group()], plain_line(text))


def _entry(passage: KeptPassage) -> str:
    bookmark, target = passage.bookmark, link_target(passage.url)
    fields = {
        # Twice in braces: capitals stay, and a by-line is one name however many words it has.
        "author": _whole(passage.byline),
        "title": _whole(passage.title),
        "journal" if not target else "organization": escaped(passage.source),
        "date": passage.date,
        "year": passage.year,
        "url": target,
        "abstract": escaped(bookmark.exact),
        "annotation": escaped(bookmark.note),
        "keywords": ", ".join(escaped(tag).replace(",", " ") for tag in bookmark.tags),
        # Of no style, or the reference would be printed with it; ids have no sign of TeX in them.
        "press-show": passage.show,
        "press-state": passage.anchor.state.value,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    kind = "online" if target else "article"
    return "\n".join([f"@{kind}{{{_key(passage)},", *lines, "}"]) + "\n"


def _whole(text: str) -> str:
    return f"{{{escaped(text)}}}" if text else ""


def _key(passage: KeptPassage) -> str:
    """Return a key that says what it stands for; the bookmark's id makes it the only one."""
    words = (word for word in folded_words(passage.title) if word.isascii() and word.isalpha())
    return f"{next(words, 'passage')}{passage.year}_{passage.bookmark.id}"
