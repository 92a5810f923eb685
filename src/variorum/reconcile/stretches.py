"""Stretches of one report laid over each other: how much of a passage lies in a claim, a quotation, a copied passage."""

from __future__ import annotations

from variorum.types import Anchor, Claim, Derivation, Quotation

COVERED = 0.5  # share of an anchor that must lie in a copied passage for it to come from the exemplar
TELLING = 0.9  # share of an anchor that source, cue and content make up where it is a telling as a whole


def covers(derivation: Derivation, anchor: Anchor) -> bool:
    """Whether the anchor lies in what the copy took over; a verbatim copy without passages takes over all."""
    if not derivation.passages:
        return True
    length = anchor.end - anchor.start
    taken = sum(max(0, min(p.b.end, anchor.end) - max(p.b.start, anchor.start)) for p in derivation.passages)
    return taken >= COVERED * length


def mapped(derivation: Derivation, anchor: Anchor) -> Anchor:
    """The exemplar's passage that the anchor was made from; for want of passages the anchor's own place."""
    best = max(
        derivation.passages,
        key=lambda p: (min(p.b.end, anchor.end) - max(p.b.start, anchor.start), -p.b.start),
        default=None,
    )
    return best.a if best else anchor


def shared(a: Anchor | Claim, b: Anchor) -> int:
    """Characters that two stretches of one report have in common."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def tightness(claim: Claim, at: Anchor) -> float:
    """Share of the smaller that claim and anchor have in common, less a little for longer claims."""
    return shared(claim, at) / min(claim.end - claim.start, at.end - at.start) - (claim.end - claim.start) / 1e6


def quotes(quotation: Quotation, at: Anchor) -> bool:
    """Whether the anchor lies mostly in the quotation's content, or is the whole telling ("the mayor has said 900")."""
    told = sum(shared(part, at) for part in quotation.content)
    if told >= COVERED * (at.end - at.start):
        return True
    telling = told + sum(shared(part, at) for part in (quotation.source, quotation.cue) if part is not None)
    return bool(told) and telling >= TELLING * (at.end - at.start)


def length(quotation: Quotation) -> int:
    """Characters of content."""
    return sum(part.end - part.start for part in quotation.content)
