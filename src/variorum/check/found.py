"""What all the checks share: where an item stands, and what it is called when a report has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.check.evidence import Desk
from variorum.types import Anchor, CheckKind, Claim, Finding, Reading, Sentence


def at(desk: Desk, item: Anchor | Claim) -> Anchor:
    """Where an item stands in the draft."""
    return desk.cut(item.start, item.end)


def overlaps(a: Anchor | Claim, b: Anchor | Claim) -> bool:
    """Whether two stretches of one report share a character."""
    return a.start < b.end and b.start < a.end


def inside_marks(desk: Desk, item: Anchor | Claim | Sentence) -> bool:
    """Whether an item stands between the draft's quotation marks."""
    return any(m.start <= item.start and item.end <= m.end for m in desk.draft.marked)


def first_places(found: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """Plain anchors, the first of each report."""
    held: dict[str, Anchor] = {}
    for one in found:
        held.setdefault(one.report, Anchor(one.report, one.start, one.end, one.exact))
    return tuple(held.values())


def as_reported(desk: Desk, kind: CheckKind, here: Anchor, found: Sequence[Anchor]) -> Finding:
    """The item is as some places have it; where the reports differ there, with what they give."""
    places = first_places(found)
    readings = other_readings(desk, kind, found)
    if readings:
        return Finding(kind, "differs", here, places, readings, ("the reports differ",))
    return Finding(kind, "as reported", here, places, (), ())


def other_readings(desk: Desk, kind: CheckKind, found: Sequence[Anchor]) -> tuple[Reading, ...]:
    """The readings of the first difference of that kind that one of the places belongs to."""
    for variant in desk.story.variants:
        if variant.kind == kind and variant.relation in ("conflict", "update"):
            for reading in variant.readings:
                if any(a.report == f.report and overlaps(a, f) for a in reading.anchors for f in found):
                    return variant.readings
    return ()
