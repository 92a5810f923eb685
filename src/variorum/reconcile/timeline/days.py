"""The days that a time expression means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from variorum.reconcile.timeline.year import complete, last_day, published
from variorum.types import Precision, Report, TimeExpression

LONGEST_RANGE = 366
SINCE = re.compile(r"\b(?:since|from)\s+(?:the\s+)?$", re.IGNORECASE)
DEADLINE = re.compile(
    r"\b(?:by|until|till|before|through|no later than)\s+(?:at least\s+|about\s+|around\s+)?(?:the\s+)?$", re.IGNORECASE
)
RECORD = re.compile(
    r"\b(?:[a-z]{3,}est|most|least|worst|best|first)\b[^.;:,]{0,60}\bsince\s+(?:the\s+)?(?:\w+ of\s+)?$", re.IGNORECASE
)
ENDED = re.compile(r"\s*(?:to|until|till|through|[-–])", re.IGNORECASE)
"""What follows the first end of a stretch that is over: "from 1983 until 1989"."""
BARE_MONTH = re.compile(
    r"^(?:january|february|march|april|may|june|july|august|september|october|november|december)$", re.IGNORECASE
)
WEEKS_AGO = re.compile(r"\b(?P<count>an?|one|two|three|four|\d)?\s*(?P<unit>week|fortnight)s? ago$", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
ONE_DAY = re.compile(r"\b(?:today|tonight|yesterday|tomorrow|morning|afternoon|evening|night)\b", re.IGNORECASE)
OWN_DAY = re.compile(
    r"(?<!mid)day\b|yesterday|tomorrow|tonight|\b(?:last|this|that|the next|the following|the previous|the same)\b|\d{4}"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
OPEN_HOUR = re.compile(r"XXXX-XX-XXT\d\d:\d\d")
SAID_HALF = re.compile(
    r"\d ?[ap]\.? ?m\b|\b(?:0\d|1[3-9]|2[0-4])[:.]\d\d|noon|midday|midnight|morning|afternoon|evening|night",
    re.IGNORECASE,
)
COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
Days = tuple[str, str | None, Precision]


def joined(report: Report, times: Sequence[TimeExpression], near: date | None) -> Iterator[tuple[TimeExpression, Days]]:
    """Times with their days; two days in a row joined by "and" are one stretch, "since" one runs up to the report."""
    placed = [
        (t, open_ended(report, t, due(report, t, d))) for t in times if (d := weeks_ago(report, t) or days(t, near))
    ]
    skip = False
    for i, (time, when) in enumerate(placed):
        after = placed[i + 1] if i + 1 < len(placed) else None
        if skip:
            skip = False
        elif after and report.text[time.end : after[0].start].strip() == "and" and in_a_row(when, after[1]):
            skip = True
            yield time, (when[0], after[1][0], "range")
        else:
            yield time, when


def in_a_row(a: Days, b: Days) -> bool:
    """Whether two single days follow each other."""
    if a[2] != "day" or b[2] != "day":
        return False
    return date.fromisoformat(b[0]) - date.fromisoformat(a[0]) == timedelta(days=1)


def days(time: TimeExpression, near: date | None) -> Days | None:
    """Begin, end and precision of a date or clock time; None for what has no place or too wide a one."""
    if time.type not in {"DATE", "TIME"}:
        return None
    ends = (time.begin[:10], (time.until or time.begin)[:10]) if time.begin else complete(time, near)
    if ends is None or len(ends[0]) < 10 or len(ends[1]) < 10:
        return None
    ends = before_midnight(time, ends)
    first, last = nearest(time, date.fromisoformat(ends[0]), date.fromisoformat(ends[1]), near)
    ends = first.isoformat(), last.isoformat()
    if first == last or (time.type == "TIME" and (last - first).days <= 1):
        return ends[0], None, "day"
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and ends[0][:7] == ends[1][:7]:
        return ends[0][:7], None, "month"
    if ends[0][4:] == "-01-01" and ends[1][4:] == "-12-31" and first.year == last.year:
        return ends[0][:4], None, "year"
    return (ends[0], ends[1], "range") if (last - first).days <= LONGEST_RANGE else None


def before_midnight(time: TimeExpression, ends: tuple[str, str]) -> tuple[str, str]:
    """Midnight ends the day it is told with, and does not begin the next one."""
    if not time.value.endswith("T24:00"):
        return ends
    first, last = ((date.fromisoformat(day) - timedelta(days=1)).isoformat() for day in ends)
    return first, last


def nearest(time: TimeExpression, first: date, last: date, near: date | None) -> tuple[date, date]:
    """A bare month that would lie more than half a year ahead is last year's."""
    bare = BARE_MONTH.match(time.exact) and near is not None and (first - near).days > 183
    if not bare or first.day != 1:
        return first, last
    before = first.replace(year=first.year - 1)
    return before, before.replace(day=last_day(before))


