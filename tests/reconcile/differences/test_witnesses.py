"""When a clause of another family is taken for a witness of a claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from variorum.reconcile.members import Member, members
from variorum.reconcile.provenance import Provenance
from variorum.reconcile.witnesses import nearness
from variorum.relate.claims.frames import views

PILE = {
    "A": [
        "2031-04-20",
        "Crack\n\nThe mayor learned of the crack on 12 March.\n\nDivers found the bell in a cave.",
        "Lorn Press",
    ],
    "B": [
        "2031-04-20",
        (
            "Wall\n\nAn engineer had described the crack on March 12.\n\nThe divers will find the bell.\n\nThe divers did not find a bell."
            "\n\nThe bell turned up under a ledge."
        ),
        "Harsk Mail",
    ],
}


@pytest.fixture(scope="module")
def claims(told: Callable[..., Any]) -> list[Member]:
    """All claims of the pile."""
    held = told(PILE)
    provenance = Provenance(held.reports, held.annotations, held.stemma, held.relations.entities)
    opened = views(held.reports, held.annotations, held.relations.entities)
    return [m for report in held.reports for m in members(opened[report.id], provenance)]


def near(claims: list[Member], one: str, other: str, cosine: float) -> float:
    """How near two claims are that have these words."""
    a, b = (next(m for m in claims if words in m.statement.claim.exact) for words in (one, other))
    return nearness(a, b, cosine)


def test_likeness_with_a_word_in_common_is_enough(claims: list[Member]) -> None:
    """Where nothing is against it, a clause that is near and has one word of the claim tells it."""
    assert near(claims, "in a cave", "under a ledge", 0.62) > 0
    assert near(claims, "in a cave", "under a ledge", 0.5) == 0


def test_a_day_named_but_once_makes_up_for_likeness(claims: list[Member]) -> None:
    """Two clauses with the same day need be less alike."""
    assert near(claims, "learned of the crack", "described the crack", 0.45) > 0


def test_likeness_without_a_word_in_common_is_not_enough(claims: list[Member]) -> None:
    """However near, clauses that share no word are not joined."""
    assert near(claims, "in a cave", "described the crack", 0.9) == 0


def test_no_plan_and_no_denial_is_a_witness_of_a_fact(claims: list[Member]) -> None:
    """What will be and what was not do not tell what was."""
    assert near(claims, "in a cave", "will find the bell", 0.9) == 0
    assert near(claims, "in a cave", "did not find", 0.9) == 0
