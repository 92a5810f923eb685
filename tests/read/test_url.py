"""URLs: public addresses only, within bounds, every failure one clear line. No test here leaves the machine."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from variorum.errors import FetchError
from variorum.read import Source, url
from variorum.read.address import refusal

PUBLIC = "93.184.216.34"
Handler = Callable[[httpx.Request], httpx.Response]


async def public(host: str, port: int) -> list[str]:
    """Every host is public."""
    return [PUBLIC]


def fetch(address: str, handler: Handler, *, resolve: url.Resolve = public, longest: float = 5.0) -> Source:
    """Fetch with ``handler`` in the place of the network."""
    return url.fetch(address, resolve=resolve, transport=httpx.MockTransport(handler), longest=longest)


def page(request: httpx.Request) -> httpx.Response:
    """A page, whatever is asked."""
    return httpx.Response(200, headers={"Content-Type": "text/html; charset=windows-1252"}, content=b"<p>caf\xe9</p>")


def refused(address: str, handler: Handler = page, *, resolve: url.Resolve = public, longest: float = 5.0) -> str:
    """Why a fetch fails."""
    with pytest.raises(FetchError) as caught:
        fetch(address, handler, resolve=resolve, longest=longest)
    assert str(caught.value).startswith(address)
    assert "\n" not in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    """Public addresses are talked to, also where they are written as IPv6."""
    assert refusal(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "::127.0.0.1",
        "64:ff9b:1::1",
        "100::1",
        "nonsense",
        "127.1",
        "2130706433",
    ],
)
def test_no_other_addresses(address: str) -> None:
    """Private, loopback, link-local, multicast, reserved, documentation and mapped addresses are refused."""
    assert refusal(address)


def test_the_page_as_it_came() -> None:
    """Bytes, kind, declared charset and last address."""
    found = fetch("https://argus.example/a#part", page)
    assert (found.name, found.kind, found.data, found.charset) == (
        "https://argus.example/a#part",
        "html",
        b"<p>caf\xe9</p>",
        "windows-1252",
    )
    assert found.url == "https://argus.example/a#part"


def test_the_connection_goes_to_the_checked_address() -> None:
    """The request names the address itself, with host and certificate name kept, so no second look-up can differ."""
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return page(request)

    fetch("https://argus.example:8443/a?b=c", handler)
    (request,) = asked
    assert request.url == f"https://{PUBLIC}:8443/a?b=c"
    assert request.headers["Host"] == "argus.example:8443"
    assert request.extensions["sni_hostname"] == "argus.example"
    assert not {"Cookie", "Authorization", "Referer"} & set(request.headers)


def test_an_address_that_cannot_be_reached_is_passed_over() -> None:
    """A host with two addresses is asked at the second, as where a network has no IPv6."""

    async def two(host: str, port: int) -> list[str]:
        return ["2606:2800:220:1:248:1893:25c8:1946", PUBLIC]

    def handler(request: httpx.Request) -> httpx.Response:
        if ":" in request.url.host:
            raise httpx.ConnectError("Network is unreachable")
        return page(request)

    assert fetch("https://argus.example/", handler, resolve=two).kind == "html"


def test_one_private_address_among_public_ones_is_enough() -> None:
    """A host that answers with both is refused."""

    async def mixed(host: str, port: int) -> list[str]:
        return [PUBLIC, "10.0.0.1"]

    assert "leads to a private address (10.0.0.1)" in refused("https://argus.example/", resolve=mixed)


def test_every_redirect_is_checked() -> None:
    """A public page that sends on to a private one is refused before anything is asked there."""
    asked: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "inside.example" else [PUBLIC]

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["Host"])
        return httpx.Response(302, headers={"Location": "http://inside.example/secret"})

    assert "inside.example leads to a loopback address" in refused("https://argus.example/", handler, resolve=resolve)
    assert asked == ["argus.example"]


def test_redirects_are_followed_within_reason() -> None:
    """Relative and absolute ones are; a circle ends; a redirect to a file is refused."""

    def handler(request: httpx.Request) -> httpx.Response:
        return page(request) if request.url.path == "/b" else httpx.Response(301, headers={"Location": "../b"})

    assert fetch("https://argus.example/a/", handler).url == "https://argus.example/b"
    assert "more than 5 times" in refused(
        "https://argus.example/", lambda _: httpx.Response(301, headers={"Location": "/"})
    )
    assert "redirects to a file address" in refused(
        "https://argus.example/", lambda _: httpx.Response(301, headers={"Location": "file:///etc/passwd"})
    )


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://argus.example/", "this is a ftp address"),
        ("file:///etc/passwd", "this is a file address"),
        ("http://", "no host"),
        ("http://me:secret@argus.example/", "user name or password"),
        ("http://[::1", "no valid URL"),
    ],
)
def test_addresses_that_are_not_fetched(address: str, reason: str) -> None:
    """Only http and https, whole, and without a password."""
    assert reason in refused(address)


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (httpx.Response(404), "answers 404 Not Found"),
        (httpx.Response(503), "answers 503"),
        (httpx.Response(200, headers={"Content-Type": "image/png"}, content=b"x"), "this is image/png and no page"),
        (httpx.Response(200, headers={"Content-Type": "application/pdf"}, content=b"x"), "application/pdf"),
        (httpx.Response(200, headers={"Content-Type": "text/html"}, content=b" "), "the page is empty"),
    ],
)
def test_answers_that_are_no_page(response: httpx.Response, reason: str) -> None:
    """Errors and other kinds of file are named."""
    assert reason in refused("https://argus.example/", lambda _: response)


def test_failures_of_the_connection() -> None:
    """An unknown host, a refused connection and silence each have their words."""

    async def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    def fail(error: Exception) -> Handler:
        def handler(request: httpx.Request) -> httpx.Response:
            raise error

        return handler

    assert "is not known" in refused("https://nowhere.example/", resolve=unknown)
    assert "failed (refused)" in refused("https://argus.example/", fail(httpx.ConnectError("refused")))
    assert "does not answer in time" in refused("https://argus.example/", fail(httpx.ConnectTimeout("")))


async def endless() -> AsyncIterator[bytes]:
    """A body without an end."""
    while True:
        yield b"a" * 100_000
        await asyncio.sleep(0)


async def trickle() -> AsyncIterator[bytes]:
    """A body that never ends and hardly begins."""
    while True:
        yield b"a"
        await asyncio.sleep(0.05)


def test_a_page_without_an_end_is_dropped() -> None:
    """Reading stops at the bound, not at the end."""
    assert "larger than 10 MB" in refused(
        "https://argus.example/", lambda _: httpx.Response(200, content=endless()), longest=20
    )


def test_a_page_that_trickles_is_dropped() -> None:
    """The bound holds for the whole, however often something arrives."""
    begun = time.monotonic()
    assert "within 0.5 seconds" in refused(
        "https://argus.example/", lambda _: httpx.Response(200, content=trickle()), longest=0.5
    )
    assert time.monotonic() - begun < 2


def test_it_works_inside_a_running_loop() -> None:
    """Notebooks and servers have an event loop of their own."""

    async def inside() -> Source:
        return fetch("https://argus.example/", page)

    # in a thread of its own: a browser that another test opened may keep a loop running in this one
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: asyncio.run(inside())).result().kind == "html"


@pytest.fixture
def server() -> Iterator[tuple[int, list[bytes]]]:
    """A real server on this machine that answers each request with a drip of header lines; its port and what it was sent."""
    listener = socket.create_server(("127.0.0.1", 0))
    seen: list[bytes] = []
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                seen.append(connection.recv(4096))
                try:
                    connection.sendall(b"HTTP/1.1 200 OK\r\n")
                    while not stop.wait(0.05):
                        connection.sendall(b"X-Drip: 1\r\n")
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listener.getsockname()[1], seen
    stop.set()
    listener.close()
    thread.join(2)


def test_headers_that_drip_are_dropped(server: tuple[int, list[bytes]], monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound holds before the first byte of the body, on a real connection to the resolved address."""
    port, seen = server
    monkeypatch.setattr(url, "refusal", lambda _: None)

    async def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    with pytest.raises(FetchError, match=r"within 3 seconds"):
        url.fetch(f"http://argus.example:{port}/a", resolve=here, longest=3.0)
    assert b"\r\nHost: argus.example" in seen[0].replace(b"host:", b"Host:")
