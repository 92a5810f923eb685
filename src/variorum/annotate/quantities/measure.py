"""Numbers with their units: the currency in front, the measure behind, the magnitude between, "per" what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.annotate.numerals import table
from variorum.annotate.quantities import units
from variorum.annotate.quantities.amounts import Amount
from variorum.annotate.quantities.words import change_before, change_behind
from variorum.types import Change

MAGNITUDE = re.compile(r"[ \u00a0](million|billion|trillion)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit and all its words; ``number_end`` is where the number itself stops."""

    start: int
    end: int
    number_start: int
    number_end: int
    change: Change
    value: float
    upper: float | None
    unit: str | None
    share: bool
    vague: bool
    figures: bool
    unit_at: int | None = None


def measures(text: str, found: Sequence[Amount]) -> list[Measure]:
    """Every amount with its unit and approximators; "3 dollars 50 cents" becomes one."""
    out: list[Measure] = []
    for one in found:
        if out and one.start < out[-1].end:
            continue
        measure = measured(text, one, out[-1].end if out else 0)
        if out and (both := small_change(text, out[-1], measure)):
            out[-1] = both
        else:
            out.append(measure)
    return out


def measured(text: str, one: Amount, since: int) -> Measure:
    """An amount with what stands around it; nothing before ``since`` belongs to it."""
    plain = Measure(
        start=one.start,
        end=one.end,
        number_start=one.start,
        number_end=one.end,
        change=one.change,
        value=one.value,
        upper=one.upper,
        unit=None,
        share=one.share,
        vague=one.vague,
        figures=one.figures,
    )
    return with_change(text, with_per(text, of_age(text, with_unit(text, plain, since))))


def with_unit(text: str, one: Measure, since: int) -> Measure:
    """Money in front, else a unit behind; a share has its own."""
    if one.share and not re.match(
        r"[ -](?:%|percent|per cent|point|an? |of an? |mile|hour|million|billion)", text[one.end : one.end + 9]
    ):
        return replace(one, unit="percent")
    one = replace(one, value=one.value / 100) if one.share else one
    one = replace(one, share=False)
    return money_in_front(text, one, since) or money_or_magnitude(text, one) or unit_behind(text, one)


def money_in_front(text: str, one: Measure, since: int) -> Measure | None:
    """ "$38m", "US$ 150 million", "between $40 and $60", "USD115"."""
    at = one.number_start
    word = re.search(r"between (?:about |around )?$", text[max(0, at - 20) : at])
    match = units.money_before().search(text, max(since, at - 8), at)
    if not match or word:
        inner = re.match(r"between[ \u00a0]+(?P<sign>[$£€])", text[at : at + 12], re.IGNORECASE)
        return scaled(text, replace(one, unit=units.by_sign()[inner.group("sign")].name)) if inner else None
    name = "dollar" if match.group("unit") == "dollar" else units.by_sign()[match.group("unit")].name
    factor = {"M": 1e6, "B": 1e9}.get(match.group("big") or "", 1.0)
    return scaled(text, times(replace(one, start=match.start(), unit=name, unit_at=match.start("unit")), factor))


def scaled(text: str, one: Measure) -> Measure:
    """Take in the "m", "bn" or a doubled currency word behind money."""
    match = re.compile(r"[ \u00a0]?(?P<big>[a-zA-Z]{1,3})(?![A-Za-z])").match(text, one.end)
    factor = table("short_magnitudes").get(match.group("big").lower()) if match else None
    if match and factor:
        one = replace(times(one, factor), end=match.end())
    doubled = re.compile(r"[ \u00a0](?:dollars?|euros?|pounds?)\b").match(text, one.end)
    return replace(one, end=doubled.end()) if doubled else one


def times(one: Measure, factor: float) -> Measure:
    """The measure with its numbers multiplied."""
    return replace(one, value=one.value * factor, upper=None if one.upper is None else one.upper * factor)


