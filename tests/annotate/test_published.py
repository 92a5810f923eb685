"""When an undated report may have appeared, with reasons, and what its expressions then mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.annotate.published import infer_published_range, resolve
from variorum.annotate.times import find_times
from variorum.models import Language
from variorum.types import Report, ReportId, TimeExpression

Dated = tuple[Report, tuple[TimeExpression, ...]]


def told(language: Language, text: str, published: str | None, name: str = "r") -> Dated:
    """A report and its times."""
    report = Report(ReportId(name), "A", name, None, None, None, None, None, "en", published, None, None, text)
    return report, find_times(report, next(iter(language([text]))), ())


@pytest.fixture(scope="module")
def pile(language: Language) -> list[Dated]:
    """Two dated reports on a fire on Saturday, 14 June 2025."""
    return [
        told(language, "The mill burned on Saturday. It was seen on Sunday.", "2025-06-16", "a"),
        told(language, "The mill at Orrel burned on Saturday.", "2025-06-17", "b"),
    ]


def test_a_date_of_its_own_settles_it(language: Language) -> None:
    """A full date on a line under the headline is the day."""
    report, times = told(language, "Mill burns\nOrrel Gazette | Monday, 16 June 2025 | 07:05\n\nIt burned.", None)
    days, reasons = infer_published_range(report, times, [])
    assert days == ("2025-06-16", "2025-06-16")
    assert reasons == ("a line of its own gives the date 2025-06-16",)


def test_a_dateline_takes_its_year_from_the_pile(language: Language, pile: list[Dated]) -> None:
    """A dateline without a year gives that day or the next, in the year of the dated reports."""
    report, times = told(language, "Mill burns\nORREL, June 15 (QNA) - The mill burned down to its walls.", None)
    days, reasons = infer_published_range(report, times, pile)
    assert days == ("2025-06-15", "2025-06-16")
    assert reasons[0] == "its dateline says 2025-06-15"


def test_a_weekday_is_the_one_that_the_others_mean(language: Language, pile: list[Dated]) -> None:
    """A past Sunday lies at most six days back, and the dated reports say which Sunday."""
    report, times = told(language, "The mill at Orrel was seen burning on Sunday, a neighbour said.", None)
    days, reasons = infer_published_range(report, times, pile)
    assert days == ("2025-06-15", "2025-06-21")
    assert "it says Sunday as other reports do of 2025-06-15" in reasons


def test_a_weekday_to_come_bounds_nothing(language: Language, pile: list[Dated]) -> None:
    """A Sunday that lies ahead says nothing of the days before."""
    report, times = told(language, "The mill will be pulled down on Sunday.", None)
    days, reasons = infer_published_range(report, times, pile)
    assert days == ("2025-06-14", "2025-06-21")
    assert reasons == ("the dated reports appeared from 2025-06-16 to 2025-06-17",)


def test_an_anniversary_next_week(language: Language) -> None:
    """A well-known day whose anniversary lies in the next week gives the week before it."""
    text = "Her visit is planned for next week, when the choir sings for the 80th anniversary of D-Day."
    report, times = told(language, text, None)
    assert infer_published_range(report, times, [])[0] == ("2024-05-27", "2024-06-02")


def test_nothing_known_is_said_to_be_nothing(language: Language) -> None:
    """Without any evidence there is no range and no reason."""
    report, times = told(language, "The mill burned.", None)
    assert infer_published_range(report, times, []) == (None, ())


def test_times_become_ranges(language: Language) -> None:
    """From a range of days "yesterday" is a range, and a weekday that all its days agree on a day."""
    report, times = told(language, "The mill burned on Sunday. Yesterday it was searched.", None)
    dated = replace(report, published_range=("2025-06-17", "2025-06-19"))
    sunday, yesterday = resolve(dated, times)
    assert (sunday.value, sunday.begin, sunday.until) == ("2025-06-15", "2025-06-15", "2025-06-15")
    assert (yesterday.value, yesterday.begin, yesterday.until) == ("XXXX-XX-XX", "2025-06-16", "2025-06-18")


def test_settled_times_stay(language: Language) -> None:
    """A full date and a length do not depend on when the report appeared."""
    report, times = told(language, "The mill opened on 5 May 1996 and ran for nine years.", None)
    dated = replace(report, published_range=("2025-06-17", "2025-06-19"))
    assert resolve(dated, times) == times


def test_a_dated_report_needs_no_range(language: Language) -> None:
    """Nothing is touched where the publication date is known."""
    report, times = told(language, "The mill burned on Sunday.", "2025-06-16")
    assert resolve(replace(report, published_range=("2025-01-01", "2025-01-02")), times) == times
