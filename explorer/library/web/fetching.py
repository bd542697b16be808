"""Fetch one page, feed or file from the web, trusting neither the address nor the server."""

from __future__ import annotations

import re
import string
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from explorer import __version__
from explorer.library.readers.document import UnreadableError
from explorer.library.web.addresses import WebAddress, parse_address
from explorer.library.web.exchange import Deadline, answer
from explorer.library.web.hosts import is_public, resolve
from explorer.settings import Limits
from explorer.text.visible import visible_line

if TYPE_CHECKING:
    from urllib3 import HTTPResponse

_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_HEADERS = {
    "User-Agent": f"press-explorer/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/feed+json, application/xml;q=0.9, application/pdf;q=0.9, "
    "application/json;q=0.9, text/*;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}
_ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")
_CHUNK = 1 << 16
_LONGEST_SHOWN = 200  # characters of what a server says
_MEDIA_TYPE = re.compile(r"\s*([\w!#$&^.+-]+/[\w!#$&^.+-]+)", re.ASCII)


class GoneError(UnreadableError):
    """There is nothing at an address: its server answers 404 or 410."""


@dataclass(frozen=True)
class Fetched:
    """What a server has sent."""

    url: str
    """Where it came from after redirects, in ASCII and without a fragment."""

    content: bytes | None
    """Unpacked; None: not changed since."""

    media_type: str | None
    """In lower case, without parameters."""

    charset: str | None
    """As the server names it, in lower case; Python may not know it."""

    etag: str | None
    last_modified: str | None


def fetch(
    url: str,
    limits: Limits,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    allow_private: bool = False,
) -> Fetched:
    """Fetch what is at an http or https address.

    `etag` and `last_modified` are those of the last time: what has not changed since is not
    sent again. Only hosts of the public Internet are asked, unless `allow_private`. Proxies
    that the environment names are not used: they would look names up themselves, past that
    check. The system's look-up of a name counts as time but is not cut short.

    Raises GoneError when there is nothing, and UnreadableError when the address or a redirect
    is refused, the server cannot be reached or trusted, answers anything else but 200 or 304,
    or sends too much or too slowly.
    """
    deadline = Deadline(limits.download_seconds)
    asked = {"If-None-Match": _sendable(etag), "If-Modified-Since": _sendable(last_modified)}
    conditions = {name: value for name, value in asked.items() if value}
    try:
        address = parse_address(url)
    except ValueError as error:
        raise UnreadableError(f"the address {error}") from error
    way = "is at"
    for _ in range(_MOST_REDIRECTS + 1):
        ips = resolve(address.host, address.port)
        if not allow_private and (private := [ip for ip in ips if not is_public(ip)]):
            raise UnreadableError(
                f"it {way} a private address ({private[0]}); say --allow-private to read it"
            )
        with answer(address, ips, {**_HEADERS, **conditions}, deadline) as response:
            if response.status not in _REDIRECTS or "location" not in response.headers:
                return _fetched(address, response, conditions, limits.download_bytes)
            address, way = _redirected(address, response.headers["location"]), "redirects to"
    raise UnreadableError(f"it redirects more than {_MOST_REDIRECTS} times")


def _redirected(address: WebAddress, location: str) -> WebAddress:
    # Servers send bytes of any encoding here, which arrive as Latin-1.
    location = quote(location, string.printable, encoding="latin-1")
    target = location
    with suppress(ValueError):  # parse_address says what is wrong with it
        target = urljoin(str(address), location)
    try:
        new = parse_address(target)
    except ValueError as error:
        raise UnreadableError(f"it redirects to {_shown(location)}, which {error}") from error
    if (address.scheme, new.scheme) == ("https", "http"):
        raise UnreadableError("it redirects from https to http")
    return new


def _fetched(
    address: WebAddress, response: HTTPResponse, conditions: dict[str, str], most: int
) -> Fetched:
    headers = response.headers
    if response.status == HTTPStatus.NOT_MODIFIED and conditions:
        content = None
    elif response.status == HTTPStatus.OK:
        content = _content(response, most)
        conditions = {}
    else:
        refused = GoneError if response.status in _GONE else UnreadableError
        raise refused(f"the server answered {_status(response)}")
    media_type, charset = _content_type(headers.get("content-type", ""))
    return Fetched(
        url=str(address),
        content=content,
        media_type=media_type,
        charset=charset,
        # A server need not repeat what it was asked with.
        etag=_sendable(headers.get("etag")) or conditions.get("If-None-Match"),
        last_modified=_sendable(headers.get("last-modified"))
        or conditions.get("If-Modified-Since"),
    )


def _content(response: HTTPResponse, most: int) -> bytes:
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:  # one layer more may unpack to a thousand times as much
        raise UnreadableError(f"it is packed as {_shown(encoding)}, which is not read here")
    too_large = f"it is larger than {most:,} bytes (limits.download_bytes in the settings)"
    if (response.length_remaining or 0) > most:
        raise UnreadableError(too_large)
    content = bytearray()
    # Not `stream`: it takes a chunk said to be of -1 bytes for one that never ends.
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > most:
            raise UnreadableError(too_large)
    return bytes(content)


def _status(response: HTTPResponse) -> str:
    """Return `404 Not Found`, with the time to wait if the server names one."""
    try:
        status = f"{response.status} {HTTPStatus(response.status).phrase}"
    except ValueError:
        status = str(response.status)
    wait = response.headers.get("retry-after")
    if not wait:
        return status
    unit = " seconds" if wait.isdecimal() else ""
    return f"{status} and asks to wait (Retry-After: {_shown(wait)}{unit})"


def _content_type(header: str) -> tuple[str | None, str | None]:
    """Return the media type and the charset that a header names."""
    from email.message import Message  # only now: it takes start-up time

    media_type = _MEDIA_TYPE.match(header)
    message = Message()
    message["Content-Type"] = header
    return media_type and media_type[1].lower(), message.get_content_charset() or None


def _sendable(header: str | None) -> str | None:
    """Return a header that can be sent back; None when it holds what would end it."""
    return header if header and header.isascii() and header.isprintable() else None


def _shown(text: str) -> str:
    """Return what a server has said, short and safe to print."""
    return visible_line(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…")