def money_or_magnitude(text: str, one: Measure) -> Measure | None:
    """ "120 MEUR", "38m euros", "5bn", "20k": a short magnitude behind the figures."""
    match = units.money_behind().match(text, one.end) if one.figures else None
    if not match:
        return None
    big, unit = match.group("big"), match.group("unit")
    spaced = match.start("big") > one.end
    if unit is None and (spaced or (big in ("m", "b", "M") and not counted(text, match.end())) or big == "K"):
        return None
    if big == "b" and unit is None:
        return None
    one = replace(times(one, table("short_magnitudes")[big.lower()]), end=match.end(), number_end=match.end("big"))
    return replace(one, unit=name_of(unit), unit_at=match.start("unit")) if unit else one


def counted(text: str, end: int) -> bool:
    """Whether the next word can be what millions count: a plural in lower case that measures nothing."""
    match = re.compile(r"[ \u00a0](?P<word>[a-z]+)").match(text, end)
    if not match:
        return False
    word = match.group("word")
    return (word.endswith("s") or word in ("people", "women", "men", "children")) and word not in (
        "across",
        "its",
        "was",
        "is",
        "has",
    )


def name_of(unit: str) -> str | None:
    """The normal name of a sign or word."""
    found = units.by_sign().get(unit) or units.by_word().get(unit.lower())
    return found.name if found else None


def unit_behind(text: str, one: Measure) -> Measure:
    """A unit in words or signs behind the number, with the magnitude that may follow it ("75 USD million")."""
    match = units.word_behind().match(text, one.end)
    sign = units.sign_behind().match(text, one.end) if not match else None
    if sign and not sign_fits(one, sign):
        sign = None
    found = match or sign
    if not found:
        return one
    name = name_of(found.group("unit"))
    if found.group("unit") == "m" and in_millions(text) and ALONE.match(text, found.end()):
        return replace(times(one, 1e6), end=found.end(), number_end=found.end("unit"))
    name = pounds(text, one) if name == "pound" else name
    one = replace(one, end=found.end(), unit=name, unit_at=found.start("unit"))
    magnitude = MAGNITUDE.match(text, one.end) if sign else None
    if magnitude:
        one = replace(times(one, table("magnitudes")[magnitude.group(1).lower()]), end=magnitude.end())
    return aged(text, below_zero(text, one))


@lru_cache(maxsize=64)
def in_millions(text: str) -> bool:
    """Whether a report writes "m" for million somewhere ("62m marks", "$5m"), and so also where no noun follows."""
    return bool(MILLIONS.search(text))


MILLIONS = re.compile(r"[$£€]\d[\d.,]*m\b|\b\d[\d.,]*m (?!(?:metres|meters|times|across|its|was|is|has)\b)[a-z]{3,}s\b")
ALONE = re.compile(
    r"[.,;:)]|$|[ \u00a0](?:is|was|are|were|be|has|had|will|would|in|on|for|to|of|and|or|but|more|less|only|as|at|which|that)\b"
)


def sign_fits(one: Measure, sign: re.Match[str]) -> bool:
    """A sign of one letter must stand tight behind figures, or one space off: "48m", not "two m"."""
    surface = sign.group("unit")
    if surface in ("mb",):
        return True
    if surface.isalpha() and not one.figures:
        return len(surface) == 3 and units.by_sign()[surface].dimension == "money"
    return not (len(surface) == 1 and surface.isalpha() and " " in sign.group() and surface not in ("m", "g", "l", "t"))


def below_zero(text: str, one: Measure) -> Measure:
    """ "-5 degrees", "minus 20 °C"."""
    unit = units.units().get(one.unit or "")
    match = re.search(r"(?:^|[\s(])(?P<minus>[-−–] ?|minus )$", text[max(0, one.number_start - 7) : one.number_start])
    if not match or unit is None or unit.dimension not in ("temperature", "angle"):
        return one
    if not match.group("minus").strip().isalpha() and one.upper is not None:
        return one
    return replace(one, value=-one.value, start=one.number_start - len(match.group("minus")))


AGED = re.compile(r"(?:[ \u00a0-]+old\b|[ \u00a0]of[ \u00a0]age\b)")
AGE_UNITS = ("year", "month", "week", "day")


def aged(text: str, one: Measure) -> Measure:
    """ "five years old", "28-year-old", "18 months of age" measure ages."""
    match = AGED.match(text, one.end) or re.compile(r" - old\b").match(text, one.end)
    if match and one.unit in AGE_UNITS:
        return replace(one, unit=f"{one.unit} of age", end=match.end())
    return one


