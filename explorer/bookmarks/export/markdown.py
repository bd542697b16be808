"""Kept passages as Markdown (CommonMark): each a block quote with its source below."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.bookmarks.export.addresses import link_target
from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.export.plain import plain, plain_line
from explorer.text.markdown import escaped


def document(passages: Sequence[KeptPassage], heading: str) -> str:
    """Return passages under a heading, those of one article one after the other as they come."""
    return "\n".join([f"# {escaped(plain_line(heading))}\n", *map(_written, passages)])


def _written(passage: KeptPassage) -> str:
    bookmark = passage.bookmark
    blocks = [_quote(bookmark.exact), f"— {_source(passage)}"]
    if passage.now and passage.now != bookmark.exact:
        blocks.append(f"It now reads:\n\n{_quote(passage.now)}")
    if bookmark.note:
        blocks.append("Note: " + "  \n".join(_lines(bookmark.note)))
    if bookmark.tags:
        blocks.append(f"Tags: {', '.join(escaped(plain_line(tag)) for tag in bookmark.tags)}")
    blocks.append(f"`{passage.show}` ({passage.anchor.state})")
    return "\n\n".join(blocks) + "\n\n---\n"


def _quote(text: str) -> str:
    return "\n>\n".join(f"> {line}" for line in _lines(text))


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in plain(text).splitlines())
    return [escaped(line) for line in lines if line]


def _source(passage: KeptPassage) -> str:
    title = escaped(plain_line(passage.title)) or "Untitled"
    target = link_target(passage.url)
    known = [
        f"[{title}](<{target}>)" if target else title,
        escaped(plain_line(passage.source)),
        escaped(plain_line(passage.date_label)),
        "" if target else escaped(plain_line(passage.url)),
    ]
    return ", ".join(part for part in known if part)
