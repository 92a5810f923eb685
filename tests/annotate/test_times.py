"""What ``find_times`` finds in sentences of our own, and what it must leave alone."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate.times import find_times
from variorum.models import Language
from variorum.types import Boilerplate, Report, ReportId, TimeExpression


class Case(TypedDict, total=False):
    """One case of the file."""

    proves: str
    published: str
    text: str
    expect: list[list[str]]
    known_failure: bool


CASES: list[Case] = tomllib.loads((Path(__file__).parents[1] / "cases" / "times.toml").read_text("utf-8"))["case"]


def report(text: str, published: str | None) -> Report:
    """A report that is nothing but its text and date."""
    return Report(ReportId("r"), "A", "", None, None, None, None, None, "en", published, None, None, text)


def found(language: Language, text: str, published: str | None) -> tuple[TimeExpression, ...]:
    """The expressions of a text."""
    return find_times(report(text, published), next(iter(language([text]))), ())


@pytest.mark.parametrize("case", CASES, ids=[case["proves"] for case in CASES])
def test_case(case: Case, language: Language) -> None:
    """Spans, types, values, mods and intervals are those of the case; known failures are still failures."""
    times = found(language, case["text"], case["published"] or None)
    told = [[t.exact, t.type, t.value, t.mod or "", t.begin or "", t.until or ""] for t in times]
    if case.get("known_failure"):
        assert told != case["expect"], "this failure is mended: make it a proper case"
    else:
        assert told == case["expect"]


def test_a_million_and_a_quarter_is_no_time(language: Language) -> None:
    """A large number that ends in a quarter is no number of quarters, and stops nothing."""
    assert [t.exact for t in found(language, "She asks for a million and a quarter by Friday.", "2020-03-02")] == [
        "Friday"
    ]


def test_boilerplate_is_left_out(language: Language) -> None:
    """A date inside page furniture is no time expression of the report."""
    text = "Published 3 May 2025\nThe gate opened on 2 May 2025."
    furniture = Boilerplate(ReportId("r"), 0, 20, text[:20], "metadata")
    times = find_times(report(text, "2025-05-03"), next(iter(language([text]))), (furniture,))
    assert [time.exact for time in times] == ["2 May 2025"]


WORDS = [
    "on",
    "Monday",
    "May",
    "5",
    "1998",
    "two",
    "weeks",
    "ago",
    "the",
    "end",
    "of",
    "last",
    "at",
    "11:40",
    "p.m.",
    ",",
    "next",
    "quarter",
    "past",
    "ten",
    "every",
    "day",
    "and",
    "half",
    "an",
    "hour",
    "later",
    "99",
    "31",
    "February",
    "’s",
    "\n",
]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=14), dated=st.booleans())
def test_every_expression_is_in_its_place(language: Language, words: list[str], dated: bool) -> None:
    """Whatever the words, text[start:end] == exact, spans are in order and apart, and begin is not after until."""
    text = " ".join(words)
    times = found(language, text, "2024-02-29" if dated else None)
    assert all(text[time.start : time.end] == time.exact for time in times)
    assert all(a.end <= b.start for a, b in itertools.pairwise(times))
    assert all(time.begin <= time.until for time in times if time.begin and time.until)
