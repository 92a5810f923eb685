"""Quantities: numbers with their units, bounds and what they count, in the terms of CQE."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING

from variorum.annotate.quantities import units
from variorum.annotate.quantities.amounts import amounts
from variorum.annotate.quantities.counted import Counted, Tokens, what
from variorum.annotate.quantities.interval import interval
from variorum.annotate.quantities.measure import Measure, measures
from variorum.annotate.quantities.outside import counts
from variorum.text import anchor
from variorum.types import Quantity, Report, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["VERSION", "find_quantities", "interval"]

VERSION = 1


def find_quantities(report: Report, doc: Doc, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """The quantities of a report in order; numbers in its dates, names and addresses are none."""
    tokens = Tokens(doc)
    found: list[Counted] = []
    for one in measures(report.text, amounts(report.text)):
        last = tokens.ending(one.number_end)
        if counts(report.text, one, last, times):
            found.append(quantity(report, one, tokens, found))
    return tuple(counted.quantity for counted in found if isfinite(counted.quantity.value))


def quantity(report: Report, one: Measure, tokens: Tokens, before: Sequence[Counted]) -> Counted:
    """The value for the story, and where its number stands in the parse."""
    place = anchor(report.id, report.text, one.start, one.end)
    last = tokens.ending(one.number_end)
    counted = what(report.text, one, tokens, before)
    unit = one.unit
    if unit is None:
        unit = per_time(report.text, one) if counted else shared_unit(one, last, before)
    upper = None if one.upper is None else tidy(one.upper)
    value = 0.0 if one.value == 1 and NONE.search(report.text, max(0, one.start - 6), one.start) else tidy(one.value)
    found = Quantity(place.report, place.start, place.end, place.exact, one.change, value, upper, unit, counted)
    return Counted(found, last)


def shared_unit(one: Measure, last: Token | None, before: Sequence[Counted]) -> str | None:
    """ "It asks 3.4 percent; its rival charged 2.9": a broken number alone has the unit of the one before."""
    if not one.figures or one.value % 1 == 0 or last is None or not before or before[-1].last is None:
        return None
    near = last.i - before[-1].last.i < SAME_BREATH and before[-1].quantity.value % 1
    return before[-1].quantity.unit if near else None


SAME_BREATH = 25
NONE = re.compile(r"\b(?:[Nn]ot|[Nn]ever) $")


def tidy(value: float) -> float:
    """The value without the dust of floating point."""
    return float(f"{value:.12g}")


def per_time(text: str, one: Measure) -> str | None:
    """ "90,000 cars a day": a count per time has the time as its unit."""
    noun = PLURAL.match(text, one.end)
    found = units.per(text, noun.end()) if noun else None
    return (
        f"per {found[0]}" if found and found[0] in ("day", "hour", "week", "month", "year", "minute", "night") else None
    )


PLURAL = re.compile(r"(?:[ \u00a0-][\w'’-]+){1,3}?(?=[ \u00a0](?:a|per|an|each|every)[ \u00a0])")
