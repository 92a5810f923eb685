"""Dates and clock times that a copy changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.reconcile.alterations.passage import Found, Half, Passage
from variorum.text import fold
from variorum.types import TimeExpression

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_DAY = re.compile(r"^(?:\d{4}|XXXX)-(\d\d)-(\d\d)")
CLOCK = re.compile(r"T(\d\d:\d\d)")
HOUR = re.compile(r"\d{1,2}[:.]\d\d")
YEAR = re.compile(r"^\d{4}$")


def dates(passage: Passage) -> Iterator[Found]:
    """Days, years, weekdays and clock times that one side names and the other report names nowhere."""
    for sort in ("day", "year", "weekday", "clock"):
        mine, theirs = only_here(passage.a, passage.b, sort), only_here(passage.b, passage.a, sort)
        if len(mine) == 1 == len(theirs) and spelled(mine[0].exact) != spelled(theirs[0].exact):
            one, other = mine[0], theirs[0]
            reason = f"“{one.exact}” became “{other.exact}”"
            yield Found("date", (one.start, one.end), (other.start, other.end), reason, 0.9)


def spelled(words: str) -> str:
    """The words less what houses write in their own way: "3:10 a.m." is "3.10am"."""
    return re.sub(r"[\W_]+", "", fold(words))


def only_here(half: Half, other: Half, sort: str) -> list[TimeExpression]:
    """The expressions of a passage whose part of that sort the whole other report does not have."""
    there = {part(t, sort) for t in other.side.annotations.times}
    there |= days_of(other) if sort == "weekday" else set()
    found = [t for t in half.inside(half.side.annotations.times) if part(t, sort)]
    return [t for t in found if part(t, sort) not in there and not (sort == "day" and printed(t, other))]


def printed(time: TimeExpression, half: Half) -> bool:
    """Whether the other passage prints the number of the day: one of several days with one month ("24, 25 and 27 May")."""
    start, end = half.wide
    day = str(int((part(time, "day") or "-0").split("-")[1]))
    return re.search(rf"\b{day}(?:st|nd|rd|th)?\b", half.side.report.text[start:end]) is not None


def days_of(half: Half) -> set[str | None]:
    """Every weekday name in a report."""
    return {word for word in WEEKDAYS if word in half.side.report.text.casefold()}


def part(time: TimeExpression, sort: str) -> str | None:
    """What an expression itself says, not what it was resolved to: "05-12", "2016", "thursday", "00:35"."""
    exact = time.exact.casefold()
    if sort == "weekday":
        return next((day for day in WEEKDAYS if day in exact), None)
    if sort == "clock":
        match = CLOCK.search(time.value)
        return match.group(1) if match and re.search(r"\d", exact) and time.mod is None else None
    if sort == "year":
        return time.value if YEAR.match(time.value) and re.search(r"\d{4}", exact) else None
    match, exact = MONTH_DAY.match(time.value), HOUR.sub("", exact)
    return "-".join(match.groups()) if match and re.search(r"\d", exact) and re.search(r"[a-z]{3}", exact) else None
