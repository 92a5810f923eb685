"""Date lines: "ELDWICK, March 13 (MP) – ", alone on a line or before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.dates import written
from variorum.masthead.lines import words

NAME = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*)"
CAPITALS = r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’]*)"
AGENCY = rf"\((?P<agency>{NAME}(?:[ /&-]{{1,3}}{NAME}){{0,4}})\)"
DASH = r"\s*(?:-{1,2}|–|—|―|:)(?=\s|$)\s*"
STATE = rf"(?:, {NAME}(?: {NAME}){{0,2}}?){{0,2}}"
PLACE = rf"(?P<place>{CAPITALS}(?:[ /-]{CAPITALS}){{0,3}}{STATE})"
DAY = (
    r"(?:,? (?P<date>(?:[A-Z][a-z]{2,8}day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?))"
)
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{PLACE}{DAY}?,?\s*{AGENCY}(?:{DASH}|$)",
        rf"(?=[^\W\d_]{{4}}){PLACE}{DAY}(?:{DASH}|$)",
        rf"(?P<place>{NAME}(?: {NAME}){{0,3}}{STATE}){DAY}?,?\s*{AGENCY}{DASH}",
        rf"(?P<place>(?:(?:ST|FT|MT)\. )?(?:[^\W\d_a-zß-öø-ÿ]){{4,}}(?:[ -]{CAPITALS}){{0,2}}{STATE})\s+[–—]\s+(?=[A-Z“‘\"'«])",
    )
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """``end`` is how much of the line it takes up; ``day`` is the ISO day where its year is given."""

    end: int
    text: str
    place: str
    agency: str | None
    day: str | None


def dateline(line: str) -> Dateline | None:
    """The date line that begins ``line``."""
    for form in FORMS:
        match = form.match(line)
        if not match or match["place"].split()[0].strip(",").lower() in words("alarms"):
            continue
        parts = match.groupdict()
        if parts.get("date") and not list(written(parts["date"])):
            continue
        days = [found.iso for found in written(parts.get("date") or "")]
        return Dateline(
            match.end(), match.group().rstrip(" -–—―:"), match["place"], parts.get("agency"), days[0] if days else None
        )
    return None
