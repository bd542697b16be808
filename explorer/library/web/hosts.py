"""Where a host is: its addresses, and whether all the world may see what is there."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from explorer.library.readers.document import UnreadableError

_IPV6_IN_USE = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
# Python before 3.11.10 takes these to be global; cloud providers keep secrets in the first.
_NOT_GLOBAL = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host, each once, the best first.

    However an address is spelt (`127.1`, `0x7f000001`), it comes back as what would be
    connected to. Raises UnreadableError when the host is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # the latter when a label is too long
        reason = getattr(error, "strerror", None) or "no name that could be looked up"
        raise UnreadableError(f"the host {host} is not known ({reason})") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public Internet.

    Not so: private, loopback, link-local, shared, multicast, reserved and documentation
    addresses, and such addresses inside of IPv6 ones (IPv4-mapped, NAT64, 6to4). Teredo
    addresses never are.
    """
    found = _unwrapped(ip_address(address))
    if isinstance(found, IPv6Address) and found not in _IPV6_IN_USE:
        return False
    return found.is_global and not (
        found.is_multicast or any(found in network for network in _NOT_GLOBAL)
    )


def _unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 address leads to, else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
