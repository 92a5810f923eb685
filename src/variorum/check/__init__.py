"""check: a draft against the reports: what it has as they have it, what it altered, where they differ, what none of them has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from variorum.check.claims import claims
from variorum.check.dates import dates
from variorum.check.evidence import lay_out
from variorum.check.names import names
from variorum.check.quantities import quantities
from variorum.check.quotations import quotations
from variorum.types import Annotations, Check, Report, ReportId, Story

CHECKS = (quotations, quantities, dates, names, claims)

__all__ = ["check", "dated", "faulty"]


def check(draft: Report, notes: Annotations, story: Story, annotations: Mapping[ReportId, Annotations]) -> Check:
    """Every quotation, number, date, name, place and statement of the draft against the story's reports.

    ``notes`` are the draft's annotations, read as a report's; ``annotations`` those of each report of the story.
    """
    desk = lay_out(draft, notes, story, annotations)
    found = sorted(
        dict.fromkeys(f for search in CHECKS for f in search(desk)),
        key=lambda f: (f.anchor.start, f.anchor.end, f.kind),
    )
    return Check(draft, story.reports, tuple(found))


def dated(draft: Report, story: Story) -> Report:
    """The draft with a date: its own, or the last day of a report, since a draft is written after what it rests on."""
    if draft.published:
        return draft
    days = [report.published[:10] for report in story.reports if report.published]
    days += [report.published_range[0] for report in story.reports if report.published_range]
    return replace(draft, published=max(days, default=None))


def faulty(found: Check) -> bool:
    """Whether something is altered or in none of the reports."""
    return any(finding.status in ("altered", "in none") for finding in found.findings)
