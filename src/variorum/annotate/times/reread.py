"""Read expressions again from their own words, once a publication day can be supposed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.annotate.times.compose import expressions
from variorum.annotate.times.lexer import lexemes
from variorum.annotate.times.meaning import Meaning, Point
from variorum.annotate.times.resolve import Context, Resolved, after, resolve
from variorum.annotate.times.tense import Tense
from variorum.types import TimeExpression

AHEAD = re.compile(
    r"\b(?:will|shall|[’']ll|won[’']t|(?:is|are) to|"
    r"(?:due|plans?|planned|expected|scheduled|set|going|hopes?|wants?|intends?) to|"
    r"(?:is|are) (?:due|expected|planned|scheduled|set)|due (?:on|in)|if|unless)\b",
    re.IGNORECASE,
)
CUE = re.compile(
    r"\b(?:until|till|by|before|from|due|next|for|ahead of|as early as|as soon as)(?: at least)?(?: the)? $",
    re.IGNORECASE,
)
WOULD = re.compile(r"\bwould (?!have\b)[^.;]{0,60}$", re.IGNORECASE)  # "said it would sail on Friday"
ANSWERED = re.compile(  # "accepted an invitation to talks on Thursday", "has called off Saturday's march"
    r"\b(?:invit\w+|agreed|accepted)\b[^.;,]{0,40}\bto (?:a |the )?[a-z]+ (?:on|for) $"
    r"|\b(?:called off|cancell?ed|scrapped) (?:the |its |their |a )?$",
    re.IGNORECASE,
)
DAY = re.compile(r"XXXX-(\d\d)-(\d\d)$")


def meaning_of(time: TimeExpression) -> Meaning | None:
    """What the words of one expression mean; None where they do not read as one."""
    day = DAY.match(time.value)
    if day:
        return Point(month=int(day.group(1)), day=int(day.group(2)))
    exact = time.exact
    items = lexemes(exact, lambda _: True)
    found = expressions(items, lambda _: False)
    if not found and not exact.startswith("at "):  # "ten tonight" is an hour only behind "at"
        items = lexemes(f"at {exact}", lambda _: True)
        found = [replace(one, first=one.first - 1) for one in expressions(items, lambda _: False)]
    return found[0].meaning if len(found) == 1 and found[0].first == 0 else None


def tense_in(text: str, start: int) -> Tense:
    """Whether the sentence around an offset looks ahead, by its words alone."""
    left = max(text.rfind(mark, 0, start) for mark in (". ", "\n", "? ", "! "))
    right = min((at for mark in (". ", "\n", "? ", "! ") if (at := text.find(mark, start)) >= 0), default=len(text))
    ahead = (
        AHEAD.search(text, left + 1, right)
        or CUE.search(text, max(0, start - 16), start)
        or WOULD.search(text, left + 1, start)
        or ANSWERED.search(text, left + 1, start)
    )
    return "future" if ahead else "past"


def reread(text: str, times: Sequence[TimeExpression], published: dt.date) -> list[TimeExpression]:
    """The expressions as they would be resolved had the report appeared on ``published``; settled ones stay."""
    context = Context(published=published)
    out = []
    for time in times:
        meaning = meaning_of(time)
        if open_value(time) and meaning is not None:
            found = resolve(meaning, context, tense_in(text, time.start))
            time = settled(time, found) if found else time
        if meaning is not None:
            interval = (time.begin, time.until) if time.begin and time.until else None
            context = after(context, meaning, Resolved(time.type, time.value, time.mod, interval))
        out.append(time)
    return out


def open_value(time: TimeExpression) -> bool:
    """Whether a publication date would say more of the expression's place on the calendar."""
    return time.begin is None and time.type in ("DATE", "TIME") and "X" in time.value


def settled(time: TimeExpression, found: Resolved) -> TimeExpression:
    """The expression with another reading."""
    begin, until = found.interval or (None, None)
    return replace(time, value=found.value, begin=begin, until=until)
