"""The brief: the story in five to seven clauses, each in the words of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.types import Annotations, BriefLine, Corroboration, Report, ReportId, Variant
from variorum.types import Anchor

VERSION = 1
MOST = 7
SHORT, LONG = 5, 32  # words of a line
EARLY = 600  # characters: what stands this near the top of a report is its news


def write_brief(
    reports: tuple[Report, ...],
    annotations: Mapping[ReportId, Annotations],
    corroborations: Sequence[Corroboration],
    variants: Sequence[Variant],
) -> tuple[BriefLine, ...]:
    """The best supported claims that are news, in time order; contested wordings are left to the differences."""
    contested = {(a.report, a.start) for v in variants if v.relation == "conflict" for r in v.readings for a in r.anchors}
    held = [c for c in corroborations if SHORT <= len(c.claim.split()) <= LONG]
    calm = [c for c in held if not any((a.report, a.start) in contested for a in c.anchors)]
    ranked = sorted(calm, key=lambda c: (-weight(c, reports), c.claim))
    chosen = unlike(ranked)[:MOST]
    return tuple(line(c) for c in sorted(chosen, key=lambda c: (when(c, annotations), early(c), c.claim)))


def weight(found: Corroboration, reports: tuple[Report, ...]) -> float:
    """Support, and how near the top reports put it."""
    told = len({a.report for a in found.anchors})
    top = sum(a.start < EARLY for a in found.anchors) / len(found.anchors)
    return found.independent.min + 0.6 * found.independent.max + 2.0 * told / max(1, len(reports)) + 2.5 * top


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
    days = [t.begin for a in found.anchors for t in annotations[a.report].times
            if t.begin and a.start <= t.start and t.end <= a.end]
    return min(days, default="9999")


def early(found: Corroboration) -> int:
    """How far down the claim first stands."""
    return min(a.start for a in found.anchors)


def line(found: Corroboration) -> BriefLine:
    """The claim where its wording was taken from."""
    anchor: Anchor = next(a for a in found.anchors if " ".join(a.exact.split()) == found.claim)
    return BriefLine(found.claim, anchor, found.independent)
