"""Bylines: "By Jane Roe", "Jane Roe and Ann Poe in Place", "Jane Roe, Political Editor", "Daily Globe reporter"."""

from __future__ import annotations

import re

from variorum.masthead.lines import SENTENCE_END, folded, words

BY = re.compile(
    r"(?:(?:words|written|story|(?:special )?report(?:ed|ing)?|text|analysis|exclusive|compiled)\s+)?by:?\s+"
    r"|(?:of|from) our\s+(?=.*\b(?:correspondents?|reporters?|bureau|staff)\b)",
    re.IGNORECASE,
)
NAME = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*)"
PERSON = rf"{NAME}(?: (?:de|del|der|di|du|la|le|van|von|bin|al|{NAME})){{1,4}}"
IN_PLACE = re.compile(rf"{PERSON}(?:(?:,| and| &) {PERSON}){{0,3}},? in {NAME}(?: {NAME}){{0,2}}")
LONGEST = 16


def byline(line: str, *, below: bool = True) -> str | None:
    """Who wrote it, without "By", where the line is a byline and nothing else.

    ``below`` a headline "Jane Roe in Place" is one for any name; above it only for a well-known given name, as headlines
    have capitals too.
    """
    opening = BY.match(line)
    if opening:
        rest = line[opening.end() :]
        return rest.strip() if is_credit_line(rest) else None
    if (IN_PLACE.fullmatch(line) and (below or folded(line)[0] in words("given"))) or ends_in_job(line):
        return line
    return None


def is_credit_line(rest: str) -> bool:
    """Whether only names, jobs and small words stand here."""
    parts = rest.split()
    if not 0 < len(parts) <= LONGEST or (SENTENCE_END.search(rest) and len(parts) > 6):
        return False
    if not (parts[0][0].isupper() or parts[0].lower() in words("small")):
        return False
    return all(not part[0].islower() or fits(part) for part in parts)


def fits(part: str) -> bool:
    """Whether a word in small letters may stand in a byline."""
    return all(piece in words("small") for piece in part.strip(".,;:").split("/"))


def ends_in_job(line: str) -> bool:
    """Whether the line is a name with a job behind it: "Jane Roe, Industrial Editor", "Staff writer"."""
    parts = line.split()
    if not 2 <= len(parts) <= 8 or SENTENCE_END.search(line) or not line[0].isupper():
        return False
    return folded(line)[-1] in words("jobs") and is_credit_line(line)
