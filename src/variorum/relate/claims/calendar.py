"""When two times cannot be one: compared by what each of them tells, be it a day, a weekday, a month or an hour.

A report without a date still says "Sunday" or "21 May"; TIMEX3 values keep that ("XXXX-WXX-7", "XXXX-05-21").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.types import TimeExpression

DAY = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)-(\d\d|XX)(?:T(.*))?")
MONTH = re.compile(r"(\d{4}|XXXX)-(\d\d)")
YEAR = re.compile(r"\d{4}")
WEEKDAY = re.compile(r"(?:\d{4}|XXXX)-W(?:\d\d|XX)-([1-7])(?:T(.*))?")
WEEK = re.compile(r"(?:\d{4}|XXXX)-W(?:\d\d|XX)")
CLOCK = re.compile(r"(\d\d):(\d\d)")
NAMED_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
OF_A_HALF = re.compile(
    r"\d|\b(?:[ap]\.?m|morning|noon|midday|afternoon|evening|night|midnight|dawn|dusk|today|tonight)\b", re.IGNORECASE
)
NIGHT = re.compile(r"\d{4}-\d\d-\d\dT(?:NI|EV)")
ACROSS = re.compile(r"\b(?:to|into|overnight)\b", re.IGNORECASE)  # "the night to Thursday" is of two days
EARLY, LATE = frozenset({1, 2, 3}), frozenset({4, 5, 6, 7})
SPREAD = 21  # days over which a report without a date is spread at most, for its weekdays to be told apart
NEAR, ROUGH = 4, 15  # minutes that two clock times, and two rough ones, may lie apart


@dataclass(frozen=True, slots=True)
class Facets:
    """What a time expression tells; None for what it leaves open.

    ``first`` and ``last`` are ISO days where it is placed; ``weekdays`` are 1 (Monday) to 7; ``minute`` is of the day.
    ``by_name``: the day is known by its weekday's name alone, so the week it was put in may be the wrong one.
    ``either_half``: the hour is told in words that fit both halves of the day ("a quarter past eleven").
    """

    first: str | None
    last: str | None
    month: int | None
    day: int | None
    weekdays: frozenset[int] | None
    minute: int | None
    rough: bool
    by_name: bool
    either_half: bool

    @property
    def told(self) -> bool:
        """Whether there is anything to compare."""
        return any(part is not None for part in (self.first, self.month, self.day, self.weekdays, self.minute))


def facets(time: TimeExpression) -> Facets:
    """What the expression tells."""
    first = time.begin[:10] if time.begin and time.until else None
    last = time.until[:10] if first and time.until else None
    if NIGHT.fullmatch(time.value) and not ACROSS.search(time.exact):
        last = first  # the night is named after the day that it begins on
    month, day, weekdays, clock = _parts(time)
    if first is not None and first == last:
        month, day, weekdays = int(first[5:7]), int(first[8:10]), frozenset({date.fromisoformat(first).isoweekday()})
    found = CLOCK.match(clock or "")
    named = bool(NAMED_DAY.search(time.exact)) and not re.search(r"\d", re.sub(r"\d{1,2}[:.]\d\d", "", time.exact))
    return Facets(
        first,
        last,
        month,
        day,
        weekdays,
        int(found[1]) * 60 + int(found[2]) if found else None,
        time.mod == "APPROX",
        named,
        found is not None and not OF_A_HALF.search(time.exact),
    )


def _parts(time: TimeExpression) -> tuple[int | None, int | None, frozenset[int] | None, str | None]:
    """Month, day, weekdays and clock part of the value."""
    if found := DAY.fullmatch(time.value):
        return _number(found[2]), _number(found[3]), None, found[4]
    if found := WEEKDAY.fullmatch(time.value):
        return None, None, frozenset({int(found[1])}), found[2]
    if found := MONTH.fullmatch(time.value):
        return int(found[2]), None, None, None
    if WEEK.fullmatch(time.value) and time.mod in ("START", "END"):
        return None, None, EARLY if time.mod == "START" else LATE, None
    return None, None, None, None


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def comparable(a: Facets, b: Facets) -> bool:
    """Whether some part is told by both."""
    return any(
        (
            a.first is not None and b.first is not None,
            a.month is not None and b.month is not None,
            a.weekdays is not None and b.weekdays is not None,
            a.minute is not None and b.minute is not None,
        )
    )


def clash(a: Facets, b: Facets) -> bool:
    """Whether no one time can be meant by both."""
    if a.minute is not None and b.minute is not None:
        return _minutes_apart(a, b)
    if a.first and a.last and b.first and b.last:
        if a.by_name or b.by_name:
            return _other_weekday(a, b) and not any(x <= y and v <= u for x, u in _days(a) for v, y in _days(b))
        return a.last < b.first or b.last < a.first
    if a.month is not None and b.month is not None:
        return a.month != b.month or (a.day is not None and b.day is not None and a.day != b.day)
    return _other_weekday(a, b)


def _days(told: Facets) -> list[tuple[str, str]]:
    """First and last day of what may be meant; of a weekday in a report that may be of several days, each such day."""
    if not (told.first and told.last):
        return []
    first, last = date.fromisoformat(told.first), date.fromisoformat(told.last)
    length = (last - first).days
    if not told.by_name or told.weekdays is None or not 0 < length <= SPREAD:
        return [(told.first, told.last)]
    days = (first + timedelta(days=i) for i in range(length + 1))
    return [(day.isoformat(), day.isoformat()) for day in days if day.isoweekday() in told.weekdays]


def _other_weekday(a: Facets, b: Facets) -> bool:
    return a.weekdays is not None and b.weekdays is not None and not a.weekdays & b.weekdays


def _minutes_apart(a: Facets, b: Facets) -> bool:
    day = 720 if a.either_half or b.either_half else 1440
    between = abs((a.minute or 0) - (b.minute or 0)) % day
    return min(between, day - between) > (ROUGH if a.rough or b.rough else NEAR)
