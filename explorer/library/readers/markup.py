"""The plain text of an HTML fragment, as feeds, JSON fields and mails carry it."""

from __future__ import annotations

import re
from typing import Any

from explorer.library.readers.document import UnreadableError

_DEEPEST = 1_000  # elements; each wrong end tag costs libxml2 a look at all that are open
_STEP = 1 << 16  # bytes; between two steps the parser stops when it is nested too deeply

_PARAGRAPH = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|"
    r"figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|p|pre|"
    r"section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_UNSEEN = re.compile(
    r"applet|audio|button|canvas|datalist|embed|frameset|head|iframe|math|noembed|noframes|"
    r"noscript|object|script|select|style|svg|template|textarea|title|video"
)
_HIDING = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\f]+")  # not the no-break space, which is meant
_SPACE_OR_BREAK = re.compile(r"[ \t\r\f\n]+")
_MANY_BREAKS = re.compile(r"\n{3,}")


def text_of_html(fragment: str) -> str:
    """Return what a reader sees of a fragment, or of a whole page, in paragraphs.

    Block elements become paragraphs with a blank line between them, `<br>` a line break, list
    items begin with “- ”. Scripts, styles, controls and what is hidden are dropped, entities
    decoded; nothing is loaded. Raises UnreadableError when it is nested too deeply.
    """
    from lxml.etree import HTMLParser  # only now: it takes start-up time

    # The events are read without a tree: libxml2 cuts a deep or large tree off without a word.
    seen: Any = _Seen()
    parser: Any = HTMLParser(target=seen, encoding="utf-8", no_network=True, huge_tree=True)
    content = f"<body>{fragment}".encode("utf-8", "replace")
    for start in range(0, len(content), _STEP):
        parser.feed(content[start : start + _STEP])
    text: str = parser.close()
    return text


class _Seen:
    """What is seen of the elements that the parser meets; the interface is lxml's."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._mark = ""
        self._depth = 0
        self._hidden_from: int | None = None  # the depth of the outermost element not seen
        self._kept_lines = 0  # how many <pre> are open

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableError(f"its HTML is nested more than {_DEEPEST:,} elements deep")
        if self._hidden_from is None and _is_hidden(tag, attributes):
            self._hidden_from = self._depth
        if _PARAGRAPH.fullmatch(tag):
            self._end_paragraph()
        if tag == "li":
            self._mark = "- "
        elif tag == "br":
            self._write("\n")
        self._kept_lines += tag == "pre"

    def end(self, tag: str) -> None:
        if _PARAGRAPH.fullmatch(tag):
            self._end_paragraph()
        self._kept_lines -= tag == "pre"
        if self._hidden_from == self._depth:
            self._hidden_from = None
        self._depth -= 1

    def data(self, text: str) -> None:
        self._write((_SPACE if self._kept_lines else _SPACE_OR_BREAK).sub(" ", text))

    def close(self) -> str:
        self._end_paragraph()
        return "\n\n".join(self._paragraphs)

    def _write(self, text: str) -> None:
        if self._hidden_from is None:
            self._pieces.append(text)

    def _end_paragraph(self) -> None:
        lines = "".join(self._pieces).split("\n")
        self._pieces.clear()
        text = "\n".join(_SPACE.sub(" ", line).strip(" ") for line in lines).strip("\n")
        if text:
            self._paragraphs.append(self._mark + _MANY_BREAKS.sub("\n\n", text))
            self._mark = ""


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    hides = "hidden" in attributes or _HIDING.search(attributes.get("style", ""))
    return bool(hides or _UNSEEN.fullmatch(tag))
