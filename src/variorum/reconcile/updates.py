"""What later reports changed: places with a value that no longer holds, and places with the one that does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.types import Anchor, Reading, Report, ReportId, Variant

UNKNOWN = "9999"


@dataclass(frozen=True, slots=True)
class Updates:
    """The places with former values, and those with the latest ones."""

    former: tuple[Anchor, ...]
    latest: tuple[Anchor, ...]


def updates(variants: Iterable[Variant], reports: Sequence[Report]) -> Updates:
    """The places of every difference that is a later change; nothing of one whose reports may be of one day."""
    days = {report.id: report.published or (report.published_range or (UNKNOWN,))[-1] for report in reports}
    former: list[Anchor] = []
    latest: list[Anchor] = []
    for variant in variants:
        if variant.relation != "update":
            continue
        first = {id(reading): appeared(reading, days) for reading in variant.readings}
        last = max(first.values())
        for reading in variant.readings:
            if first[id(reading)] == last and min(first.values()) < last:
                latest += reading.anchors
            elif first[id(reading)] < last:
                former += reading.anchors
    return Updates(tuple(former), tuple(latest))


def appeared(reading: Reading, days: Mapping[ReportId, str]) -> str:
    """The day of the first report that has the reading."""
    return min(days[anchor.report][:10] for anchor in reading.anchors)
