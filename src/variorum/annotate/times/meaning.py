"""What the words of a time expression mean before a calendar is at hand."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

Anchor = Literal["published", "context"]


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the calendar as far as the words say it; what they leave out comes from the anchor.

    ``unit`` and ``shift`` are "this week" (W, 0), "yesterday" (D, -1); ``direction`` is "last" (-1) or "next" (+1)
    before a name ("last Friday"). Weekdays count from Monday as 1; ``decade`` is 198 for the 1980s, ``century`` 19 for
    the 20th. ``clock`` is "HH:MM", ``half_day`` says that the clock was told without saying which half of the day.
    ``definite`` is "the Friday", one already spoken of; ``text_anchored`` is "that year", "the following month",
    unlike "the year".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: str | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    clock: str | None = None
    half_day: bool = False
    part: str | None = None
    zone: str | None = None
    unit: str | None = None
    shift: int | None = None
    direction: int | None = None
    anchor: Anchor = "published"
    fiscal: bool = False
    text_anchored: bool = False
    definite: bool = False
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before or after something: the anchor, or ``base`` ("two days after Christmas")."""

    amount: float | None
    unit: str
    sign: int
    anchor: Anchor
    base: Point | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time; ``amount`` None is a vague plural. ``direction``: the last (-1) or the next (+1) so many."""

    amount: float | None
    unit: str
    direction: int | None = None
    mod: str | None = None
    more: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set of times, already in TIMEX3 form ("P1D", "XXXX-WXX-4")."""

    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Age:
    """So old: no time expression, but it must be seen, lest its parts be taken for one."""

    amount: float
    unit: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Ordinal:
    """ "the first week of May", "the last day of the month": the nth (-1: last) unit inside a point.

    ``weekday`` makes it the nth such day: "the last Thursday of the month".
    """

    nth: int
    unit: str
    inside: Point | None = None
    mod: str | None = None
    weekday: int | None = None


Meaning = Ordinal | Point | Offset | Length | Recurring | Vague | Age

TIME_FIELDS = ("clock", "part")
DATE_FIELDS = ("year", "month", "day", "weekday", "season", "quarter", "decade", "century", "holiday", "unit")


def filled(point: Point) -> set[str]:
    """The names of the fields that the words have filled, mod and anchor left out."""
    return {
        field.name
        for field in fields(point)
        if field.name not in ("anchor", "mod", "half_day", "fiscal", "zone", "text_anchored", "definite")
        and getattr(point, field.name) is not None
    }


def joined(a: Point, b: Point) -> Point | None:
    """Two points said of one place on the calendar ("Monday" and "Oct. 26"); None where both fill one field."""
    if filled(a) & filled(b):
        return None
    values = {name: getattr(b, name) for name in filled(b)}
    return replace(
        a,
        **values,
        half_day=a.half_day or b.half_day,
        fiscal=a.fiscal or b.fiscal,
        text_anchored=a.text_anchored or b.text_anchored,
        definite=a.definite or b.definite,
        zone=a.zone or b.zone,
        mod=a.mod or b.mod,
        anchor="context" if "context" in (a.anchor, b.anchor) else "published",
    )


def has_date(meaning: Meaning) -> bool:
    """Whether the words name a date or something to count from, not only an hour."""
    return isinstance(meaning, Point) and any(name in filled(meaning) for name in DATE_FIELDS)


def has_time(meaning: Meaning) -> bool:
    """Whether the words name an hour or a part of a day."""
    return isinstance(meaning, Point) and any(name in filled(meaning) for name in TIME_FIELDS)
