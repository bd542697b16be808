"""What the name of a member of an archive tells."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

from explorer.library.readers.suffixes import NOT_ARTICLES

_FOLDERS = frozenset({"__MACOSX", "META-INF"})  # of macOS and of EPUB; articles are elsewhere
_PACKED = frozenset({".bz2", ".gz", ".xz"})


def is_outside(name: str) -> bool:
    """Whether a member would be unpacked outside the folder that the archive is unpacked into."""
    path = PureWindowsPath(name)  # knows the separators and roots of all systems
    return bool(path.drive or path.root) or ".." in path.parts


def may_be_article(name: str) -> bool:
    """Whether a member is not evidently something else: a picture, a script, a system's file."""
    path = PurePosixPath(name)
    if path.name == "mimetype" or not _FOLDERS.isdisjoint(path.parts):
        return False
    if any(part.startswith(".") for part in path.parts):
        return False
    told = path.with_suffix("") if path.suffix.lower() in _PACKED else path
    return told.suffix.lower() not in NOT_ARTICLES


def file_name(name: str) -> str:
    """Return the last part of a member's name."""
    return PurePosixPath(name).name
