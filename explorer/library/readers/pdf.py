"""Read the text layer of a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from explorer.library.readers.dating import date_line
from explorer.library.readers.document import Document, Draft, UnreadableError
from explorer.library.readers.language import language_of
from explorer.library.readers.page_lines import PageLine, paragraphs_of
from explorer.models import DateOrigin
from explorer.settings import Limits

_SIGNATURE, _SIGNATURE_WITHIN = b"%PDF-", 1024
_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
_LINE_END = "\r\n"
_WORD = re.compile(r"\w")
# PDFium takes a hyphen at the end of a line and the break after it for this one character.
_HYPHENATION = re.compile("\ufffe(.?)", re.DOTALL)

_NO_TITLE = re.compile(
    r"untitled.*|document\d*|microsoft \w+ - .*|.*\.(?:docx?|indd|odt|pdf|qxd|rtf|tex|txt|html?)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][^\W\d_’'.-]*(?:[.’'-][^\W\d_]*)*")
_BETWEEN_NAMES = re.compile(r"\s*[,;&]\s*|\s+and\s+")
_NO_NAME = frozenset({"admin", "administrator", "author", "microsoft", "office", "owner", "user"})


def recognises(document: Document) -> bool:
    """Whether it begins as a PDF does, perhaps after a few other bytes."""
    return _SIGNATURE in document.head[:_SIGNATURE_WITHIN]


def read(document: Document, limits: Limits) -> Iterator[Draft]:
    """Yield the article. Raises UnreadableError when there is no text in it, or too much."""
    content = document.content(limits.pdf_bytes, "limits.pdf_bytes")
    with closing(_opened(content)) as pdf:
        count = len(pdf)
        _check_pages(count, limits)
        lines, unread = _lines(pdf, limits)
        title, author = (_property(pdf, name) for name in ("Title", "Author"))
    text = "\n\n".join(paragraphs_of(lines))
    if not text:
        raise UnreadableError("it has no text layer; run it through OCR first")
    first_page = paragraphs_of([line for line in lines if line.page == 0])
    date = date_line("\n".join(first_page))
    yield Draft(
        text=text,
        locator=document.locator,
        title=None if _NO_TITLE.fullmatch(title) else title or None,
        date=date,
        date_from=DateOrigin.TEXT if date else None,
        byline=author if all(map(_is_name, _BETWEEN_NAMES.split(author))) else None,
        language=language_of(text),
        url=document.url,
        remarks=(f"{unread:,} of its {count:,} pages cannot be read",) if unread else (),
    )


def _opened(content: bytes) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError  # only now: it loads a large library

    try:
        return PdfDocument(content)
    except PdfiumError as error:
        # The code may be that of an earlier file: for one without pages PDFium sets none.
        if error.err_code == _WRONG_PASSWORD and b"/Encrypt" in content:
            raise UnreadableError("it is encrypted") from error
        raise UnreadableError("it is damaged or has no pages") from error


def _check_pages(count: int, limits: Limits) -> None:
    if count > limits.pdf_pages:
        raise UnreadableError(
            f"it has {count:,} pages, more than {limits.pdf_pages:,} "
            "(limits.pdf_pages in the settings)"
        )


def _lines(pdf: Any, limits: Limits) -> tuple[list[PageLine], int]:
    """Return the lines of all pages, and how many pages could not be read."""
    from pypdfium2 import PdfiumError

    lines: list[PageLine] = []
    left, unread = limits.article_bytes, 0
    for number in range(len(pdf)):
        try:
            with closing(pdf[number]) as page, closing(page.get_textpage()) as text_page:
                text = text_page.get_text_range()
                lines += _lines_of_page(text_page, text[: left + 1], number)
        except PdfiumError:
            unread += 1
            continue
        left -= len(text)
        if left < 0:
            raise UnreadableError(
                f"its text is longer than {limits.article_bytes:,} characters "
                "(limits.article_bytes in the settings)"
            )
    return lines, unread


def _lines_of_page(text_page: Any, text: str, number: int) -> Iterator[PageLine]:
    start = 0  # in UTF-16, as PDFium counts
    for written in text.split(_LINE_END):
        line = written.rstrip()
        if line:
            word = _WORD.search(line)  # a bullet before it may be smaller
            first, last = word.start() if word else 0, _utf16_length(line) - 1
            _, bottom, _, top = _box(text_page, start + first)
            left, right = _box(text_page, start)[0], _box(text_page, start + last)[2]
            yield PageLine(_unhyphenated(line), number, left, right, bottom, top - bottom)
        start += _utf16_length(written) + len(_LINE_END)


def _box(text_page: Any, at: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of the character at a place of the text, or of nothing."""
    from pypdfium2 import PdfiumError, raw

    try:
        index = raw.FPDFText_GetCharIndexFromTextIndex(text_page, at)
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
    except PdfiumError:
        return 0, 0, 0, 0
    return left, bottom, right, top


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _unhyphenated(line: str) -> str:
    return _HYPHENATION.sub(lambda match: f"{'' if match[1].islower() else '-'}{match[1]}", line)


def _property(pdf: Any, name: str) -> str:
    try:
        return " ".join(pdf.get_metadata_value(name).split())
    except UnicodeDecodeError:  # half a character; the text may still be sound
        return ""


def _is_name(author: str) -> bool:
    """Whether it looks like a person's name, and not like that of an account or a program."""
    parts = author.split()
    return (
        2 <= len(parts) <= 5
        and all(map(_NAME.fullmatch, parts))
        and parts[0][0].isupper()
        and parts[-1][0].isupper()
        and _NO_NAME.isdisjoint(author.lower().split())
    )
