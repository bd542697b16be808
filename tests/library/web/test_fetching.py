from __future__ import annotations

import gzip
import shutil
import socket
import socketserver
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from explorer import __version__
from explorer.library.readers.document import UnreadableError
from explorer.library.web import fetching as web
from explorer.library.web.fetching import Fetched, GoneError, fetch
from explorer.settings import Limits

_LIMITS = Limits(download_bytes=1 << 20, download_seconds=20)
_HURRY = Limits(download_bytes=1 << 20, download_seconds=0.3)
_TOO_LATE = r"^it took longer than 0\.3 seconds \(limits\.download_seconds in the settings\)$"
_TOO_LARGE = r"^it is larger than 1,048,576 bytes \(limits\.download_bytes in the settings\)$"
_PRIVATE = r"^it is at a private address \(127\.0\.0\.1\); say --allow-private to read it$"

_Page = bytes | Callable[[socket.socket], None]


class _Server(socketserver.ThreadingTCPServer):
    """A web server that answers with exactly the bytes a test wants."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.context = context
        self.pages: dict[str, _Page] = {}
        self.asked: list[str] = []
        self.port: int = self.server_address[1]

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        scheme = "https" if self.context else "http"
        return f"{scheme}://{host}:{self.port}{path}"


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        server, connected = self.server, self.request
        assert isinstance(server, _Server)
        try:
            if server.context:
                connected = server.context.wrap_socket(connected, server_side=True)
            with connected:
                self._answer(server, connected)
        except OSError:
            pass  # the client has gone, as it should in many of these tests

    def _answer(self, server: _Server, connected: socket.socket) -> None:
        request = b""
        while not request.endswith(b"\r\n\r\n"):
            if not (received := connected.recv(4096)):
                return
            request += received
        server.asked.append(request.decode("latin-1"))
        page = server.pages[request.split()[1].decode("latin-1")]
        if callable(page):
            page(connected)
        else:
            connected.sendall(page)


def _running(server: _Server) -> Iterator[_Server]:
    with server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def server() -> Iterator[_Server]:
    yield from _running(_Server())


def _page(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items()]
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{''.join(lines)}\r\n"
    return head.encode("latin-1") + body


def _fetch(url: str, limits: Limits = _LIMITS, **named: str) -> Fetched:
    return fetch(url, limits, allow_private=True, **named)


class _Names:
    """Stands in for the system's resolver: no test ever asks the real one for a name."""

    def __init__(self) -> None:
        self.known: dict[str, list[str]] = {}
        self.asked: list[str] = []
        self._numeric = socket.getaddrinfo

    def __call__(self, host: str, port: int, family: int = 0, type: int = 0) -> Sequence[object]:  # noqa: A002
        numeric = partial(
            self._numeric, port=port, family=family, type=type, flags=socket.AI_NUMERICHOST
        )
        if host not in self.known:
            return numeric(host)
        self.asked.append(host)
        return [entry for address in self.known[host] for entry in numeric(address)]


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> _Names:
    names = _Names()
    monkeypatch.setattr(socket, "getaddrinfo", names)
    return names


@pytest.fixture
def own_public_server(server: _Server, monkeypatch: pytest.MonkeyPatch) -> _Server:
    """The server, taken for one of the public Internet."""
    monkeypatch.setattr(web, "is_public", "127.0.0.1".__eq__)
    return server


# What is sent and what comes back


def test_a_page_with_all_that_is_said_of_it(server: _Server) -> None:
    server.pages["/a%20b?c=d"] = _page(
        "<p>ä".encode("latin-1"),
        Content_Type='Text/HTML; Charset="ISO-8859-1"',
        ETag='"1"',
        Last_Modified="Tue, 26 Aug 2025 08:00:00 GMT",
    )
    assert _fetch(server.url("/a b?c=d#e")) == Fetched(
        url=server.url("/a%20b?c=d"),
        content="<p>ä".encode("latin-1"),
        media_type="text/html",
        charset="iso-8859-1",
        etag='"1"',
        last_modified="Tue, 26 Aug 2025 08:00:00 GMT",
    )


def test_unknown_stays_unknown(server: _Server) -> None:
    server.pages["/"] = _page(b"x")
    assert _fetch(server.url("")) == Fetched(server.url("/"), b"x", None, None, None, None)


