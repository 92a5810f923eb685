"""From lexemes to expressions: match the rules, choose the longest, and put together what stands together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from variorum.annotate.times import clocks, dates, spans
from variorum.annotate.times.lexer import Lexeme
from variorum.annotate.times.meaning import Length, Meaning, Offset, Ordinal, Point, filled
from variorum.annotate.times.merge import merged, with_definite_days, with_words_before
from variorum.annotate.times.patterns import Found, encode

RULES = (*clocks.RULES, *dates.RULES, *spans.RULES)
NounAfter = Callable[[int], bool]


def expressions(items: Sequence[Lexeme], noun_after: NounAfter) -> list[Found]:
    """All expressions of the lexemes, in order and apart; ``noun_after`` tells whether a noun follows an offset."""
    found = longest(matches(items))
    found = [trimmed(items, one) for one in found if stands(items, one, noun_after)]
    found = unhooked(items, found)
    found = with_bare_hours(items, found, noun_after)
    found = with_days_left_out(items, found, noun_after)
    found = with_definite_days(items, merged(items, found))
    found = [one for one in found if not (isinstance(one.meaning, Ordinal) and one.meaning.inside is None)]
    ends = [0, *(one.last for one in found)]
    return [with_words_before(items, one, since) for one, since in zip(found, ends, strict=False)]


def matches(items: Sequence[Lexeme]) -> list[Found]:
    """Every match of every rule that its builder accepts."""
    text = encode(items)
    found = []
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            if match.end() > match.start() and (meaning := rule.build(items[match.start() : match.end()])):
                found.append(Found(match.start(), match.end(), meaning))
    return found


def longest(found: Sequence[Found]) -> list[Found]:
    """The longest matches that do not overlap; among equals the rule that comes first."""
    taken: set[int] = set()
    chosen = []
    for one in sorted(found, key=lambda one: one.first - one.last):
        span = range(one.first, one.last)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.first)


def stands(items: Sequence[Lexeme], one: Found, noun_after: NounAfter) -> bool:
    """Whether what looks like an expression is one where it stands: a year counts nothing, "the quarter" is in time."""
    before = items[one.first - 1] if one.first else None
    after = items[one.last] if one.last < len(items) else None
    kinds = [item.kind for item in items[one.first : one.last]]
    if kinds == ["yyyy"]:
        one_before = items[one.first - 2] if one.first > 1 else None
        return year_stands(items[one.first], before, one_before, after, noun_after)
    if isinstance(one.meaning, Point) and filled(one.meaning) == {"day"} and kinds[0] == "word:the":
        return before is not None and before.text in DAY_CUES and (after is None or after.text in DAY_ENDS)
    if isinstance(one.meaning, Point) and one.meaning.half_day and kinds[-1] in ("num", "day"):
        asked = before is not None and (
            before.kind in ("word:at", "approx", "word:till", "word:from", "word:of", "word:some")
            or before.text in CLOCK_CUES
        )
        return asked and not noun_after(items[one.last - 1].end)
    if kinds[-1] == "part" and after and after.kind == "word:of" and items[one.last - 1].text in ("dawn", "dusk"):
        return False
    if kinds[0] in ("num", "day") and kinds[-1] == "deictic" and len(kinds) == 2:
        placed = items[one.first - 2].text if one.first > 1 else ""
        return before is not None and before.kind == "word:at" and placed not in COUNTING
    if before is not None and before.text in ("most", "more") and kinds == ["shift"]:
        return False
    if before is not None and before.text == "early" and items[one.first].text == "days":
        return False
    if kinds == ["word:the", "word:past"] and noun_after(items[one.last - 1].end):
        return False
    if one.first < one.last - 1 and kinds[0] == "approx" and items[one.first].text == "over" and kinds[1] == "word:the":
        return True
    if items[one.first].text == "soon" and before and before.text == "as":
        return False
    if items[one.last - 1].text == "quarter" and after and after.kind == "word:of" and isinstance(one.meaning, Length):
        return False
    if kinds == ["part"] and before and before.text == "good":
        return False
    if kinds == ["unit"]:
        return items[one.first].text.endswith("s") and items[one.first].value in ("D", "W", "M", "Y", "10Y", "100Y")
    if kinds == ["season"] and not (before and before.kind in IN_SEASON):
        return False
    return not (isinstance(one.meaning, Length) and before is not None and before.text in ("$", "£", "€", "#"))


def trimmed(items: Sequence[Lexeme], one: Found) -> Found:
    """Without the article of the noun behind ("a [16-hour] flight", "the [third-quarter] loss")."""
    inside = items[one.first : one.last]
    if inside[0].text == "over" and inside[1].kind in ("word:the", "several", "shift", "word:past"):
        return replace(one, first=one.first + 1, meaning=replace(one.meaning, mod=None))
    if inside[-1].kind == "word:ended":
        return replace(one, last=one.last - 1)
    if inside[0].kind == "word:a" and len(inside) == 2 and inside[1].kind == "unit" and inside[1].text.endswith("s"):
        return Found(one.first + 1, one.last, Length(None, inside[1].value))
    article = inside[0].kind in ("word:a", "word:the", "word:its") and len(inside) > 1
    hyphened = any(item.kind == "hy" for item in inside)
    bare = isinstance(one.meaning, Length) and (one.meaning.amount or 0) > 1 and not inside[-1].text.endswith("s")
    year_ago = inside[-1].kind in ("ago", "comparative") and hyphened
    if article and ((hyphened and inside[-1].kind == "unit") or (bare and inside[-1].kind == "unit") or year_ago):
        return replace(one, first=one.first + 1)
    return one


def unhooked(items: Sequence[Lexeme], found: Sequence[Found]) -> list[Found]:
    """ "two days before the vote" is a length: only a date or the end of the clause makes "before" part of it."""
    starts = {one.first for one in found}
    out = []
    for one in found:
        last = items[one.last - 1]
        if isinstance(one.meaning, Offset) and last.kind == "apart":
            dated = one.last in starts or (
                one.last < len(items) and items[one.last].kind == "word:the" and one.last + 1 in starts
            )
            ends = one.last >= len(items) or items[one.last].kind in ("nl", "comma") or items[one.last].text in ".;"
            if not dated and not (ends and last.text in ("before", "previously", "beforehand")):
                plain = Length(one.meaning.amount, one.meaning.unit, mod=one.meaning.mod)
                the = items[one.first].kind == "word:the"
                one = Found(
                    one.first, one.last - 1, dates.the_unit(items[one.first : one.last - 1]) or plain if the else plain
                )
        out.append(one)
    return out


DAY_CUES = frozenset(("on", "until", "till", "since", "from", "before", "after", "by", "saturday", "sunday", "monday", "tuesday",
    "wednesday", "thursday", "friday"))  # fmt: skip
DAY_ENDS = frozenset((".", ",", ";", ":", "”", "’", '"', "and", "but", "or", "when", "as", "we", "he", "she", "they", "it", "i", "you",
    "at", "in", "to", "that", "because", "after", "before", "if", "\n"))  # fmt: skip
"""What stands before and behind "the 17th" where it is a day, and not the 17th of something."""
COUNTING = frozenset(("stood", "stands", "stand", "put", "remained", "remains", "estimated", "given", "set"))
CLOCK_CUES = frozenset(("by", "since", "before", "after", "was", "is"))
IN_SEASON = frozenset(("word:in", "word:of", "word:till", "comparative", "edge", "every", "hy", "word:a", "word:from"))


def year_stands(
    item: Lexeme, before: Lexeme | None, one_before: Lexeme | None, after: Lexeme | None, noun_after: NounAfter
) -> bool:
    """Whether four figures are a year: no currency or "No." in front, nothing counted behind."""
    if before and before.text in ("$", "£", "€", "#", "no", "about", "nearly", "some", "room", "flight"):
        return False
    if before and before.kind == "hy" and one_before is not None and one_before.kind in ("day", "num"):
        return False
    if after and after.text in ("%", "percent", "per", "€", "million", "km", "metres", "meters", "feet", "miles"):
        return False
    if item.value == "words" and not 1900 <= item.number <= 2030:
        return False
    usual = 1900 <= item.number <= 2035 and item.value != "words"
    return usual or not noun_after(item.end)


def with_bare_hours(items: Sequence[Lexeme], found: list[Found], noun_after: NounAfter) -> list[Found]:
    """Add numbers that their surroundings make an hour: "shortly before four", "at 22.30", "between 5 and 6 p.m."."""
    taken = {i for one in found for i in range(one.first, one.last)}
    added = []
    for i, item in enumerate(items):
        if i in taken or item.kind not in ("day", "num", "dotclock") or noun_after(item.end):
            continue
        meaning = asked_for(items, i) or stamped(items, i, found) or paired(items, i, found)
        if meaning:
            added.append(Found(i, i + 1, meaning))
    return sorted([*found, *added], key=lambda one: one.first)


def asked_for(items: Sequence[Lexeme], i: int) -> Meaning | None:
    """The hour that "shortly before", "at" and the like ask for."""
    before = items[i - 1] if i else None
    after = items[i + 1].text if i + 1 < len(items) else ""
    if before is None or after in ("%", "percent", "per", "million", "billion", "points"):
        return None
    if before.kind == "approx" and before.value in ("BEFORE", "AFTER"):
        return clocks.bare_hour([items[i]]) if items[i].kind == "dotclock" else clocks.around_hour([items[i]])
    if items[i].kind == "dotclock" and before.kind in ("word:at", "word:till", "word:from"):
        return clocks.bare_hour([items[i]])
    return None


def stamped(items: Sequence[Lexeme], i: int, found: Sequence[Found]) -> Meaning | None:
    """The hour behind a date in a line of its own: "Monday 3 March 2031, 19.40"."""
    if items[i].kind != "dotclock" or i < 2 or items[i - 1].kind not in ("comma", "dash", "other"):
        return None
    dated = any(one.last == i - 1 and isinstance(one.meaning, Point) and one.meaning.day for one in found)
    return clocks.bare_hour([items[i]]) if dated else None


def paired(items: Sequence[Lexeme], i: int, found: Sequence[Found]) -> Meaning | None:
    """The hour on the left of "5 to 6 p.m.": it has the other's half of the day."""
    if i + 2 >= len(items) or items[i + 1].kind not in ("word:and", "word:to", "hy"):
        return None
    other = next((one.meaning for one in found if one.first == i + 2), None)
    if not isinstance(other, Point) or not other.clock or other.half_day or items[i].number > 12:
        return None
    hour = clocks.bare_hour([items[i]])
    if not isinstance(hour, Point) or not hour.clock:
        return None
    later = int(other.clock[:2]) >= 12 and int(hour.clock[:2]) % 12 <= int(other.clock[:2]) - 12
    return replace(hour, clock=f"{int(hour.clock[:2]) % 12 + (12 if later else 0):02d}{hour.clock[2:]}", half_day=False)


