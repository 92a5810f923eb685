"""Where numbers stand in a text and what they are worth: exact, about, at least, from … to, one in three, dozens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from variorum.annotate.numerals import VULGAR, numeral_at, table
from variorum.annotate.quantities import words
from variorum.types import Change


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the text: its stretch, worth, and whether it is a share ("one in three": value in percent).

    ``vague`` numbers are intervals in themselves and bring their "of" along.
    """

    start: int
    end: int
    change: Change
    value: float
    upper: float | None = None
    share: bool = False
    vague: bool = False
    figures: bool = True


@cache
def openings() -> re.Pattern[str]:
    """Where a numeral may begin: a digit that belongs to no word, or a number word."""
    names = [*table("units"), "hundred", "half", "a", "an", "quarter", "million", "billion"]
    return re.compile(
        rf"(?<![\w.])(?:(?<!\d[,:/])[\d{VULGAR}]|\.\d)|(?<=[A-Z]{{3}})\d|\b(?:{words.alternatives(names)})\b",
        re.IGNORECASE,
    )


def amounts(text: str) -> list[Amount]:
    """All numbers of a text in order, none overlapping."""
    plain = [*numerals(text)]
    found = [*vague(text), *shares(text, plain)]
    taken = {i for one in found for i in range(one.start, one.end)}
    found += [one for one in plain if one.start not in taken and one.end - 1 not in taken]
    return ranges(text, sorted(found, key=lambda one: (one.start, -one.end)))


def numerals(text: str) -> Iterator[Amount]:
    """The cardinals in digits and words."""
    position = 0
    while match := openings().search(text, position):
        numeral = numeral_at(text, match.start())
        if numeral is None:
            position = match.end()
            continue
        position = numeral.end
        whole = text[numeral.start : numeral.end]
        if ORDINAL.fullmatch(whole) and not PART.match(text, numeral.end):
            continue
        fraction = not numeral.figures and whole.lower().split()[-1].split("-")[-1] in table("fractions")
        share = fraction and numeral.value < 1
        value = round(numeral.value * 100, 2) if share else numeral.value
        yield Amount(numeral.start, numeral.end, "=", value, share=share, figures=numeral.figures)


ORDINAL = re.compile(r"(?:a|an|one) (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)", re.IGNORECASE)
PART = re.compile(
    r"[ \u00a0](?:of|more|less|were|was|are|is|have|had|has|in|to|on|by|the)\b|-|[^\w\s]|\n|$", re.IGNORECASE
)


def vague(text: str) -> Iterator[Amount]:
    """ "dozens of", "several hundred", "a few", "none"."""
    for match in words.vague().finditer(text):
        low, high = words.bounds(match)
        change: Change = "=" if low == high else "~"
        yield Amount(match.start(), match.end(), change, low, None if low == high else high, vague=True, figures=False)


IN = re.compile(
    r"(?:[ -](?P<noun>[a-z]+))?[ -](?:in|out of|of|of each|out of every|in every)[ -](?:each |every )?", re.IGNORECASE
)
EVERY = re.compile(r"\bevery (?P<word>second|other|third|fourth|fifth|tenth)\b", re.IGNORECASE)


def shares(text: str, plain: list[Amount]) -> Iterator[Amount]:
    """ "two in three", "one bus in four", "nine out of ten", "every second": a share in percent."""
    for a, b in pairwise(plain):
        between = text[a.end : b.start]
        match = IN.fullmatch(between)
        if not match or not (0 < a.value < b.value <= 1000) or a.share or b.share or a.figures != b.figures:
            continue
        if re.search(r"[ -]of[ -]$", between) and "out of" not in between and "each" not in between:
            continue
        yield Amount(a.start, b.end, "=", round(100 * a.value / b.value, 2), share=True, figures=False)
    for match in EVERY.finditer(text):
        part = {"second": 2.0, "other": 2.0}.get(match.group("word").lower()) or table("ordinals")[
            match.group("word").lower()
        ]
        yield Amount(match.start(), match.end(), "=", round(100 / part, 2), share=True, figures=False)


BETWEEN = re.compile(r"\bbetween[ \u00a0]+(?:about |around )?(?P<sign>[$£€]?)$", re.IGNORECASE)
FROM = re.compile(r"\bfrom[ \u00a0]+[$£€]?$", re.IGNORECASE)
TO = re.compile(
    r"[ \u00a0]?(?:-|–|—|to|or)[ \u00a0]?[$£€]?|[ \u00a0](?:to|or|and)[ \u00a0][$£€]?|"
    r"(?: percent| per cent|%)? (?:to|and) [$£€]?",
    re.IGNORECASE,
)


def ranges(text: str, found: list[Amount]) -> list[Amount]:
    """Join "between 40 and 60", "40 to 60", "8-10" and "two or three" into one amount with an upper end."""
    out: list[Amount] = []
    for one in found:
        if out and (both := joined(text, out[-1], one)):
            out[-1] = both
        elif not out or one.start >= out[-1].end:
            out.append(one)
    return out


def joined(text: str, a: Amount, b: Amount) -> Amount | None:
    """One amount for the two ends of a range, or None."""
    gap = text[a.end : b.start]
    between = BETWEEN.search(text, max(0, a.start - 20), a.start)
    if a.vague or b.vague or a.upper is not None or not TO.fullmatch(gap):
        return None
    if "and" in gap.lower() and not between:
        return None
    if not between and FROM.search(text, max(0, a.start - 8), a.start):
        return None
    low = a.value
    if b.value >= 1000 and a.value < 1000 and re.search(r"illion|housand|undred", text[b.start : b.end]):
        factor = b.value / max(1e-9, first_number(text, b))
        low = a.value * factor
    if low >= b.value or ("or" in gap.lower() and b.value - low > 2):
        return None
    start = between.start() if between and not between.group("sign") else a.start
    return replace(b, start=start, value=low, upper=b.value)


def first_number(text: str, one: Amount) -> float:
    """The number in front of the magnitude words: 16 of "16 million"."""
    numeral = re.match(r"[\d.,]*\d", text[one.start : one.end])
    if numeral:
        return float(numeral.group().replace(",", ""))
    word = re.split(r"[ -]", text[one.start : one.end].lower())[0]
    return table("units").get(word, 1.0)
