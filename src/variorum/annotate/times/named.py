"""Named days, weekdays, months, seasons, quarters and holidays: which one is meant, seen from the publication day."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from variorum.annotate.times.iso import SEASONS, month_end
from variorum.annotate.times.meaning import Point
from variorum.annotate.times.tense import Tense

NAMES = frozenset(("month", "day", "weekday", "season", "quarter", "holiday"))


def value(point: Point, published: dt.date | None, reference: dt.date | None, tense: Tense | None) -> str:
    """The TIMEX3 value of a named point; X stands for what nobody said."""
    if point.holiday:
        return holiday(point, published, tense)
    if point.day and point.month:
        return day_of_month(point, published, tense)
    if point.day and not (point.unit or point.year):
        return bare_day(point, published, tense)
    if point.weekday:
        return weekday(point, published, reference, tense)
    if point.season or point.quarter:
        name = point.season or point.quarter
        year = point.year or period_year(point, reference or published, tense)
        return f"{year:04d}-{name}" if year else f"XXXX-{name}"
    if point.month:
        year = point.year or month_year(point, published, reference, tense)
        found = f"{year:04d}" if year else "XXXX"
        return f"{found}-{point.month:02d}"
    if point.unit == "W" and point.day:
        return "XXXX-WXX"
    return f"{point.year:04d}" if point.year else "XXXX"


def day_of_month(point: Point, published: dt.date | None, tense: Tense | None) -> str:
    """A day of a month; the year that its weekday fits, else the one that the tense or nearness asks for."""
    assert point.month
    assert point.day
    if point.year:
        found = make(point.year, point.month, point.day)
    else:
        found = nearest(day_choices(point, published), published, tense)
    if found is None:
        return f"{point.year or 'XXXX'}-{point.month:02d}-{point.day:02d}"
    if point.unit == "W":
        year, week, _ = found.isocalendar()
        return f"{year}-W{week:02d}"
    return found.isoformat()


def bare_day(point: Point, published: dt.date | None, tense: Tense | None) -> str:
    """A day whose month nobody says: of this month or one beside it, on the side of the tense, on its weekday if that is said."""
    assert point.day
    if published is None:
        return f"XXXX-XX-{point.day:02d}"
    months = [divmod(published.year * 12 + published.month - 1 + step, 12) for step in (-1, 0, 1)]
    days = [day for year, month in months if (day := make(year, month + 1, point.day))]
    fitting = [day for day in days if day.isoweekday() == point.weekday]
    found = nearest(fitting or days, published, tense)
    return found.isoformat() if found else f"XXXX-XX-{point.day:02d}"


def make(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the month has no such day."""
    return dt.date(year, month, day) if 1 <= year <= 9998 and day <= month_end(year, month).day else None


def day_choices(point: Point, published: dt.date | None) -> list[dt.date]:
    """The days in the years around the publication; only those on the weekday named, if one is and one fits."""
    if published is None or not point.month or not point.day:
        return []
    found = [make(published.year + step, point.month, point.day) for step in (-1, 0, 1)]
    days = [day for day in found if day]
    fitting = [day for day in days if day.isoweekday() == point.weekday]
    return fitting or days


def nearest(choices: Iterable[dt.date], published: dt.date | None, tense: Tense | None) -> dt.date | None:
    """The choice nearest to the publication on the side that the tense asks for, or else on any side."""
    days = list(choices)
    if published is None or not days:
        return None
    return min(days, key=lambda day: distance((day - published).days, tense))


AGAINST = 4


def distance(ahead: int, tense: Tense | None) -> int:
    """How far off, a choice on the side that the tense speaks against being counted as so many times further."""
    wrong = (tense == "past" and ahead > 0) or (tense == "future" and ahead < 0)
    return abs(ahead) * (AGAINST if wrong else 1)


