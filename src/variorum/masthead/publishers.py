"""Which of the names above an article is the outlet's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.masthead.bylines import byline
from variorum.masthead.lines import DOMAIN, SENTENCE_END, Line, folded, is_name, words

ENOUGH = 2
LONGEST = 12
NOTE = re.compile(r"\s*\([^)]*\)\s*$")
EDITION = re.compile(r"\b(?:translat\w+|edition)\b", re.IGNORECASE)


def publisher(lines: Sequence[Line], index: int, text: str) -> str | None:
    """The outlet that line ``index`` of the masthead of ``text`` names, where enough speaks for it."""
    line = lines[index]
    pieces = [piece for piece in line.names if byline(piece) is None]
    if not pieces or len(line.text.split()) > LONGEST:
        return None
    name, motto = split_motto(pieces[0])
    if not is_name(name) or is_person(name):
        return None
    alone = not motto and len(pieces) == 1
    score = weight(lines, index, name, motto) - 2 * (alone and is_place(name, text))
    return proper(name) if score >= ENOUGH else None


def titled(headline: str, line: Line) -> str | None:
    """The outlet in a headline such as "The Early Sieve: what the papers say", where it or the motto below says so."""
    name, colon, rest = headline.partition(": ")
    motto = any(part in words("mottoes") for part in folded(f"{rest} {line.text}"))
    short = len(line.text.split()) <= LONGEST and not SENTENCE_END.search(line.text)
    return name if colon and motto and short and len(name.split()) > 1 and is_name(name) else None


def split_motto(piece: str) -> tuple[str, str]:
    """Name and what follows it: a note in brackets, or a motto behind a comma."""
    note = NOTE.search(piece)
    if note:
        return piece[: note.start()].strip(), note.group()
    name, _, motto = piece.partition(", ")
    return name.strip(), motto


def weight(lines: Sequence[Line], index: int, name: str, motto: str) -> int:
    """How much speaks for ``name`` being an outlet: its words, its company, its neighbours."""
    line = lines[index]
    rest = " ".join((motto, *line.names[1:]))
    score = 2 * any(part in words("outlets") for part in folded(name))
    score += 2 * bool(line.dates) + (len(line.names) > 1)
    score += 2 * (bool(EDITION.search(rest)) or any(part in words("mottoes") for part in folded(rest)))
    score += 2 * bool(DOMAIN.fullmatch(name)) + any(
        is_date_only(lines[i]) for i in (index - 1, index + 1) if 0 <= i < len(lines)
    )
    return score + (name.isupper() and len(name) > 3) + name.startswith("The ")


def is_date_only(line: Line) -> bool:
    """Whether the line holds a date and nothing else."""
    return bool(line.dates) and not line.names


def is_place(name: str, text: str) -> bool:
    """Whether the text goes on to speak of things in or near ``name``, which is then where it was written."""
    if any(part in words("outlets") for part in folded(name)):
        return False
    return bool(re.search(rf"\b(?:in|at|near|from|to|outside|around)\s+{re.escape(name)}\b", text))


def is_person(name: str) -> bool:
    """Whether the name is more likely somebody's: it begins with a given name and holds no outlet word."""
    parts = folded(name)
    return 2 <= len(parts) <= 4 and parts[0] in words("given") and not any(part in words("outlets") for part in parts)


def proper(name: str) -> str:
    """The name with small letters where it stands in capitals throughout; short words may be initials and stay."""
    if not name.isupper():
        return name
    return " ".join(
        part.capitalize()
        if len(part) > 4 or (part.lower() in words("outlets") and len(part) > 3) or part in ("OF", "THE")
        else part
        for part in name.split()
    )
