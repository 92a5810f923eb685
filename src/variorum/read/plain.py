"""Plain text and Markdown to a report."""

from __future__ import annotations

import re
import statistics
from pathlib import PurePath

from variorum.errors import ReadError
from variorum.masthead import read_masthead
from variorum.read.tongue import language
from variorum.text import digest
from variorum.types import Report, ReportId

BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
UNDERLINE = re.compile(r"^[ \t]*(?:={3,}|-{3,}|\*{3,}|_{3,})[ \t]*$\n?", re.MULTILINE)
QUOTE = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)
STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
EMPHASIS = re.compile(r"(?<![\w*])(\*|_)(?=[^\s*_])([^\n*_]+?)(?<=[^\s*_])\1(?![\w*])")
PARAGRAPH = re.compile(r"(\n[ \t]*\n\s*|\n(?=[ \t]{2,}\S))")
NARROWEST, WIDEST = 50, 100
NARROW = 0.6


def read_plain(name: str, text: str, *, url: str | None = None, markdown: bool = False) -> Report:
    """The report in a plain text; its masthead gives headline, byline, publisher and dates.

    Raises:
        ReadError: it holds nothing but white space, or is not English.
    """
    whole = newlines(text)
    whole = without_markdown(whole) if markdown else whole
    whole = unwrapped(whole)
    if not whole.strip():
        raise ReadError(name, "it holds only white space", "leave it out, or save the report again")
    head = read_masthead(whole)
    return Report(
        id=report_id(name, url, whole),
        sigil="",
        name=name,
        publisher=head.publisher,
        url=url,
        headline=head.headline,
        byline=head.byline,
        dateline=head.dateline,
        language=language(name, whole),
        published=head.published,
        published_range=None,
        modified=head.modified,
        text=whole,
    )


def report_id(name: str, url: str | None, text: str) -> ReportId:
    """The id of a text from one place: a file keeps it when it moves to another folder."""
    return ReportId(digest(url or PurePath(name).name, text))


def newlines(text: str) -> str:
    """The text with every kind of line break made ``\\n``, and without byte order marks before it."""
    return BREAKS.sub("\n", text.lstrip("\ufeff"))


def without_markdown(text: str) -> str:
    """The text without the marks of Markdown; a front matter stays for the masthead to read."""
    front, body = front_matter(text)
    body = LINK.sub(r"\1", body)
    body = UNDERLINE.sub("", HEADING.sub(r"\1", body))
    body = QUOTE.sub("", body)
    return front + EMPHASIS.sub(r"\2", STRONG.sub(r"\2", body))


def front_matter(text: str) -> tuple[str, str]:
    """The lines between two lines of dashes at the beginning, and the rest."""
    match = re.match(r"---[ \t]*\n(?:[^\n]*\n){1,40}?---[ \t]*\n", text)
    return (text[: match.end()], text[match.end() :]) if match else ("", text)


def unwrapped(text: str) -> str:
    """The text with lines joined where a program broke its paragraphs at a fixed width; offsets stay as they are."""
    blocks = PARAGRAPH.split(text)
    joined = [join(block) if index % 2 == 0 else block for index, block in enumerate(blocks)]
    wrapped = sum(new != old for new, old in zip(joined, blocks, strict=True))
    long = sum(len(block.split()) > 25 for block in blocks[::2])
    return "".join(joined) if wrapped >= 2 and wrapped * 2 >= long else text


def join(block: str) -> str:
    """A paragraph on one line, if it is broken at a fixed width; short lines above it, as a masthead's, stay apart."""
    text = block.rstrip("\n")
    lines = text.split("\n")
    full = NARROW * max(map(len, lines))
    short = next((i for i in range(len(lines) - 1, 0, -1) if len(lines[i - 1]) < full), 0)
    if not is_wrapped(lines[short:]):
        return block
    return "\n".join((*lines[:short], " ".join(lines[short:]))) + block[len(text) :]


def is_wrapped(lines: list[str]) -> bool:
    """Whether lines, all but the last, are of nearly one width and break inside sentences."""
    widths = [len(line.rstrip()) for line in lines[:-1]]
    if len(widths) < 2 or not NARROWEST <= max(widths) <= WIDEST or statistics.median(widths) < 0.8 * max(widths):
        return False
    return sum(line.rstrip().endswith((".", "!", "?", "”", '"')) for line in lines[:-1]) * 2 <= len(widths)
