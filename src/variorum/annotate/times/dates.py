"""Rules for dates: named days, months, years and seasons, and those counted from today."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.annotate.times.iso import month_end
from variorum.annotate.times.lexer import Lexeme
from variorum.annotate.times.meaning import Anchor, Meaning, Offset, Ordinal, Point, Recurring, Vague
from variorum.annotate.times.patterns import Rule, first, integer, rule, shift, value, whole
from variorum.annotate.times.periods import (
    a_year_before,
    century,
    decade,
    half,
    half_of_month,
    latest_period,
    quarter,
    quarter_of_year,
    year_end,
    year_period,
)

LEAP = 2000


def seen_from(items: Sequence[Lexeme]) -> Anchor:
    """Whether "following", "previous" and the like count from a date in the text."""
    found = first(items, "shift")
    return "context" if found and found.text in ANCHORED else "published"


ANCHORED = frozenset(("that", "following", "previous", "preceding", "same", "ensuing", "subsequent", "prior"))


def day_and_month(items: Sequence[Lexeme]) -> Meaning | None:
    """ "Monday, Oct. 26, 1998", "the 24th of May", "May 24"."""
    day = whole(items, "day", "ord")
    ordinal = first(items, "ord")
    if ordinal and ordinal.value == "word" and items[0] is ordinal and not first(items, "word:of"):
        return None
    month = integer(items, "month")
    if day is None or month is None or not 1 <= day <= month_end(LEAP, month).day:
        return None
    return Point(
        weekday=integer(items, "weekday", "shortday"),
        month=month,
        day=day,
        year=whole(items, "yyyy"),
    )


def bare_day(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the 17th", "the second of the month": a day whose month nobody says; see ``compose.stands``."""
    ordinal, unit = first(items, "ord"), first(items, "unit")
    if ordinal is None or not 1 <= ordinal.number <= 31 or (unit and unit.value != "M"):
        return None
    return Point(day=int(ordinal.number)) if unit or ordinal.value == "figures" else None


def month_and_year(items: Sequence[Lexeme]) -> Meaning:
    """ "October 1998", "last May", "this September"."""
    return Point(
        month=integer(items, "month"), year=whole(items, "yyyy"), direction=shift(items), anchor=seen_from(items)
    )


def in_figures(items: Sequence[Lexeme]) -> Meaning | None:
    """ "2024-05-26", "26/05/2024", "11/02/89": the month comes first unless that cannot be."""
    text = items[0].value
    if items[0].kind == "iso":
        date, _, clock = text.partition("T")
        year, month, day = (int(part) for part in date.split("-"))
        return Point(year=year, month=month, day=day, clock=clock or None)
    a, b, year = (int(part) for part in re.split(r"[/.]", text))
    month, day = (b, a) if a > 12 or "." in text else (a, b)
    year = year if year > 99 else year + (1900 if year > 40 else 2000)
    real = 1 <= month <= 12 and 1 <= day <= month_end(year, month).day
    return Point(year=year, month=month, day=day) if real else None


def year(items: Sequence[Lexeme]) -> Meaning:
    """ "1998", "fiscal 1998", "the year 2000"."""
    return Point(year=whole(items, "yyyy"), fiscal=bool(first(items, "word:fiscal")))


def the_past(items: Sequence[Lexeme]) -> Meaning:
    """ "the past", where no length follows."""
    return Vague("PAST_REF")