@pytest.mark.parametrize(
    ("header", "media_type", "charset"),
    [
        ("application/pdf", "application/pdf", None),
        ("text/html; charset=utf-8, text/html", "text/html", "utf-8, text/html"),
        ("nonsense; charset=utf-8", None, "utf-8"),
        ("; charset=", None, None),
        ("text/html; charset*=x''%ff", "text/html", None),
    ],
)
def test_content_types(
    server: _Server, header: str, media_type: str | None, charset: str | None
) -> None:
    server.pages["/"] = _page(Content_Type=header)
    found = _fetch(server.url("/"))
    assert (found.media_type, found.charset) == (media_type, charset)


def test_what_is_asked(server: _Server, names: _Names) -> None:
    names.known["xn--mnchen-3ya.test"] = ["127.0.0.1"]
    server.pages["/"] = _page(Set_Cookie="a=b")
    _fetch(server.url("/", "MÜNCHEN.test."))
    request = server.asked[0]
    assert request.startswith("GET / HTTP/1.1\r\n")
    assert f"\r\nHost: xn--mnchen-3ya.test:{server.port}\r\n" in request
    assert f"\r\nUser-Agent: press-explorer/{__version__}\r\n" in request
    assert "\r\nAccept-Encoding: gzip, deflate\r\n" in request
    assert "\r\nAccept: text/html" in request
    assert "If-" not in request


def test_proxies_and_cookies_are_not_used(server: _Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.pages["/"] = _page(status="302 Found", Location="/b", Set_Cookie="a=b")
    server.pages["/b"] = _page(b"b")
    assert _fetch(server.url("/")).content == b"b"
    assert "Cookie" not in server.asked[1]


def test_not_changed_since(server: _Server) -> None:
    server.pages["/"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    found = _fetch(server.url("/"), etag='W/"1"', last_modified="Tue, 26 Aug 2025 08:00:00 GMT")
    assert found.content is None
    assert (found.etag, found.last_modified) == ('W/"1"', "Tue, 26 Aug 2025 08:00:00 GMT")
    assert '\r\nIf-None-Match: W/"1"\r\n' in server.asked[0]
    assert "\r\nIf-Modified-Since: Tue, 26 Aug 2025 08:00:00 GMT\r\n" in server.asked[0]


def test_changed_since(server: _Server) -> None:
    server.pages["/"] = _page(b"new", ETag='"2"')
    found = _fetch(server.url("/"), etag='"1"', last_modified="Tue, 26 Aug 2025 08:00:00 GMT")
    assert (found.content, found.etag, found.last_modified) == (b"new", '"2"', None)


def test_not_modified_without_a_condition_is_no_answer(server: _Server) -> None:
    server.pages["/"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    with pytest.raises(UnreadableError, match=r"^the server answered 304 Not Modified$"):
        _fetch(server.url("/"))


def test_an_etag_cannot_bring_in_a_header(server: _Server) -> None:
    server.pages["/"] = _page(b"x", ETag='"\x01"')
    assert _fetch(server.url("/"), etag="1\r\nX-Evil: 1").etag is None
    assert "Evil" not in server.asked[0]


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"news")),
        ("GZip", gzip.compress(b"ne") + gzip.compress(b"ws")),
        ("deflate", zlib.compress(b"news")),
        ("identity", b"news"),
    ],
    ids=["gzip", "two gzip members", "deflate", "identity"],
)
def test_packed_content(server: _Server, encoding: str, packed: bytes) -> None:
    server.pages["/"] = _page(packed, Content_Encoding=encoding)
    assert _fetch(server.url("/")).content == b"news"


def test_content_in_chunks(server: _Server) -> None:
    server.pages["/"] = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nne\r\n2\r\nws\r\n0\r\n\r\n"
    )
    assert _fetch(server.url("/")).content == b"news"


# What the server does wrong


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("404 Nope", "404 Not Found"),
        ("410 Gone", "410 Gone"),
        ("500 Oops", "500 Internal Server Error"),
        ("599 \x1b[31m", "599"),
        ("204 No Content", "204 No Content"),
        ("301 Moved", "301 Moved Permanently"),  # but not where to
    ],
)
def test_status(server: _Server, status: str, said: str) -> None:
    server.pages["/"] = _page(status=status)
    with pytest.raises(UnreadableError, match=f"^the server answered {said}$") as caught:
        _fetch(server.url("/"))
    assert isinstance(caught.value, GoneError) == (status in {"404 Nope", "410 Gone"})


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        ("120", "Retry-After: 120 seconds"),
        ("Tue, 26 Aug 2025 08:00:00 GMT", "Retry-After: Tue, 26 Aug 2025 08:00:00 GMT"),
        ("\x1b[31m", "Retry-After: ␛[31m"),
    ],
)
def test_time_to_wait(server: _Server, wait: str, said: str) -> None:
    server.pages["/"] = _page(status="429 Slow down", Retry_After=wait)
    with pytest.raises(UnreadableError) as caught:
        _fetch(server.url("/"))
    expected = f"the server answered 429 Too Many Requests and asks to wait ({said})"
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nnew",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nnews",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nnew",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 1000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000 + b"\r\n\r\n",
    ],
)
def test_answer_that_is_none(server: _Server, answer: bytes) -> None:
    server.pages["/"] = answer
    with pytest.raises(
        UnreadableError, match=r"^the answer of 127\.0\.0\.1 breaks off or is no HTTP$"
    ):
        _fetch(server.url("/"))


