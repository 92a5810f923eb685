"""Units of measure and money beside a number, and what they convert to."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.annotate.numerals import table
from variorum.annotate.quantities.words import alternatives


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: one of it is ``(1 + offset) · factor`` of the base unit of its dimension; money has no base unit."""

    name: str
    words: tuple[str, ...]
    signs: tuple[str, ...]
    dimension: str
    factor: float
    offset: float = 0.0


@cache
def units() -> dict[str, Unit]:
    """Every unit by name."""
    entries = tomllib.loads(files("variorum.data").joinpath("units.toml").read_text("utf-8"))["unit"]
    made = [
        Unit(e["name"], tuple(e["words"]), tuple(e["signs"]), e["dimension"], e["factor"], e.get("offset", 0.0))
        for e in entries
    ]
    return {unit.name: unit for unit in made}


@cache
def by_word() -> dict[str, Unit]:
    """Units by the words for them, plurals included; a word that two share stays with the first."""
    found: dict[str, Unit] = {}
    for unit in units().values():
        for word in unit.words:
            for form in (word, f"{word}s"):
                found.setdefault(form, unit)
    for word, name in IRREGULAR.items():
        found[word] = units()[name]
    return found


IRREGULAR = {"feet": "foot", "pennies": "penny", "inches": "inch", "pounds": "pound", "pound": "pound",
             "stone": "stone",
             "quarters": "quarter", "bars": "bar"}  # fmt: skip


@cache
def by_sign() -> dict[str, Unit]:
    """Units by their signs; case counts."""
    return {sign: unit for unit in units().values() for sign in unit.signs}


@cache
def word_behind() -> re.Pattern[str]:
    """A unit in words behind a number: "euros", "-mile", " square metres"."""
    return re.compile(rf"[ \u00a0]?-?[ \u00a0]?(?P<unit>{alternatives(by_word())})\b", re.IGNORECASE)


@cache
def sign_behind() -> re.Pattern[str]:
    """A unit's sign behind a number: "km", " %", "€"."""
    return re.compile(rf"[ \u00a0-]?[(\[{{<]?(?P<unit>{alternatives(by_sign())})(?![A-Za-z\d])[)\]}}>]?")


@cache
def money_before() -> re.Pattern[str]:
    """A currency's sign or code that ends where a number begins."""
    signs = [sign for sign, unit in by_sign().items() if unit.dimension == "money"]
    return re.compile(rf"(?<![A-Za-z])(?P<big>[MB](?=[A-Z]{{3}}))?(?P<unit>{alternatives(signs)}|dollar)[ \u00a0]?$")


@cache
def money_behind() -> re.Pattern[str]:
    """ "MEUR", "bn euros", "USD million": a magnitude and a currency behind a number."""
    short = alternatives([*table("short_magnitudes"), *(s.upper() for s in table("short_magnitudes") if len(s) == 1)])
    return re.compile(rf"[ \u00a0]?(?P<big>{short})(?![a-z])(?:[ \u00a0]?(?P<unit>{alternatives(codes())})\b)?")


@cache
def codes() -> list[str]:
    """Signs and words for money."""
    money = [unit for unit in units().values() if unit.dimension == "money"]
    signs = [sign for unit in money for sign in unit.signs]
    return [*signs, *(form for unit in money for word in unit.words for form in (word, f"{word}s"))]


def singulars() -> list[str]:
    """The words for units that something can be counted per."""
    return [word for word, unit in by_word().items() if unit.dimension in COUNTED_PER and not word.endswith("s")]


@cache
def per_what() -> re.Pattern[str]:
    """ "a day", "per hour", "an ounce", "/h", "-a-share" behind a unit or a counted noun."""
    return re.compile(
        r"(?:[ \u00a0](?:an?|per|each|every)[ \u00a0]|[ \u00a0]?-[ \u00a0]?an?[ \u00a0]?-[ \u00a0]?|"
        r"[ \u00a0]?/[ \u00a0]?|"
        r"[ \u00a0]to[ \u00a0]the[ \u00a0](?=day\b))"
        r"(?P<unit>shares?|head|person|capita|annum|household|dozen|inhabitants?|"
        rf"{alternatives(singulars())}"
        r"|h|s|ms)\b(?![ \u00a0-](?:earlier|ago|before|later|old)\b)",
        re.IGNORECASE,
    )


COUNTED_PER = ("time", "volume", "mass", "length", "area")
PER_NAMES = {"annum": "year", "h": "hour", "s": "second", "ms": "millisecond", "shares": "share", "capita": "person",
             "head": "person", "inhabitants": "inhabitant"}  # fmt: skip


def per(text: str, end: int) -> tuple[str, int] | None:
    """What the amount is "per", and where that ends."""
    match = per_what().match(text, end)
    if not match:
        return None
    word = match.group("unit").lower()
    unit = by_word().get(word)
    return PER_NAMES.get(word) or (unit.name if unit else word), match.end()


def base_value(value: float, name: str | None) -> tuple[float, str | None]:
    """A value in the base unit of its dimension, and the dimension; unknown units and money stay as they are."""
    unit = units().get(name or "")
    if unit is None or unit.dimension == "money":
        return value, name
    return (value + unit.offset) * unit.factor, unit.dimension
