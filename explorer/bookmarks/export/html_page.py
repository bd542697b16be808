"""Kept passages as one page of HTML that needs nothing else, runs nothing and asks for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from explorer.bookmarks.export.addresses import link_target
from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.export.plain import plain, plain_line

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading}</title>
<style>
body {{ font: 1.05em/1.5 serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }}
article {{ border-top: 1px solid #999; padding: 1em 0; }}
blockquote {{ border-left: 3px solid #999; margin: 0 0 .5em; padding-left: 1em; }}
blockquote, .note {{ white-space: pre-line; }}
footer, code {{ color: #555; font-size: .9em; }}
</style>
</head>
<body>
<h1>{heading}</h1>
"""


def document(passages: Sequence[KeptPassage], heading: str) -> str:
    """Return a page with every passage in a quotation, its source below."""
    head = _HEAD.format(heading=_line(heading))
    return f"{head}{''.join(map(_written, passages))}</body>\n</html>\n"


def _written(passage: KeptPassage) -> str:
    bookmark = passage.bookmark
    language = passage.article.language if passage.article else ""
    lang = f' lang="{_line(language)}"' if language else ""
    lines = [
        f'<article id="b-{_line(bookmark.id)}">',
        f"<blockquote{lang}>{_block(bookmark.exact)}</blockquote>",
        f"<p>{_source(passage)}</p>",
    ]
    if passage.now and passage.now != bookmark.exact:
        lines.append(f"<p>It now reads:</p>\n<blockquote{lang}>{_block(passage.now)}</blockquote>")
    if bookmark.note:
        lines.append(f'<p class="note">Note: {_block(bookmark.note)}</p>')
    if bookmark.tags:
        lines.append(f"<p>Tags: {', '.join(map(_line, bookmark.tags))}</p>")
    lines.append(f"<footer><code>{_line(passage.show)}</code> ({passage.anchor.state})</footer>")
    return "\n".join([*lines, "</article>\n"])


def _source(passage: KeptPassage) -> str:
    title, target = f"<cite>{_line(passage.title)}</cite>", link_target(passage.url)
    if target:
        title = f'<a rel="noreferrer" href="{escape(target)}">{title}</a>'
    known = [
        title,
        _line(passage.source),
        _line(passage.date_label),
        "" if target else _line(passage.url),
    ]
    return ", ".join(part for part in known if part)


def _block(text: str) -> str:
    return escape(plain(text))


def _line(text: str) -> str:
    return escape(plain_line(text))
