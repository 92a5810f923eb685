"""Put what the words mean on the calendar: TIMEX3 values, and the days they may mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from variorum.annotate.times import iso, named
from variorum.annotate.times.meaning import (
    Length,
    Meaning,
    Offset,
    Ordinal,
    Point,
    Recurring,
    Vague,
    filled,
    has_date,
    has_time,
)
from variorum.annotate.times.tense import Tense
from variorum.types import TimeType


@dataclass(frozen=True, slots=True)
class Context:
    """What has been said so far: the publication day, the last day, clock time and quarter spoken of.

    ``spoken`` is the first day of the last date of any breadth ("in June 1998"), for "that year" and "the next month";
    ``near`` the last day told within ten days of the publication, where hours without a day belong;
    ``days`` the last few, for "the Friday".
    """

    published: dt.date | None
    day: dt.date | None = None
    clock: str | None = None
    quarter: tuple[int, int] | None = None
    spoken: dt.date | None = None
    near: dt.date | None = None
    days: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression's type, value and mod, and the interval it means (None where it has none)."""

    type: TimeType
    value: str
    mod: str | None
    interval: tuple[str, str] | None


def resolve(meaning: Meaning, context: Context, tense: Tense | None) -> Resolved | None:
    """The TIMEX3 reading of a meaning; None for what is no time expression (an age) or beyond the calendar (year 0)."""
    try:
        return read(meaning, context, tense)
    except (OverflowError, ValueError):
        return None


def read(meaning: Meaning, context: Context, tense: Tense | None) -> Resolved | None:
    """The reading of a meaning that lies inside the calendar.

    Raises:
        OverflowError, ValueError: it does not.
    """
    match meaning:
        case Point():
            return point(meaning, context, tense)
        case Ordinal() if meaning.inside:
            return ordinal(meaning, meaning.inside, context, tense)
        case Offset():
            return offset(meaning, context, tense)
        case Length():
            return length(meaning, context)
        case Recurring():
            return Resolved("SET", meaning.value, meaning.mod, None)
        case Vague():
            return Resolved("DATE", meaning.value, meaning.mod, None)
        case _:
            return None


def point(meaning: Point, context: Context, tense: Tense | None) -> Resolved:
    """A place on the calendar."""
    kind: TimeType = "TIME" if has_time(meaning) else "DATE"
    if not has_date(meaning):
        value = hour(meaning, context, tense)
    else:
        value = date_value(meaning, context, tense)
        if has_time(meaning):
            value += "T" + (clock_after(meaning, context) if meaning.clock else str(meaning.part))
    return Resolved(kind, value, meaning.mod, iso.interval(value))


def hour(meaning: Point, context: Context, tense: Tense | None) -> str:
    """An hour or part of a day without its day: that of the discourse, of what has been none that lies ahead; after midnight, the next one."""
    day = context.near or context.published or context.day
    if day and context.published and tense == "past":
        day = min(day, context.published)
    if not meaning.clock:
        return f"{day.isoformat() if day else 'XXXX-XX-XX'}T{meaning.part}"
    clock = clock_after(meaning, context)
    if day and context.clock and context.clock >= "18:00" and clock < "10:00":
        tomorrow = day + dt.timedelta(days=1)
        day = tomorrow if context.published is None or tomorrow <= context.published else day
    return f"{day.isoformat() if day else 'XXXX-XX-XX'}T{clock}"


def clock_after(meaning: Point, context: Context) -> str:
    """The clock time; where the half of the day is open, the one that comes sooner after the last hour told."""
    assert meaning.clock
    if not meaning.half_day or not context.clock:
        return meaning.clock
    hours, minutes = int(meaning.clock[:2]), meaning.clock[3:]
    told = int(context.clock[:2]) * 60 + int(context.clock[3:])
    choices = [hours % 12, hours % 12 + 12]
    best = min(choices, key=lambda choice: (choice * 60 + int(minutes) - told) % 1440)
    return f"{best:02d}:{minutes}"


def date_value(meaning: Point, context: Context, tense: Tense | None) -> str:
    """The value of the date in a point, the hour left out."""
    if meaning.century is not None:
        return f"{meaning.century:02d}"
    if meaning.decade is not None:
        return f"{meaning.decade:03d}"
    if meaning.unit and meaning.shift is not None:
        return counted(meaning, context, tense)
    if (
        meaning.definite
        and meaning.weekday
        and meaning.direction is None
        and (told := told_day(meaning.weekday, context))
    ):
        return told.isoformat()
    reference = (context.day if meaning.weekday else context.spoken) if meaning.anchor == "context" else None
    return named.value(meaning, context.published, reference, tense)


RECENT = 8


def told_day(weekday: int, context: Context) -> dt.date | None:
    """The day on this weekday that was spoken of last; after one that lies ahead, the first that follows it."""
    for day in reversed(context.days):
        if day.isoweekday() == weekday and (context.published is None or abs((day - context.published).days) <= 60):
            return day
    last = context.day
    if last and context.published and 0 < (last - context.published).days <= 60:
        return last + dt.timedelta(days=(weekday - last.isoweekday()) % 7 or 7)
    return None


