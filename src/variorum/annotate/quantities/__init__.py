"""Quantities: numbers with their units, bounds and what they count, in the terms of CQE."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.quantities import units
from variorum.annotate.quantities.amounts import amounts
from variorum.annotate.quantities.concept import concept, container, head_of
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
    found: list[Quantity] = []
    for one in measures(report.text, amounts(report.text)):
        last = tokens.ending(one.number_end)
        if counts(report.text, one, last, times):
            found.append(quantity(report, one, tokens, found))
    return tuple(found)


class Tokens:
    """The tokens of a doc by where they start and end."""

    def __init__(self, doc: Doc) -> None:
        self.by_start = {token.idx: token for token in doc}
        self.by_end = {token.idx + len(token.text): token for token in doc}

    def ending(self, end: int) -> Token | None:
        """The token that ends at an offset, or a little after it ("97" of "97," never, "142" of "142m")."""
        return self.by_end.get(end) or next((self.by_end[end + i] for i in (1, 2, 3) if end + i in self.by_end), None)

    def after(self, end: int, text: str) -> Token | None:
        """The token that begins behind an offset."""
        match = re.compile(r"[\s-]*").match(text, end)
        return self.by_start.get(match.end()) if match else None


def quantity(report: Report, one: Measure, tokens: Tokens, before: Sequence[Quantity]) -> Quantity:
    """The value for the story."""
    place = anchor(report.id, report.text, one.start, one.end)
    counted = what(report.text, one, tokens) or elided(report.text, one, tokens, before)
    unit = one.unit
    if unit is None and counted:
        unit = per_time(report.text, one, tokens)
    return Quantity(place.report, place.start, place.end, place.exact, one.change, tidy(one.value),
                    None if one.upper is None else tidy(one.upper), unit, counted)  # fmt: skip


def tidy(value: float) -> float:
    """The value without the dust of floating point."""
    return float(f"{value:.12g}")


def what(text: str, one: Measure, tokens: Tokens) -> str | None:
    """The concept of a number, from the parse."""
    last = tokens.ending(one.end if one.unit_at and one.unit_at >= one.number_end else one.number_end)
    if last is None:
        return None
    after = tokens.after(one.end, text)
    if one.vague and text[one.number_start : one.number_end].lower().endswith(" of"):
        head = following_noun(after)
    else:
        head = head_of(last, after) or container(last)
    return concept(head) if head is not None else None


def following_noun(token: Token | None) -> Token | None:
    """The head of the noun phrase that begins with ``token``."""
    while token is not None and token.pos_ not in ("NOUN", "PROPN") and token.head.i > token.i:
        token = token.head
    if token is None:
        return None
    while token.dep_ in ("compound", "nmod") and token.head.i > token.i:
        token = token.head
    return token if token.pos_ in ("NOUN", "PROPN") else None


def elided(text: str, one: Measure, tokens: Tokens, before: Sequence[Quantity]) -> str | None:
    """ "Three people died and nine were missing": a number alone counts what was counted in the same sentence before."""
    last = tokens.ending(one.number_end)
    if (
        one.unit
        or last is None
        or last.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr")
        or not before
    ):
        return None
    previous = before[-1]
    start = last.sent.start_char
    return previous.concept if previous.unit is None and previous.start >= start else None


def per_time(text: str, one: Measure, tokens: Tokens) -> str | None:
    """ "400,000 passengers a day": a count per time has the time as its unit."""
    noun = re.compile(r"(?:[ \u00a0-][\w'’-]+){1,3}?(?=[ \u00a0](?:a|per|an|each|every)[ \u00a0])").match(text, one.end)
    found = units.per(text, noun.end()) if noun else None
    return (
        f"per {found[0]}" if found and found[0] in ("day", "hour", "week", "month", "year", "minute", "night") else None
    )