def due(report: Report, time: TimeExpression, when: Days) -> Days:
    """ "by the end of June" is the last of June, "until mid-May" the 15th."""
    if time.mod not in {"END", "MID"} or when[2] not in {"month", "year"}:
        return when
    if not DEADLINE.search(report.text[max(0, time.start - 24) : time.start]):
        return when
    first = date.fromisoformat(when[0] + "-01-01"[len(when[0]) - 4 :])
    if time.mod == "END":
        last = first.replace(month=12, day=31) if when[2] == "year" else first.replace(day=last_day(first))
        return last.isoformat(), None, "day"
    return (first.replace(day=15).isoformat(), None, "day") if when[2] == "month" else when


def open_ended(report: Report, time: TimeExpression, when: Days) -> Days:
    """ "since January" runs from its first day to the report's."""
    written = published(report)
    if when[2] == "day" or written is None or not lasting(report, time) or record(report, time):
        return when
    first = when[0] + "-01-01"[len(when[0]) - 4 :] if len(when[0]) < 10 else when[0]
    return (first, written, "range") if first < written else when


def lasting(report: Report, time: TimeExpression) -> bool:
    """Whether what is told began then and goes on."""
    if ENDED.match(report.text[time.end : time.end + 10]):
        return False
    return SINCE.search(report.text[max(0, time.start - 12) : time.start]) is not None


def record(report: Report, time: TimeExpression) -> bool:
    """Whether the time is that of what a record is measured by: "the highest since 1998" tells of 1998 alone."""
    return RECORD.search(report.text[max(0, time.start - 80) : time.start]) is not None


def hour_only(time: TimeExpression) -> bool:
    """Whether a clock time or part of a day is told without the day."""
    return time.type == "TIME" and OWN_DAY.search(time.exact) is None


def half_of_day(time: TimeExpression) -> str:
    """ "AM" or "PM" where the words say which half of the day an hour is in: "7 p.m.", "23:40", "03:10"."""
    hour = re.search(r"T(\d\d):\d\d$", time.value)
    said = SAID_HALF.search(time.exact) is not None
    return "" if hour is None or not said else "AM" if hour[1] < "12" else "PM"


def of_the_report(report: Report, time: TimeExpression) -> bool:
    """Whether an hour has the report's own day for want of another."""
    first, last = (report.published,) * 2 if report.published else report.published_range or ("", "")
    return time.value.startswith("XXXX-XX-XX") or first[:10] <= time.value[:10] <= last[:10]


def weeks_ago(report: Report, time: TimeExpression) -> Days | None:
    """ "a fortnight ago" is the same weekday two weeks back, where the report's day is known."""
    found = WEEKS_AGO.search(time.exact)
    if found is None or not report.published:
        return None
    count = COUNTS.get((found["count"] or "a").lower()) or int(found["count"])
    shift = count * (14 if found["unit"].lower() == "fortnight" else 7)
    return (date.fromisoformat(report.published[:10]) - timedelta(days=shift)).isoformat(), None, "day"


def clock(time: TimeExpression) -> str | None:
    """The minute, where begin and end are the same one, or where only the day is open ("XXXX-XX-XXT03:26")."""
    if time.begin and len(time.begin) > 10 and time.begin == time.until:
        return time.begin
    return time.value if OPEN_HOUR.fullmatch(time.value) else None


def one_day(time: TimeExpression) -> tuple[int | None, bool]:
    """The weekday it names, and whether it means a single day."""
    found = WEEKDAY.search(time.exact)
    if found is not None:
        return WEEKDAYS.index(found[1].lower()), True
    return None, time.type == "TIME" or ONE_DAY.search(time.exact) is not None
