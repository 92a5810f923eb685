"""One line above an article, taken apart: its dates, and the names that are left when they are taken out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.dates import Written, written
from variorum.text import fold, paragraphs

PROSE_LENGTH = 160
SPLIT = re.compile(r"\s*[|•·]\s*|\s+[–—/]\s+|\s+-\s+")
TIME = re.compile(
    r"\(?\b\d\d?[:.h]\d\d\s*(?:[ap]\.?m\b\.?)?(?:\s*(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]?T|IST))?\)?", re.IGNORECASE
)
PUBLISHED = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted|created|issued)(?:\s+(?:on|at))?|date)\s*:?\s*$", re.IGNORECASE
)
MODIFIED = re.compile(
    r"\b(?:last |most recently )?(?:updated?|modified|edited|revised|amended|corrected)"
    r"(?:\s+(?:on|at))?\s*:?(?:\s*\d\d?[.:]\d\d)?\s*$",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*$")
SENTENCE_BREAK = re.compile(r"[a-zß-öø-ÿ0-9%”’\"')»][.!?][\"'”’»)]*\s+[\"'“‘«(]?[A-ZÀ-Þ]")
MARKDOWN = re.compile(r"^(?:#{1,6}\s+|>\s+|[*_]{1,3}(?=\S))|(?<=\S)[*_]{1,3}$")
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}")
STRIP = " \t,;:|•·–—-/"
JOINING = frozenset(
    [
        "a",
        "and",
        "at",
        "by",
        "de",
        "del",
        "der",
        "des",
        "di",
        "du",
        "el",
        "en",
        "for",
        "in",
        "la",
        "le",
        "of",
        "on",
        "the",
        "van",
        "von",
        "y",
        "&",
        "+",
        "und",
    ]
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line and what it holds; ``names`` are the pieces without dates, clock times and their labels."""

    start: int
    end: int
    text: str
    dates: tuple[Written, ...]
    names: tuple[str, ...]


@cache
def words(name: str) -> frozenset[str]:
    """One list of the masthead words: outlets, mottoes, alarms, jobs, small, given."""
    table: dict[str, str] = tomllib.loads(files("variorum.data").joinpath("mastheads.toml").read_text("utf-8"))
    return frozenset(table[name].split())


def first_lines(text: str, depth: int) -> list[Line]:
    """The first ``depth`` lines of ``text`` that hold something."""
    lines = []
    for start, end in paragraphs(text):
        lines.append(read_line(text[start:end], start))
        if len(lines) == depth:
            break
    return lines


def read_line(line: str, start: int) -> Line:
    """Take one line apart; ``start`` is where it stands in the text."""
    dates = tuple(written(line)) if len(line) <= PROSE_LENGTH else ()
    pieces = []
    position = 0
    for date in dates:
        pieces.append(without_label(line[position : date.start]))
        position = date.end
    pieces.append(line[position:])
    rest = " | ".join(TIME.sub("", piece) for piece in pieces)
    names = tuple(name for piece in SPLIT.split(rest) if (name := piece.strip(STRIP)))
    return Line(start, start + len(line), line, dates, names)


def without_label(piece: str) -> str:
    """The piece in front of a date without "Published:" or "Updated on"."""
    return MODIFIED.sub("", PUBLISHED.sub("", piece.rstrip(STRIP)).rstrip(STRIP))


def bare(line: str) -> str:
    """The line without Markdown's heading, quotation and emphasis marks around it."""
    return MARKDOWN.sub("", MARKDOWN.sub("", line)).strip()


def is_prose(line: str) -> bool:
    """Whether the line reads as a paragraph of the article and not as something above it."""
    count = len(line.split())
    if len(line) > PROSE_LENGTH or SENTENCE_BREAK.search(line):
        return True
    return count >= 9 and bool(SENTENCE_END.search(line))


def is_name(piece: str) -> bool:
    """Whether the piece could be a proper name: one to six words with capitals, joined by small ones, or a domain."""
    parts = piece.split()
    if not 0 < len(parts) <= 6 or len(piece) > 50 or (SENTENCE_END.search(piece) and not piece.endswith(("!", "."))):
        return False
    if DOMAIN.fullmatch(piece):
        return True
    capital = [part for part in parts if part not in JOINING]
    return (
        bool(capital) and all(part[0].isupper() or part[0].isdigit() for part in capital) and parts[-1] not in JOINING
    )


def folded(piece: str) -> list[str]:
    """The piece's words, folded, without marks around them."""
    return [fold(part.strip(".,:;()!?'’")) for part in piece.split()]