def test_packed_content_that_is_damaged(server: _Server) -> None:
    server.pages["/"] = _page(b"no gzip", Content_Encoding="gzip")
    with pytest.raises(UnreadableError, match=r"^it is packed in a way that cannot be unpacked$"):
        _fetch(server.url("/"))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip,br"])
def test_packing_that_was_not_asked_for(server: _Server, encoding: str) -> None:
    server.pages["/"] = _page(b"x", Content_Encoding=encoding)
    with pytest.raises(UnreadableError, match=f"^it is packed as {encoding}, which is not read"):
        _fetch(server.url("/"))


def test_nobody_answers() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(UnreadableError, match=r"^the host 127\.0\.0\.1 cannot be reached: "):
            _fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("addresses", [["::1", "127.0.0.1"], ["127.0.0.1", "::1"]])
def test_one_address_that_answers_is_enough(
    server: _Server, names: _Names, addresses: list[str]
) -> None:
    names.known["news.test"] = addresses
    server.pages["/"] = _page(b"news")
    assert _fetch(server.url("/", "news.test")).content == b"news"


# How much and how long


def test_exactly_as_much_as_allowed(server: _Server) -> None:
    server.pages["/"] = _page(bytes(_LIMITS.download_bytes))
    assert len(_fetch(server.url("/")).content or b"") == _LIMITS.download_bytes


def test_announced_length_is_believed_when_it_is_too_large(server: _Server) -> None:
    waiting = threading.Event()

    def announce(connected: socket.socket) -> None:
        connected.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n")
        waiting.wait(10)

    server.pages["/"] = announce
    with pytest.raises(UnreadableError, match=_TOO_LARGE):
        _fetch(server.url("/"))
    waiting.set()


def _endless(head: bytes) -> Callable[[socket.socket], None]:
    def send(connected: socket.socket) -> None:
        connected.sendall(head)
        for _ in range(1000):  # 64 MB
            connected.sendall(bytes(1 << 16))

    return send


@pytest.mark.parametrize(
    "answer",
    [
        _endless(b"HTTP/1.1 200 OK\r\n\r\n"),
        _endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n"),
        _endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n"),
        _page(gzip.compress(bytes(64 << 20)), Content_Encoding="gzip"),
        _page(zlib.compress(bytes(64 << 20)), Content_Encoding="deflate"),
    ],
    ids=["endless", "huge chunk", "negative chunk", "gzip bomb", "deflate bomb"],
)
def test_too_much_is_refused_before_it_fills_the_memory(server: _Server, answer: _Page) -> None:
    server.pages["/"] = answer
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableError, match=_TOO_LARGE):
            _fetch(server.url("/"))
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()


def _dripping(head: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    def drip(connected: socket.socket) -> None:
        connected.sendall(head)
        for _ in range(250):  # 5 s
            time.sleep(0.02)
            connected.sendall(drop)

    return drip


@pytest.mark.parametrize(
    "answer",
    [
        _dripping(b"", b""),
        _dripping(b"HTTP/1.1 200 OK\r\n", b"A"),
        _dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        _dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        _dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x"),
        _dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        _dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"A: b\r\n"),
        _dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
        _dripping(b"HTTP/1.1 302 Found\r\nLocation: /", b"x"),
    ],
    ids=[
        "silence",
        "header",
        "continue",
        "body",
        "body of known length",
        "chunks",
        "trailers",
        "length of a chunk",
        "redirect",
    ],
)
def test_too_slow(server: _Server, answer: _Page) -> None:
    server.pages["/"] = answer
    with pytest.raises(UnreadableError, match=_TOO_LATE):
        _fetch(server.url("/"), _HURRY)


