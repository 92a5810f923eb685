"""The interval that a number means, and readings as clusters of intervals that can all be true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Slot = TypeVar("Slot")
Interval = tuple[float, float]


def overlaps(a: Interval, b: Interval) -> bool:
    """Whether one value can lie in both."""
    return a[0] <= b[1] and b[0] <= a[1]


def readings(
    slots: Sequence[Slot], interval: Callable[[Slot], Interval], point: Callable[[Slot], float]
) -> list[list[Slot]]:
    """Slots by the value they give, lowest first: exact ones set the readings, vaguer ones join what they cover.

    A vague value that covers several readings joins the nearest; one that covers none is a reading of its own.
    """
    found: list[list[Slot]] = []
    for slot in sorted(slots, key=lambda s: (interval(s)[1] - interval(s)[0], point(s))):
        span = interval(slot)
        fitting = [r for r in found if all(overlaps(span, interval(other)) for other in r)]
        if fitting:
            min(fitting, key=lambda r: abs(point(r[0]) - point(slot))).append(slot)
        else:
            found.append([slot])
    return sorted(found, key=lambda r: point(r[0]))
