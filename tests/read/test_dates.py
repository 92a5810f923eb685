"""Dates in mastheads and metadata: certain ones only."""

from __future__ import annotations

import pytest

from variorum.dates import iso_day, written


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 March 2025", "2025-03-03"),
        ("3rd March, 2025", "2025-03-03"),
        ("March 3, 2025", "2025-03-03"),
        ("MARCH 3RD 2025", "2025-03-03"),
        ("Mon, 03 Mar 2025 21:05:00 +0100", "2025-03-03"),
        ("Monday 3 March 2025, 21.05", "2025-03-03"),
        ("Sept. 9, 2024", "2024-09-09"),
        ("2025-03-03", "2025-03-03"),
        ("2025-03-03T21:05:00Z", "2025-03-03"),
        ("2025/03/03", "2025-03-03"),
        ("03.04.2025", "2025-04-03"),
        ("25/04/2025", "2025-04-25"),
        ("04/25/2025", "2025-04-25"),
        ("04/04/2025", "2025-04-04"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_certain_day(line: str, day: str) -> None:
    """Every usual way to write a whole date gives its ISO day."""
    assert iso_day(line) == day


@pytest.mark.parametrize(
    "line",
    ["", "3 March", "March 2025", "03/04/2025", "29 February 2025", "31 April 2024", "0001-01-01T00:00:00Z", "2025", "1.2.3",
     "version 10.12.20250", "12025-03-03", "Marchioness 3, 2025", "the 3 marched in 2025"],
)  # fmt: skip
def test_no_certain_day(line: str) -> None:
    """What lacks a year, could be two dates, or is none, gives nothing."""
    assert iso_day(line) is None


def test_clock_and_weekday_belong_to_the_date() -> None:
    """What is left of a line when its dates are taken out holds no bits of them."""
    line = "Talla Nine | Tuesday, 5 March 2024 | 21:05 GMT | Roads"
    (found,) = written(line)
    assert line[: found.start] + line[found.end :] == "Talla Nine |  | Roads"


def test_two_dates_in_order() -> None:
    """Publication and update on one line are two dates."""
    assert [d.iso for d in written("Published 3 March 2025, updated March 4, 2025")] == ["2025-03-03", "2025-03-04"]
