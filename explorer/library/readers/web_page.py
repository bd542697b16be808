"""The article of a web page: its text without what surrounds it, and what the page says of it."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

from explorer.library.readers.document import Draft, UnreadableError
from explorer.library.readers.encoding import decode
from explorer.library.readers.language import language_of
from explorer.library.readers.language_tag import language_in
from explorer.library.readers.markup import text_of_html
from explorer.library.readers.mojibake import mended
from explorer.library.readers.page_date import page_date

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+)"
)
_WEB = re.compile(r"https?://[^\s]+\Z", re.IGNORECASE)
_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 4096  # of a page; there it says its charset, and a browser where it saved it from


def markup_of(content: bytes, charset: str | None = None) -> str:
    """Return the markup of a page in the charset that its envelope, else it itself names.

    Raises UnreadableError when it is not text.
    """
    named = _CHARSET.search(content, 0, _HEAD)
    return decode(content, charset or (named[1].decode("ascii") if named else None))


def draft_of_page(markup: str, locator: str, url: str | None) -> Draft:
    """Return the article of a page that was found at `url`, as far as that is known.

    Raises UnreadableError when the page has no text.
    """
    markup = _NOT_IN_XML.sub("", markup)
    seen = text_of_html(markup)
    tree = _parsed(markup)
    url = url or _saved_from(markup)
    page = _trafilatura().bare_extraction(tree, url, include_comments=False, with_metadata=True)
    # Without a body trafilatura keeps nothing; then all that is seen is the article.
    text = mended(_apart(page.text) if page else "") or mended(seen)
    if not text:
        raise UnreadableError("it has no article text")
    known = page or _trafilatura().extract_metadata(tree, url)
    address = _web_address(known.url, url)
    date, date_from = page_date(tree, address, known.date, seen)
    return Draft(
        text=text,
        locator=locator,
        title=_line(known.title or tree.findtext(".//title")),
        date=date,
        date_from=date_from,
        source=_line(known.sitename or known.hostname),
        byline=_line(known.author),
        language=language_in(tree.get("lang") or tree.get("xml:lang") or "") or language_of(text),
        url=address,
    )


def _parsed(markup: str) -> Any:
    from lxml.etree import ParserError  # only now: it takes start-up time
    from lxml.html import HTMLParser, document_fromstring

    # trafilatura's own parser drops without a word what is nested more than 256 elements deep.
    parser: Any = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        raise UnreadableError("it has no article text") from None


@cache
def _trafilatura() -> Any:
    import trafilatura  # only now: it takes start-up time

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what they report is for developers
    return trafilatura


def _apart(lines: str) -> str:
    """Put a blank line between trafilatura's paragraphs, each of which is one line."""
    return "\n\n".join(line for line in lines.split("\n") if line.strip())


def _saved_from(markup: str) -> str | None:
    comment = _SAVED_FROM.search(markup, 0, _HEAD)
    return comment[1] if comment else None


def _web_address(*candidates: str | None) -> str | None:
    return next((url for url in candidates if url and _WEB.match(url)), None)


def _line(value: str | None) -> str | None:
    """Return a value on one line, None when it is blank."""
    return mended(" ".join((value or "").split())) or None
