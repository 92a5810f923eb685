"""Credits that stand outside the sentences: datelines, bylines, the agency's name at the end, links to the original."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.annotate.credits.leads import Lead
from variorum.data import word_sets
from variorum.text import fold, paragraphs
from variorum.types import OriginKind, Report

NAME = r"[A-Z][\w.&’'-]*(?: (?:of |de |the )?[A-Z][\w.&’'-]*){0,4}"
DATELINE = re.compile(rf"^[A-ZÀ-Þ][A-ZÀ-Þ .,’'/-]+,? (?:[^()\n]{{0,40}} )?\((?P<name>{NAME})\)(?: ?[–—-]|$)")
TAIL = re.compile(r"\((?P<name>[A-Z]{2,6}|[A-Z][a-z]+)(?:/(?P<other>[A-Z]{2,6}|[A-Z][a-z]+))?\)\s*$")
BY = re.compile(rf"^(?:[Bb]y|[Ff]rom|[Ss]ource:|[Vv]ia) (?:the )?(?P<name>{NAME})$")
BYLINE_AND = re.compile(rf"^(?:{NAME} )?(?:[Ss]taff|[Rr]eporters?|[Ww]riters?) and (?P<name>{NAME})$")
CONTRIBUTED = re.compile(
    rf"^(?:\(?(?:[Aa]dditional |[Ff]urther |[Oo]riginal )?[Rr]eport(?:ing)?(?: by|:)|[Ss]ources?:|[Ww]ith (?:material|reporting) from|[Cc]opyright|©)"
    rf" (?:{NAME} ?/ ?)?(?P<name>{NAME})\W*$"
)
FROM = re.compile(rf"(?:^|[.”’\"»] )(?:From|Via|As seen in) (?P<name>(?:the |The )?{NAME}):")
READ = re.compile(
    rf"^Read (?:the|this) (?:full|whole|original|rest of the)?[^.\n]{{0,60}}?(?:at|in|on) (?P<name>(?:the |The )?{NAME})"
)
FIRST_PUBLISHED = re.compile(
    rf"\b(?:[Ff]irst|[Oo]riginally) (?:published|appeared) (?:in|on|by) (?P<name>(?:the |The )?{NAME})"
)
LONE = re.compile(r"^(?P<name>[A-Z]{2,6}|[A-Z][a-z]+)(?: ?/ ?[A-Z][\w.]+)?$")
WIRE = re.compile(r"\b(?:agency|agencies|bureau|wire|newswire|press association|press bureau)\b", re.IGNORECASE)


def lines(report: Report) -> Iterator[Lead]:
    """Leads from whole lines and from the ends of paragraphs."""
    spans = list(paragraphs(report.text))
    for rank, (start, end) in enumerate(spans):
        line = report.text[start:end]
        yield from head_line(report, line, start, rank)
        yield from tail(line, start, rank, len(spans))
        yield from contributed(line, start)
        yield from borrowed(line, start)


def head_line(report: Report, line: str, start: int, rank: int) -> Iterator[Lead]:
    """Dateline and byline, in the first lines of a report."""
    found = DATELINE.match(line) if rank < 6 else None
    if found is not None and report.publisher and fold(found["name"]) not in fold(report.publisher):
        yield lead(found["name"], "agency", start, start + found.end("name") + 1)
    for pattern in (BY, BYLINE_AND):
        by = pattern.match(line) if len(line) < 90 else None
        if by is not None and (is_agency(by["name"]) or pattern is BYLINE_AND):
            yield lead(by["name"], "agency", start, start + len(line))


def tail(line: str, start: int, rank: int, count: int) -> Iterator[Lead]:
    """ "(AFP)" at the end of a paragraph; a lone agency name near the end of the report."""
    found = TAIL.search(line)
    if (
        found is not None
        and rank > 0
        and len(line) > 20
        and not DATELINE.match(line)
        and (found["name"].isupper() or is_agency(found["name"]))
    ):
        yield lead(found["name"], "agency", start + found.start(), start + found.end())
    lone = LONE.match(line)
    if lone is not None and rank >= count - 3 and rank > 2 and (is_agency(lone["name"]) or lone["name"].isupper()):
        yield lead(lone["name"], "agency", start, start + lone.end())


def contributed(line: str, start: int) -> Iterator[Lead]:
    """ "Additional reporting by XPA", "Report: XPA", "© Larch Group / XPA"."""
    found = CONTRIBUTED.match(line) if len(line) < 90 else None
    if found is not None and (is_agency(found["name"]) or found["name"].isupper()):
        yield lead(found["name"], "agency", start, start + found.end("name"))


def borrowed(line: str, start: int) -> Iterator[Lead]:
    """ "From The Ledger: …", "Read the whole piece at …"."""
    for pattern in (FROM, READ, FIRST_PUBLISHED):
        for found in pattern.finditer(line):
            edge = found.start("name") if pattern is FROM else found.start()
            kind: OriginKind = "agency" if is_agency(found["name"]) else "outlet"
            first = line.rfind("From ", 0, edge) if pattern is FROM else edge
            name = found["name"].rstrip(".’'")
            end = found.end() if pattern is FROM else found.start("name") + len(name)
            yield Lead(f"from {fold(name)} {start}", name, kind, start + max(first, 0), start + end, 6)


def is_agency(name: str) -> bool:
    """Whether the name is a known agency's or says that it is one."""
    return fold(name).removeprefix("the ") in word_sets("credits")["agencies"] or WIRE.search(name) is not None


def lead(name: str, kind: OriginKind, start: int, end: int) -> Lead:
    """A lead from a line, which no mention in the text replaces."""
    return Lead(f"line {fold(name)} {start}", name, kind, start, end, 6)