BORN = re.compile(
    r"(?:\b(?:aged|age)[ \u00a0](?:between[ \u00a0])?|\b(?:wo)?m[ae]n[ \u00a0]of[ \u00a0]|"
    r"\b(?:boy|girl)s?[ \u00a0]of[ \u00a0]|\bchildren[ \u00a0]under[ \u00a0])$"
)
APPOSED = re.compile(r"[A-Z][\w’'-]+,[ \u00a0]$")


def of_age(text: str, one: Measure) -> Measure:
    """ "aged 45", "a woman of 47", "children under four", "Jane Doe, 34, said", "87 yo"."""
    if one.unit is not None or one.vague or not 0 < one.value < 120 or one.value % 1:
        return one
    before, behind = text[max(0, one.start - 24) : one.start], text[one.end : one.end + 4]
    short = re.match(r"[ \u00a0]?y/?o\b", behind)
    if short:
        return replace(one, unit="year of age", end=one.end + short.end())
    apposed = APPOSED.search(before) and re.match(r"[,.;)]", behind) and one.figures and one.value > 9
    return replace(one, unit="year of age") if BORN.search(before) or apposed else one


WEIGHED = re.compile(
    r"\b(?:weigh|weight|heavy|heavier|lighter|baby|drop|lose|lost|gain|ounce|equal|body|force|bomb|meat|fish|cargo)",
    re.IGNORECASE,
)
PAID = re.compile(
    r"\b(?:pay|paid|cost|price|fine|earn|spen[dt]|worth|sold|buy|bought|wage|salar|"
    r"profit|loss|tax|bill|budget|fund|debt)",
    re.IGNORECASE,
)


def pounds(text: str, one: Measure) -> str:
    """Money or mass: large sums and words of paying speak for money, words of weighing for mass."""
    around = text[max(0, one.start - 80) : one.end + 60]
    if one.value >= 1e5 or (PAID.search(around) and not WEIGHED.search(around)):
        return "pound sterling"
    return "pound-mass"


OF_NOUN = re.compile(r"[ \u00a0]of(?:[ \u00a0][a-z]+){1,2}(?=[ \u00a0](?:an?|per)[ \u00a0])")


def with_per(text: str, one: Measure) -> Measure:
    """ "$98 a share", "500,000 barrels a day"."""
    found = units.per(text, one.end) if one.unit else None
    behind = OF_NOUN.match(text, one.end) if one.unit and not found else None
    if behind and (later := units.per(text, behind.end())):
        return replace(one, unit=f"{one.unit} per {later[0]}")
    if not found or one.unit in AGE_UNITS:
        return one
    return replace(one, unit=f"{one.unit} per {found[0]}", end=found[1])


def with_change(text: str, one: Measure) -> Measure:
    """ "about", "at least", "up to" in front, "or so" behind."""
    found = change_before(text, one.start)
    if found and not one.vague:
        one = replace(one, change=found[0] if one.upper is None else "~", start=found[1])
    after = change_behind(text, one.end)
    if after and not found:
        one = replace(one, change=after[0], end=after[1])
    return one


SMALL = re.compile(r"[ \u00a0]?,?(?: and)? ?")
CENTS = ("dollar", "euro", "canadian dollar", "australian dollar", "pound sterling", "chinese yuan")


def small_change(text: str, a: Measure, b: Measure) -> Measure | None:
    """ "3 dollars 50 cents", "15 dollars and 50" at the end of a clause: hundredths of the money in front."""
    if a.unit not in CENTS or b.upper is not None or not 0 < b.value < 100 or b.value % 1 or a.upper is not None:
        return None
    gap = text[a.end : b.start]
    words_between = a.unit_at is not None and a.unit_at > a.number_end
    if not SMALL.fullmatch(gap) or not words_between or not gap.strip(", ") in ("", "and"):
        return None
    if b.unit in ("cent", "penny") or (
        b.unit is None and b.change == "=" and re.match(r"\s*(?:[.,;)]|$)", text[b.end :][:3])
    ):
        return replace(a, value=a.value + b.value / 100, end=b.end)
    return None