def test_the_time_is_that_of_all_redirects_together(server: _Server) -> None:
    def slow(connected: socket.socket) -> None:
        time.sleep(0.15)
        connected.sendall(_page(status="302 Found", Location="/"))

    server.pages["/"] = slow
    with pytest.raises(UnreadableError, match=_TOO_LATE):
        _fetch(server.url("/"), _HURRY)


def test_server_that_never_speaks_tls() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        # The handshake has what is left of the time, so either may be over first.
        either = rf"^the host 127\.0\.0\.1 does not answer$|{_TOO_LATE}"
        with pytest.raises(UnreadableError, match=either):
            _fetch(f"https://127.0.0.1:{port}/", _HURRY)


def test_no_thread_is_left(server: _Server) -> None:
    server.pages["/"] = _page(b"x")
    _fetch(server.url("/"))
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join(1)
            assert not thread.is_alive()


# Where it goes


@pytest.mark.parametrize(
    ("url", "clause"),
    [
        ("ftp://news.test/", "the address is neither http nor https"),
        ("file:///etc/passwd", "the address is neither http nor https"),
        ("news.test", "the address is neither http nor https"),
        ("http:///news", "the address names no host"),
        ("http://a:b@news.test/", "the address has a user name or a password in it"),
        ("http://[::1/", "the address is malformed"),
    ],
)
def test_addresses_that_are_none(url: str, clause: str) -> None:
    with pytest.raises(UnreadableError, match=f"^{clause}$"):
        _fetch(url)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1.", "2130706433", "0x7f000001", "0x7f.1", "127.1", "0177.0.0.1"]
)
def test_private_address_however_it_is_spelt(server: _Server, host: str) -> None:
    with pytest.raises(UnreadableError, match=_PRIVATE):
        fetch(server.url("/", host), _LIMITS)
    assert not server.asked


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[fe80::1%25lo]/",
        "http://[fe80::1%lo]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://localhost.localdomain\\@news.test/",
    ],
)
def test_private_addresses_of_other_kinds(url: str) -> None:
    with pytest.raises(UnreadableError, match=r"private address|is malformed|user name"):
        fetch(url, _LIMITS)


def test_name_of_a_private_address(server: _Server, names: _Names) -> None:
    names.known["news.test"] = ["127.0.0.1"]
    with pytest.raises(UnreadableError, match=_PRIVATE):
        fetch(server.url("/", "News.test."), _LIMITS)


@pytest.mark.parametrize("addresses", [["8.8.8.8", "127.0.0.1"], ["127.0.0.1", "8.8.8.8"]])
def test_one_private_address_among_public_ones(
    server: _Server, names: _Names, addresses: list[str]
) -> None:
    names.known["news.test"] = addresses
    with pytest.raises(UnreadableError, match=_PRIVATE):
        fetch(server.url("/", "news.test"), _LIMITS)


def test_name_that_leads_elsewhere_when_asked_again(
    own_public_server: _Server, names: _Names
) -> None:
    class _Rebinding(list[str]):
        def __iter__(self) -> Iterator[str]:
            return iter(["127.0.0.1"] if len(names.asked) == 1 else ["10.0.0.1"])

    names.known["news.test"] = _Rebinding()
    own_public_server.pages["/"] = _page(b"news")
    assert fetch(own_public_server.url("/", "news.test"), _LIMITS).content == b"news"
    assert names.asked == ["news.test"]


def test_unknown_host() -> None:
    with pytest.raises(UnreadableError, match=r"^the host news\.test is not known \("):
        fetch("http://news.test/", _LIMITS)


@pytest.mark.parametrize("status", ["301 A", "302 A", "303 A", "307 A", "308 A"])
def test_redirect(server: _Server, status: str) -> None:
    server.pages["/a/b"] = _page(b"ignored", status, Location="../ä?c#d")
    server.pages["/%E4?c"] = _page(b"news")
    found = _fetch(server.url("/a/b"))
    assert (found.url, found.content) == (server.url("/%E4?c"), b"news")


def test_five_redirects_are_followed_and_six_are_not(server: _Server) -> None:
    for number in range(6):
        server.pages[f"/{number}"] = _page(status="302 Found", Location=f"/{number + 1}")
    server.pages["/6"] = _page(b"news")
    assert _fetch(server.url("/1")).content == b"news"
    with pytest.raises(UnreadableError, match=r"^it redirects more than 5 times$"):
        _fetch(server.url("/0"))


