"""Dates as mastheads and page metadata write them, to ISO 8601 days; running text is another module's business.

Only what is certain: a day and month without a year gives no date, and 03/04/2024 gives none because half the world
reads it one way and half the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
WEEKDAY = r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
CLOCK = (
    r"(?:[T,\s]*(?:\bat\s+|[-–—|•·]\s*)?\d\d?[:.h]\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\b\.?|Z\b)?"
    r"(?:\s*\(?(?:[+-]\d\d:?\d\d|GMT|UTC|BST|CES?T|E[SD]?T|P[SD]?T|C[SD]T|EES?T|IST|a\.?m\.?\s*E\.?T\.?)(?:[+-]\d\d?)?\)?)?)?"
)
FORMS = tuple(
    re.compile(WEEKDAY + form + CLOCK, re.IGNORECASE)
    for form in (
        r"(?<![\d-])" + YEAR + r"(?P<mark>[-/.])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<![\d.,])" + DAY + r"[\s-]+(?:of\s+)?" + MONTH + r"(?:,?[\s-]+" + YEAR + r")?",
        r"\b" + MONTH + r"\s+" + DAY + r"\b(?:,?\s+" + YEAR + r")?",
        r"(?<![\d./])(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark)" + YEAR,
    )
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a line: its half-open stretch, clock time and weekday included, and its ISO day where one is certain."""

    start: int
    end: int
    iso: str | None


def written(line: str) -> Iterator[Written]:
    """The dates in ``line``, in order, without overlaps; one without a year has no ``iso``."""
    found = sorted((m for form in FORMS for m in form.finditer(line)), key=lambda m: (m.start(), -m.end()))
    end = 0
    for match in found:
        if match.start() >= end:
            end = match.end()
            yield Written(match.start(), end, day_of(match.groupdict()))


def day_of(parts: dict[str, str | None]) -> str | None:
    """The ISO day for the named groups of one of ``FORMS``; None where it is not certain or not on the calendar."""
    year, month, day = parts["year"], parts.get("month"), parts.get("day")
    if year is None:
        return None
    if month is None:
        month, day = month_and_day(parts["first"] or "", parts["second"] or "", dotted=parts["mark"] == ".")
    if month is None or day is None:
        return None
    try:
        return date(int(year), MONTHS.get(month.lower()) or int(month), int(day)).isoformat()
    except ValueError:
        return None


def month_and_day(first: str, second: str, *, dotted: bool) -> tuple[str | None, str | None]:
    """Month and day of "30.05", "05/30", "30/05"; (None, None) where it could be either."""
    if dotted or int(first) > 12 or first == second:
        return second, first
    return (first, second) if int(second) > 12 else (None, None)


def iso_day(value: str | None) -> str | None:
    """The day of a machine-readable date or of a written one; None where there is no certain day in it."""
    for found in written(value or ""):
        if found.iso:
            return found.iso
    return None
