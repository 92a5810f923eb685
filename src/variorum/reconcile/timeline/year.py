"""The year that the reports write about, for days whose year no report needs to say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from variorum.types import Annotations, Report, ReportId, TimeExpression

LAST = re.compile(r"(?:the )?(?:last|past|previous)\b", re.IGNORECASE)
NEXT = re.compile(r"(?:the )?(?:next|coming|following)\b", re.IGNORECASE)
BARE = re.compile(r"^XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?")


def story_year(reports: Sequence[Report], annotations: Mapping[ReportId, Annotations]) -> date | None:
    """A day near the events: the middle publication date, else the middle of the days that the reports themselves give."""
    known = sorted(day for report in reports if (day := published(report)))
    if not known:
        given = (
            t.begin[:10]
            for a in annotations.values()
            for t in a.times
            if t.begin and t.type == "DATE" and t.begin == t.until
        )
        common = Counter(day[:4] for day in given).most_common(1)
        return date(int(common[0][0]), 7, 1) if common else None
    return date.fromisoformat(known[len(known) // 2][:10])


def published(report: Report) -> str | None:
    """The publication day, or the last day of the range it lies in."""
    return report.published or (report.published_range[1] if report.published_range else None)


def complete(time: TimeExpression, near: date | None) -> tuple[str, str] | None:
    """First and last day of a month or day without a year: "last" before ``near``, "next" after it, else nearest to it."""
    found = BARE.match(time.value)
    if found is None or near is None:
        return None
    month, day = int(found["month"]), int(found["day"] or 15)
    try:
        years = [date(near.year + shift, month, day) for shift in (-1, 0, 1)]
    except ValueError:
        return None
    side = -1 if LAST.match(time.exact) else 1 if NEXT.match(time.exact) else 0
    fitting = [d for d in years if (d - near).days * side >= 0]
    best = min(fitting, key=lambda d: abs((d - near).days))
    if found["day"]:
        return best.isoformat(), best.isoformat()
    return best.replace(day=1).isoformat(), best.replace(day=last_day(best)).isoformat()


def last_day(day: date) -> int:
    """The number of days in the month."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - date(day.year, day.month, 1)).days
