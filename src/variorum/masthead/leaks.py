"""Metadata that leaked into a text: "date 2024-05-30 …", "Author: …", a front matter between lines of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DATED = re.compile(
    r"\s*(?P<key>date|datetime|pub_?date|publish_?date|published(?:[_ ](?:at|on|time))?|date_?published|timestamp|created(?:_?at)?)"
    r"\s*[:=]?\s*(?P<value>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?=\s|$)",
    re.IGNORECASE,
)
KEYED = re.compile(
    r"(?P<key>title|headline|author|byline|source|publisher|site|site_?name|url|link|date|pubdate|published|modified|updated"
    r"|language|lang|tags|keywords|section|category|description)\s*[:=]\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
FIELDS = {
    "title": "headline",
    "headline": "headline",
    "author": "byline",
    "byline": "byline",
    "source": "publisher",
    "publisher": "publisher",
    "site": "publisher",
    "sitename": "publisher",
    "date": "published",
    "pubdate": "published",
    "published": "published",
    "modified": "modified",
    "updated": "modified",
}


@dataclass(frozen=True, slots=True)
class Leak:
    """A stretch of leaked metadata, half-open, and the report's field it fills, if any."""

    start: int
    end: int
    field: str | None
    value: str


def leaks(text: str) -> Iterator[Leak]:
    """The leaked metadata with which ``text`` begins; one "key: value" line alone is a headline and no leak."""
    dated = DATED.match(text)
    if dated:
        yield Leak(
            dated.start("key"),
            dated.end("value") + len(text[dated.end("value") : dated.end()].rstrip()),
            "published",
            dated["value"],
        )
        return
    block = list(keyed_lines(text))
    if sum(leak.value != "---" for leak in block) >= 2:
        yield from block


def keyed_lines(text: str) -> Iterator[Leak]:
    """The unbroken run of "key: value" lines and lines of dashes at the beginning."""
    position = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        start = position + raw.find(line)
        position += len(raw)
        match = KEYED.fullmatch(line)
        if match:
            value = match["value"].strip("\"' ")
            yield Leak(start, start + len(line), FIELDS.get(match["key"].lower().replace("_", "")), value)
        elif line == "---":
            yield Leak(start, start + len(line), None, line)
        elif line:
            return
