"""Read expressions again from their own words, once a publication day can be supposed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.annotate.times.compose import expressions
from variorum.annotate.times.lexer import lexemes
from variorum.annotate.times.meaning import Meaning
from variorum.annotate.times.resolve import Context, Resolved, after, resolve
from variorum.annotate.times.tense import Tense
from variorum.types import TimeExpression

AHEAD = re.compile(
    r"\b(?:will|shall|would|[’']ll|(?:is|are|was|were|due|plans?|planned|expected|scheduled|set|going|hopes?|hoped|wants?|intends?) to|"
    r"due (?:on|in)|until|by|next|ahead of|upcoming)\b|\b[Ww]on[’']t\b"
)


def meaning_of(exact: str) -> Meaning | None:
    """What the words of one expression mean; None where they do not read as one."""
    items = lexemes(exact, lambda _: True)
    found = expressions(items, lambda _: False)
    return found[0].meaning if len(found) == 1 and found[0].first == 0 else None


def tense_in(text: str, start: int) -> Tense:
    """Whether the sentence around an offset looks ahead, by its words alone."""
    left = max(text.rfind(mark, 0, start) for mark in (". ", "\n", "? ", "! "))
    right = min((at for mark in (". ", "\n", "? ", "! ") if (at := text.find(mark, start)) >= 0), default=len(text))
    return "future" if AHEAD.search(text, left + 1, right) else "past"


def reread(text: str, times: Sequence[TimeExpression], published: dt.date) -> list[TimeExpression]:
    """The expressions as they would be resolved had the report appeared on ``published``; settled ones stay."""
    context = Context(published=published)
    out = []
    for time in times:
        meaning = meaning_of(time.exact)
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
