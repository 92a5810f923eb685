"""When a report speaks: the days its figures can be of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.relate.claims.frames import Opened
from variorum.types import Anchor, Report, ReportId, Stemma, TimeExpression

BOUND = re.compile(r"\b(?:by|as of|until)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Days:
    """First and last possible day, ISO; both empty where nothing is known."""

    first: str
    last: str

    @property
    def known(self) -> bool:
        """Whether it is one day."""
        return bool(self.first) and self.first == self.last

    def before(self, other: Days) -> bool:
        """Whether all of this lies before all of the other."""
        return bool(self.last and other.first) and self.last < other.first


UNKNOWN = Days("", "")


def report_days(reports: tuple[Report, ...], stemma: Stemma) -> Mapping[ReportId, Days]:
    """Each report's days; an undated copy speaks when its exemplar spoke."""
    known = {report.id: own_days(report) for report in reports}
    for derivation in stemma.derivations:
        exemplar = known.get(ReportId(derivation.exemplar))
        if exemplar and known.get(derivation.copy) == UNKNOWN:
            known[derivation.copy] = exemplar
    return known


def own_days(report: Report) -> Days:
    """The publication day, or the range it must lie in."""
    if report.published:
        return Days(report.published[:10], report.published[:10])
    return Days(*report.published_range) if report.published_range else UNKNOWN


def as_of(anchor: Anchor, view: Opened, days: Days, *, running: bool) -> Days:
    """The day a figure is of: the last day on which somebody is said to have said something, or the clause's own.

    A clause's own day counts for a figure that moves on ("by Sunday evening the toll had risen to four"); elsewhere it
    is the day of the deed. Only days shortly before the report are taken. Without any, it is the report's day.
    """
    if not days.first:
        return days
    times = [t for t in view.annotations.times if recent(t, days)]
    own = [t for t in times if running and anchor.start <= t.start < anchor.end]
    before = [t for t in times if t.start < sentence_end(view, anchor)]
    said = [t for t in before if of_saying(view, t) or (running and by_then(view, t, anchor))]
    chosen = own[0] if own else said[-1] if said else None
    return Days(chosen.begin[:10], chosen.begin[:10]) if chosen and chosen.begin else days


def sentence_end(view: Opened, anchor: Anchor) -> int:
    """Where the anchor's sentence ends."""
    held = view.tree.sentence(anchor.start)
    return held.end if held else anchor.end


def of_saying(view: Opened, time: TimeExpression) -> bool:
    """Whether the time is that of a verb of saying."""
    head = view.tree.head(time)
    return (
        head is not None
        and time.type == "DATE"
        and view.tree.tokens[view.tree.governor(head)].lemma in view.lexicon.saying
    )


def by_then(view: Opened, time: TimeExpression, anchor: Anchor) -> bool:
    """Whether the time bounds a state ("by last night", "as of Friday") in the anchor's paragraph."""
    ours, its = view.tree.sentence(anchor.start), view.tree.sentence(time.start)
    if ours is None or its is None or ours.paragraph != its.paragraph:
        return False
    return bool(BOUND.search(view.report.text, max(its.start, time.start - 8), time.start + 3))


def recent(time: TimeExpression, days: Days, *, within: int = 3) -> bool:
    """Whether the time is one day, at most so many before the report and not after it."""
    if time.type not in ("DATE", "TIME") or not time.begin or not time.until:
        return False
    first = time.begin[:10]
    if time.type == "DATE" and first != time.until[:10]:
        return False
    return (
        date.fromisoformat(days.last) - timedelta(days=within)
        <= date.fromisoformat(first)
        <= date.fromisoformat(days.last)
    )