def counted(meaning: Point, context: Context, tense: Tense | None) -> str:
    """ "this week", "last year", "the quarter", "a year earlier", alone or with something named inside."""
    assert meaning.unit
    assert meaning.shift is not None
    base = context.published
    if meaning.anchor == "context":
        broad = context.spoken if meaning.unit in ("Y", "M") and meaning.text_anchored else None
        base = broad or context.day or context.published
    if meaning.unit in ("Q", "YQ") and meaning.anchor == "context":
        return quarter_before(meaning, context)
    if base is None:
        return unknown(meaning)
    letter = "W" if meaning.unit == "WE" else meaning.unit
    factor, plain = iso.unit_of(letter)
    if meaning.unit == "WE":
        return iso.cut(weekend(base, meaning.shift, tense), "WE")
    moved = iso.add(base, meaning.shift * factor, plain)
    if filled(meaning) & named.NAMES:
        return inside(meaning, moved)
    return iso.cut(moved, meaning.unit)


def weekend(base: dt.date, shift: int, tense: Tense | None) -> dt.date:
    """A day of the weekend meant; early in a week "the weekend" in the past tense is the one gone by."""
    back = shift == 0 and tense == "past" and base.isoweekday() < 5
    return base + dt.timedelta(days=7 * (-1 if back else shift))


def inside(meaning: Point, moved: dt.date) -> str:
    """A named point in the counted week, month or year ("Tuesday of next week", "June last year")."""
    if meaning.weekday:
        year, week, _ = moved.isocalendar()
        return dt.date.fromisocalendar(year, week, meaning.weekday).isoformat()
    month = moved.month if meaning.unit == "M" else meaning.month
    plain = replace(meaning, unit=None, shift=None, year=moved.year, month=month, direction=None)
    return named.value(plain, moved, None, None)


def quarter_before(meaning: Point, context: Context) -> str:
    """The quarter that is spoken of, moved; a year where none is ("a year earlier" in a report on no results)."""
    base = context.day or context.published
    if meaning.unit == "YQ" and not context.quarter:
        return iso.cut(iso.add(base, -1, "Y"), "Y") if base else "XXXX"
    if meaning.year:
        return f"{meaning.year:04d}-Q{context.quarter[1]}" if context.quarter else f"{meaning.year:04d}"
    steps = -4 if meaning.unit == "YQ" else meaning.shift or 0
    if context.quarter:
        year, number = divmod(context.quarter[0] * 4 + context.quarter[1] - 1 + steps, 4)
        return f"{year:04d}-Q{number + 1}"
    return iso.cut(iso.add(base, steps - 1, "Q"), "Q") if base else "XXXX-QX"


def unknown(meaning: Point) -> str:
    """The value with X for what only a publication date would tell."""
    if meaning.weekday and not meaning.day:
        return f"XXXX-WXX-{meaning.weekday}"
    if filled(meaning) & named.NAMES:
        return named.value(replace(meaning, unit=None, shift=None), None, None, None)
    letters = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
    return letters.get(meaning.unit or "D", "XXXX")


def ordinal(meaning: Ordinal, inside: Point, context: Context, tense: Tense | None) -> Resolved:
    """ "the first week of May": the nth seven days, counted from its first or back from its last day."""
    span = iso.interval(date_value(inside, context, tense))
    if span is None:
        return Resolved("DATE", {"D": "XXXX-XX-XX", "M": "XXXX-XX"}.get(meaning.unit, "XXXX-WXX"), meaning.mod, None)
    first, last = (dt.date.fromisoformat(day[:10]) for day in span)
    if meaning.weekday:
        value = named.nth_weekday(first.year, first.month, meaning.weekday, meaning.nth).isoformat()
        return Resolved("DATE", value, meaning.mod, (value, value))
    letter = "W" if meaning.unit == "WE" else meaning.unit
    back = meaning.nth < 0
    there = iso.add(last if back else first, meaning.nth + (1 if back else -1), letter)
    middle = there + dt.timedelta(days=0 if letter != "W" else -3 if back else 3)
    value = iso.cut(middle, meaning.unit)
    if letter == "W" and meaning.unit == "W":  # the calendar week in the value, the seven days meant in the interval
        first, last = (there - dt.timedelta(days=6), there) if back else (there, there + dt.timedelta(days=6))
        return Resolved("DATE", value, meaning.mod, (first.isoformat(), last.isoformat()))
    return Resolved("DATE", value, meaning.mod, iso.interval(value))


