"""Contradictions that the inference model sees: which are told, of whom, and what keeps one from being told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

import pytest

from variorum.reconcile.apparatus import build_apparatus
from variorum.reconcile.apparatus.contradictions import LIKELY
from variorum.types import Annotations, ClaimId, Inference, Relations, Report, ReportId, Stemma, Variant

SURE, SAME = LIKELY + 0.01, 0.9


class Held(Protocol):
    """What the fixture ``told`` gives: reports with what the stages made of them."""

    reports: tuple[Report, ...]
    annotations: Mapping[ReportId, Annotations]
    relations: Relations
    stemma: Stemma

    def id(self, sigil: str) -> ReportId:
        """The id of the report with that letter."""


def claim(held: Held, sigil: str, words: str) -> ClaimId:
    """The claim of a report that has these words."""
    found = held.annotations[held.id(sigil)].claims
    return min((c for c in found if words in c.exact), key=lambda c: len(c.exact)).id


def told_of(held: Held, *inferences: Inference) -> list[Variant]:
    """The differences that rest on these answers of the model."""
    relations = replace(held.relations, inferences=inferences)
    found = build_apparatus(held.reports, held.annotations, relations, held.stemma)
    return [variant for variant in found if any("hardly be true" in reason for reason in variant.reasons)]


def against(held: Held, a: str, one: str, b: str, two: str, likely: float = SURE) -> Inference:
    """The model's answer that two claims contradict each other."""
    return Inference(claim(held, a, one), claim(held, b, two), 0.0, likely)


DIRECTOR = {
    "A": ("2031-03-04", "The director has cleared her desk."),
    "B": ("2031-03-04", "Mina Roe is still running the museum."),
    "C": ("2031-03-04", "The head of the house has left for good."),
}


def test_both_sides_with_those_who_say_the_same(told: Callable[..., Any]) -> None:
    """One difference, two readings in the reports' words, and who sides with whom."""
    held = told(DIRECTOR)
    same = Inference(claim(held, "A", "cleared"), claim(held, "C", "left for good"), SAME, 0.0)
    (variant,) = told_of(held, against(held, "A", "cleared", "B", "still running"), same)
    assert variant.relation == "conflict"
    sides = [{anchor.exact for anchor in reading.anchors} for reading in variant.readings]
    assert {len(side) for side in sides} == {1, 2}
    assert any("left for good" in words for words in next(side for side in sides if len(side) == 2))


def test_what_the_model_only_suspects_is_not_told(told: Callable[..., Any]) -> None:
    """Below the threshold nothing is said."""
    held = told(DIRECTOR)
    assert told_of(held, against(held, "A", "cleared", "B", "still running", LIKELY - 0.01)) == []


def test_a_claim_is_told_once(told: Callable[..., Any]) -> None:
    """Two answers on one claim make one difference, the surer."""
    held = told(DIRECTOR)
    first = against(held, "A", "cleared", "B", "still running", 0.99)
    second = against(held, "C", "left for good", "B", "still running", SURE)
    assert len(told_of(held, first, second)) == 1


def test_a_copy_is_no_second_opinion(told: Callable[..., Any]) -> None:
    """What a copy made of its exemplar is an alteration, not a contradiction between witnesses."""
    held = told(DIRECTOR, ("A", "B"))
    assert told_of(held, against(held, "A", "cleared", "B", "still running")) == []


@pytest.mark.parametrize(
    "text",
    [
        "If the board agrees, Mina Roe would be running the museum.",
        "Unless she is asked to go, Mina Roe is running the museum.",
    ],
)
def test_what_is_said_under_a_condition_contradicts_nothing(told: Callable[..., Any], text: str) -> None:
    """A condition says nothing of how it is."""
    held = told({**DIRECTOR, "B": ("2031-03-04", text)})
    assert told_of(held, against(held, "A", "cleared", "B", "running")) == []


@pytest.mark.parametrize(("day", "expected"), [("Monday", 0), ("Tuesday", 1)])
def test_what_both_date_alike_is_not_told_apart(told: Callable[..., Any], day: str, expected: int) -> None:
    """One day in both: more or less of one thing."""
    held = told({
        "A": ("2031-03-07", "The director cleared her desk on Monday."),
        "B": ("2031-03-07", f"Mina Roe was still running the museum on {day}."),
    })  # fmt: skip
    assert len(told_of(held, against(held, "A", "cleared", "B", "still running"))) == expected


def test_what_rests_on_a_slot_comes_first(told: Callable[..., Any]) -> None:
    """However sure the model is."""
    held = told({
        "A": ("2031-03-04", "The director has cleared her desk. Some 40 people were injured in the fire."),
        "B": ("2031-03-04", "Mina Roe is still running the museum. Sixty people were injured in the fire."),
    })  # fmt: skip
    relations = replace(held.relations, inferences=(against(held, "A", "cleared", "B", "still running", 0.99),))
    found = build_apparatus(held.reports, held.annotations, relations, held.stemma)
    assert [variant.kind for variant in found if variant.relation == "conflict"] == ["quantity", "polarity"]
