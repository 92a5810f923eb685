"""Descent bounds the days on which an undated report may have appeared."""

from __future__ import annotations

from typing import get_args

import pytest

from variorum.reconcile.dating import bound_by_descent
from variorum.types import Derivation, Direction, Report, ReportId

WIDE = ("2031-05-01", "2031-05-20")


def report(at: str, published: str | None = None) -> Report:
    days = None if published else WIDE
    return Report(ReportId(at), at.upper(), at, None, None, None, None, None, "en", published, days, None, "")


def edge(exemplar: str, copy: str, direction: Direction = "likely") -> Derivation:
    return Derivation(exemplar, ReportId(copy), "rewrite", 0.9, 0.8, direction, (), ())


def test_no_copy_is_older_than_its_exemplar() -> None:
    """The range starts on the exemplar's day; so does that of a copy of the copy."""
    found = bound_by_descent(
        [report("c"), report("b"), report("a", "2031-05-08T10:30")], [edge("b", "c"), edge("a", "b")]
    )
    assert [r.published_range for r in found] == [("2031-05-08", "2031-05-20")] * 2 + [None]


def test_no_exemplar_is_younger_than_its_copy() -> None:
    """The range ends on the copy's day."""
    exemplar, copy = bound_by_descent([report("a"), report("b", "2031-05-08")], [edge("a", "b")])
    assert exemplar.published_range == ("2031-05-01", "2031-05-08")
    assert copy == report("b", "2031-05-08")


@pytest.mark.parametrize("direction", get_args(Direction))
def test_a_guess_bounds_nothing(direction: Direction) -> None:
    """Where the direction is unknown the dates stay as they were."""
    _, copy = bound_by_descent([report("a", "2031-05-08"), report("b")], [edge("a", "b", direction)])
    assert (copy.published_range == WIDE) == (direction == "unknown")


def test_no_bound_makes_a_range_empty() -> None:
    """An exemplar dated after all that the copy may be of (an update) leaves the copy's range alone; so does a lost one."""
    reports = [report("a", "2031-06-08"), report("b")]
    assert bound_by_descent(reports, [edge("a", "b"), edge("lost:Nordlink", "b")]) == tuple(reports)