def offset(meaning: Offset, context: Context, tense: Tense | None) -> Resolved:
    """ "two weeks ago", "a day later", "three days after Christmas"."""
    factor, letter = iso.unit_of(meaning.unit)
    base = offset_base(meaning, context, tense)
    if meaning.amount is None:
        return Resolved("DATE", "PAST_REF" if meaning.sign < 0 else "FUTURE_REF", meaning.mod, None)
    if letter.startswith("T"):
        return clock_offset(meaning, context)
    if (letter, meaning.amount, meaning.sign) == ("Y", 1, -1) and context.quarter and not meaning.base:
        year, quarter = context.quarter
        value = f"{year - 1:04d}-Q{quarter}"
        return Resolved("DATE", value, meaning.mod, iso.interval(value))
    amount = meaning.amount * factor * meaning.sign
    if base is None or amount % 1:
        return Resolved(
            "DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(letter, "XXXX"), meaning.mod, None
        )
    try:
        value = iso.cut(iso.add(base, int(amount), letter), "D" if meaning.base and letter == "W" else letter)
    except OverflowError:
        return Resolved("DURATION", iso.duration(((meaning.amount, meaning.unit),)), meaning.mod, None)
    return Resolved("DATE", value, meaning.mod, iso.interval(value))


def offset_base(meaning: Offset, context: Context, tense: Tense | None) -> dt.date | None:
    """The day that the distance is counted from."""
    if meaning.base:
        span = iso.interval(date_value(meaning.base, context, tense))
        return dt.date.fromisoformat(span[0][:10]) if span else None
    broad = context.spoken if iso.unit_of(meaning.unit)[1] in ("Y", "M") else None
    return (broad or context.day or context.published) if meaning.anchor == "context" else context.published


def clock_offset(meaning: Offset, context: Context) -> Resolved:
    """ "12 minutes later", from the last hour told; a length where none was."""
    lengths = ((meaning.amount, meaning.unit),)
    if (
        meaning.anchor != "context"
        or not context.clock
        or not context.day
        or not meaning.amount
        or meaning.amount > 1000
    ):
        return Resolved("DURATION", iso.duration(lengths), meaning.mod, None)
    seconds = {"TS": 1, "TM": 60, "TH": 3600}[iso.unit_of(meaning.unit)[1]]
    start = dt.datetime.combine(context.day, dt.time()) + dt.timedelta(
        hours=int(context.clock[:2]), minutes=int(context.clock[3:])
    )
    moved = start + dt.timedelta(seconds=seconds * meaning.amount * meaning.sign)
    value = moved.isoformat(timespec="minutes")
    return Resolved("TIME", value, meaning.mod, (value, value))


def length(meaning: Length, context: Context) -> Resolved:
    """A length; the last or next so many have a place on the calendar too."""
    value = iso.duration(((meaning.amount, meaning.unit), *meaning.more))
    return Resolved("DURATION", value, meaning.mod, stretch(meaning, context))


def stretch(meaning: Length, context: Context) -> tuple[str, str] | None:
    """The days from so many units ago until the publication, or from there on."""
    factor, letter = iso.unit_of(meaning.unit)
    if not meaning.direction or meaning.amount is None or context.published is None or letter.startswith("T"):
        return None
    amount = meaning.amount * factor
    if amount % 1 or amount > 2000:
        return None
    there = iso.add(context.published, int(amount) * meaning.direction, letter).isoformat()
    first, last = sorted((there, context.published.isoformat()))
    return first, last


NEAR = 10


def after(context: Context, meaning: Meaning, resolved: Resolved) -> Context:
    """The context once this expression has been read."""
    value = resolved.value
    if resolved.type == "DATE" and resolved.interval and not (isinstance(meaning, Point) and meaning.decade):
        context = replace(context, spoken=dt.date.fromisoformat(resolved.interval[0][:10]))
    if match := iso.PERIOD.match(value):
        over = (
            context.published is None
            or iso.period(int(match.group(1)), match.group(2))[1] <= context.published.isoformat()
        )
        if match.group(2)[0] == "Q" and over and not earlier_year(meaning):
            return replace(context, quarter=(int(match.group(1)), int(match.group(2)[1])))
        return context
    if resolved.interval and resolved.type in ("DATE", "TIME") and (match := iso.DAY.match(value)):
        clock = match.group(4) if match.group(4) and ":" in match.group(4) else None
        day = dt.date.fromisoformat(value[:10])
        close = context.published is None or abs((context.published - day).days) <= NEAR
        days = (*context.days, day)[-RECENT:]
        hour = clock or (context.clock if same_night(context, meaning) else evening(match.group(4)))
        return replace(context, day=day, near=day if close else context.near, clock=hour, days=days)
    return context


def earlier_year(meaning: Meaning) -> bool:
    """Whether a quarter was only named to compare with ("the year-ago quarter")."""
    return isinstance(meaning, Offset) or (isinstance(meaning, Point) and meaning.shift in (-1, -4))


def same_night(context: Context, meaning: Meaning) -> bool:
    """Whether "that night" is the one whose small hours were told before it."""
    spoken = isinstance(meaning, Point) and meaning.part == "NI" and meaning.anchor == "context" and meaning.shift == 0
    return spoken and context.clock is not None and context.clock < "06:00"


def evening(part: str | None) -> str | None:
    """The hour that a part of a day stands for when the next hour is told."""
    return {"EV": "19:00", "NI": "21:00", "AF": "14:00", "MO": "07:00"}.get(part or "")
