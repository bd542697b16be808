"""Which file names tell that there is no article in a file."""

from __future__ import annotations

_PICTURES = "avif bmp gif heic heif ico jfif jp2 jpeg jpg png psd svg tif tiff webp"
_SOUND = "aac aif aiff flac m4a mp3 oga ogg opus wav weba wma"
_FILM = "avi flv m4v mkv mov mp4 mpeg mpg ogv webm wmv"
_LOOKS_AND_SCRIPTS = "css eot js less map mjs otf scss ttf wasm woff woff2"
_EPUB_PLAN = "ncx opf"
_WEB_ARCHIVE_INDEX = "cdx cdxj"
_SYSTEM = "bin class db dll exe ini lnk pyc so sqlite sqlite3"

NOT_ARTICLES: frozenset[str] = frozenset(
    f".{suffix}"
    for kind in (
        _PICTURES,
        _SOUND,
        _FILM,
        _LOOKS_AND_SCRIPTS,
        _EPUB_PLAN,
        _WEB_ARCHIVE_INDEX,
        _SYSTEM,
    )
    for suffix in kind.split()
)
"""Suffixes in lower case with their dot, as `Path.suffix` has them."""
