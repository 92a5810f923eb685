"""Claims with a place on the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from variorum.models import unpack
from variorum.models.encoder import Vectors
from variorum.reconcile.timeline.adjunct import mere_talk, spoken_of
from variorum.reconcile.timeline.days import (
    clock,
    half_of_day,
    hour_only,
    joined,
    lasting,
    of_the_report,
    one_day,
    record,
)
from variorum.reconcile.timeline.telling import predicate_lemmas, tells
from variorum.reconcile.timeline.tense import past_verb, settled_back
from variorum.reconcile.timeline.wording import holder, wording
from variorum.reconcile.timeline.year import published
from variorum.types import Anchor, Annotations, Claim, ClaimId, Precision, Report

EXPECTED = frozenset({"expect", "due", "schedule", "plan", "set"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its days; ``minute`` is the clock time where it is known.

    ``open``: one day is meant, but the report does not say which; ``weekday`` is 0 for Monday … 6 for Sunday. ``adrift``: only an
    hour is told, in the ``half`` of the day "AM", "PM" or, left open, ""; ``unplaced``: its day is that of the report. ``since``: it has lasted from ``begin`` on. ``written`` is the report's day or the last it may have.
    """

    begin: str
    end: str | None
    precision: Precision
    minute: str | None
    text: str
    where: Anchor
    claim: ClaimId
    planned: bool
    open: bool
    weekday: int | None
    vector: Vectors | None
    adrift: bool = False
    half: str = ""
    unplaced: bool = False
    since: bool = False
    written: str | None = None


def dated_claims(report: Report, annotations: Annotations, near: date | None) -> Iterator[Entry]:
    """One entry for each date that a claim of the report holds."""
    vectors = unpack(annotations.claim_vectors) if annotations.claim_vectors else None
    rows = {claim.id: i for i, claim in enumerate(annotations.claims)}
    seen: set[tuple[int, int, str]] = set()
    for time, (begin, end, precision) in joined(report, annotations.times, near):
        written = published(report)
        settled = settled_back((begin, end, precision), written, annotations, time)
        claim = holder(time, annotations) if settled is not None else None
        bound = precision == "day" and written is not None and begin > written[:10]
        if claim is None or not tells(report, annotations, claim, time, bound=bound):
            continue
        if mere_talk(annotations, claim, time) or spoken_of(report, annotations, claim, time):
            continue
        begin, end, precision = settled or (begin, end, precision)
        text, where = wording(report, annotations, claim, time)
        if (where.start, where.end, begin) in seen:
            continue
        seen.add((where.start, where.end, begin))
        row = vectors[rows[claim.id]] if vectors is not None and len(vectors) > rows[claim.id] else None
        planned = ahead(written or (near.isoformat() if near else None), annotations, claim, begin)
        planned = planned and (begin > (written or "")[: len(begin)] or not past_verb(annotations, time))
        weekday, day = one_day(time)
        unsure = day and precision == "range"
        yield Entry(
            begin, end, precision, clock(time), text, where, claim.id, planned, unsure, weekday, row,
            adrift=hour_only(time), half=half_of_day(time), unplaced=of_the_report(report, time), since=end is not None and lasting(report, time) and not record(report, time), written=written,
        )  # fmt: skip


def ahead(written: str | None, annotations: Annotations, claim: Claim, begin: str) -> bool:
    """Whether it lay ahead on the day the report was written, or the story's middle day where that is unknown."""
    intended = claim.certainty in {"PR", "PS"} or bool(predicate_lemmas(annotations, claim) & EXPECTED)
    if written is None:
        return intended
    return begin > written[: len(begin)] or (intended and begin == written[: len(begin)])
