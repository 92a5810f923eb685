"""One page from the web, within bounds: public addresses, few redirects, 10 MB, 30 seconds."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx

from variorum.errors import FetchError
from variorum.read.address import refusal
from variorum.read.sources import Kind, Source

LARGEST_PAGE = 10_000_000
LONGEST = 30.0
LONGEST_CONNECT = 10.0
MOST_REDIRECTS = 5
AGENT = "Variorum (reads single pages that a person names)"
KINDS: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "plain",
    "text/markdown": "markdown",
    "application/json": "json",
    "application/ld+json": "json",
}
Resolve = Callable[[str, int], Awaitable[list[str]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request brought: a page, or where to go instead."""

    redirect: httpx.URL | None
    kind: Kind | None
    charset: str | None
    data: bytes


def fetch(
    name: str,
    *,
    resolve: Resolve | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
    longest: float = LONGEST,
) -> Source:
    """The page behind a URL; ``resolve`` and ``transport`` take the place of the network, ``longest`` is in seconds.

    Raises:
        FetchError: it is no http(s) URL, leads to an address that is not public, fails, or goes beyond the bounds.
    """
    return run_apart(name, fetched(name, resolve or resolved, transport, longest), longest)


def run_apart(name: str, work: Coroutine[None, None, Source], longest: float) -> Source:
    """Run ``work`` on an event loop of its own, so that it may be called from inside another; give up at the bound.

    A name server's answer cannot be cancelled, so the thread may outlive the bound; it then ends by itself.
    """
    executor = ThreadPoolExecutor(1)
    try:
        return executor.submit(asyncio.run, bounded(work, longest)).result(longest + 1)
    except TimeoutError:
        reason = f"the page did not arrive within {longest:g} seconds"
        raise FetchError(name, reason, "try again later, or save the page as a file") from None
    finally:
        executor.shutdown(wait=False)


async def bounded(work: Coroutine[None, None, Source], longest: float) -> Source:
    """``work`` within ``longest`` seconds."""
    async with asyncio.timeout(longest):
        return await work


async def fetched(name: str, resolve: Resolve, transport: httpx.AsyncBaseTransport | None, longest: float) -> Source:
    """Follow the redirects by hand, each address checked anew."""
    url = parsed(name, name)
    timeout = httpx.Timeout(longest, connect=min(LONGEST_CONNECT, longest))
    async with httpx.AsyncClient(
        transport=transport, timeout=timeout, trust_env=False, follow_redirects=False
    ) as client:
        for _ in range(MOST_REDIRECTS + 1):
            addresses = await public_addresses(name, url, resolve)
            answer = await ask(client, name, url, addresses)
            if answer.redirect is None:
                assert answer.kind is not None
                return Source(name, answer.kind, answer.data, answer.charset, str(url))
            url = parsed(name, str(answer.redirect))
    raise FetchError(
        name, f"it redirects more than {MOST_REDIRECTS} times", "open it in a browser and give the last address"
    )


def parsed(name: str, text: str) -> httpx.URL:
    """The URL, if it is one that Variorum fetches.

    Raises:
        FetchError: it is broken, not http or https, or holds a password.
    """
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(name, f"this is no valid URL ({error})", "check the spelling") from None
    if url.scheme not in ("http", "https"):
        where = "it redirects to" if text != name else "this is"
        raise FetchError(name, f"{where} a {url.scheme} address", "give an http or https URL, or the path of a file")
    if not url.host:
        raise FetchError(name, "there is no host in this URL", "check the spelling")
    if url.userinfo:
        raise FetchError(name, "there is a user name or password in this URL", "give it without")
    return url


async def resolved(host: str, port: int) -> list[str]:
    """The addresses that the name server gives for a host."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


async def public_addresses(name: str, url: httpx.URL, resolve: Resolve) -> list[str]:
    """The host's addresses, all of which have to be public, each once.

    Raises:
        FetchError: the host is unknown, or one of its addresses is not public.
    """
    try:
        addresses = await resolve(url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80))
    except (OSError, UnicodeError):
        addresses = []
    if not addresses:
        raise FetchError(name, f"the host {url.host} is not known", "check the spelling and the connection")
    for address in addresses:
        reason = refusal(address)
        if reason:
            raise FetchError(
                name, f"{url.host} leads to {reason} ({address})", "Variorum fetches from public addresses only"
            )
    return list(dict.fromkeys(addresses))


async def ask(client: httpx.AsyncClient, name: str, url: httpx.URL, addresses: list[str]) -> Answer:
    """One answer from the first of the checked addresses that can be reached.

    Raises:
        FetchError: the request fails, or the answer is no page of text within the bounds.
    """
    try:
        response = await connected(client, url, addresses)
        try:
            return await answer_of(name, url, response)
        finally:
            await response.aclose()
    except httpx.TimeoutException:
        reason = f"{url.host} does not answer in time"
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        reason = f"the connection to {url.host} failed ({plain(error)})"
    raise FetchError(name, reason, "try again later, or save the page as a file")


async def connected(client: httpx.AsyncClient, url: httpx.URL, addresses: list[str]) -> httpx.Response:
    """Ask the address itself, so that no second look-up can lead elsewhere; the next one where it cannot be reached."""
    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": AGENT,
        "Accept": ", ".join(KINDS),
        "Accept-Encoding": "gzip",
    }
    certificate = {"sni_hostname": url.raw_host.decode("ascii")}
    for address in addresses[:-1]:
        request = client.build_request("GET", at(url, address), headers=headers, extensions=certificate)
        try:
            return await client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
    request = client.build_request("GET", at(url, addresses[-1]), headers=headers, extensions=certificate)
    return await client.send(request, stream=True)


def at(url: httpx.URL, address: str) -> httpx.URL:
    """The URL with the address in the place of the host."""
    return url.copy_with(host=address, fragment=None)


def plain(error: Exception) -> str:
    """What went wrong, in one line."""
    return " ".join(str(error).split()) or type(error).__name__


async def answer_of(name: str, url: httpx.URL, response: httpx.Response) -> Answer:
    """Read the answer as far as it is wanted."""
    if response.has_redirect_location:
        return Answer(url.join(response.headers["Location"]), None, None, b"")
    if response.status_code != 200:
        phrase = f"{response.status_code} {response.reason_phrase}".strip()
        raise FetchError(name, f"{url.host} answers {phrase}", "open it in a browser, and save the page as a file")
    kind = KINDS.get(response.headers.get("Content-Type", "text/html").partition(";")[0].strip().lower())
    if kind is None:
        raise FetchError(
            name, f"this is {response.headers['Content-Type']} and no page", "Variorum reads HTML, plain text and JSON"
        )
    return Answer(None, kind, response.charset_encoding, await body(name, response))


async def body(name: str, response: httpx.Response) -> bytes:
    """The body, read piece by piece so that one without an end is noticed."""
    pieces = bytearray()
    async for piece in response.aiter_bytes(65536):
        pieces += piece
        if len(pieces) > LARGEST_PAGE:
            raise FetchError(
                name, f"the page is larger than {LARGEST_PAGE // 1_000_000} MB", "save the article as a file"
            )
    if not pieces.strip():
        raise FetchError(name, "the page is empty", "open it in a browser, and save the page as a file")
    return bytes(pieces)
