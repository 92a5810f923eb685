"""Corroborated claims each once: what a better supported one has told is not told again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.types import Anchor, Corroboration, ReportId

Told = dict[ReportId, list[tuple[int, int]]]


def distinct(entries: Sequence[tuple[Corroboration, Sequence[Anchor]]]) -> Iterator[Corroboration]:
    """Entries that tell something which no entry before them does; each with the numbers it is about, if it is.

    One clause may hold two figures, with other witnesses for each: a figure is a repeat where its number is. Of a claim
    half the words must be in another.
    """
    numbers: Told = {}
    figures: Told = {}
    claims: Told = {}
    for found, about in entries:
        if about:
            repeated = mostly(about, numbers, part=0) or mostly(found.anchors, claims, part=0.5)
        else:
            repeated = mostly(found.anchors, claims, part=0) or mostly(found.anchors, figures, claims, part=0.5)
        if repeated:
            continue
        keep(numbers, about)
        keep(figures if about else claims, found.anchors)
        yield found


def mostly(anchors: Sequence[Anchor], *told: Told, part: float) -> bool:
    """Whether more than half of the anchors have more than a part of their words in what is told."""
    return 2 * sum(any(overlaps(a, held, part=part) for held in told) for a in anchors) > len(anchors)


def overlaps(anchor: Anchor, told: Told, *, part: float) -> bool:
    """Whether one told stretch has more than that part of the anchor's characters."""
    least = part * (anchor.end - anchor.start)
    return any(min(e, anchor.end) - max(s, anchor.start) > least for s, e in told.get(anchor.report, []))


def keep(told: Told, anchors: Sequence[Anchor]) -> None:
    """Note the anchors' places as told."""
    for anchor in anchors:
        told.setdefault(anchor.report, []).append((anchor.start, anchor.end))
