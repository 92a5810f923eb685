"""Rules for the hour: "11:40 p.m.", "22.30 o'clock", "quarter past ten", "shortly before four", "noon"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.annotate.times.lexer import Lexeme
from variorum.annotate.times.meaning import Meaning, Point
from variorum.annotate.times.patterns import Rule, first, rule

FIGURES = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?::(\d\d))?\s*(?:([ap])\.?\s?m)?", re.IGNORECASE)


def clock(items: Sequence[Lexeme]) -> Meaning | None:
    """ "11:40 p.m.", "9am", "22:15", "4 a.m. EDT"."""
    found = first(items, "clock", "dotclock")
    assert found
    match = FIGURES.match(found.text)
    if not match:
        return None
    hour, minute, marker = int(match.group(1)), int(match.group(2) or 0), (match.group(4) or "").lower()
    if hour > 24 or minute > 59 or (marker and hour > 12):
        return None
    if marker:
        hour = hour % 12 + (12 if marker == "p" else 0)
    open_half = not marker and hour < 10 and not found.text.startswith("0")
    return at(hour, minute, items, half_day=open_half)


def at(hour: int, minute: int, items: Sequence[Lexeme], *, half_day: bool) -> Point:
    """The point for an hour, settled by the part of the day that may stand beside it."""
    part = part_of(items)
    if part and hour <= 12:
        hour = in_part(hour, part)
        half_day = False
    zone = first(items, "zone")
    return Point(
        clock=f"{hour:02d}:{minute:02d}", half_day=half_day and hour <= 12, zone=zone.value if zone else None,
        unit="D" if tonight(items) else None, shift=day_shift(items),
    )  # fmt: skip


def part_of(items: Sequence[Lexeme]) -> str | None:
    """The part of the day among the lexemes, "tonight" and "last night" included."""
    found = first(items, "part", "deictic")
    if found:
        return re.sub(r"[-\d]", "", found.value) or None
    unit = first(items, "unit")
    return "NI" if unit and unit.value == "N" else None


def tonight(items: Sequence[Lexeme]) -> bool:
    """Whether a word such as "tonight" or "yesterday" says the day too."""
    return first(items, "deictic") is not None


def day_shift(items: Sequence[Lexeme]) -> int | None:
    """How many days from today that word lies."""
    found = first(items, "deictic")
    digits = re.match(r"-?\d", found.value) if found else None
    return int(digits.group()) if digits else None


def in_part(hour: int, part: str) -> int:
    """The hour of 24 that "eight in the evening" or "two at night" means."""
    if part in ("MO", "DA"):
        return hour % 12
    if part == "NI":
        return hour % 12 + (12 if 6 <= hour < 12 else 0)
    return hour % 12 + 12


def spoken(items: Sequence[Lexeme]) -> Meaning | None:
    """ "quarter past ten", "ten to four", "twenty minutes past eight", "half past seven", "half seven"."""
    hours = [item for item in items if item.kind in ("day", "num")]
    unit = first(items[:-1], "unit")
    if unit and unit.value != ("Q" if len(hours) == 1 else "TM"):
        return None
    if first(items, "apart") and not unit:
        return None
    if len(hours) == 2 and not unit and hours[0].number % 5:
        return None
    hour = int(hours[-1].number)
    minutes = 30 if first(items, "word:half") else 15 if len(hours) == 1 else int(hours[0].number)
    if not 1 <= hour <= 12 or not 0 < minutes < 60 or hours[-1].number % 1:
        return None
    if first(items, "word:to"):
        hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    return at(hour, minutes, items, half_day=True)


def bare_hour(items: Sequence[Lexeme]) -> Meaning | None:
    """ "eight o'clock", "two in the morning", "shortly before four"."""
    found = first(items, "day", "num", "dotclock", "clock")
    assert found
    if found.kind in ("dotclock", "clock"):
        return clock(items)
    if found.number % 1 or not 0 <= found.number <= 24:
        return None
    return at(int(found.number), 0, items, half_day=found.number <= 12)


def around_hour(items: Sequence[Lexeme]) -> Meaning | None:
    """ "shortly before four": only after words that ask for an hour, and only small numbers in words."""
    found = first(items, "day", "num")
    if not found or found.text.isdigit() or found.number > 12:
        return None
    return bare_hour(items)


def noon(items: Sequence[Lexeme]) -> Meaning:
    """ "noon", "midnight" (the end of the day, as TIMEX3 has it)."""
    found = first(items, "noon")
    assert found
    return at_noon(found.value, items)


def at_noon(value: str, items: Sequence[Lexeme]) -> Point:
    """The point for a fixed hour by name."""
    zone = first(items, "zone")
    return Point(clock=value, zone=zone.value if zone else None)


RULES: tuple[Rule, ...] = (
    rule("(clock|dotclock oclock) zone? (((in the)? part)|deictic)?", clock),
    rule("(day|num) oclock zone? (((in the)? part)|(at unit)|deictic)?", bare_hour),
    rule(
        "(a? unit|cardinal (unit)?|half) (past|to|apart) (day|num) oclock? (((in the)? part)|(at unit)|deictic)?",
        spoken,
    ),
    rule("(day|num) (((in the) part)|(at unit)|deictic)", bare_hour),
    rule("noon zone?", noon),
)
