"""Who quotes what: the words in marks of a whole pile, to see which copy drifted from wording that others keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from variorum.relate.view import Prepared

MOST = 12  # witnesses; more are not asked


class Speech:
    """The runs of words in quotation marks, looked up by run; ``family`` gives what stands for a report's family."""

    def __init__(self, views: Sequence[Prepared], family: Mapping[int, int]) -> None:
        quoted = [side.runs[~side.own_run] for side in views]
        owners = np.repeat(np.arange(len(views)), [some.size for some in quoted])
        runs = np.concatenate([np.zeros(0, dtype=np.uint32), *quoted])
        order = np.argsort(runs, kind="stable")
        self.views, self.family = views, family
        self.runs, self.owners = runs[order], owners[order]
        self.known: dict[int, tuple[int, ...]] = {}

    def witnesses(self, number: int) -> tuple[int, ...]:
        """Reports of no family with this one that quote some of the same words, in the order of the pile."""
        if number not in self.known:
            self.known[number] = self.found(number)
        return self.known[number]

    def found(self, number: int) -> tuple[int, ...]:
        """The same, looked up."""
        side = self.views[number]
        mine = side.runs[~side.own_run]
        starts, ends = (np.searchsorted(self.runs, mine, side=end) for end in ("left", "right"))
        near = {int(at) for low, high in zip(starts, ends, strict=True) for at in self.owners[low:high]}
        family = self.family.get(number, -1)
        return tuple(sorted(at for at in near if self.family.get(at) != family and at != number)[:MOST])