def with_days_left_out(items: Sequence[Lexeme], found: list[Found], noun_after: NounAfter) -> list[Found]:
    """Add the days whose month is said once: "May 24, 25 and 27", "between 3 and 5 May"."""
    added: list[Found] = []
    taken = {i for one in found for i in range(one.first, one.last)}
    for one in found:
        if not (isinstance(one.meaning, Point) and one.meaning.month and one.meaning.day):
            continue
        forward = items[one.first].kind in ("month", "weekday", "shortday") and not one.meaning.year
        steps = days_after(items, one.last, taken) if forward else days_before(items, one.first, taken)
        if forward and steps and noun_after(items[steps[-1]].end):
            steps = steps[:-1] if items[steps[-1] - 1].kind != "comma" else []
        plain = replace(one.meaning, weekday=None, clock=None, part=None)
        added += [Found(i, i + 1, replace(plain, day=int(items[i].number))) for i in steps]
    return sorted([*found, *added], key=lambda one: one.first)


LINKS = frozenset(("comma", "word:and", "word:or", "word:to", "hy", "word:the", "word:till"))


def days_after(items: Sequence[Lexeme], start: int, taken: set[int]) -> list[int]:
    """Indices of the days that are listed from ``start`` on."""
    found: list[int] = []
    i = start
    while True:
        links = i
        while i < len(items) and items[i].kind in LINKS and i not in taken:
            i += 1
        if i == links or i >= len(items) or i in taken or items[i].kind not in ("day", "ord"):
            return found
        found.append(i)
        i += 1


def days_before(items: Sequence[Lexeme], end: int, taken: set[int]) -> list[int]:
    """Indices of the days that are listed before ``end``."""
    found: list[int] = []
    i = end - 1
    while True:
        links = i
        while i >= 0 and items[i].kind in LINKS and i not in taken:
            i -= 1
        if i == links or i < 0 or i in taken or items[i].kind not in ("day", "ord") or items[i].value == "word":
            return found[::-1]
        found.append(i)
        i -= 1
