"""Rules for dates: named days, months, years and seasons, and those counted from today."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.annotate.times.iso import month_end
from variorum.annotate.times.lexer import Lexeme
from variorum.annotate.times.meaning import Anchor, Meaning, Offset, Ordinal, Point, Recurring, Vague
from variorum.annotate.times.patterns import Rule, first, rule

VERSION = 1


LEAP = 2000


def value(items: Sequence[Lexeme], *kinds: str) -> str | None:
    """The word-list value of the first lexeme of these kinds."""
    found = first(items, *kinds)
    return found.value if found else None


def whole(items: Sequence[Lexeme], *kinds: str) -> int | None:
    """The number of the first lexeme of these kinds."""
    found = first(items, *kinds)
    return int(found.number) if found else None


def integer(items: Sequence[Lexeme], *kinds: str) -> int | None:
    """The word-list value of the first lexeme of these kinds, as a number."""
    found = value(items, *kinds)
    return int(found) if found is not None else None


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


def month_and_year(items: Sequence[Lexeme]) -> Meaning:
    """ "October 1998", "last May", "this September"."""
    return Point(
        month=integer(items, "month"), year=whole(items, "yyyy"), direction=shift(items), anchor=seen_from(items)
    )


def shift(items: Sequence[Lexeme]) -> int | None:
    """-1, 0 or +1 for "last", "this", "next"."""
    found = first(items, "shift", "word:past")
    if found is None or found.value == "recent":
        return None
    return -1 if found.kind == "word:past" else int(found.value)


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


def year_period(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the 1988 period", "the 1988 quarter": the same part of that year as is being spoken of."""
    unit = first(items, "unit")
    if unit is not None and unit.value != "Q":
        return None
    return Point(year=whole(items, "yyyy"), unit="Q", shift=0, anchor="context")


def latest_period(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the latest period", "the same period": in a report on results the quarter spoken of."""
    return Point(unit="Q", shift=0, anchor="context") if value(items, "shift") == "0" else None


def quarter_of_year(items: Sequence[Lexeme]) -> Meaning | None:
    """ "last year's quarter", "last year's period"."""
    if items[-1].value != "Q" or value(items, "unit") != "Y":
        return None
    return Point(unit="Q", shift=-4, anchor="context")


def the_past(items: Sequence[Lexeme]) -> Meaning:
    """ "the past", where no length follows."""
    return Vague("PAST_REF")


def next_part(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the next morning", "the following evening", "that afternoon"."""
    by = shift(items)
    if by is None or (by == 0 and first(items, "shift").text != "that"):  # type: ignore[union-attr]
        return None
    return Point(unit="D", shift=by, part=value(items, "part"), anchor="context")


def decade(items: Sequence[Lexeme]) -> Meaning:
    """ "the 1980s", "the '80s", "the nineties"; two figures mean the last century unless they are small."""
    text = items[-1].text
    digits = re.sub(r"\D", "", text)
    if not digits:
        names = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
        return Point(decade=190 + 2 + next(i for i, name in enumerate(names) if text.startswith(name)))
    tens = int(digits) // 10
    return Point(decade=tens if tens > 99 else 190 + tens if tens > 1 else 200 + tens)


def century(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the 20th century" is 19 in TIMEX3."""
    number = whole(items, "ord")
    return Point(century=number - 1) if number and value(items, "unit") == "100Y" else None


def quarter(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the third quarter of 1998", "Q3", "the 1988 second quarter"."""
    if value(items, "unit") not in (None, "Q"):
        return None
    short = first(items, "quarterly")
    number = int(short.text[1]) if short else whole(items, "ord")
    if not number or number > 4:
        return None
    return Point(quarter=f"Q{number}", year=whole(items, "yyyy"), fiscal=bool(first(items, "word:fiscal")))


def half(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the first half of 1989", "the last half of the year"."""
    number = whole(items, "ord") or (2 if shift(items) == -1 else None)
    return Point(quarter=f"H{number}", year=whole(items, "yyyy")) if number in (1, 2) else None


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
        return Point(unit="D", shift=step, part="NI")
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


def a_year_before(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the year-earlier quarter", "year-ago", "the year-ago third quarter"."""
    if "Y" not in [item.value for item in items if item.kind == "unit"]:
        return None
    number = whole(items, "ord")
    if first(items, "shift") and (shift(items) != -1 or value(items, "unit") != "Y"):
        return Point(unit="Q", shift=0, anchor="context")
    period = first(items[2:], "unit", "word:period") or first(items, "shift")
    if number:
        return Point(quarter=f"Q{number}", unit="Y", shift=-1)
    return Point(unit="Q" if period else "YQ", shift=-4 if period else -1, anchor="context")


def year_end(items: Sequence[Lexeme]) -> Meaning | None:
    """ "year-end", "the end of the year", "month end"."""
    unit = first(items, "unit")
    if not unit or unit.value not in ("Y", "M", "Q"):
        return None
    return Point(unit=unit.value, shift=0, mod="END")


def part_of_day(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the morning", "the early evening", "overnight": of the day that is being spoken of."""
    return Point(part=value(items, "part") or night(items))


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
    rule("the edge? unit", small_hours),
    rule("(the|shifted)* holiday (comma? yyyy)?", holiday),
)
