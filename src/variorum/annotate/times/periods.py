"""What quarters, halves, decades, centuries and "a year earlier" mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.annotate.times.lexer import Lexeme
from variorum.annotate.times.meaning import Meaning, Point
from variorum.annotate.times.patterns import first, shift, value, whole


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


def half_of_month(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the first half of May", "the second half of April 2031"."""
    number = whole(items, "ord") or (2 if shift(items) == -1 else None)
    if number not in (1, 2):
        return None
    month = int(str(value(items, "month")))
    return Point(month=month, year=whole(items, "yyyy"), mod="START" if number == 1 else "END")


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
