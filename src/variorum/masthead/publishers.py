"""Which of the names above an article is the outlet's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.masthead.bylines import byline
from variorum.masthead.lines import DOMAIN, SENTENCE_END, Line, folded, is_name, words

ENOUGH = 2
LONGEST = 12
NOTE = re.compile(r"\s*\([^)]*\)\s*$")
EDITION = re.compile(r"\b(?:translat\w+|edition)\b", re.IGNORECASE)
ACRONYM = re.compile(r"[A-Z]{2,6}")
SITE = re.compile(r"(?P<first>.+?)\s+(?P<mark>[|–—-])\s+(?P<last>[^|]+)")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A name and how much speaks for its being an outlet's; ``piece`` is the piece of the line that it stands in."""

    name: str
    weight: int
    piece: str


def outlet(lines: Sequence[Line], index: int, text: str) -> Outlet | None:
    """The outlet that line ``index`` of the masthead of ``text`` names, where enough speaks for it."""
    found = [each for each in candidates(lines, index, text) if each.weight >= ENOUGH]
    return max(found, key=lambda each: each.weight, default=None)


def candidates(lines: Sequence[Line], index: int, text: str) -> Iterator[Outlet]:
    """Each name in the line that is not certainly somebody's or an alarm ("LIVE")."""
    line = lines[index]
    pieces = [piece for piece in line.names if byline(piece) is None]
    if len(line.text.split()) > LONGEST:
        return
    for piece in pieces:
        name, motto = split_motto(piece)
        if not is_name(name) or is_person(name) or set(folded(name)) <= words("alarms"):
            continue
        rest = " ".join((motto, *(other for other in line.names if other != piece)))
        own = of_name(name)
        alone = not own and not rest.strip()
        context = of_neighbours(lines, index) + of_rest(rest) + (len(line.names) > 1 and piece == pieces[0])
        shared = bool(line.dates) * (1 if alone and " " not in name else 2)
        yield Outlet(proper(name), own + context + shared - 2 * (alone and is_place(name, text)), piece)


def of_name(name: str) -> int:
    """What the name itself says: an outlet's word, a domain, an acronym, capitals, "The"."""
    score = 2 * is_outlets(name) + 2 * bool(DOMAIN.fullmatch(name)) + 2 * bool(ACRONYM.fullmatch(name))
    return score + (name.isupper() and " " in name) + name.startswith("The ")


def of_rest(rest: str) -> int:
    """What stands beside the name: a motto, or a note on the edition or translation."""
    return 2 * (bool(EDITION.search(rest)) or any(part in words("mottoes") for part in folded(rest)))


def of_neighbours(lines: Sequence[Line], index: int) -> int:
    """A bare date on the line above or below."""
    return int(any(is_date_only(lines[i]) for i in (index - 1, index + 1) if 0 <= i < len(lines)))


def titled(headline: str, line: Line) -> str | None:
    """The outlet in a headline such as "The Early Sieve: what the papers say", where it or the motto below says so."""
    name, colon, rest = headline.partition(": ")
    motto = any(part in words("mottoes") for part in folded(f"{rest} {line.text}"))
    short = len(line.text.split()) <= LONGEST and not SENTENCE_END.search(line.text)
    return name if colon and motto and short and len(name.split()) > 1 and is_name(name) else None


def without_site(headline: str) -> tuple[str, str | None]:
    """The headline without the outlet that a page's title puts behind or before it, and that outlet."""
    match = SITE.fullmatch(headline)
    if not match:
        return headline, None
    first, last = match["first"].strip(), match["last"].strip()
    if len(last.split()) <= 4 and is_name(last) and is_outlets(last):
        return first, last
    if match["mark"] == "|" and len(first.split()) <= 4 and is_name(first) and is_outlets(first):
        return last, first
    return headline, None


def split_motto(piece: str) -> tuple[str, str]:
    """Name and what follows it: a note in brackets, or a motto behind a comma."""
    inner = piece[1:-1] if piece.startswith("(") and piece.endswith(")") else piece.removesuffix(" (")
    note = NOTE.search(inner)
    if note:
        return inner[: note.start()].strip(), note.group()
    name, _, motto = inner.partition(", ")
    return name.strip(), motto


def is_date_only(line: Line) -> bool:
    """Whether the line holds a date and nothing else."""
    return bool(line.dates) and not line.names


def is_outlets(name: str) -> bool:
    """Whether the name holds an outlet's word."""
    return any(part in words("outlets") for part in folded(name))


def is_place(name: str, text: str) -> bool:
    """Whether the text goes on to speak of things in or near ``name``, which is then where it was written."""
    return bool(re.search(rf"\b(?:in|at|near|from|to|outside|around|by|off)\s+{re.escape(name)}\b", text))


def is_person(name: str) -> bool:
    """Whether the name is more likely somebody's: it begins with a given name and holds no outlet word."""
    parts = folded(name)
    return 2 <= len(parts) <= 4 and parts[0] in words("given") and not is_outlets(name)


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
