"""Days that a report leaves open, settled by the others.

An undated report's "on Sunday" may be one of several Sundays. It is the one on which another report puts the same
event; failing that, the one on which more of the other reports have something than on any other. Else it stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from variorum.reconcile.timeline.dated import Entry
from variorum.reconcile.timeline.merge import alike
from variorum.types import ClaimId, ReportId

LONGEST = 31


def narrow(entries: Sequence[Entry], group: Mapping[ClaimId, int]) -> list[Entry]:
    """The entries, with the open ones closed where the other reports close them."""
    fixed = [e for e in entries if e.precision == "day"]
    told: dict[str, set[ReportId]] = defaultdict(set)
    for entry in fixed:
        told[entry.begin].add(entry.where.report)
    return [settle(entry, fixed, told, group) if entry.open else entry for entry in entries]


def settle(
    entry: Entry, fixed: Sequence[Entry], told: Mapping[str, set[ReportId]], group: Mapping[ClaimId, int]
) -> Entry:
    """The entry on its one possible day, or as it is."""
    days = possible(entry)
    like = {
        e.begin for e in fixed if e.begin in days and e.where.report != entry.where.report and alike(e, entry, group)
    }
    for found in (like, busiest(days, told, entry.where.report)):
        if len(found) == 1:
            return replace(entry, begin=min(found), end=None, precision="day", open=False)
    return entry


def busiest(days: Sequence[str], told: Mapping[str, set[ReportId]], own: ReportId) -> set[str]:
    """The days on which most other reports have something; empty where none has."""
    counts = {day: len(told.get(day, set()) - {own}) for day in days}
    most = max(counts.values(), default=0)
    return {day for day, count in counts.items() if count == most} if most else set()


def possible(entry: Entry) -> list[str]:
    """The days of the entry's range that fall on its weekday; all of them where it names none."""
    first = date.fromisoformat(entry.begin)
    last = date.fromisoformat(entry.end or entry.begin)
    count = (last - first).days + 1
    if count > LONGEST:
        return []
    days = [first + timedelta(days=i) for i in range(count)]
    return [d.isoformat() for d in days if entry.weekday is None or d.weekday() == entry.weekday]
