"""A small language for patterns over lexemes: names of kinds with the operators of regular expressions.

``"(weekday comma?)? month day (comma? yyyy)?"`` becomes a regular expression over a string that holds one character for
each lexeme. ``SETS`` names groups of kinds; a word kind is named by its value ("the", "of").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.annotate.times.lexer import Lexeme
from variorum.annotate.times.meaning import Meaning

SETS = {
    "dom": ("day", "ord"),
    "number": ("day", "num", "yyyy", "dotclock", "word:a"),
    "cardinal": ("day", "num", "yyyy", "dotclock"),
    "wd": ("weekday", "shortday"),
    "shifted": ("shift", "word:past"),
    "edged": ("edge", "comparative"),
    "vaguely": ("several", "word:some"),
    "about": ("approx", "word:some"),
    "apartly": ("apart", "comparative"),
    "mark": ("comma", "hy"),
}
NAME = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its match means; ``build`` may refuse a match by giving None."""

    pattern: re.Pattern[str]
    build: Callable[[Sequence[Lexeme]], Meaning | None]


@dataclass(frozen=True, slots=True)
class Found:
    """An expression over the lexemes ``first`` … ``last`` (half-open)."""

    first: int
    last: int
    meaning: Meaning


@cache
def symbol(kind: str) -> str:
    """The one character that stands for a kind, from a private stretch of Unicode."""
    SYMBOLS.setdefault(kind, chr(0xE000 + len(SYMBOLS)))
    return SYMBOLS[kind]


SYMBOLS: dict[str, str] = {}


def rule(pattern: str, build: Callable[[Sequence[Lexeme]], Meaning | None]) -> Rule:
    """The rule for a pattern in the small language."""
    plain = NAME.sub(lambda match: named(match.group()), pattern).replace(" ", "")
    return Rule(re.compile(plain.replace("(", "(?:")), build)


def named(name: str) -> str:
    """The character, or the class of characters, that a name in a pattern stands for."""
    if name in SETS:
        return "[" + "".join(symbol(kind) for kind in SETS[name]) + "]"
    return symbol(name if name in KINDS else f"word:{name}")


KINDS = frozenset(
    [
        "month",
        "weekday",
        "shortday",
        "season",
        "unit",
        "part",
        "noon",
        "edge",
        "deictic",
        "shift",
        "ago",
        "comparative",
        "apart",
        "approx",
        "several",
        "often",
        "every",
        "holiday",
        "vague",
        "zone",
        "nl",
        "iso",
        "slash",
        "decade",
        "clock",
        "quarterly",
        "ord",
        "shortyear",
        "num",
        "yyyy",
        "day",
        "dotclock",
        "poss",
        "comma",
        "hy",
        "dash",
        "open",
        "close",
        "other",
    ]
)


def encode(items: Sequence[Lexeme]) -> str:
    """The lexemes as a string of one character each, for the rules to search."""
    return "".join(symbol(item.kind) for item in items)


def first(items: Sequence[Lexeme], *kinds: str) -> Lexeme | None:
    """The first lexeme of one of these kinds."""
    return next((item for item in items if item.kind in kinds), None)


def value(items: Sequence[Lexeme], *kinds: str) -> str | None:
    """The word-list value of the first lexeme of these kinds."""
    found = first(items, *kinds)
    return found.value if found else None


def whole(items: Sequence[Lexeme], *kinds: str) -> int | None:
    """The number of the first lexeme of these kinds."""
    found = first(items, *kinds)
    return int(found.number) if found else None


def integer(items: Sequence[Lexeme], *kinds: str) -> int | None:
    """The word-list value of the first lexeme of these kinds, as a number."""
    found = value(items, *kinds)
    return int(found) if found is not None else None


def shift(items: Sequence[Lexeme]) -> int | None:
    """-1, 0 or +1 for "last", "this", "next"."""
    found = first(items, "shift", "word:past")
    if found is None or found.value == "recent":
        return None
    return -1 if found.kind == "word:past" else int(found.value)
