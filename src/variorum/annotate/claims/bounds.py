"""A claim never straddles quotation marks: it lies inside what somebody said, or outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.annotate.claims.clauses import Clause
from variorum.types import Anchor, Quotation

EDGES = " \t\n,;:–—-.!?…\"'“”„‘’«»()"
SHORTEST = 6


def keep_to_quotation(clause: Clause, text: str, quotations: Sequence[Quotation]) -> Clause | None:
    """The clause cut back to the side of the quotation that its predicate stands on; None when too little is left; ``text`` is the report's."""
    start, end = clause.start, clause.end
    where = clause.predicate.idx
    for stretch in (part for q in quotations if q.type == "direct" for part in q.content):
        start, end = cut_back(start, end, where, stretch)
    start, end = tidy(text, start, end)
    enough = end - start >= SHORTEST and " " in text[start:end]
    return replace(clause, start=start, end=end) if enough else None


def cut_back(start: int, end: int, where: int, stretch: Anchor) -> tuple[int, int]:
    """Inside the stretch when the predicate is, else before or after it; a stretch in the middle stays."""
    if (
        stretch.end <= start
        or end <= stretch.start
        or (start <= stretch.start and stretch.end <= end and not touches(start, end, stretch))
    ):
        return start, end
    if stretch.start <= where < stretch.end:
        return max(start, stretch.start), min(end, stretch.end)
    if where < stretch.start:
        return start, min(end, stretch.start)
    return max(start, stretch.end), end


def touches(start: int, end: int, stretch: Anchor) -> bool:
    """Whether a stretch that lies within the clause is at one of its edges."""
    return stretch.start - start < 3 or end - stretch.end < 3


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Marks and white space at the edges taken off, but no mark that belongs to a word ("p.m.", "boys'")."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES and not abbreviation(text, end):
        end -= 1
    return start, end


def abbreviation(text: str, end: int) -> bool:
    """Whether the full stop at the end follows a single letter after another stop ("p.m.", "U.S.")."""
    return text[end - 1] == "." and end >= 4 and text[end - 3] == "." and text[end - 2].isalpha()
