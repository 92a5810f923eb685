"""A claim in words that stand alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from variorum.relate.claims.frames import views
from variorum.relate.claims.statements import statements
from variorum.relate.claims.telling import telling

OPENING = "Mina Roe, the director of the museum, spoke to reporters on Friday."


def tellings(told: Callable[..., Any], text: str) -> list[str]:
    """All claims of a report of 7 March 2031, a Friday, in words that stand alone."""
    held = told({"A": ("2031-03-07", text), "B": ("2031-03-07", "Mina Roe runs the museum.")})
    entities = held.relations.entities
    view = views(held.reports, held.annotations, entities)[held.id("A")]
    called = {entity.id: entity.name for entity in entities}
    return [telling(view, statement, called) for statement in statements(view)]


def test_a_pronoun_is_the_name_it_stands_for(told: Callable[..., Any]) -> None:
    """A pronoun alone tells a reader of the one sentence nothing."""
    assert "Mina Roe has cleared Mina Roe's desk" not in tellings(told, f"{OPENING} She has cleared her desk.")
    assert "Mina Roe has cleared her desk" in tellings(told, f"{OPENING} She has cleared her desk.")


def test_a_day_is_dated(told: Callable[..., Any]) -> None:
    """A weekday has its date put before it; a date stays as it is."""
    found = tellings(told, "The museum was shut on Tuesday. The museum was shut on 4 March.")
    assert found == ["The museum was shut on (4 March) Tuesday", "The museum was shut on 4 March"]


def test_a_subject_that_stands_elsewhere_comes_first(told: Callable[..., Any]) -> None:
    """A clause that borrows its subject is told with it."""
    found = tellings(told, "The director of the museum left the room and called the police.")
    assert any(one.startswith("The director of the museum : ") and "called the police" in one for one in found)


@pytest.mark.parametrize("text", ["Mina Roe sold the painting herself.", "Nobody called the police."])
def test_what_stands_alone_is_left(told: Callable[..., Any], text: str) -> None:
    """Nothing is added to it."""
    assert tellings(told, text) == [text.rstrip(".")]


def test_a_denial_around_the_claim_is_said(told: Callable[..., Any]) -> None:
    """What somebody denies is told as denied."""
    found = tellings(told, "The director denied that the painting had been sold.")
    assert "it is not so that the painting had been sold" in found
