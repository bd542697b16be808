"""The formats in which kept passages leave, by name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from explorer.bookmarks.export.kept_passage import KeptPassage

_MODULES = {
    "md": "markdown",
    "csv": "csv_table",
    "jsonl": "json_lines",
    "jsonld": "web_annotations",
    "csl-json": "csl",
    "bibtex": "bibtex",
    "html": "html_page",
    "txt": "plain_text",
}

FORMATS = tuple(_MODULES)
"""Their names."""


class _Format(Protocol):
    def document(self, passages: Sequence[KeptPassage], heading: str) -> str:
        """Return a whole document."""


def document(form: str, passages: Sequence[KeptPassage], heading: str) -> str:
    """Return passages as a document of one of `FORMATS`; the heading is for people to read."""
    # Only the one that is asked for: the others take start-up time.
    module = import_module(f"explorer.bookmarks.export.{_MODULES[form]}")
    return cast(_Format, module).document(passages, heading)
