"""TIMEX3 values and the calendar intervals they mean; ISO 8601 with TIMEX3's additions (seasons, parts, X)."""

from __future__ import annotations

import calendar
import datetime as dt
import re

PARTS = {
    "DA": ("04:00", "06:59"),
    "MO": ("06:00", "11:59"),
    "MI": ("11:00", "13:59"),
    "AF": ("12:00", "17:59"),
    "DT": ("06:00", "20:59"),
    "EV": ("17:00", "23:59"),
    "NI": ("18:00", "05:59"),
}
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
LETTERS = re.compile(r"(\d*)([A-Z]+)")


def number(amount: float | None) -> str:
    """An amount as TIMEX3 writes it: "3", "2.5", "X"."""
    if amount is None:
        return "X"
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"


def unit_of(name: str) -> tuple[int, str]:
    """The factor and the plain letter of a unit of the word list: ("10Y") → (10, "Y"), nights count as days."""
    match = LETTERS.fullmatch(name)
    assert match
    factor, letter = int(match.group(1) or 1), match.group(2)
    return {"N": (factor, "D"), "WE": (2 * factor, "D")}.get(letter, (factor, letter))


def duration(lengths: tuple[tuple[float | None, str], ...]) -> str:
    """The value of a length: (2, "W") → "P2W", (5.5, "TH") → "PT5H30M", (None, "10Y") → "PXY"."""
    amount, name = lengths[0]
    factor, letter = unit_of(name)
    if amount is not None and amount % 1 and len(lengths) == 1:
        lengths = halves(amount, name)
        amount, name = lengths[0]
        factor, letter = unit_of(name)
    total = None if amount is None else amount * factor
    time = "T" if letter.startswith("T") else ""
    value = f"P{time}{number(total)}{letter[-1]}"
    for more, other in lengths[1:]:
        by, plain = unit_of(other)
        mark = "T" if plain.startswith("T") and not time else ""
        value += f"{mark}{number(None if more is None else more * by)}{plain[-1]}"
    return value


def halves(amount: float, name: str) -> tuple[tuple[float | None, str], ...]:
    """A broken amount of hours, years or minutes as whole units and smaller ones; else as it is."""
    smaller = {"TH": ("TM", 60), "Y": ("M", 12), "TM": ("TS", 60), "D": ("TH", 24)}.get(name)
    if smaller is None or amount < 1:
        return (((amount * smaller[1]), smaller[0]),) if smaller else ((amount * 1.0, name),)
    return ((float(int(amount)), name), (round((amount % 1) * smaller[1]), smaller[0]))


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def add(day: dt.date, amount: int, letter: str) -> dt.date:
    """``day`` moved by so many D, W, M, Q or Y; a day that the month has not becomes its last.

    Raises:
        OverflowError: the calendar ends before that.
    """
    if letter in ("D", "W"):
        return day + dt.timedelta(days=amount * (7 if letter == "W" else 1))
    months = amount * {"M": 1, "Q": 3, "Y": 12}[letter]
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        raise OverflowError(f"no year {year} in this calendar")
    return dt.date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def cut(day: dt.date, letter: str) -> str:
    """The value of the day, week, weekend, month, quarter or year that holds ``day``."""
    year, week, _ = day.isocalendar()
    return {
        "D": day.isoformat(),
        "W": f"{year}-W{week:02d}",
        "WE": f"{year}-W{week:02d}-WE",
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04d}",
        "10Y": f"{day.year // 10:03d}",
        "100Y": f"{day.year // 100:02d}",
        "1000Y": f"{day.year // 1000:01d}",
    }[letter]


DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d|[A-Z]{2}))?$")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
YEAR = re.compile(r"(\d{1,4})$")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
PERIOD = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")


def interval(value: str) -> tuple[str, str] | None:
    """The first and last day, or minute, of a value; None for lengths, sets, X and vague references."""
    if match := DAY.match(value):
        day = value[:10]
        if not real(day):
            return None
        return on_day(day, match.group(4)) if match.group(4) else (day, day)
    if match := MONTH.match(value):
        year, month = int(match.group(1)), int(match.group(2))
        return f"{value}-01", month_end(year, month).isoformat()
    if match := YEAR.match(value):
        missing = 4 - len(value)
        first = max(f"{value}{'0' * missing}", "0001")  # the calendar has no year 0
        return f"{first}-01-01", f"{value}{'9' * missing}-12-31"
    if match := WEEK.match(value):
        monday = dt.date.fromisocalendar(int(match.group(1)), int(match.group(2)), 1)
        return (monday + dt.timedelta(days=5 if match.group(3) else 0)).isoformat(), (
            monday + dt.timedelta(days=6)
        ).isoformat()
    if match := PERIOD.match(value):
        return period(int(match.group(1)), match.group(2))
    return None


def real(day: str) -> bool:
    """Whether there is such a day ("1999-02-29" is none)."""
    year, month = int(day[:4]), int(day[5:7])
    return 1 <= year <= 9998 and 1 <= month <= 12 and 1 <= int(day[8:10]) <= month_end(year, month).day


def on_day(day: str, clock: str) -> tuple[str, str]:
    """The minutes that an hour or a part of a day means; a night runs on into the next morning."""
    if clock in PARTS:
        first, last = PARTS[clock]
        until = next_day(day) if clock == "NI" else day
        return f"{day}T{first}", f"{until}T{last}"
    if clock == "24:00":
        return f"{next_day(day)}T00:00", f"{next_day(day)}T00:00"
    return f"{day}T{clock}", f"{day}T{clock}"


def next_day(day: str) -> str:
    """The day after an ISO day."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()


def period(year: int, name: str) -> tuple[str, str]:
    """First and last day of a quarter, a half or a (northern, meteorological) season; winter ends in the next year."""
    if name[0] == "Q":
        first, last = 3 * int(name[1]) - 2, 3 * int(name[1])
    elif name[0] == "H" and name[1].isdigit():
        first, last = 6 * int(name[1]) - 5, 6 * int(name[1])
    else:
        first, last = SEASONS[name]
    ends = year + 1 if last < first else year
    return f"{year:04d}-{first:02d}-01", month_end(ends, last).isoformat()
