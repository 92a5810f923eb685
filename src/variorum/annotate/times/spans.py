"""Rules for lengths, sets, distances and vague references: "two weeks", "daily", "a year ago", "recently"."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotate.times.lexer import Lexeme
from variorum.annotate.times.meaning import Age, Length, Meaning, Offset, Recurring, Vague
from variorum.annotate.times.patterns import Rule, first, rule, shift


def amount(items: Sequence[Lexeme]) -> float | None:
    """How many units: a number, one for "a", two for "a couple of"; None for "several" and a bare plural."""
    vague = first(items, "several")
    if vague:
        return 2.0 if vague.value == "2" else None
    found = first(items, "day", "num", "yyyy", "dotclock")
    halves = 0.5 if first(items, "word:half") else 0.0
    if found:
        return found.number + halves
    if first(items, "word:some") and not first(items, "day", "num"):
        return None
    if halves and not first(items, "word:and"):
        return 0.5
    unit = first(items, "unit")
    return None if unit and unit.text.endswith("s") and not first(items, "word:a") else 1.0 + halves


def length(items: Sequence[Lexeme]) -> Meaning | None:
    """ "two weeks", "at least 30 days", "the past few months", "a minute and a half", "five-year"."""
    units = [item for item in items if item.kind == "unit"]
    if units[0].value == "N" and not units[0].text.endswith("s"):
        return None
    many = amount(items)
    last = units[-1]
    if last.value == "Q" and first(items, "hy") and last.text == "quarters":
        return None
    hyphened = (
        first(items, "hy")
        or (many is not None and many % 1 and many < 1)
        or (many is not None and many > 1 and not last.text.endswith("s"))
    )
    if hyphened and first(items, "shift", "word:past") and not last.text.endswith("s"):
        return None
    if many is None and first(items, "shift") and first(items, "shift").value == "recent":  # type: ignore[union-attr]
        many = None
    mod = first(items, "approx", "word:some")
    loose = bool(first(items, "word:so"))
    found = (
        "APPROX"
        if loose or (mod and mod.kind == "word:some" and many is not None)
        else mod.value
        if mod and mod.kind == "approx"
        else None
    )
    return Length(many, units[0].value, direction=shift(items), mod=found or approximately(items))


def approximately(items: Sequence[Lexeme]) -> str | None:
    """ "a couple of days" is about two."""
    found = first(items, "several")
    return "APPROX" if found and found.value == "2" else None


def two_lengths(items: Sequence[Lexeme]) -> Meaning | None:
    """ "an hour and 20 minutes", "five years and two months"."""
    units = [i for i, item in enumerate(items) if item.kind == "unit"]
    one, two = amount(items[: units[0] + 1]), amount(items[units[0] + 1 :])
    if (
        one is None
        or two is None
        or (first(items[units[0] + 1 :], "word:a") and not first(items, "word:and"))
        or items[units[0]].value == items[units[1]].value
    ):
        return None
    return Length(one, items[units[0]].value, more=((two, items[units[1]].value),))


def either(items: Sequence[Lexeme]) -> Meaning | None:
    """ "two to three weeks", "12 to 18 months": a length about the two."""
    unit = first(items, "unit")
    assert unit
    return Length(items[0].number or 1.0, unit.value, mod="APPROX")


def or_two(items: Sequence[Lexeme]) -> Meaning | None:
    """ "a year or two", "a day or two"."""
    unit = first(items, "unit")
    return Length(amount(items[:-1]), unit.value, mod="APPROX") if unit and items[-1].number == 2 else None


def adjective(items: Sequence[Lexeme]) -> Meaning | None:
    """ "recent", "current" before something that is no time."""
    found = {"recent": "PAST_REF", "current": "PRESENT_REF"}.get(items[0].text)
    return Vague(found) if found else None


def ended(items: Sequence[Lexeme]) -> Meaning | None:
    """ "the year ended June 30" is a length."""
    unit = first(items, "unit")
    return Length(1.0, "Y") if unit and unit.value == "Y" else None


def away(items: Sequence[Lexeme]) -> Meaning | None:
    """ "two weeks ago", "a day earlier", "three hours later", "six months from now"."""
    unit, sign = first(items, "unit"), first(items, "ago", "apart", "comparative")
    if not unit or not sign:
        return None
    anchored = sign.kind != "ago"
    mod = first(items, "approx", "word:some")
    found = (
        {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}.get(mod.value, mod.value)
        if mod and mod.kind == "approx"
        else None
    )
    loose = "APPROX" if first(items, "word:so") or (mod and mod.kind == "word:some") else None
    return Offset(
        amount(items),
        unit.value,
        int(sign.value),
        "context" if anchored else "published",
        mod=found or loose or approximately(items),
    )


def within(items: Sequence[Lexeme]) -> Meaning | None:
    """ "a week on Friday" is left to others; "in two weeks' time" lies ahead of the publication."""
    unit = first(items, "unit")
    return Offset(amount(items), unit.value, 1, "published") if unit else None


def age(items: Sequence[Lexeme]) -> Meaning | None:
    """ "45-year-old", "five years old": how old somebody is places nothing on the calendar."""
    unit = first(items, "unit")
    return Age(amount(items) or 1.0, unit.value) if unit else None


def often(items: Sequence[Lexeme]) -> Meaning | None:
    """ "daily", "annually"."""
    return Recurring(items[-1].value)


def every(items: Sequence[Lexeme]) -> Meaning | None:
    """ "every day", "each month", "every two weeks", "every other day"."""
    unit = first(items, "unit")
    if not unit:
        return None
    many = 2.0 if first(items, "word:more") else amount(items[1:]) or 1.0
    from variorum.annotate.times.iso import duration

    return Recurring(duration(((many, unit.value),)))


def vague(items: Sequence[Lexeme]) -> Meaning | None:
    """ "now", "recently", "in the near future"."""
    return Vague(items[-1].value)


def coming(items: Sequence[Lexeme]) -> Meaning | None:
    """ "in recent months", "in the coming weeks", "the years ahead", "past years"."""
    unit, by = first(items, "unit"), first(items, "shift", "word:past")
    if not unit or not by or not unit.text.endswith("s"):
        return None
    if by.value == "recent" or by.kind == "word:past":
        return Vague("PAST_REF")
    return Vague("FUTURE_REF") if by.value == "1" else Length(None, unit.value, direction=shift(items))


N = "(about only?)? ((a|the)? (several of?|some)|a? cardinal (and a? half)?|a|half (a)?)"
M = "((a|the)? (several of?|some)|a? cardinal (and a? half)?|a)"
RULES: tuple[Rule, ...] = (
    rule(f"{N} more? (trading|whole)? hy? unit (and a half)? (or so)?", length),
    rule(f"(the|its)? (shifted|ord)? {M} more? (trading|shifted|whole)? unit (or so)?", length),
    rule(f"(about|at) the (shifted|ord) {M} (trading|more)? unit (or so)?", length),
    rule(f"{N} unit (and|comma)? (a? cardinal|a) unit", two_lengths),
    rule("cardinal (to|or|hy) cardinal hy? unit", either),
    rule(f"{N} more? unit (ago|apartly)", away),
    rule(f"{N} unit or cardinal", or_two),
    rule("unit (and|or) unit", length),
    rule("(shift)", adjective),
    rule("the unit ended", ended),
    rule(f"{N} unit or so (ago|apartly)", away),
    rule("unit (ago)", away),
    rule(f"{N} unit poss time", within),
    rule("cardinal hy? unit hy? old", age),
    rule("often", often),
    rule("every (more|cardinal|several)? unit", every),
    rule("vague", vague),
    rule("the? shifted unit", coming),
    rule("unit", length),
)
