"""The plain text of Markdown."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.library.readers.markup import text_of_html

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MOST_BRACKETS = 50_000
_DEEPEST = 100  # quotes and lists in each other; what is deeper is left out


class MarkdownText(NamedTuple):
    """What Markdown says, without its marks."""

    text: str
    """Paragraphs with a blank line between them; list items begin with “- ” or their number, the
    cells of a table have “|” between them."""

    heading: str | None
    """The first heading of the first level; it stands in the text as well."""


def plain_markdown(markdown: str) -> MarkdownText:
    """Return the plain text of Markdown. HTML in it is reduced to its text.

    What has more brackets than any text stays as it is: each would be tried as a link.
    """
    if markdown.count("[") > _MOST_BRACKETS:
        return MarkdownText(markdown, None)
    blocks: list[str] = []
    heading, mark, tag, cells = None, "", "", list[str]()
    for token in _parser().parse(markdown):
        block = ""
        match token.type:
            case "list_item_open":
                mark = f"{token.info}{token.markup} " if token.info else "- "
            case "list_item_close":
                mark = ""
            case "heading_open" | "td_open" | "th_open" | "paragraph_open":
                tag = token.tag
            case "inline" if tag in ("td", "th"):
                cells.append(_inline(token))
            case "inline":
                block = _inline(token)
                heading = heading or (block if tag == "h1" else None)
            case "tr_close":
                block, cells = " | ".join(cells), []
            case "html_block":
                block = text_of_html(token.content)
            case "fence" | "code_block":
                block = token.content.strip("\n")
        if block:
            blocks.append(mark + block)
            mark = ""
    return MarkdownText("\n\n".join(blocks), heading)


def _inline(token: Token) -> str:
    """Return the text within a paragraph; its lines become one, save where a break is meant."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    kept = ("text", "code_inline")
    pieces = (
        child.content if child.type in kept else breaks.get(child.type, "")
        for child in token.children or ()
    )
    return "".join(pieces).strip()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only now: it takes start-up time

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    return parser.enable(["table", "strikethrough"])
