"""Who has changed his mind: the same holder, the same matter, days later; and what is no change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from variorum.reconcile.apparatus import build_apparatus
from variorum.reconcile.positions import find_positions

BEFORE = "Weir\n\nThe county chief, Odile Farr, ruled out closing the ferry."


@pytest.mark.parametrize(
    ("day", "text", "changed"),
    [
        ("2031-03-12", "Weir\n\nOdile Farr said she would support closing the ferry.", True),
        ("2031-03-12", "Weir\n\nOdile Farr said she would support a new school at Orrin.", False),
        ("2031-03-12", "Weir\n\nOsric Vane said he would support closing the ferry.", False),
        ("2031-03-05", "Weir\n\nOdile Farr said she would support closing the ferry.", False),
    ],
    ids=["another stand", "another matter", "another holder", "the next day's news of the same"],
)
def test_a_changed_stand_needs_one_holder_one_matter_and_days(
    told: Callable[..., Any], day: str, text: str, changed: bool
) -> None:
    """Only what the same person says of the same thing on another day is a change of mind."""
    held = told({"A": ["2031-03-04", BEFORE], "B": [day, text]})
    positions = find_positions(held.reports, held.annotations, held.relations)
    found = build_apparatus(held.reports, held.annotations, held.relations, held.stemma, positions)
    assert any("another stand" in reason for v in found for reason in v.reasons) is changed