def weekday(point: Point, published: dt.date | None, reference: dt.date | None, tense: Tense | None) -> str:
    """A weekday: the last one by default, the next one in a clause that looks ahead."""
    assert point.weekday
    base = reference or published
    if base is None:
        return f"XXXX-WXX-{point.weekday}"
    back = (base.isoweekday() - point.weekday) % 7
    ahead = (point.weekday - base.isoweekday()) % 7
    if point.direction == -1:
        return (base - dt.timedelta(days=back or 7)).isoformat()
    if point.direction == 1:
        tomorrow = ahead == 1 and reference is None  # of which nobody says "next Wednesday"
        return (base + dt.timedelta(days=8 if tomorrow else ahead or 7)).isoformat()
    if point.direction == 0:
        return (base + dt.timedelta(days=point.weekday - base.isoweekday())).isoformat()
    if tense in ("future", "present"):
        return (base + dt.timedelta(days=ahead)).isoformat()
    return (base - dt.timedelta(days=back)).isoformat()


def month_year(point: Point, published: dt.date | None, reference: dt.date | None, tense: Tense | None) -> int | None:
    """The year of a month said without one."""
    base = reference or published
    if base is None or not point.month:
        return None
    if point.direction == 0:
        return base.year
    if point.direction == -1:
        return base.year if point.month < base.month else base.year - 1
    if point.direction == 1:
        return base.year if point.month > base.month else base.year + 1
    years = (base.year - 1, base.year, base.year + 1)
    return min(years, key=lambda year: distance(months(year, point.month, base), tense))


def months(year: int, month: int | None, base: dt.date) -> int:
    """How many months a month lies ahead of another date's."""
    return year * 12 + (month or 1) - base.year * 12 - base.month


def period_year(point: Point, published: dt.date | None, tense: Tense | None) -> int | None:
    """The year of a season, quarter or half said without one."""
    if published is None:
        return None
    first = first_month(point)
    starts = [published.year + step for step in (-1, 0, 1)]
    if point.direction == 0:
        return published.year
    if point.quarter and point.direction is None:
        return min(
            starts, key=lambda year: distance(months(year, first + 1, published), tense if tense == "past" else None)
        )
    if point.direction == -1:
        return max(year for year in starts if (year, first + 2) < (published.year, published.month))
    if point.direction == 1 or tense == "future":
        return min(year for year in starts if (year, first) >= (published.year, published.month - 2))
    if tense == "past":
        return max(year for year in starts if (year, first) <= (published.year, published.month))
    return min(starts, key=lambda year: abs(months(year, first + 1, published)))


def first_month(point: Point) -> int:
    """The month that a season, quarter or half begins in."""
    if point.season:
        return SEASONS[point.season][0]
    assert point.quarter
    return (3 if point.quarter[0] == "Q" else 6) * (int(point.quarter[1]) - 1) + 1


@cache
def calendar() -> dict[str, dict[str, object]]:
    """The holidays file."""
    text = files("variorum.data").joinpath("holidays.toml").read_text("utf-8")
    return tomllib.loads(text)


def holiday(point: Point, published: dt.date | None, tense: Tense | None) -> str:
    """The day of a holiday in the year that is said or meant."""
    assert point.holiday
    if point.year:
        found: dt.date | None = holiday_in(point.holiday, point.year)
    elif published is None:
        fixed = calendar()["fixed"].get(point.holiday)
        return f"XXXX-{fixed}" if fixed else "XXXX-XX-XX"
    else:
        years = [published.year + step for step in (-1, 0, 1)]
        days = [holiday_in(point.holiday, year) for year in years]
        side: Tense | None = {-1: "past", 1: "future"}.get(point.direction or 0, tense)  # type: ignore[assignment]
        if point.direction == -1:
            days = [day for day in days if day < published]
        found = min(
            days, key=lambda day: distance((day - published).days, side) * (2 if day > published else 1), default=None
        )
    return found.isoformat() if found else "XXXX-XX-XX"


def holiday_in(name: str, year: int) -> dt.date:
    """The day of a holiday in a year."""
    fixed = calendar()["fixed"].get(name)
    if isinstance(fixed, str):
        return dt.date(year, int(fixed[:2]), int(fixed[3:]))
    rule = calendar()["moving"][name]
    assert isinstance(rule, list)
    if len(rule) == 1:
        return easter(year) + dt.timedelta(days=rule[0])
    month, day, nth, *more = rule
    return nth_weekday(year, month, day, nth) + dt.timedelta(days=sum(more))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The nth such weekday of a month; a negative nth counts from its end."""
    if nth > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = month_end(year, month)
    return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (nth + 1))


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, remainder = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * remainder + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)
