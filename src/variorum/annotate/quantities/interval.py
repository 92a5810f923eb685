"""What a quantity means on the number line, so that comparing two is arithmetic."""

from __future__ import annotations

import math

from variorum.annotate.quantities.words import share
from variorum.types import Quantity

ABOUT = 0.1
SPOKEN_SHARE = 0.05


def interval(quantity: Quantity) -> tuple[float, float]:
    """The lowest and the highest value that the quantity's words allow, both included, in its own unit.

    An exact number is a point; "about 40" is 36…44; "nearly a hundred" 90…100; "more than 300" 300…∞; "up to 150"
    0…150; a range and a vague number ("dozens", 24…99) run from ``value`` to ``upper``; a share in words ("a third")
    is a round figure, give or take a twentieth of itself.
    """
    low, high = stretch(quantity)
    return (low, high) if low <= high else (high, low)


def stretch(quantity: Quantity) -> tuple[float, float]:
    """The interval, ends in the order of the words."""
    if quantity.upper is not None:
        return quantity.value, quantity.upper
    if quantity.change == ">":
        return quantity.value, math.inf
    if quantity.change == "<":
        return min(0.0, quantity.value), quantity.value
    if quantity.change == "~":
        low, high = share(quantity.exact) or (1 - ABOUT, 1 + ABOUT)
        return quantity.value * low, quantity.value * high
    if (
        quantity.unit == "percent"
        and not any(char.isdigit() for char in quantity.exact)
        and "cent" not in quantity.exact
    ):
        return quantity.value * (1 - SPOKEN_SHARE), quantity.value * (1 + SPOKEN_SHARE)
    return quantity.value, quantity.value
