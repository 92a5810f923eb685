"""What a report calls itself, and when two names of outlets or agencies are one ("XPA", "Xander Press Agency")."""

from __future__ import annotations

import re

from variorum.relate.view import Prepared
from variorum.text import fold

DATELINE = re.compile(r"^[^\n]{0,60}?\(([A-Z][\w. ]{1,30})\)", re.MULTILINE)
SIGNED = re.compile(r"[.!?”\"]\s*\(([A-Z][\w/]{1,20}(?: [A-Z]\w{1,20}){0,2})\)$")
LONGEST = 90  # characters of a line fit to be a name
HEAD = 400  # characters in which a dateline stands
LINES = 4  # a report names itself in its first lines, and its agency in its last, if at all
DESKS = frozenset(
    {"reporter", "reporters", "staff", "desk", "newsroom", "correspondent", "agencies", "agency", "by", "news"}
)
SMALL = frozenset({"the", "a", "of", "and", "news", "agency", "daily", "newspaper", "online", "com"})


def heads(side: Prepared) -> tuple[str, ...]:
    """The names a report goes by: its publisher, lines at its head fit to be a name, the agency of its dateline.

    Where the publisher is known, another agency's dateline is that of a reprint.
    """
    names = [side.report.publisher] if side.report.publisher else []
    lines = [line.strip() for line in side.report.text.split("\n") if line.strip()][:LINES]
    for line in lines[1:]:
        names += [agency for found in DATELINE.finditer(line) if issues(side, agency := found.group(1))]
        if (
            len(line) < LONGEST
            and not line.lower().startswith(("by ", "from "))
            and not line.endswith((".", "”", '"', ":"))
        ):
            names += [part.strip() for part in re.split(r"[|,–—]", line) if part.strip()[:1].isupper()]
    return tuple(dict.fromkeys(names))


def issues(side: Prepared, agency: str) -> bool:
    """Whether a report is the agency's own issue, and no reprint of it."""
    if side.report.publisher:
        return same_name(side.report.publisher, agency)
    return any(same_name(match.group(1), agency) for match in DATELINE.finditer(side.report.text[:HEAD]))


def agencies(side: Prepared) -> tuple[str, ...]:
    """The agencies a report credits, or signs with in brackets at the end of one of its last lines."""
    credits = [credit.origin for credit in side.annotations.credits if credit.kind == "agency"]
    return tuple(dict.fromkeys((*credits, *signatures(side))))


def signatures(side: Prepared) -> list[str]:
    """Names in brackets at the end of a last line."""
    lines = [line.strip() for line in side.report.text.split("\n") if line.strip()][-LINES:]
    return [match.group(1) for line in lines if (match := SIGNED.search(line))]


def sources(side: Prepared) -> tuple[str, ...]:
    """Those to whom a report gives the whole text: its byline, its signature, agencies credited in a line of their own.

    A writer in the byline is no house: a reprint that keeps the name is a reprint of the text under it.
    """
    text = side.report.text
    whole = [
        credit.origin
        for credit in side.annotations.credits
        if credit.kind == "agency" and len(line_at(text, credit.start)) < LONGEST
    ]
    byline = [side.report.byline] if side.report.byline and not named_writer(side) else []
    return tuple(dict.fromkeys((*whole, *signatures(side), *byline)))


def line_at(text: str, place: int) -> str:
    """The line around a place."""
    return text[text.rfind("\n", 0, place) + 1 : (text + "\n").index("\n", place)].strip()


def same_name(a: str, b: str) -> bool:
    """Whether two names are one: same weighty words, one a part of the other, or one the initials of the other."""
    one, other = weighty(a), weighty(b)
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    return initials(a) == fold(b) or initials(b) == fold(a)


def weighty(name: str) -> list[str]:
    """The words that tell one outlet from another."""
    found = re.findall(r"\w+", fold(name.replace("’s", "").replace("'s", "")))
    return [word for word in found if word not in SMALL] or found


def initials(name: str) -> str:
    """First letters of the words, where there are at least two."""
    found = [word for word in re.findall(r"\w+", fold(name)) if word not in ("the", "of", "and")]
    return "".join(word[0] for word in found) if len(found) > 1 else ""


def named_writer(side: Prepared) -> bool:
    """Whether the byline names a person, and not "a staff reporter" or the outlet."""
    outlet = set(weighty(side.report.publisher or ""))
    names = re.findall(r"\b[A-Z]\w+", side.report.byline or "")
    return len([name for name in names if fold(name) not in outlet | DESKS]) > 1


def names_itself(side: Prepared, passage: str) -> bool:
    """Whether a passage speaks of the report's own outlet, in full or as "the Herald"."""
    publisher = side.report.publisher
    if not publisher:
        return False
    last = publisher.split()[-1]
    return publisher in passage or re.search(rf"\b[Tt]he {re.escape(last)}\b", passage) is not None
