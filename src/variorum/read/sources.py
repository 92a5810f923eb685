"""From what a person names (file, folder, URL) to the bytes of each report, with every failure kept beside them."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from variorum.errors import ReadError
from variorum.read.encoding import decode
from variorum.text import whole

Kind = Literal["plain", "markdown", "html", "json"]

LARGEST_FILE = 20_000_000
URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
ENDINGS: dict[str, Kind | Literal["jsonl"]] = {
    "": "plain",
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
PAGE_PARTS = frozenset(
    [
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".svg",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".avif",
        ".ico",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".mp3",
        ".mp4",
        ".webm",
        ".vrm",
    ]
)
READABLE = ".txt, .md, .html, .jsonl or ninjs .json"


@dataclass(frozen=True, slots=True)
class Source:
    """One report's bytes as found; ``name`` is what was given, with ":3" behind it for the third line or item.

    ``charset`` and ``url`` are what the server said: the declared encoding, and the address after redirects.
    """

    name: str
    kind: Kind
    data: bytes
    charset: str | None = None
    url: str | None = None


def gather(names: Sequence[str]) -> tuple[list[Source], list[ReadError]]:
    """The sources behind files, folders (all that is below them, sorted) and URLs, and what could not be had.

    A file named twice is one source. Only URLs that are given are fetched.
    """
    sources: dict[str, Source] = {}
    errors: list[ReadError] = []
    for name in dict.fromkeys(names):
        for found in gather_one(name):
            if isinstance(found, Source):
                sources.setdefault(found.name, found)
            elif str(found) not in map(str, errors):
                errors.append(found)
    return list(sources.values()), errors


def gather_one(name: str) -> Iterator[Source | ReadError]:
    """The sources behind one name."""
    if URL.match(name):
        yield from attempt_url(name)
    elif os.path.isdir(name):
        yield from gather_folder(name)
    else:
        yield from gather_file(name)


def attempt_url(name: str) -> Iterator[Source | ReadError]:
    """The page behind a URL, or why there is none."""
    from variorum.read.url import fetch

    try:
        page = fetch(name)
    except ReadError as error:
        yield error
        return
    if page.kind == "json":
        yield from split_json(page)
    else:
        yield page


def gather_folder(name: str) -> Iterator[Source | ReadError]:
    """Everything readable below a folder, in the order of the names; links to folders are not followed."""
    errors: list[ReadError] = []

    def note(error: OSError) -> None:
        errors.append(ReadError(str(error.filename or name), "the folder cannot be read", "check its permissions"))

    count = 0
    for folder, below, files in os.walk(name, onerror=note):
        below[:] = sorted(entry for entry in below if not entry.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and Path(file).suffix.lower() not in PAGE_PARTS:
                count += 1
                yield from gather_file(os.path.join(folder, file))
    yield from errors
    if not count and not errors:
        yield ReadError(name, "the folder holds no report", f"put {READABLE} files into it")


def gather_file(name: str) -> Iterator[Source | ReadError]:
    """The report in one file, or one for each line or item of a file of many."""
    try:
        data = read_bytes(name)
    except ReadError as error:
        yield error
        return
    yield from gather_bytes(name, data)


def gather_bytes(name: str, data: bytes) -> Iterator[Source | ReadError]:
    """The reports in the bytes of a file with this name, which need not be on this machine."""
    name = whole(name)
    try:
        kind = ENDINGS.get(Path(name).suffix.lower())
        checked(name, data)
        if kind is None:
            raise ReadError(name, f"{describe_ending(name)} not supported", f"save the text as {READABLE}")
    except ReadError as error:
        yield error
        return
    if kind == "jsonl":
        yield from split_lines(name, data)
    elif kind == "json":
        yield from split_json(Source(name, kind, data))
    else:
        yield Source(name, kind, data)


def describe_ending(name: str) -> str:
    """The file's ending as an error message speaks of it."""
    return f"files ending in {Path(name).suffix} are"


def read_bytes(name: str) -> bytes:
    """All bytes of a regular file, never waiting for a pipe or device.

    Raises:
        ReadError: there is no such file, it may not be read, is no regular file, is empty or too large.
    """
    try:
        handle = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            return checked(name, file.read(LARGEST_FILE + 1) if is_regular(name, handle) else b"")
    except FileNotFoundError:
        raise ReadError(name, "there is no such file or folder", "check the spelling") from None
    except PermissionError:
        raise ReadError(name, "the file may not be read", "check its permissions") from None
    except (OSError, ValueError) as error:
        if isinstance(error, ReadError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(name, f"the file cannot be opened ({reason})", "check what the name points to") from None


def is_regular(name: str, handle: int) -> bool:
    """True for a regular file.

    Raises:
        ReadError: it is a pipe, a device or a socket.
    """
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        raise ReadError(name, "this is no regular file but a pipe or device", "name a file that holds a report")
    return True


def checked(name: str, data: bytes) -> bytes:
    """The bytes, if there are some and not too many."""
    if not data:
        raise ReadError(name, "the file is empty", "leave it out, or save the report again")
    if len(data) > LARGEST_FILE:
        raise ReadError(
            name, f"the file is larger than {LARGEST_FILE // 1_000_000} MB", "give one report a file, as text or HTML"
        )
    return data


def split_lines(name: str, data: bytes) -> Iterator[Source | ReadError]:
    """One source a line, so that a bad line loses no other."""
    try:
        text = decode(name, data)
    except ReadError as error:
        yield error
        return
    count = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            count += 1
            yield Source(f"{name}:{number}", "json", line.strip().encode())
    if not count:
        yield ReadError(name, "the file holds only white space", "put one JSON object with a text on each line")


def split_json(source: Source) -> Iterator[Source | ReadError]:
    """One source an item where the JSON is a list or a page of results, else the source itself."""
    try:
        value = json.loads(decode(source.name, source.data, source.charset))
    except (ReadError, ValueError, RecursionError):
        yield source
        return
    items = value if isinstance(value, list) else listed(value)
    if items is None:
        yield source
        return
    for number, item in enumerate(items, start=1):
        yield Source(
            f"{source.name}:{number}",
            "json",
            json.dumps(item).encode(),
            None,
            source.url,
        )
    if not items:
        yield ReadError(source.name, "the list holds no report", "give a ninjs item, or a list of them")


def listed(value: object) -> list[object] | None:
    """The news items of a package or an answer to a search, which hold them under "items" or "associations"."""
    if isinstance(value, dict) and not any(key in value for key in ("text", "uri", "headline", "headlines", "bodies")):
        items = value.get("items")
        return items if isinstance(items, list) else None
    return None
