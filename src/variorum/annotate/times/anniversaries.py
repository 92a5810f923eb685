"""Anniversaries of well-known days: "the 25th anniversary of the fall of the Berlin Wall" is 9 November 2014; "9/11" is one day in 2001."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.annotate.times.named import calendar, make

ANNIVERSARY = re.compile(
    r"\b(?:the )?(?P<nth>\d{1,3})(?:st|nd|rd|th) (?:anniversary|birthday) of (?P<what>(?:the )?[A-Z\d][^.,;\n]{2,60})|"
    r"\b(?:the )?(?P<nth2>\d{1,3})(?:st|nd|rd|th) anniversary of (?P<what2>[^.,;\n]{3,60})"
)
ATTACKS = re.compile(r"\b(?:Sept\.|September) 11(?:th)?(?= (?:terrorist |terror )?attacks)|(?<![\d/])9/11(?![\d/])")
OLDEST = 500


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The half-open stretch that names an anniversary, and its day."""

    start: int
    end: int
    day: dt.date


def anniversaries(text: str) -> Iterator[Anniversary]:
    """The anniversaries in a text whose first day the holidays file knows, and the one day that goes by its number."""
    for match in ATTACKS.finditer(text):
        yield Anniversary(match.start(), match.end(), dt.date(2001, 9, 11))
    for match in ANNIVERSARY.finditer(text):
        nth = int(match.group("nth") or match.group("nth2"))
        name = "what" if match.group("what") else "what2"
        known = well_known(match.group(name).lower())
        day = make(known[1].year + nth, known[1].month, known[1].day) if known and nth < OLDEST else None
        if known and day:
            yield Anniversary(match.start(), match.start(name) + known[0], day)


def well_known(what: str) -> tuple[int, dt.date] | None:
    """How many characters of ``what`` name a day in history, and that day; the longest name counts."""
    article = len(what) - len(what.removeprefix("the "))
    found: tuple[int, dt.date] | None = None
    for name, when in calendar()["history"].items():
        plain = name.removeprefix("the ")
        if (
            what[article:].startswith(plain)
            and isinstance(when, str)
            and (found is None or len(plain) + article > found[0])
        ):
            found = (article + len(plain), dt.date.fromisoformat(when))
    return found
