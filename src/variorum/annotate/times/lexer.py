"""Cut a report into lexemes that time patterns can name: months, numbers, units, little words.

Every lexeme gets one kind; a kind is one character, so that a pattern over lexemes is a regular expression over a
string with one character a lexeme (see ``patterns``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.annotate.numerals import numeral_at, table

RAW = re.compile(
    r"""(?P<nl>\n+)
    |(?P<iso>\b[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d)?\b)
    |(?P<slash>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b)
    |(?P<decade>\b(?:1[0-9]|20)\d0['’]?s\b|['’]\d0s\b|\b(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b)
    |(?P<clock>\b(?:[01]?\d|2[0-4])(?:[:.][0-5]\d(?::[0-5]\d)?)?[ \u00a0]?(?:[ap]\.[ ]?m\.?|[ap]m\b)
        |\b(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?\b(?![:%\d])|\b(?:[01]\d|2[0-3])h[0-5]\d\b)
    |(?P<quarterly>\bQ[1-4]\b)
    |(?P<ordinal>\b\d{1,3}(?:st|nd|rd|th)\b)
    |(?P<shortyear>['’]\d\d\b)
    |(?P<figures>\d)
    |(?P<poss>['’]s\b|(?<=s)['’](?=\s))
    |(?P<word>[A-Za-z][A-Za-z.]*(?:['’][A-Za-z]+)?)
    |(?P<mark>[,()–—-])
    |(?P<other>[^\s])""",
    re.VERBOSE,
)
MARKS = {",": "comma", "-": "hy", "–": "hy", "—": "dash", "(": "open", ")": "close"}
FUSED = re.compile(r"(?P<head>[a-z]+)[’']s$", re.IGNORECASE)
POINTED = re.compile(
    r"\. (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
ASKS = re.compile(r"\b(?:on|the|until|till|since|from|before|after|by|to)\s$", re.IGNORECASE)
"""What stands before "9. January", as some write the day, and not before a number that ends a sentence."""
CAPITALISED = frozenset(("month", "shortday"))


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One lexeme: ``value`` is what the word list says of it, ``number`` what it counts where it is a number."""

    kind: str
    start: int
    end: int
    text: str
    value: str
    number: float


@cache
def lexicon() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """The word list by first word: (whole phrase, kind, value), longest phrase first."""
    data = tomllib.loads(files("variorum.data").joinpath("times.toml").read_text("utf-8"))
    days = tomllib.loads(files("variorum.data").joinpath("holidays.toml").read_text("utf-8"))
    found: dict[str, list[tuple[str, str, str]]] = {}
    entries = [(phrase, kind, str(value)) for kind, words in data.items() for phrase, value in words.items()]
    entries += [(phrase, "holiday", phrase) for name in ("fixed", "moving") for phrase in days[name]]
    for phrase, kind, value in entries:
        found.setdefault(re.split(r"[ ]", phrase)[0], []).append((phrase, kind, value))
    return {first: tuple(sorted(rest, key=lambda entry: -len(entry[0]))) for first, rest in found.items()}


def lexemes(text: str, is_time: Callable[[Lexeme], bool]) -> list[Lexeme]:
    """All lexemes of ``text``, in order; ``is_time`` refuses words that are no time here ("may" as an auxiliary)."""
    found: list[Lexeme] = []
    position = 0
    while match := RAW.search(text, position):
        lexeme = read(text, match, found[-1] if found else None)
        if lexeme.kind in DOUBTFUL and not is_time(lexeme):
            lexeme = Lexeme("other", match.start(), match.end(), lexeme.text, "", 0.0)
        found.append(lexeme)
        position = lexeme.end
    return found


COMPOUND = re.compile(r"(twenty|thirty)-(first|second|third|[a-z]+th)\b", re.IGNORECASE)
DOUBTFUL = frozenset(("month", "season", "weekday", "unit", "vague", "holiday", "part", "shortday", "often"))


def read(text: str, match: re.Match[str], before: Lexeme | None) -> Lexeme:
    """The lexeme that a raw match stands for; it may run on further than the match."""
    kind = match.lastgroup or "other"
    if kind == "figures":
        return figures(text, match.start())
    if kind == "word":
        return word(text, match, before)
    surface = match.group()
    if kind == "mark":
        return Lexeme(MARKS[surface], match.start(), match.end(), surface, surface, 0.0)
    if kind == "ordinal":
        return Lexeme("ord", match.start(), match.end(), surface, "figures", float(re.sub(r"\D", "", surface)))
    return Lexeme(kind, match.start(), match.end(), surface.lower(), surface, 0.0)


def figures(text: str, start: int) -> Lexeme:
    """A number in digits: a year, a day of the month, a clock time with a point, or just a number."""
    numeral = numeral_at(text, start)
    end = numeral.end if numeral else start + 1
    value = numeral.value if numeral else 0.0
    surface = text[start:end]
    if (
        re.fullmatch(r"0?[1-9]|[12]\d|3[01]", surface)
        and POINTED.match(text, end)
        and ASKS.search(text, max(0, start - 8), start)
    ):
        return Lexeme("day", start, end + 1, surface, surface, value)
    kind = "num"
    if re.fullmatch(r"1\d{3}|20\d\d|2100", surface):
        kind = "yyyy"
    elif re.fullmatch(r"0?[1-9]|[12]\d|3[01]", surface):
        kind = "day"
    elif re.fullmatch(r"(?:[01]?\d|2[0-3])\.[0-5]\d", surface):
        kind = "dotclock"
    return Lexeme(kind, start, end, surface, surface, value)


def word(text: str, match: re.Match[str], before: Lexeme | None) -> Lexeme:
    """A word or phrase of the word list, a number in words, or any other word."""
    start = match.start()
    found = listed(text, start, match)
    if found and found[1] == "unit" and found[0] == "second" and not (before and before.kind in ("num", "day")):
        found = None
    if found:
        phrase, kind, value = found
        kind = f"word:{value}" if kind == "word" else kind
        return Lexeme(kind, start, start + len(phrase), phrase, value, 0.0)
    lower = match.group().lower().rstrip(".")
    if lower in table("ordinals"):
        return Lexeme("ord", start, start + len(lower), lower, "word", table("ordinals")[lower])
    compound = COMPOUND.match(text, start)
    if compound and compound.group(2).lower() in table("ordinals"):
        number = table("units")[compound.group(1).lower()] + table("ordinals")[compound.group(2).lower()]
        return Lexeme("ord", start, compound.end(), compound.group().lower(), "word", number)
    if lower in table("units") or lower in table("magnitudes"):
        numeral = cardinal(text, start)
        if numeral:
            return numeral
    fused = FUSED.match(match.group())
    if fused:
        head = re.compile(re.escape(fused.group("head"))).match(text, start)
        if head and listed(text, start, head):
            return word(text, head, before)
    end = match.start() + len(match.group().rstrip("."))
    return Lexeme("other", start, end, lower, "", 0.0)


def cardinal(text: str, start: int) -> Lexeme | None:
    """A number in words; "quarters" stays a unit of time here, "nineteen ninety-six" is a year."""
    numeral = numeral_at(text, start)
    if numeral is None:
        return None
    surface = text[start : numeral.end].lower()
    first = re.match(r"[a-z]*", surface)
    value = table("units").get(first.group()) if first else None
    if first and value is not None and surface.endswith(("quarter", "quarters", "second", "seconds")):
        return Lexeme("num", start, start + first.end(), first.group(), "", value)
    year = 1500 <= numeral.value <= 2100 and "hundred" not in surface and numeral.value % 1 == 0
    return Lexeme("yyyy" if year else "num", start, numeral.end, surface, "words", numeral.value)


def listed(text: str, start: int, match: re.Match[str]) -> tuple[str, str, str] | None:
    """The longest phrase of the word list that begins at ``start``, in the case that its kind needs."""
    surface = match.group().replace("’", "'")
    for key in dict.fromkeys((surface.lower(), surface.lower().rstrip("."), FUSED.sub(r"\g<head>", surface).lower())):
        for phrase, kind, value in lexicon().get(key, ()):
            there = text[start : start + len(phrase)]
            if there.lower().replace("’", "'") != phrase or continues(text, start + len(phrase), phrase):
                continue
            if cased(there, kind):
                return phrase, kind, value
    return None


def continues(text: str, end: int, phrase: str) -> bool:
    """Whether the word goes on after the phrase: "sun" in "Sunak", not in "Sun's"."""
    return end < len(text) and phrase[-1].isalpha() and text[end].isalnum()


def cased(surface: str, kind: str) -> bool:
    """Names of months and short weekdays need a capital, units must not be all capitals ("SEC")."""
    if kind in CAPITALISED or kind == "weekday":
        return surface[0].isupper()
    if kind == "holiday":
        return surface[0].isupper()
    if kind == "zone":
        return surface.isupper() or " " in surface
    return not (kind == "unit" and surface.isupper() and len(surface) > 1)
