"""The brief: the story in five to seven clauses, each in the words of a report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from variorum.types import Anchor, Annotations, BriefLine, Corroboration, Report, ReportId, Variant

VERSION = 1
PERSONAL = re.compile(r"\b(?:i|we|you|my|our|your|us)\b", re.IGNORECASE)  # words of a speaker, not of a report
DOUBT = 1.0  # what a claim loses by being contested
MOST = 7
SHORT, LONG = 5, 32  # words of a line
EARLY = 600  # characters: what stands this near the top of a report is its news


def write_brief(
    reports: tuple[Report, ...],
    annotations: Mapping[ReportId, Annotations],
    corroborations: Sequence[Corroboration],
    variants: Sequence[Variant],
) -> tuple[BriefLine, ...]:
    """The best supported claims that are news, in time order; what is contested comes after what is not."""
    contested = {
        (a.report, a.start) for v in variants if v.relation == "conflict" for r in v.readings for a in r.anchors
    }
    held = [c for c in corroborations if SHORT <= len(c.claim.split()) <= LONG and not PERSONAL.search(c.claim)]
    worth = {c: weight(c, reports) - DOUBT * any((a.report, a.start) in contested for a in c.anchors) for c in held}
    ranked = sorted(held, key=lambda c: (-worth[c], c.claim))
    chosen = unlike(ranked)[:MOST]
    return tuple(line(c) for c in sorted(chosen, key=lambda c: (when(c, annotations), early(c), c.claim)))


def weight(found: Corroboration, reports: tuple[Report, ...]) -> float:
    """Support, and how near the top reports put it."""
    told = len({a.report for a in found.anchors})
    top = sum(a.start < EARLY for a in found.anchors) / len(found.anchors)
    return found.independent.min + 0.8 * found.independent.max + 3.0 * told / max(1, len(reports)) + 2.0 * top


def unlike(ranked: Sequence[Corroboration]) -> list[Corroboration]:
    """The claims in order without those that repeat the words of an earlier one."""
    kept: list[Corroboration] = []
    for found in ranked:
        words = telling(found.claim)
        if all(len(words & telling(other.claim)) < 0.5 * min(len(words), len(telling(other.claim))) for other in kept):
            kept.append(found)
    return kept


def telling(text: str) -> frozenset[str]:
    """The words of more than three letters."""
    return frozenset(word.casefold().strip(".,;:“”\"'’‘") for word in text.split() if len(word) > 3)


def when(found: Corroboration, annotations: Mapping[ReportId, Annotations]) -> str:
    """The first day that a claim's own words name; claims without one come last."""
    days = [
        t.begin
        for a in found.anchors
        for t in annotations[a.report].times
        if t.begin and a.start <= t.start and t.end <= a.end
    ]
    return min(days, default="9999")


def early(found: Corroboration) -> int:
    """How far down the claim first stands."""
    return min(a.start for a in found.anchors)


def line(found: Corroboration) -> BriefLine:
    """The claim where its wording was taken from."""
    anchor: Anchor = next(a for a in found.anchors if " ".join(a.exact.split()) == found.claim)
    return BriefLine(found.claim, anchor, found.independent)
