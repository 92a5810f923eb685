"""The timeline: what happened or is to happen when, over all reports, each entry in a report's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.reconcile.timeline.dated import dated_claims
from variorum.reconcile.timeline.hours import on_their_day
from variorum.reconcile.timeline.merge import alike, grouped, merge
from variorum.reconcile.timeline.narrow import narrow
from variorum.reconcile.timeline.year import story_year
from variorum.types import Annotations, Event, Relations, Report, ReportId

VERSION = 3


def build_timeline(
    reports: Sequence[Report], annotations: Mapping[ReportId, Annotations], relations: Relations
) -> tuple[Event, ...]:
    """Events in time order; what several reports say of one day in like words is one event.

    ``begin`` is cut to its precision; ``end`` is set for ranges only, the last day included. Publication dates, bare
    durations, conditions and questions are no events.
    """
    year = story_year(reports, annotations)
    found = [entry for report in reports for entry in dated_claims(report, annotations[report.id], year)]
    group = grouped(relations.claim_groups)
    found = on_their_day(found, lambda a, b: alike(a, b, group))
    return merge(narrow(found, group), group)
