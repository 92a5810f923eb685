"""Hours told without their day, put on the day of the event.

A report of Friday that says "the alarm rang at 1.20am" of what happened on Wednesday gives the hour alone: it stands on the day
on which another report puts the same event or the same minute; failing that, where nothing in the report says otherwise, on the day
on which most reports have hours of that half of the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from variorum.reconcile.timeline.dated import Entry
from variorum.types import ReportId

NEAR = 14  # days within which an event's hours lie around the day first supposed
WITNESSES = 2  # reports that must have hours on a day for it to be the day of the event
HALF = 12 * 60
REACH = 6 * 60  # minutes between an hour and the nearest of the hub's from which it belongs to something else
Alike = Callable[[Entry, Entry], bool]


@dataclass(frozen=True, slots=True)
class Hub:
    """A day on which reports have hours of one half of the day, in minutes after midnight."""

    day: str
    minutes: tuple[int, ...]


def on_their_day(entries: Sequence[Entry], alike: Alike) -> list[Entry]:
    """The entries, those with an hour alone on the day of the event; what lies ahead stays."""
    hours = [e for e in entries if e.minute is not None and e.precision == "day" and not e.planned]
    found = {half: busiest([e for e in hours if e.half == half]) for half in ("AM", "PM")}
    hubs = {half: hub for half, hub in found.items() if hub is not None}
    return [settle(e, entries, hubs, alike) if e.adrift and not e.planned else e for e in entries]


def settle(entry: Entry, entries: Sequence[Entry], hubs: Mapping[str, Hub], alike: Alike) -> Entry:
    """The entry on the day that the others tell, or as it is."""
    others = [e for e in entries if e.where.report != entry.where.report and e.precision == "day" and close(e, entry)]
    fixed = [e for e in others if not e.adrift and possible(e, entry)]
    same = {e.begin for e in fixed if same_minute(e, entry)}
    like = {e.begin for e in fixed if e.minute is not None and alike(e, entry)}
    both = {e.begin for e in fixed if e.begin in same & like}
    for days in (both, same, like):
        if len(days) == 1:
            return moved(entry, min(days))
    hub = nearest(entry, hubs)
    if hub is not None and entry.unplaced and possible_on(hub.day, entry):
        return moved(entry, hub.day)
    twins = [e.begin for e in others if e.adrift and same_minute(e, entry) and alike(e, entry)]
    return moved(entry, min(twins)) if twins and min(twins) < entry.begin and entry.unplaced else entry


def moved(entry: Entry, day: str) -> Entry:
    """The entry on another day."""
    minute = day + entry.minute[10:] if entry.minute else None
    return replace(entry, begin=day, end=None, precision="day", minute=minute, open=False)


def busiest(entries: Sequence[Entry]) -> Hub | None:
    """The day on which most reports have one of these, the earliest of several; None where too few have."""
    told: dict[str, set[ReportId]] = defaultdict(set)
    for entry in entries:
        told[entry.begin].add(entry.where.report)
    most = max((len(reports) for reports in told.values()), default=0)
    if most < WITNESSES:
        return None
    day = min(day for day, reports in told.items() if len(reports) == most)
    return Hub(day, tuple(minutes(e) for e in entries if e.begin == day))


def nearest(entry: Entry, hubs: Mapping[str, Hub]) -> Hub | None:
    """The hub of the entry's half of the day that has hours near its own; where the half is open, the one with the nearest."""
    if entry.minute is None:
        return None
    early = minutes(entry) % HALF
    apart = {
        half: min(abs(early + (HALF if half == "PM" else 0) - other) for other in hub.minutes)
        for half, hub in sorted(hubs.items())
        if entry.half in {half, ""}
    }
    half = min(apart, key=lambda half: apart[half], default=None)
    return hubs[half] if half is not None and apart[half] <= REACH else None


def minutes(entry: Entry) -> int:
    """The minutes after midnight."""
    assert entry.minute is not None
    return int(entry.minute[11:13]) * 60 + int(entry.minute[14:16])


def same_minute(a: Entry, b: Entry) -> bool:
    """Whether both tell one minute of the clock, twelve hours apart where one leaves the half of the day open."""
    if a.minute is None or b.minute is None or a.minute[13:] != b.minute[13:]:
        return False
    return (int(a.minute[11:13]) - int(b.minute[11:13])) % (24 if a.half and b.half else 12) == 0


def close(a: Entry, b: Entry) -> bool:
    """Whether two days are near each other."""
    return abs((date.fromisoformat(a.begin) - date.fromisoformat(b.begin[:10])).days) <= NEAR


def possible(other: Entry, entry: Entry) -> bool:
    """Whether the other's day is not after the entry's report."""
    return possible_on(other.begin, entry)


def possible_on(day: str, entry: Entry) -> bool:
    """Whether the day lies not after the entry's report, nor long before it."""
    near = abs((date.fromisoformat(day) - date.fromisoformat(entry.begin[:10])).days) <= NEAR
    return near and (entry.written is None or day <= entry.written[:10])