def next_part(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the next morning", "the following evening", "that afternoon"."""
    by = shift(items)
    if by is None or (by == 0 and first(items, "shift").text != "that"):  # type: ignore[union-attr]
        return None
    return Point(unit="D", shift=by, part=value(items, "part"), anchor="context")


def season(items: Sequence[Lexeme]) -> Meaning:
    """ "last fall", "the summer of 1998"."""
    return Point(
        season=value(items, "season"), year=whole(items, "yyyy"), direction=shift(items), anchor=seen_from(items)
    )


def weekday(items: Sequence[Lexeme]) -> Meaning | None:
    """ "Sunday", "last Friday", "Wednesday night"; "Following Monday's debate" begins with a preposition."""
    if items[0].text == "following":
        return None
    return Point(
        weekday=integer(items, "weekday"),
        part=value(items, "part") or night(items),
        direction=shift(items),
        anchor=seen_from(items),
    )


def night(items: Sequence[Lexeme]) -> str | None:
    """NI where the word "night" stands, which is a unit of time as well."""
    unit = first(items, "unit")
    return "NI" if unit and unit.value == "N" else None


def weekdays(items: Sequence[Lexeme]) -> Meaning | None:
    """ "Tuesdays", "Tuesday nights", "every Thursday", "each July", "every summer"."""
    day, month = first(items, "weekday"), first(items, "month")
    if month:
        return Recurring(f"XXXX-{int(month.value):02d}")
    if not day:
        found = value(items, "season")
        return Recurring(f"XXXX-{found}") if found else None
    unit = first(items, "unit", "part")
    plural = day.text.endswith("days") or bool(unit and unit.text.endswith("s"))
    if not plural and not first(items, "every"):
        return None
    part = value(items, "part") or night(items)
    return Recurring(f"XXXX-WXX-{day.value}" + (f"T{part}" if part else ""))


def deictic(items: Sequence[Lexeme]) -> Meaning:
    """ "today", "yesterday morning", "the day before yesterday", "last night"."""
    said = items[0].value
    if said.endswith("_REF"):
        return Vague(said)
    match = re.fullmatch(r"(-?\d)([A-Z]*)", said)
    assert match
    part = match.group(2) or value(items[1:], "part") or night(items[1:])
    return Point(unit="D", shift=int(match.group(1)), part=part)


def shifted_unit(items: Sequence[Lexeme]) -> Meaning | None:
    """ "last week", "this year", "the next month", "the current quarter", "that day"."""
    unit, by = first(items, "unit"), first(items, "shift", "word:past")
    if not unit or not by or unit.value.startswith("T") or by.value == "recent":
        return None
    if unit.text.endswith("s") and unit.value not in ("WE",):
        return None
    letter, step = unit.value, shift(items) or 0
    if letter == "N":
        return Point(unit="D", shift=step, part="NI", anchor=seen_from(items))
    anchored = by.text in ANCHORED
    if by.text == "latest" and letter == "Q":
        return Point(unit="Q", shift=0, anchor="context")
    anchored = anchored or (by.text == "next" and items[0].kind == "word:the")
    letter, step = ("W", step * 2) if letter == "2W" else (letter, step)
    return Point(unit=letter, shift=step, anchor="context" if anchored else "published", text_anchored=anchored)


def the_unit(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the quarter", "the week", "the weekend": the one that is being spoken of."""
    unit = first(items, "unit")
    if not unit or unit.text.endswith("s") or unit.value not in ("D", "W", "WE", "M", "Q", "Y"):
        return None
    if first(items, "word:its") and unit.value not in ("Q", "Y"):
        return None
    return Point(unit=unit.value, shift=0, anchor="context", fiscal=bool(first(items, "word:fiscal")))


def part_of_day(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the morning", "the early evening", "overnight": of the day that is being spoken of."""
    if items[0].kind == "word:the" and items[-1].text == "overnight":
        return None
    return Point(part=value(items, "part") or night(items))


def night_to(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the night to Sunday" is Saturday night."""
    day = integer(items, "weekday")
    return Point(weekday=(day - 2) % 7 + 1, part="NI") if night(items) and day else None


def small_hours(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the early hours", "the small hours"."""
    unit = first(items, "unit")
    return Point(part="MO", mod="START") if unit and unit.text == "hours" else None


def holiday(items: Sequence[Lexeme]) -> Meaning:
    """ "Christmas Eve", "last Thanksgiving", "Easter 2024"."""
    return Point(holiday=value(items, "holiday"), year=whole(items, "yyyy"), direction=shift(items))


def the_unit_before(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the day before", "the week after"."""
    unit, apart = first(items, "unit"), first(items, "apart")
    if not unit or not apart or unit.value not in ("D", "W", "M", "Y"):
        return None
    return Offset(1.0, unit.value, int(apart.value), "context")


def nth_unit(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the first week", "the last day", "the 15th day", which only stand with the point they lie in."""
    unit, number = first(items, "unit"), whole(items, "ord")
    nth = number or shift(items)
    if not unit or unit.value not in ("D", "W", "M", "WE") or not nth or (nth == 1 and not number):
        return None
    return Ordinal(nth, unit.value)


def nth_weekday(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the first Monday in May", "the last Thursday of the month"."""
    at = next(i for i, item in enumerate(items) if item.kind == "weekday")
    nth, inside = whole(items[:at], "ord") or shift(items[:at]), items[at + 2 :]
    unit, month = first(inside, "unit"), integer(inside, "month")
    if nth not in (1, 2, 3, 4, -1) or (unit and unit.value != "M"):
        return None
    named = Point(month=month, year=whole(inside, "yyyy"), direction=shift(inside))
    counted = Point(unit="M", shift=shift(inside) or 0)
    return Ordinal(nth, "D", inside=named if month else counted, weekday=integer(items, "weekday"))


def number_of_week(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the week of March 6": the week that holds the day."""
    unit = first(items, "unit")
    point = day_and_month(items)
    if not unit or unit.value != "W" or not isinstance(point, Point):
        return None
    return Point(year=point.year, month=point.month, day=point.day, unit="W")


OF_YEAR = "(comma? yyyy)?"
RULES: tuple[Rule, ...] = (
    rule("iso", in_figures),
    rule("slash", in_figures),
    rule(f"(wd comma? the?)? month the? dom {OF_YEAR}", day_and_month),
    rule(f"(wd comma? the?)? the? dom of? month {OF_YEAR}", day_and_month),
    rule("the ord (of the? unit)?", bare_day),
    rule("shifted? month (comma|of)? yyyy", month_and_year),
    rule("shifted? month", month_and_year),
    rule("the? unit of month dom (comma? yyyy)?", number_of_week),
    rule("fiscal? yyyy", year),
    rule("the unit yyyy", year),
    rule("the past", the_past),
    rule("the? shift period", latest_period),
    rule("the whole period shift unit", a_year_before),
    rule("(the? shift unit poss) unit", quarter_of_year),
    rule("the yyyy hy? (period|unit)", year_period),
    rule("(the? shifted|that) part", next_part),
    rule("the? (decade)", decade),
    rule("the? ord hy? unit", century),
    rule("(the)? fiscal? hy? (ord hy? unit|quarterly) ((of|in|comma)? fiscal? yyyy)?", quarter),
    rule("the? yyyy fiscal? ord hy? unit", quarter),
    rule("yyyy hy? quarterly", quarter),
    rule("the? (ord|shift) hy? half of? yyyy?", half),
    rule("the? (ord|shift) hy? half of month (comma? yyyy)?", half_of_month),
    rule("the? (ord|shift) weekday (of|in) (the|shifted)* (unit|month) (comma? yyyy)?", nth_weekday),
    rule("(the|shifted)* season ((of|comma)? yyyy)?", season),
    rule("the? shifted weekday (unit|part)?", weekday),
    rule("weekday (unit|part)?", weekday),
    rule("weekday (unit|part)?", weekdays),
    rule("every (weekday|month|season) (unit|part)?", weekdays),
    rule("deictic (unit|part)?", deictic),
    rule("(the)? shifted fiscal? unit", shifted_unit),
    rule("the? (ord|shift) hy? unit", nth_unit),
    rule("the unit apart", the_unit_before),
    rule("(the|its) fiscal? whole? unit", the_unit),
    rule("the? whole? unit hy? (ago|comparative) ord? (unit|period)?", a_year_before),
    rule("the? unit (poss|hy)? edge", year_end),
    rule("the? (edge hy?)? (part)", part_of_day),
    rule("part", part_of_day),
    rule("the? unit to weekday", night_to),
    rule("the edge? unit", small_hours),
    rule("(the|shifted)* holiday (comma? yyyy)?", holiday),
)
