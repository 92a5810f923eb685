"""When a report without a date may have appeared, and what its "Sunday" and "yesterday" then may mean."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.annotate.times.anniversaries import anniversaries
from variorum.annotate.times.compose import expressions
from variorum.annotate.times.lexer import lexemes
from variorum.annotate.times.meaning import Point
from variorum.annotate.times.named import make
from variorum.annotate.times.reread import open_value, reread, tense_in
from variorum.types import Report, TimeExpression

VERSION = 2

Days = tuple[dt.date, dt.date]
Dated = tuple[Report, Sequence[TimeExpression]]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HEAD_LINES = 8
DATE_LINE = 100
BEFORE_PILE, AFTER_PILE = 2, 4
SAID = re.compile(r"\b(?:published|posted|updated|modified|date|dated|issued)\b", re.IGNORECASE)
DATELINE = re.compile(r"^[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][A-Za-z. ]+)?,? ?(?:\([^)]*\))? ?[,—–-]? ?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The days between which a report appeared if a reason is right."""

    days: Days
    reason: str


def infer_published_range(
    report: Report, times: Sequence[TimeExpression], others: Sequence[Dated]
) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    """The first and last day on which a report can have appeared, with the reasons, the strongest first.

    ``others`` are the other reports of the same pile with their times; those with a publication date bound this one's.
    Evidence that does not fit what stronger evidence left is dropped. None where nothing is known.
    """
    pile = published_days(others)
    found = [*own_date(report, pile), *dateline(report, pile), *anniversary(report), *told(report, times, pile),
             *weekdays(report, times, others), *around(pile)]  # fmt: skip
    days: Days | None = None
    reasons: list[str] = []
    for one in found:
        both = one.days if days is None else overlap(days, one.days)
        if both and both != days:
            days, reasons = both, [*reasons, one.reason]
    if days is None or (days[1] - days[0]).days > 366:
        return None, ()
    return (days[0].isoformat(), days[1].isoformat()), tuple(reasons)


