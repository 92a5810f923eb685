"""ISO 8601 dates as stretches of time, in days since 1 January 1970, and the marks of a scale that they stand on."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

EPOCH = dt.date(1970, 1, 1).toordinal()
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?")
MOST_TICKS = 8
DAYS = (1, 2, 7)  # steps of a scale, the finest that gives few enough marks
MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)
NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale: a day, and what is written there."""

    day: float
    label: str


def span(begin: str, end: str | None = None) -> tuple[float, float] | None:
    """From the beginning of the first date to the end of the last, as wide as they are vague: a year is a year wide, a
    date with a clock time a moment. None for what is no date of the calendar.
    """
    first, last = stretch(begin), stretch(end or begin)
    return (first[0], max(first[1], last[1])) if first and last else None


def stretch(value: str) -> tuple[float, float] | None:
    """One date."""
    match = ISO.fullmatch(value[:16])
    if not match:
        return None
    year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
    try:
        start = dt.date(year or 0, month or 1, day or 1).toordinal() - EPOCH
    except ValueError:
        return None
    if hour is not None:
        at = start + hour / 24 + (minute or 0) / 1440
        return at, at
    return start, start + 1.0 if day else month_after(start, 1 if month else 12)


def month_after(day: float, months: int) -> float:
    """The first day of a month some months later, the day being in one."""
    date = dt.date.fromordinal(math.floor(day) + EPOCH)
    whole = date.year * 12 + date.month - 1 + months
    if not dt.MINYEAR <= whole // 12 <= dt.MAXYEAR:
        return (dt.date.max.toordinal() + 1 if months > 0 else 1) - EPOCH
    return dt.date(whole // 12, whole % 12 + 1, 1).toordinal() - EPOCH


def ticks(start: float, end: float) -> tuple[Tick, ...]:
    """The marks between two days, eight at most: days, months or years, whatever fits."""
    for step in DAYS:
        if (end - start) / step <= MOST_TICKS:
            return tuple(Tick(day, day_label(day)) for day in range(math.ceil(start), math.floor(end) + 1, step))
    fitting = next((months for months in MONTHS if (end - start) / (months * 30.44) <= MOST_TICKS), MONTHS[-1])
    return tuple(months_between(start, end, fitting))


def months_between(start: float, end: float, step: int) -> Iterator[Tick]:
    """First days of months whose number, counted from year 0, the step divides."""
    date = dt.date.fromordinal(math.floor(start) + EPOCH)
    whole = date.year * 12 + date.month - 1
    day = month_after(start, -(whole % step))
    while day <= min(end, dt.date.max.toordinal() - EPOCH):
        if day >= start:
            yield Tick(day, month_label(day, step))
        day = month_after(day, step)


def day_label(day: float) -> str:
    """ "13 Mar"."""
    date = dt.date.fromordinal(math.floor(day) + EPOCH)
    return f"{date.day} {NAMES[date.month - 1]}"


def full_label(day: float) -> str:
    """ "13 Mar 2031"."""
    return f"{day_label(day)} {dt.date.fromordinal(math.floor(day) + EPOCH).year}"


def month_label(day: float, step: int) -> str:
    """ "Mar 2031"; the year alone where the scale has nothing finer."""
    date = dt.date.fromordinal(math.floor(day) + EPOCH)
    return str(date.year) if step % 12 == 0 else f"{NAMES[date.month - 1]} {date.year}"
