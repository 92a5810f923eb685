"""From what a person names to reports: ``gather`` reaches out to files and URLs, ``parse`` is pure.

Every failure is one ``ReadError`` about one report; the others are still read.
"""

from __future__ import annotations

from variorum.read.encoding import decode
from variorum.read.sources import Kind, Source, gather
from variorum.types import Report

__all__ = ["Kind", "Source", "gather", "parse"]


def parse(source: Source) -> tuple[Report, ...]:
    """The reports in a source's bytes, one or more; their ``sigil`` is left empty, for a story to give.

    Raises:
        ReadError: the bytes are no text, hold no report, or the report is not English.
    """
    from variorum.read.plain import read_plain  # loaded when first needed, so that other commands start at once
    from variorum.read.records import read_json

    text = decode(source.name, source.data, source.charset, page=source.kind == "html")
    if source.kind == "json":
        return (read_json(source.name, text),)
    if source.kind == "html" or is_page(text):
        from variorum.read.html import read_html  # takes a second to load, which other reports need not wait for

        return (read_html(source.name, text, url=source.url),)
    return (read_plain(source.name, text, url=source.url, markdown=source.kind == "markdown"),)


def is_page(text: str) -> bool:
    """Whether a text file holds a web page, as files saved by programs often do."""
    beginning = text[:200].lstrip("\ufeff \t\r\n").lower()
    return beginning.startswith(("<!doctype html", "<html"))