def resolve(report: Report, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times of a report with a ``published_range``: what depends on it becomes a range.

    ``value`` is filled in where every day of the range gives the same and keeps its X otherwise; ``begin`` and
    ``until`` are the first and last day it may mean.
    """
    if report.published or not report.published_range:
        return tuple(times)
    first, last = (dt.date.fromisoformat(day) for day in report.published_range)
    days = [first + dt.timedelta(days=i) for i in range(min(7, (last - first).days))] + [last]
    readings = [reread(report.text, times, day) for day in days]
    return tuple(united(time, [reading[i] for reading in readings]) for i, time in enumerate(times))


def united(time: TimeExpression, readings: Sequence[TimeExpression]) -> TimeExpression:
    """One expression for its readings from several days."""
    if not open_value(time):
        return time
    spans = [(one.begin, one.until) for one in readings if one.begin and one.until]
    if not spans:
        return time
    value = readings[0].value if len({one.value for one in readings}) == 1 else time.value
    return replace(time, value=value, begin=min(begin for begin, _ in spans), until=max(until for _, until in spans))


def overlap(a: Days, b: Days) -> Days | None:
    """The days in both, or None."""
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return (first, last) if first <= last else None


def published_days(others: Sequence[Dated]) -> list[dt.date]:
    """The publication days of the dated reports, in order."""
    return sorted(dt.date.fromisoformat(other.published[:10]) for other, _ in others if other.published)


def around(pile: Sequence[dt.date]) -> Iterator[Evidence]:
    """Reports on one event appear within days of each other."""
    if pile:
        days = pile[0] - dt.timedelta(days=BEFORE_PILE), pile[-1] + dt.timedelta(days=AFTER_PILE)
        yield Evidence(days, f"the dated reports appeared from {pile[0].isoformat()} to {pile[-1].isoformat()}")


def own_date(report: Report, pile: Sequence[dt.date]) -> Iterator[Evidence]:
    """A full date on a short line at the top of the text, or on any line that says "published"."""
    for number, line in enumerate(report.text.split("\n")):
        near = number < HEAD_LINES and len(line) <= DATE_LINE and not line.rstrip().endswith((".", "”", '"'))
        if not (near or SAID.match(line.strip())):
            continue
        for point, place in points(line[:DATE_LINE]):
            if not (near or place < 20):
                continue
            day = full(point, pile) if number else None
            if number == 0 and point.year and SAID.match(line.strip()):
                day = full(point, pile)
            if day:
                yield Evidence((day, day), f"a line of its own gives the date {day.isoformat()}")
                return


def dateline(report: Report, pile: Sequence[dt.date]) -> Iterator[Evidence]:
    """ "ELDWICK, March 13 (MP)": written on that day, printed on it or the next."""
    for line in report.text.split("\n")[:HEAD_LINES]:
        head = DATELINE.match(line)
        if not head:
            continue
        for point, place in points(line[:80]):
            day = full(point, pile) if place <= head.end() + 2 else None
            if day:
                yield Evidence((day, day + dt.timedelta(days=1)), f"its dateline says {day.isoformat()}")
                return


def points(line: str) -> Iterator[tuple[Point, int]]:
    """The days that a line names, with where they stand."""
    items = lexemes(line, lambda _: True)
    for found in expressions(items, lambda _: False):
        if isinstance(found.meaning, Point) and found.meaning.day and found.meaning.month:
            yield found.meaning, items[found.first].start


def full(point: Point, pile: Sequence[dt.date]) -> dt.date | None:
    """The day that a point names; a missing year is that of the nearest dated report."""
    assert point.month
    assert point.day
    if point.year:
        return make(point.year, point.month, point.day)
    choices = [make(pile[0].year + step, point.month, point.day) for step in (-1, 0, 1)] if pile else []
    return min((day for day in choices if day), key=lambda day: abs((day - pile[0]).days), default=None)


def anniversary(report: Report) -> Iterator[Evidence]:
    """ "next week, on the 25th anniversary of the fall of …" gives the week before; alone, the weeks around it."""
    for one in anniversaries(report.text):
        sentence = sentence_at(report.text, one.start)
        days = next((window(one.day, phrase) for phrase in NEARBY if phrase in sentence), around_day(one.day))
        yield Evidence(days, f"it tells of {report.text[one.start : one.end]}, {one.day.isoformat()}")


NEARBY = ("next week", "this week", "today", "yesterday", "tomorrow", "last week")


def around_day(day: dt.date) -> Days:
    """A month on either side."""
    return day - dt.timedelta(days=30), day + dt.timedelta(days=30)


def window(day: dt.date, phrase: str) -> Days:
    """When a report appeared in which ``day`` is today, lies in the next week …"""
    monday = day - dt.timedelta(days=day.isoweekday() - 1)
    weeks = {"next week": -7, "this week": 0, "last week": 7}
    if phrase in weeks:
        first = monday + dt.timedelta(days=weeks[phrase])
        return first, first + dt.timedelta(days=6)
    there = day - dt.timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[phrase])
    return there, there


ENDS = re.compile(r"(?<!\bSt)(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bMrs)\. |\n")


def sentence_at(text: str, start: int) -> str:
    """The sentence around an offset, in lower case."""
    left = max((found.end() for found in ENDS.finditer(text, 0, start)), default=0)
    right = ENDS.search(text, start)
    return text[left : right.start() if right else len(text)].lower()


def told(report: Report, times: Sequence[TimeExpression], pile: Sequence[dt.date]) -> Iterator[Evidence]:
    """The last full date that the report tells as past: it cannot have appeared before that, and not long after it or the pile."""
    past = [
        dt.date.fromisoformat(time.value)
        for time in times
        if re.fullmatch(r"\d{4}-\d\d-\d\d", time.value) and tense_in(report.text, time.start) == "past"
    ]
    if past:
        last = max(past)
        until = max([last + dt.timedelta(days=365), *(day + dt.timedelta(days=AFTER_PILE) for day in pile)])
        yield Evidence((last, until), f"it tells of {last.isoformat()} as past")


def weekdays(report: Report, times: Sequence[TimeExpression], others: Sequence[Dated]) -> Iterator[Evidence]:
    """A bare past weekday lies at most six days back; which day it was, the dated reports say that name it too."""
    known = days_by_name(others)
    for name in WEEKDAYS:
        said = [time for time in times if time.exact.startswith(name) and open_value(time)]
        said = [time for time in said if gone_by(report.text, time.start)]
        day = known.get(name)
        if said and day:
            yield Evidence(
                (day, day + dt.timedelta(days=6)), f"it says {name} as other reports do of {day.isoformat()}"
            )


GONE = re.compile(r"\b(?:said|told|was|were|had|did|has been|went|came|began|took|gave|met|\w{2,}ed)\b")
INFINITIVE = re.compile(r"\bto [a-z]+\b[^.;,]{0,40}$|\bthe $")


def gone_by(text: str, start: int) -> bool:
    """Whether a weekday plainly lies in the past: a past verb around it, no infinitive in front, no "the"."""
    if tense_in(text, start) != "past" or INFINITIVE.search(text, max(0, start - 60), start):
        return False
    return bool(GONE.search(sentence_at(text, start)))


def days_by_name(others: Sequence[Dated]) -> dict[str, dt.date]:
    """For each weekday the day gone by that the dated reports mean by it, where most of them agree."""
    votes: dict[str, Counter[str]] = {}
    for other, times in others:
        if not other.published:
            continue
        for name in WEEKDAYS:
            days = {t.value[:10] for t in times if t.exact.startswith(name) and re.match(r"\d{4}-\d\d-\d\d", t.value)}
            days = {day for day in days if day <= other.published[:10]}
            votes.setdefault(name, Counter()).update(sorted(days))
    found = {}
    for name, count in votes.items():
        if count and count.most_common(1)[0][1] > sum(count.values()) / 2:
            found[name] = dt.date.fromisoformat(count.most_common(1)[0][0])
    return found
