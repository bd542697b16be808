"""Write down the digest of the shipped lists: python -m tests.lists.digest.

The program takes this one line for all of the lists, so that it need not read them to see whether
an index was made with them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

LISTS = Path(__file__).parents[2] / "explorer" / "entities" / "lists"
FILE = "digest.txt"


def digest_of(folder: Path) -> str:
    """Return a digest of all lists in a folder."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(folder.glob("*.txt")):
        if file.name != FILE:
            content = file.read_text("utf-8").encode()  # however lines end where it was checked out
            digest.update(f"{file.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def write_digest(folder: Path) -> None:
    """Write the digest of the lists in a folder beside them."""
    (folder / FILE).write_text(f"{digest_of(folder)}\n", "utf-8")


if __name__ == "__main__":
    write_digest(LISTS)
