"""PDFs made for a test, of lines of Helvetica."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Printed(NamedTuple):
    """A line and where it stands, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    size: float = 10


def printed(pages: Iterable[Sequence[Printed]], trailer: str = "", **properties: str) -> bytes:
    """Make a PDF of such pages, with such properties and more in its trailer."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"", _information(properties)]
    objects[2] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    kids = []
    for lines in pages:
        page, content = len(objects) + 1, _content(lines)
        kids.append(f"{page} 0 R")
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
            + b"/Contents %d 0 R>>" % (page + 1)
        )
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(content), content))
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return _file(objects, trailer)


def _content(lines: Sequence[Printed]) -> bytes:
    return b"\n".join(
        f"BT /F {line.size} Tf {line.left} {line.bottom} Td ({_escaped(line.text)}) Tj ET".encode(
            "cp1252"
        )
        for line in lines
    )


def _information(properties: dict[str, str]) -> bytes:
    values = (
        f"/{name}<feff{value.encode('utf-16-be').hex()}>" for name, value in properties.items()
    )
    return f"<<{''.join(values)}>>".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    body, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    body += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R{trailer}>>\n".encode()
    return bytes(body + f"startxref\n{start}\n%%EOF".encode())
