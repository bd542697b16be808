"""One question to one web server: connected to a checked address, answered within a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from socket import SHUT_RDWR, socket
from typing import TYPE_CHECKING

from explorer.library.readers.document import UnreadableError
from explorer.library.web.addresses import WebAddress

if TYPE_CHECKING:
    from urllib3 import HTTPResponse
    from urllib3.connection import HTTPConnection

_CONNECT_SECONDS = 10.0


class Deadline:
    """The end of the time that something from the web may take, redirects and all."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._has_cut = False

    def left(self) -> float:
        """Return how many seconds are left. Raises UnreadableError when none are."""
        left = self._end - time.monotonic()
        if self._has_cut or left <= 0:
            raise UnreadableError(
                f"it took longer than {self._seconds:g} seconds "
                "(limits.download_seconds in the settings)"
            )
        return left

    @contextmanager
    def cutting(self, connected: socket) -> Iterator[None]:
        """Shut a connection down when the time is over. Raises UnreadableError if it was.

        A time limit of the socket's own would begin anew with every byte that drips in.
        """
        timer = threading.Timer(self.left(), self._cut, [connected])
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
        self.left()  # what was cut off may look as if it had come to its end

    def _cut(self, connected: socket) -> None:
        self._has_cut = True  # the clock may still lag behind the timer
        with suppress(OSError):  # it is closed already
            # Not the method of an SSLSocket: that takes TLS away while another thread reads.
            socket.shutdown(connected, SHUT_RDWR)


@contextmanager
def answer(
    address: WebAddress, ips: Sequence[str], headers: Mapping[str, str], deadline: Deadline
) -> Iterator[HTTPResponse]:
    """Ask one of these IP addresses for a page and give the answer, its body yet to be read.

    The connection ends with the block. Raises UnreadableError, in the block as well, when
    there is no connection, no trust, no proper answer or no time left.
    """
    from http.client import HTTPException  # only now: these take start-up time

    from urllib3.exceptions import HTTPError

    try:
        connection = _connect(address, ips, deadline)
        try:
            with deadline.cutting(connection.sock):
                connection.timeout = deadline.left()
                sent = {"Host": address.authority, **headers}
                connection.request("GET", address.target, headers=sent, preload_content=False)
                with closing(connection.getresponse()) as response:
                    yield response
        finally:
            connection.close()
    except (HTTPError, HTTPException, OSError) as error:
        deadline.left()  # when that is over, it is the reason
        raise UnreadableError(_reason(error, address.host)) from error


def _connect(address: WebAddress, ips: Sequence[str], deadline: Deadline) -> HTTPConnection:
    """Connect to the first IP address that answers. Raises what the last one has raised."""
    from urllib3.exceptions import HTTPError  # only now: it takes start-up time

    for ip in ips[:-1]:
        with suppress(HTTPError):
            return _connect_to(ip, address, deadline)
    return _connect_to(ips[-1], address, deadline)


def _connect_to(ip: str, address: WebAddress, deadline: Deadline) -> HTTPConnection:
    """Connect to an IP address, for the name whose certificate the server must have.

    The name itself is not looked up again: the answer might be another than the checked one.
    """
    import ssl  # only now: these take start-up time

    from urllib3.connection import HTTPConnection, HTTPSConnection

    # Half for the connection and half for TLS, each of which has this time to itself.
    seconds = min(_CONNECT_SECONDS, deadline.left() / 2)
    connection = (
        HTTPSConnection(
            ip,
            address.port,
            timeout=seconds,
            server_hostname=address.host,
            ssl_context=ssl.create_default_context(),
        )
        if address.scheme == "https"
        else HTTPConnection(ip, address.port, timeout=seconds)
    )
    connection.connect()
    return connection


def _reason(error: Exception, host: str) -> str:
    """Return why there is no answer, in a clause."""
    import ssl  # only now: these take start-up time

    from urllib3 import exceptions

    match error:
        case ssl.SSLCertVerificationError():
            return f"the certificate of {host} is not trusted: {error.verify_message}"
        case ssl.SSLError():
            return f"the host {host} offers no secure connection"
        case exceptions.NewConnectionError():  # before the time-outs, of which it counts as one
            problem = getattr(error.__cause__, "strerror", None) or "no connection"
            return f"the host {host} cannot be reached: {problem}"
        case TimeoutError() | exceptions.TimeoutError():
            return f"the host {host} does not answer"
        case exceptions.DecodeError():
            return "it is packed in a way that cannot be unpacked"
        case _:
            return f"the answer of {host} breaks off or is no HTTP"
