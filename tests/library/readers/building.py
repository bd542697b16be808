"""Documents, archives and PDFs made for a test."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from explorer.library.readers.document import Document, Draft, Failure, Item


def document(content: bytes | str, name: str = "", **known: Any) -> Document:
    """Make a document with the locator `/x/NAME`."""
    content = content.encode() if isinstance(content, str) else content
    return Document(io.BytesIO(content), f"/x/{name}", name=name, **known)


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a ZIP file."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return archive.getvalue()


def tarred(members: Mapping[str, bytes | str], mode: Any = "w", **options: Any) -> bytes:
    """Make a tar file."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode=mode, **options) as file:
        for name, content in members.items():
            data = content.encode() if isinstance(content, str) else content
            header = tarfile.TarInfo(name)
            header.size = len(data)
            file.addfile(header, io.BytesIO(data))
    return archive.getvalue()


def read_out(items: Iterable[Item]) -> list[tuple[str, str]]:
    """Return the locator of each item, with what it holds or why it failed."""
    return [(item.locator, _said(item)) for item in items]


def _said(item: Item) -> str:
    if isinstance(item, Failure):
        return item.reason
    return item.text if isinstance(item, Draft) else item.stream.read().decode()
