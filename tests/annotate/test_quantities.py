"""What ``find_quantities`` finds in sentences of our own, and what its intervals mean."""

from __future__ import annotations

import itertools
import math
import tomllib
from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate.numerals import numeral_at
from variorum.annotate.quantities import find_quantities, interval
from variorum.annotate.quantities.units import base_value
from variorum.annotate.times import find_times
from variorum.models import Language
from variorum.types import Quantity, Report, ReportId


class Case(TypedDict, total=False):
    """One case of the file."""

    proves: str
    text: str
    expect: list[list[str | float]]
    known_failure: bool


CASES: list[Case] = tomllib.loads((Path(__file__).parents[1] / "cases" / "quantities.toml").read_text("utf-8"))["case"]


def found(language: Language, text: str) -> tuple[Quantity, ...]:
    """The quantities of a text."""
    report = Report(ReportId("r"), "A", "", None, None, None, None, None, "en", "2025-06-15", None, None, text)
    doc = next(iter(language([text])))
    return find_quantities(report, doc, find_times(report, doc, ()))


def row(q: Quantity) -> list[str | float]:
    """A quantity as the file writes it."""
    return [q.exact, q.change, q.value, "" if q.upper is None else q.upper, q.unit or "", q.concept or ""]


@pytest.mark.parametrize("case", CASES, ids=[case["proves"] for case in CASES])
def test_case(case: Case, language: Language) -> None:
    """Texts, values, bounds, units and concepts are those of the case; known failures are still failures."""
    told = [row(quantity) for quantity in found(language, case["text"])]
    if case.get("known_failure"):
        assert told != case["expect"], "this failure is mended: make it a proper case"
    else:
        assert told == case["expect"]


AGREE = [
    ("96 men were there.", "Nearly a hundred men were there."),
    ("517 people came.", "Close to 520 people came."),
    ("517 people came.", "More than five hundred people came."),
    ("62 people sang.", "Around 60 people sang."),
    ("Six of them fell.", "Half a dozen of them fell."),
    ("34% of shops shut.", "A third of shops shut."),
    ("77.1 percent said no.", "Nearly eight in ten said no."),
    ("21,044 letters went out.", "Some 21,000 letters went out."),
    ("36 specialists came.", "Several dozen specialists came."),
]


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_what_agrees_overlaps(a: str, b: str, language: Language) -> None:
    """Two ways to tell one number have intervals in common, in one unit."""
    one, other = found(language, a)[0], found(language, b)[0]
    assert one.unit == other.unit
    assert max(interval(one)[0], interval(other)[0]) <= min(interval(one)[1], interval(other)[1])


DIFFER = [
    ("512 people came.", "517 people came."),
    ("61.9 percent sang.", "69.1 percent sang."),
    ("Two bakers came.", "Three bakers came."),
    ("Nearly a hundred men were there.", "120 men were there."),
    ("34% of shops shut.", "Four out of five shops shut."),
    ("Up to 150 men came.", "At least 200 men came."),
]


@pytest.mark.parametrize(("a", "b"), DIFFER)
def test_what_differs_does_not_overlap(a: str, b: str, language: Language) -> None:
    """Numbers that cannot both be right have no interval in common."""
    one, other = interval(found(language, a)[0]), interval(found(language, b)[0])
    assert max(one[0], other[0]) > min(one[1], other[1])


def test_bounds_are_open_on_one_side(language: Language) -> None:
    """ "More than" has no end and "up to" begins at nothing."""
    assert interval(found(language, "More than 300 came.")[0]) == (300, math.inf)
    assert interval(found(language, "Up to 150 came.")[0]) == (0, 150)


@pytest.mark.parametrize(
    ("value", "unit", "base", "dimension"),
    [(1, "mile", 1609.344, "length"), (32, "fahrenheit", 0, "temperature"), (5, "euro", 5, "euro"), (2, None, 2, None)],
)
def test_measures_convert(value: float, unit: str | None, base: float, dimension: str | None) -> None:
    """A measure converts to its base unit; money and counts stay as they are."""
    converted, of = base_value(value, unit)
    assert converted == pytest.approx(base)
    assert of == dimension


NUMERALS = {
    "3.8 billion": 3.8e9,
    "forty-one": 41,
    "two and a half": 2.5,
    "1 1/2": 1.5,
    "a hundred and five": 105,
    "half a million": 5e5,
    "three quarters": 0.75,
    "nineteen ninety-six": 1996,
    "400.000": 400000,
    "87,2": 87.2,
    "12,34,567.89": 1234567.89,
    "a quarter million": 250000,
    "half a dozen": 6,
    "½": 0.5,
    "one hundred thousand": 100000,
    "two thousand and one": 2001,
}


@pytest.mark.parametrize("text", NUMERALS)
def test_numerals(text: str) -> None:
    """A numeral is read to its end and worth what it says."""
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert numeral.end == len(text)
    assert numeral.value == pytest.approx(NUMERALS[text])


WORDS = [
    "about",
    "97",
    "three",
    "hundred",
    "percent",
    "$",
    "million",
    "people",
    "of",
    "a",
    "third",
    "between",
    "and",
    "-",
    "km",
    "dozens",
    "one",
    "in",
    "1,5",
    ".",
    "none",
    "old",
    "year",
    "per",
    "day",
    "\n",
    "€5m",
    "½",
]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=14))
def test_every_quantity_is_in_its_place(language: Language, words: list[str]) -> None:
    """Whatever the words, text[start:end] == exact, quantities are apart, and low is not above high."""
    text = " ".join(words)
    quantities = found(language, text)
    assert all(text[q.start : q.end] == q.exact for q in quantities)
    assert all(a.end <= b.start for a, b in itertools.pairwise(quantities))
    assert all(low <= high for low, high in map(interval, quantities))
