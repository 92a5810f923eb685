"""Who stands where, on sentences of our own, and over the example story."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from variorum.reconcile.positions import find_positions
from variorum.types import Annotations, Position, Relations, Report, ReportId

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]
CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "positions.toml").read_text(encoding="utf-8"))
NOTHING = Relations((), (), (), ())


def positions(pile: Callable[..., Pile], text: str) -> tuple[Position, ...]:
    return find_positions(*pile(A=text), NOTHING)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any], pile: Callable[..., Pile]) -> None:
    """Each sentence has exactly the positions that the case file lists."""
    found = positions(pile, case["text"])
    assert [[p.actor, p.stance, p.proposal] for p in found] == case["positions"]


def test_a_pronoun_goes_by_its_name(pile: Callable[..., Pile]) -> None:
    """ "She" is named from the sentence before."""
    found = positions(pile, "Una Fell spoke for an hour. She rejected the offer.")
    assert [(p.actor, p.stance) for p in found] == [("Una Fell", "against")]


def test_initials_stand_beside_the_name_they_are_short_for(pile: Callable[..., Pile]) -> None:
    """A body that the report introduces with initials goes by both."""
    text = "The Allied Lock Keepers' Union (ALKU) met in Harwick. The union rejected the offer."
    assert [p.actor for p in positions(pile, text)] == ["Allied Lock Keepers' Union (ALKU)"]


def test_every_position_lies_where_it_says(example: Pile) -> None:
    """The anchor is the report's text at its offsets, and the proposal stands in the report."""
    texts = {report.id: report.text for report in example[0]}
    found = find_positions(*example, NOTHING)
    assert found
    for position in found:
        at = position.anchor
        assert texts[at.report][at.start : at.end] == at.exact
        assert position.proposal in " ".join(texts[at.report].split())


def test_rerun_changes_nothing(example: Pile) -> None:
    """The same reports give the same positions in the same order."""
    assert find_positions(*example, NOTHING) == find_positions(*example, NOTHING)
