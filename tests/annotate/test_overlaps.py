"""Stretches looked up by place give what a look at all of them gives."""

from __future__ import annotations

import random

from variorum.annotate.overlaps import Overlaps

Stretch = tuple[int, int]


def itself(stretch: Stretch) -> Stretch:
    return stretch


def test_the_answer_is_that_of_a_look_at_all() -> None:
    """Nested, touching and equal stretches are found, in the order they came in."""
    dice = random.Random(7)
    stretches = [(start, start + dice.randint(1, 30)) for start in (dice.randint(0, 200) for _ in range(120))]
    overlaps = Overlaps(stretches, itself)
    for _ in range(300):
        start = dice.randint(0, 220)
        end = start + dice.randint(1, 40)
        assert overlaps(start, end) == [(a, b) for a, b in stretches if a < end and start < b]


def test_neighbours_that_only_touch_share_nothing() -> None:
    """Stretches are half-open."""
    overlaps = Overlaps([(0, 5), (5, 9), (9, 12)], itself)
    assert overlaps(5, 9) == [(5, 9)]
    assert overlaps(12, 20) == []
