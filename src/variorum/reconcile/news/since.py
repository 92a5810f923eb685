"""Which reports a reader knows who has read up to a day, or up to a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from variorum.errors import SinceError
from variorum.types import Report, ReportId

DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?")
NEVER = "9999-12-31"  # a report of which no day is known may always be news


def known_reports(reports: Sequence[Report], since: str) -> frozenset[ReportId]:
    """The reports that appeared no later than a day, or than a report named by sigil, name or file name.

    Raises:
        SinceError: ``since`` is neither.
    """
    named = find(reports, since)
    if named is not None:
        return frozenset(report.id for report in reports if report.id == named.id or no_later(report, named))
    if DAY.fullmatch(since):
        return frozenset(report.id for report in reports if last_day(report)[: len(since)] <= since)
    known = ", ".join(f"{report.sigil} ({short(report)})" for report in reports)
    raise SinceError(f"--since {since}: neither a date (YYYY-MM-DD) nor a report; the reports are {known}")


def find(reports: Sequence[Report], name: str) -> Report | None:
    """The report with that sigil, name as given, or file name with or without its ending."""
    for report in reports:
        if name in (report.sigil, report.name, short(report), PurePath(report.name).stem):
            return report
    return None


def short(report: Report) -> str:
    """The last part of the file name or URL that a report came from."""
    return PurePath(report.name.rstrip("/")).name or report.name


def no_later(report: Report, named: Report) -> bool:
    """Whether a report certainly appeared no later than another; of one day, which hour is not asked."""
    return last_day(report)[:10] <= last_day(named)[:10] < NEVER


def last_day(report: Report) -> str:
    """The last day on which a report may have appeared."""
    return report.published or (report.published_range[1] if report.published_range else NEVER)