def test_redirect_loop(server: _Server) -> None:
    server.pages["/"] = _page(status="302 Found", Location="/")
    with pytest.raises(UnreadableError, match=r"^it redirects more than 5 times$"):
        _fetch(server.url("/"))
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("ftp://news.test/a", "it redirects to ftp://news.test/a, which is neither http nor https"),
        ("file:///a", "it redirects to file:///a, which is neither http nor https"),
        (
            "http://a:b@news.test/",
            "it redirects to http://a:b@news.test/, which has a user name or a password in it",
        ),
        ("http://[::1/", "it redirects to http://[::1/, which is malformed"),
        ("x:\x1b[31m", "it redirects to x:%1B[31m, which is neither http nor https"),
        ("x:" + "y" * 300, f"it redirects to x:{'y' * 198}…, which is neither http nor https"),
    ],
)
def test_redirect_to_what_is_no_web_address(server: _Server, location: str, reason: str) -> None:
    server.pages["/"] = _page(status="302 Found", Location=location)
    with pytest.raises(UnreadableError) as caught:
        _fetch(server.url("/"))
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "169.254.169.254", "[::1]", "0xa000001", "inside.test"]
)
def test_redirect_to_a_private_address(
    own_public_server: _Server, names: _Names, host: str
) -> None:
    names.known["inside.test"] = ["10.0.0.1"]
    own_public_server.pages["/"] = _page(status="302 Found", Location=f"http://{host}/")
    with pytest.raises(
        UnreadableError, match=r"^it redirects to a private address \(.+\); say --allow-private"
    ):
        fetch(own_public_server.url("/"), _LIMITS)


# Certificates


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate of `news.test` and 127.0.0.1, with its key."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not there to make a certificate")
    file = tmp_path_factory.mktemp("certificate") / "both.pem"
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=news.test"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-addext", "subjectAltName=DNS:news.test,IP:127.0.0.1"),
            *("-keyout", file, "-out", file.with_suffix(".crt")),
        ],
        check=True,
        capture_output=True,
    )
    file.write_text(file.read_text() + file.with_suffix(".crt").read_text())
    return file


@pytest.fixture
def secure_server(certificate: Path) -> Iterator[_Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    yield from _running(_Server(context))


@pytest.fixture
def trusted_server(
    secure_server: _Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> _Server:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    return secure_server


def test_self_signed_certificate(secure_server: _Server) -> None:
    with pytest.raises(
        UnreadableError, match=r"^the certificate of 127\.0\.0\.1 is not trusted: self.signed"
    ):
        _fetch(secure_server.url("/"))
    assert not secure_server.asked


@pytest.mark.parametrize("host", ["news.test", "127.0.0.1"])
def test_trusted_certificate_of_the_name(trusted_server: _Server, names: _Names, host: str) -> None:
    names.known["news.test"] = ["127.0.0.1"]
    trusted_server.pages["/"] = _page(b"news")
    assert _fetch(trusted_server.url("/", host)).content == b"news"
    assert f"\r\nHost: {host}:" in trusted_server.asked[0]
    assert len(names.asked) <= 1


def test_trusted_certificate_of_another_name(trusted_server: _Server, names: _Names) -> None:
    names.known["other.test"] = ["127.0.0.1"]
    with pytest.raises(
        UnreadableError, match=r"^the certificate of other\.test is not trusted: .*other\.test"
    ):
        _fetch(trusted_server.url("/", "other.test"))
    assert not trusted_server.asked


def test_redirect_from_https_to_http(trusted_server: _Server, server: _Server) -> None:
    trusted_server.pages["/"] = _page(status="302 Found", Location=server.url("/"))
    with pytest.raises(UnreadableError, match=r"^it redirects from https to http$"):
        _fetch(trusted_server.url("/"))
    assert not server.asked


def test_redirect_from_http_to_https(trusted_server: _Server, server: _Server) -> None:
    server.pages["/"] = _page(status="301 Moved", Location=trusted_server.url("/"))
    trusted_server.pages["/"] = _page(b"news")
    assert _fetch(server.url("/")).url == trusted_server.url("/")


def test_secure_body_that_drips(trusted_server: _Server) -> None:
    trusted_server.pages["/"] = _dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x")
    with pytest.raises(UnreadableError, match=_TOO_LATE):
        _fetch(trusted_server.url("/"), _HURRY)


def test_server_that_speaks_no_tls() -> None:
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def answer() -> None:
            connected, _ = plain.accept()
            with connected:
                connected.recv(4096)
                connected.sendall(_page(status="400 Bad Request"))

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(
            UnreadableError, match=r"^the host 127\.0\.0\.1 offers no secure connection$"
        ):
            _fetch(f"https://127.0.0.1:{plain.getsockname()[1]}/")
        thread.join()
