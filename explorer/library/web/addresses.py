"""Addresses of web pages: taken apart once, written in one way, told from one another."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv6Address
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

_PORTS = {"http": 80, "https": 443}
_LONGEST_HOST = 253  # of the DNS; it also bounds what Punycode takes quadratic time for
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_IDEOGRAPHIC_FULL_STOP = "\u3002"  # divides labels as a dot does

_AS_IT_STANDS = "!$%&'()*+,/:;=?@[]~"
_IN_A_SEGMENT = "!$&'()*+,;=:@~"

# courlan, which comes with trafilatura, drops every parameter whose name begins with ga, gl, ref,
# source or uid, and all without a value: ?gallery=1 and ?gallery=2 would be the same page.
_TRACKER = re.compile(
    r"(?:utm|mtm)_.+|pk_(?:campaign|cid|content|kwd|medium|source)"
    r"|at_(?:bbc_team|campaign(?:_type)?|custom\d|format|link_.+|medium|ptr_name)"
    r"|ns_(?:campaign|fee|linkname|mchannel|source)"
    r"|(?:fb|g|d|y|tw)clid|msclkid|gbraid|wbraid|srsltid|igsh(?:id)?|mc_[ce]id|mkt_tok"
    r"|_hs(?:enc|mi)|_g[al]|vero_id|oly_(?:anon|enc)_id|ref_(?:src|url)|cmpid|icid|ocid|smid|xtor"
    r"|wt[._](?:mc(?:_id)?|zmc)|guc(?:counter|e_referrer(?:_sig)?)|__twitter_impression",
    re.IGNORECASE,
)


class WebAddress(NamedTuple):
    """An http or https address in its parts, all of them ASCII."""

    scheme: str
    host: str
    """In lower case, in Punycode where it has to be, without a dot at its end; IPv6 without
    brackets."""
    port: int
    target: str
    """Path and query as a server is asked for them, beginning with a slash."""

    @property
    def authority(self) -> str:
        """The host and, unless it is the scheme's own, the port: what `Host` says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def parse_address(url: str) -> WebAddress:
    """Take the address of a web page apart; its fragment is dropped.

    Raises ValueError with a clause that begins with a verb: “is neither http nor https”.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _ascii_host(parts.hostname or ""), parts.port
        path, query = quote(parts.path or "/", _AS_IT_STANDS), quote(parts.query, _AS_IT_STANDS)
    except ValueError as error:
        raise ValueError("is malformed") from error
    if parts.scheme not in _PORTS:
        raise ValueError("is neither http nor https")
    if not host:
        raise ValueError("names no host")
    if "@" in parts.netloc:
        raise ValueError("has a user name or a password in it")
    port = _PORTS[parts.scheme] if port is None else port
    return WebAddress(parts.scheme, host, port, f"{path}?{query}" if query else path)


def canonical_url(url: str) -> str | None:
    """Return what two addresses of the same page have in common: `example.org/news?id=7`.

    That is the address without scheme, `www.`, the ports 80 and 443, fragment, tracking
    parameters and slashes at the end of the path, with sorted parameters and one
    percent-encoding. None when it is no http or https address, holds a user name, or names no
    page of its own but the whole site. Raises nothing; with `https://` before it, the result
    is its own canonical form.
    """
    try:
        address = parse_address(url)
    except ValueError:
        return None
    path, _, query = address.target.partition("?")
    path = "/".join(quote(unquote_to_bytes(part), _IN_A_SEGMENT) for part in path.split("/"))
    path, query = path.rstrip("/"), _canonical_query(query)
    if not path and not query:
        return None
    # Both ports are dropped with both schemes: what is left must not depend on the scheme.
    port = 443 if address.port == 80 else address.port
    host = _without_www(address.host)
    authority = address._replace(scheme="https", host=host, port=port).authority
    return f"{authority}{path}?{query}" if query else f"{authority}{path}"


def _ascii_host(host: str) -> str:
    """Return a host in ASCII and lower case. Raises ValueError when it is none."""
    if len(host) > _LONGEST_HOST or "%" in host:  # a zone means something on one machine only
        raise ValueError(host)
    if ":" in host:
        return IPv6Address(host).compressed
    name = unicodedata.normalize("NFKC", host).lower().replace(_IDEOGRAPHIC_FULL_STOP, ".")
    # Not the codec `idna`: that is the IDNA of 2003, in which straße.de is strasse.de.
    labels = (
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
        for label in name.removesuffix(".").split(".")
    )
    name = ".".join(labels)
    if name and not _HOST.fullmatch(name):
        raise ValueError(host)
    return name


def _without_www(host: str) -> str:
    while host.startswith("www.") and "." in host.removeprefix("www."):
        host = host.removeprefix("www.")
    return host


def _canonical_query(query: str) -> str:
    # Latin-1 keeps every byte apart, whatever encoding the site has used.
    pairs = parse_qsl(query, keep_blank_values=True, encoding="latin-1")
    kept = sorted((pair for pair in pairs if not _TRACKER.fullmatch(pair[0])), key=_name)
    return urlencode(kept, quote_via=quote, encoding="latin-1")


def _name(pair: tuple[str, str]) -> str:
    return pair[0]
