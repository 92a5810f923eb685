"""Put together what stands together: an hour and its day, a distance and its date, an edge and its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.annotate.times.clocks import in_part
from variorum.annotate.times.lexer import Lexeme
from variorum.annotate.times.meaning import Length, Offset, Ordinal, Point, filled, has_date, has_time, joined
from variorum.annotate.times.patterns import Found


def merged(items: Sequence[Lexeme], found: list[Found]) -> list[Found]:
    """Join neighbours that speak of one place on the calendar, until none is left."""
    out: list[Found] = []
    for one in found:
        while out and (both := together(items, out[-1], one)):
            out.pop()
            one = both
        out.append(one)
    return out


LISTED = frozenset(("comma", "word:and", "word:or", "comma word:and"))
BANK = frozenset(("holiday", "bank"))


def with_definite_days(items: Sequence[Lexeme], found: Sequence[Found]) -> list[Found]:
    """Mark "the Friday" and what is listed with it ("the Friday or Saturday"); see what "before" or "after" follows."""
    out: list[Found] = []
    for one in found:
        if (
            isinstance(one.meaning, Point)
            and one.meaning.weekday
            and not (filled(one.meaning) - {"weekday", "part", "clock"})
        ):
            previous = out[-1] if out else None
            gap = " ".join(item.kind for item in items[previous.last : one.first]) if previous else ""
            after = (
                previous is not None
                and isinstance(previous.meaning, Point)
                and previous.meaning.definite
                and gap in LISTED
            )
            if after or follows_the(items, one.first):
                one = replace(one, meaning=sided_day(items, one.last, replace(one.meaning, definite=True)))
        out.append(one)
    return out


def follows_the(items: Sequence[Lexeme], start: int) -> bool:
    """Whether "the", or "the bank holiday", stands in front."""
    while start and items[start - 1].text in BANK:
        start -= 1
    return start > 0 and items[start - 1].kind == "word:the"


def sided_day(items: Sequence[Lexeme], end: int, day: Point) -> Point:
    """ "the Sunday before", "the Saturday that follows" count from the last day told."""
    words = [item.text for item in items[end : end + 2]]
    if words[:1] in (["after"], ["following"]) or words == ["that", "follows"] or words == ["that", "followed"]:
        return replace(day, direction=1, anchor="context")
    return replace(day, direction=-1, anchor="context") if words[:1] == ["before"] else day


GAPS = frozenset(
    (
        *(
            "",
            "comma",
            "open",
            "approx",
            "poss",
            "word:on",
            "comma word:on",
            "word:at",
            "comma word:at",
            "word:at approx",
        ),
        *("word:of", "word:in", "word:of word:the", "word:on word:the", "word:in word:the"),
    )
)
OFFSET_GAPS = frozenset(("", "word:from", "word:of", "word:on"))


def together(items: Sequence[Lexeme], a: Found, b: Found) -> Found | None:
    """One expression for two neighbours, if they are said of one place on the calendar."""
    gap = " ".join(item.kind for item in items[a.last : b.first])
    if isinstance(a.meaning, Offset) and isinstance(b.meaning, Point) and gap in OFFSET_GAPS:
        return distance_from(items, a, b)
    if isinstance(a.meaning, Length) and isinstance(b.meaning, Point) and gap == "word:from" and has_date(b.meaning):
        return Found(a.first, b.last, Offset(a.meaning.amount, a.meaning.unit, 1, "published", base=b.meaning))
    if isinstance(a.meaning, Ordinal) and isinstance(b.meaning, Point) and gap in ("word:of", "word:of word:the"):
        return Found(a.first, b.last, replace(a.meaning, inside=b.meaning))
    if (
        isinstance(a.meaning, Length)
        and isinstance(b.meaning, Point)
        and gap in ("", "word:on")
        and counts_ahead(a.meaning, b.meaning)
    ):
        return Found(a.first, b.last, Offset(a.meaning.amount, a.meaning.unit, 1, "published", base=b.meaning))
    if (
        (
            isinstance(a.meaning, Point)
            and filled(a.meaning) == {"unit", "shift"}
            and a.meaning.shift == -1
            and isinstance(b.meaning, Point)
        )
        and gap.startswith("word:of")
        and gap in ("word:of", "word:of word:the")
        and (b.meaning.month or b.meaning.year)
    ):
        return Found(a.first, b.last, Ordinal(-1, str(a.meaning.unit), inside=b.meaning))
    if gap == "comma word:a" and isinstance(a.meaning, Point) and isinstance(b.meaning, Point):
        alone = filled(b.meaning) == {"weekday"} and a.meaning.day and a.meaning.month
        return Found(a.first, b.last, replace(a.meaning, weekday=b.meaning.weekday)) if alone else None
    if gap not in GAPS or not (isinstance(a.meaning, Point) and isinstance(b.meaning, Point)):
        return None
    hour = hour_in_part(a.meaning, b.meaning)
    if hour is not None:
        return Found(a.first, b.last, hour)
    if not fits(a.meaning, b.meaning, gap):
        return None
    meaning = joined(a.meaning, b.meaning)
    last = b.last + 1 if gap == "open" and b.last < len(items) and items[b.last].kind == "close" else b.last
    return Found(a.first, last, meaning) if meaning else None


def hour_in_part(a: Point, b: Point) -> Point | None:
    """ "5:50 on Sunday morning", "on Sunday evening at half past nine": the part of the named day settles the half of the clock."""
    hour, day = (a, b) if a.clock else (b, a)
    if not hour.clock or hour.part or day.clock or not day.part or has_date(hour) or not day.weekday:
        return None
    told = int(hour.clock[:2])
    settled = in_part(told, day.part) if hour.half_day and told <= 12 else told
    return joined(replace(hour, clock=f"{settled:02d}{hour.clock[2:]}", half_day=False), replace(day, part=None))


def counts_ahead(length: Length, point: Point) -> bool:
    """ "a fortnight today", "a week on Friday"."""
    whole_weeks = length.unit in ("W", "2W") and length.amount is not None and length.direction is None
    return whole_weeks and (filled(point) == {"weekday"} or (point.unit == "D" and point.shift in (0, 1)))


def distance_from(items: Sequence[Lexeme], a: Found, b: Found) -> Found | None:
    """ "two days after Christmas", "three weeks from Monday"."""
    last = items[a.last - 1]
    if last.kind not in ("apart",) and items[a.last : b.first] == []:
        return None
    if not isinstance(a.meaning, Offset) or not isinstance(b.meaning, Point) or not has_date(b.meaning):
        return None
    return Found(a.first, b.last, replace(a.meaning, base=b.meaning, anchor="published"))


def fits(a: Point, b: Point, gap: str) -> bool:
    """Whether two points may be one: an hour and a day, a weekday and a date, a month and a year said by counting."""
    if has_time(a) != has_time(b) and (has_date(a) or has_date(b)):
        return gap not in ("comma", "poss") or has_time(a) or bool(b.clock)
    if has_time(a) and has_time(b):
        return False
    if gap in ("word:at", "approx", "word:at approx"):
        return False
    counted, named = (a, b) if a.unit else (b, a)
    if counted.unit in ("Y", "W", "M", "Q") and counted.shift is not None:
        return narrower(named, counted.unit) and gap in (
            "",
            "poss",
            "word:of",
            "word:on",
            "comma",
            "word:in",
            "word:of word:the",
        )
    if gap in ("open", "", "comma"):
        return bool(a.weekday and (b.day or b.holiday)) or bool(a.day and b.weekday)
    return False


def narrower(point: Point, unit: str) -> bool:
    """Whether the named point can lie inside the counted unit."""
    names = filled(point)
    if unit == "W":
        return names <= {"weekday", "part", "clock"} and "weekday" in names
    if unit == "Y":
        return names <= {"month", "day", "season", "quarter", "holiday", "direction"} and "year" not in names
    return names <= {"weekday", "day"} and "day" in names


def with_words_before(items: Sequence[Lexeme], one: Found, since: int) -> Found:
    """Take in what shades the meaning in front ("early", "the end of", "around"), from the lexeme ``since`` on."""
    wider = with_approximation(items, with_edge(items, one))
    return wider if wider.first >= since else one


def with_edge(items: Sequence[Lexeme], one: Found) -> Found:
    """Take in "early", "mid-", "the end of", "later in" in front of a date."""
    if not isinstance(one.meaning, Point) or (one.meaning.mod and not one.meaning.clock):
        return one
    i = one.first - 1
    while i >= 0 and items[i].kind in ("word:of", "word:in", "word:the", "hy", "word:on"):
        i -= 1
    if i < 0 or items[i].kind not in ("edge", "comparative") or items[i].text in ("eve",):
        return one
    between = [item.kind for item in items[i + 1 : one.first]]
    noun = items[i].text in ("end", "beginning", "start", "middle", "close", "turn", "onset", "outset")
    if (noun and "word:of" not in between) or ("word:of" in between and not noun) or "word:on" in between:
        return one
    first = i - 1 if i and items[i - 1].kind == "word:the" else i
    return Found(
        first, one.last, replace(one.meaning, mod=items[i].value if items[i].kind == "edge" else sided(items[i]))
    )


def sided(item: Lexeme) -> str:
    """START for "earlier", END for "later"."""
    return "START" if item.value == "-1" else "END"


def with_approximation(items: Sequence[Lexeme], one: Found) -> Found:
    """Take in "around", "shortly before" and the like in front of a date or an hour."""
    before = items[one.first - 1] if one.first else None
    if before is None or before.kind != "approx" or not isinstance(one.meaning, Point):
        return one
    if before.value not in ("APPROX", "BEFORE", "AFTER") or (before.value != "APPROX" and not has_time(one.meaning)):
        return one
    if (before.text in ("about", "nearly", "almost") or one.meaning.weekday or one.meaning.season) and not has_time(
        one.meaning
    ):
        return one
    return Found(one.first - 1, one.last, replace(one.meaning, mod=before.value))
