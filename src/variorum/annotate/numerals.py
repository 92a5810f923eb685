"""Numerals in running text, in digits and in words: where one starts and ends, and what it is worth."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
WORD = re.compile(r"[a-z]+")
FIGURES = re.compile(
    rf"""(?:\d{{1,3}}(?:,[ ]000)+(?!\d)|\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?   # 1,234.5 and 12,34,567
    |\d{{1,3}}(?:[\u00a0\u202f']\d{{3}})+(?:[.,]\d+)?    # 1 234 and 1'234, with unbreakable spaces
    |\d{{1,3}}(?:\.\d{{3}}){{2,}}|\d{{1,3}}\.000(?!\d)   # 400.000, as half of Europe writes it
    |\d+\.\d+|\d+,\d{{1,2}}(?![\d,])|\d+|\.\d+(?!\w))
    (?P<fraction>[ -]?(?:\d/\d\d?(?![\d/])|[{VULGAR}])|/\d\d?(?![\d/]))?
    |[{VULGAR}]""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral's half-open stretch and value; ``figures`` says that it is written in digits."""

    start: int
    end: int
    value: float
    figures: bool


@cache
def table(name: str) -> Mapping[str, float]:
    """One table of the number words: units, magnitudes, short_magnitudes, ordinals, fractions."""
    text = files("variorum.data").joinpath("numbers.toml").read_text("utf-8")
    words: dict[str, float] = tomllib.loads(text)[name]
    return words


def numeral_at(text: str, start: int) -> Numeral | None:
    """The longest cardinal that begins at ``start``: "3.8 billion", "forty-one", "two and a half", "1 1/2"."""
    return figures_at(text, start) if text[start].isdecimal() or text[start] in VULGAR + "." else words_at(text, start)


def figures_at(text: str, start: int) -> Numeral | None:
    """The numeral in digits at ``start`` with the magnitude word that follows it, if one does."""
    match = FIGURES.match(text, start)
    if not match:
        return None
    value, end = figure_value(match), match.end()
    magnitude = re.compile(r"[ \u00a0-]?([a-z]+)\b", re.IGNORECASE).match(text, end)
    while magnitude and (factor := table("magnitudes").get(magnitude.group(1).lower())):
        value, end = value * factor, magnitude.end()
        magnitude = re.compile(r"[ \u00a0]([a-z]+)\b", re.IGNORECASE).match(text, end)
    return Numeral(start, end, value, True)


def figure_value(match: re.Match[str]) -> float:
    """What a match of ``FIGURES`` is worth."""
    fraction = match.group("fraction") or ""
    whole = match.group()[: len(match.group()) - len(fraction)]
    if whole in VULGAR:
        return unicodedata.numeric(whole)
    if fraction.startswith("/"):
        return number(whole) / max(1, int(fraction[1:]))
    return number(whole) + fraction_value(fraction.strip(" -"))


def number(figures: str) -> float:
    """The value of digits with thousands marks: "1,234.5", "1 234", "400.000", "87,2"."""
    plain = re.sub(r"[ \u00a0\u202f']", "", figures)
    if re.fullmatch(r"\d+,\d{1,2}", plain):
        plain = plain.replace(",", ".")
    elif plain.count(".") > 1 or re.fullmatch(r"[1-9]\d{0,2}\.000", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", ""))


def fraction_value(text: str) -> float:
    """The value of "", "1/2" or "½"."""
    if "/" in text:
        above, below = text.split("/")
        return int(above) / max(1, int(below))
    return unicodedata.numeric(text) if text else 0.0


def words_at(text: str, start: int) -> Numeral | None:
    """The numeral in words at ``start``: "forty-one", "a hundred and five", "three quarters", "two and a half"."""
    words = run_of_words(text, start)
    while words:
        value = words_value([word for word, _, _ in words])
        if value is not None:
            return Numeral(start, words[-1][2], value, False)
        words.pop()
    return None


STEP = re.compile(r"(?:\s|-)?(?P<word>[a-z]+)\b", re.IGNORECASE)
JOINING = frozenset(("and", "a", "an"))


def run_of_words(text: str, start: int) -> list[tuple[str, int, int]]:
    """The unbroken run of number words from ``start`` on, with "and" and "a" where they can join."""
    run: list[tuple[str, int, int]] = []
    position = start
    while (match := STEP.match(text, position)) and (match.start("word") == match.start() or run):
        word = match.group("word").lower()
        if not (word in table("units") or word in table("magnitudes") or word in JOINING or word in table("fractions")):
            break
        if "\n" in match.group():
            break
        run.append((word, match.start("word"), match.end()))
        position = match.end()
    return run


def words_value(words: list[str]) -> float | None:
    """What a run of number words is worth; None where it is not one whole cardinal."""
    if words[0] == "and" or words[-1] in JOINING:
        return None
    if words[0] in table("fractions") and words[0] not in ("half", "quarter"):
        return None
    if words[-1] in table("fractions"):
        return fraction_words_value(words)
    return cardinal_value(words)


def fraction_words_value(words: list[str]) -> float | None:
    """ "half", "a third", "two thirds", "two and a half", "three and a quarter"."""
    part = table("fractions")[words[-1]]
    before = words[:-1]
    if len(before) >= 2 and before[-2:] in (["and", "a"], ["and", "one"]):
        whole = cardinal_value(before[:-2])
        return None if whole is None else whole + part
    if not before or before in (["a"], ["an"], ["one"]):
        return part if before or words[-1] == "half" else None
    count = cardinal_value(before)
    return count * part if count and count < 100 and words[-1].endswith("s") else None


def cardinal_value(words: list[str]) -> float | None:
    """A whole number from its words; years said in two halves ("nineteen ninety-six") too."""
    if words and words[0] in ("half", "quarter") and words[1:2] != ["a"] and len(words) > 1:
        rest = cardinal_value(words[1:])
        return None if rest is None else rest * table("fractions")[words[0]]
    broken = words[1:] if words[:1] in (["a"], ["an"]) else words
    if len(broken) > 1 and broken[0] in ("half", "quarter") and broken[1] in table("magnitudes"):
        rest = cardinal_value(broken[1:])
        return None if rest is None else rest * table("fractions")[broken[0]]
    parts = [
        i
        for i, word in enumerate(words[:-1])
        if i and word in ("quarters", "thirds") and words[i + 1] in table("magnitudes")
    ]
    if parts:
        share, rest = fraction_words_value(words[: parts[0] + 1]), cardinal_value(words[parts[0] + 1 :])
        return None if share is None or rest is None else share * rest
    if words[:2] == ["half", "a"]:
        rest = cardinal_value(words[1:])
        return None if rest is None else rest / 2
    return two_halves(words) or plain_cardinal(words)


def plain_cardinal(words: list[str]) -> float | None:
    """Sum and product of units and magnitudes, refusing runs that only stand next to each other ("two five")."""
    total = current = 0.0
    last = 1e15
    for i, word in enumerate(words):
        if word in ("a", "an"):
            if i + 1 >= len(words) or words[i + 1] not in table("magnitudes") or i:
                return None
            current = 1
        elif word == "and":
            if i == 0 or words[i - 1] not in table("magnitudes"):
                return None
        elif word in table("magnitudes"):
            factor = table("magnitudes")[word]
            current = max(current, 1) * factor
            if factor >= 1000:
                total, current = total + current, 0
            last = 1e15
        elif word in table("units"):
            value = table("units")[word]
            if value >= last or (last < 20) or (last < 100 and value > 9):
                return None
            current, last = current + value, value
        else:
            return None
    return total + current


def two_halves(words: list[str]) -> float | None:
    """A year as it is said: "nineteen ninety-six" → 1996, "nineteen oh" not."""
    if len(words) < 2 or words[0] not in ("seventeen", "eighteen", "nineteen", "twenty"):
        return None
    rest = plain_cardinal(words[1:])
    if rest is None or not 10 <= rest <= 99 or any(word in table("magnitudes") or word in JOINING for word in words):
        return None
    return table("units")[words[0]] * 100 + rest
