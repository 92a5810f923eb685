"""Which of the names above an article is the outlet's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.masthead.lines import Line, folded, is_name, words

ENOUGH = 2
LONGEST = 12
NOTE = re.compile(r"\s*\([^)]*\)\s*$")
EDITION = re.compile(r"\b(?:translat\w+|edition)\b", re.IGNORECASE)


def publisher(lines: Sequence[Line], index: int) -> str | None:
    """The outlet that line ``index`` names, where enough speaks for it."""
    line = lines[index]
    if not line.names or len(line.text.split()) > LONGEST:
        return None
    name, motto = split_motto(line.names[0])
    if not is_name(name) or is_person(name):
        return None
    return proper(name) if weight(lines, index, name, motto) >= ENOUGH else None


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
    score += any(is_date_only(lines[i]) for i in (index - 1, index + 1) if 0 <= i < len(lines))
    return score + (name.isupper() and len(name) > 3) + name.startswith("The ")


def is_date_only(line: Line) -> bool:
    """Whether the line holds a date and nothing else."""
    return bool(line.dates) and not line.names


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
