"""Which of many stretches of a report meet a given one, without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Overlaps(Generic[T_co]):
    """Values by the stretch of characters each one has; what does not overlap a question is passed over.

    ``span`` gives a value's half-open stretch. Asked about a stretch, it answers in the order the values came in.
    """

    def __init__(self, values: Iterable[T_co], span: Callable[[T_co], tuple[int, int]]) -> None:
        placed = sorted((*span(value), i, value) for i, value in enumerate(values))
        self._values = [(i, value) for *_, i, value in placed]
        self._starts = [start for start, *_ in placed]
        self._ends = [end for _, end, *_ in placed]
        self._reach = list(accumulate(self._ends, max))

    def __call__(self, start: int, end: int) -> list[T_co]:
        """Those that share at least one character with the stretch."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        met = [self._values[i] for i in range(first, last) if self._ends[i] > start]
        return [value for _, value in sorted(met, key=lambda pair: pair[0])]
