"""The dates and clock times of a draft against those of the reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from variorum.check.evidence import Desk, Place
from variorum.check.found import as_reported, at, first_places, inside_marks
from variorum.relate.claims.calendar import Facets, clash, comparable, facets
from variorum.types import Finding, TimeExpression

NAMED = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)"
    r"|\b(?:midnight|noon|midday|past|to|o[’']clock)\b|\b(?:spring|summer|autumn|winter|christmas|easter)\b",
    re.IGNORECASE,
)

WEEK = timedelta(days=7)
FINENESS = ("longer", "month", "day", "clock")


def dates(desk: Desk) -> Iterator[Finding]:
    """One finding for each day, month, year or clock time that is the draft's own; "last week" and "now" are none."""
    for time in desk.draft.annotations.times:
        number = desk.sentence_at(time.start)
        if number is None or time.type not in ("DATE", "TIME") or inside_marks(desk, time):
            continue
        told = facets(time)
        if told.told and NAMED.search(time.exact):
            yield judged(desk, time, told, number)


def judged(desk: Desk, time: TimeExpression, told: Facets, number: int) -> Finding:
    """What the reports say to one date."""
    near, wide, here = desk.near(number), desk.places[number], at(desk, time)
    same = [t for place in near for t in within(place, place.window()) if agree(told, t)]
    if same:
        return as_reported(desk, "date", here, same)
    rivals = [t for place in near for t in within(place, place.window(0)) if rival(told, t)]
    if rivals:
        return Finding("date", "altered", here, first_places(rivals), (), (f"“{rivals[0].exact}” in the reports",))
    same = [t for place in wide for t in within(place, place.window()) if agree(told, t)]
    if same:
        return as_reported(desk, "date", here, same)
    published = [
        place.anchor for place in near if place.side.report.published and on_day(told, place.side.report.published)
    ]
    if published:
        return Finding("date", "as reported", here, first_places(published), (), ("the day the report appeared",))
    same = [t for side in desk.sides for t in side.annotations.times if agree(told, t)]
    if same:
        return as_reported(desk, "date", here, same)
    return Finding("date", "in none", here, (), (), ("no report has this date",))


def within(place: Place, span: tuple[int, int]) -> list[TimeExpression]:
    """The dates and clock times of a report in a stretch of it."""
    return [t for t in place.side.annotations.times if t.type in ("DATE", "TIME") and span[0] <= t.start < span[1]]


def agree(told: Facets, time: TimeExpression) -> bool:
    """Whether the draft's date is the report's, told as finely there or finer."""
    other = facets(time)
    if not comparable(told, other) or clash(told, other) or (told.minute is not None and other.minute is None):
        return False
    if other.by_name and sort(told) in ("longer", "month") and not within_a_week(told, other):
        return False
    return FINENESS.index(sort(told)) <= FINENESS.index(sort(other))


def within_a_week(told: Facets, other: Facets) -> bool:
    """Whether a weekday, which may have been put in a wrong week, lies in a month or year, give or take that week."""
    if not (told.first and told.last and other.first and other.last):
        return True
    first, last = (date.fromisoformat(day) for day in (other.first, other.last))
    return (last + WEEK).isoformat() >= told.first and (first - WEEK).isoformat() <= told.last


def rival(told: Facets, time: TimeExpression) -> bool:
    """Whether a report has another date of the same sort where the draft has this one."""
    other = facets(time)
    if (told.minute is None) != (other.minute is None):
        return False
    return (
        NAMED.search(time.exact) is not None
        and comparable(told, other)
        and clash(told, other)
        and sort(told) == sort(other)
    )


def sort(told: Facets) -> str:
    """How finely a date is told."""
    if told.minute is not None:
        return "clock"
    if told.first is not None and told.first == told.last:
        return "day"
    return "month" if told.month is not None else "longer"


def on_day(told: Facets, published: str) -> bool:
    """Whether a day is the one on which a report appeared."""
    return told.first is not None and told.last is not None and told.first <= published[:10] <= told.last
