"""How near two steps come as steps of one undertaking: by their sentences, who does them, what they speak of, where they are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from variorum.models.encoder import Vectors
from variorum.reconcile.plans.likeness import stems
from variorum.reconcile.plans.merge import Group
from variorum.types import PlanSlot

ACTOR = WORD = CLOSE = 0.1
"""What one actor, each of at most two words in common and telling side by side are worth, in cosine."""
BESIDE = 300
"""Characters between two places of one report that are side by side."""
COMMON = 0.22
"""The most of the story's mean likeness that counts for nothing: what all its sentences are about."""
SPOKEN_OF: tuple[PlanSlot, ...] = ("action", "purpose", "condition", "place")


def kinship(groups: Sequence[Group], rows: Vectors) -> Vectors:
    """For each pair of steps how much nearer they come than the story's steps do on average; ``rows`` are their sentences' vectors."""
    near = (rows @ rows.T).astype(np.float64)
    apart = ~np.eye(len(groups), dtype=bool)
    near -= min(COMMON, float(near[apart].mean())) if len(groups) > 2 else COMMON
    actors = [told(group, ("actor",)) for group in groups]
    words = [told(group, SPOKEN_OF) | {s.matter[:5] for s in group.steps if len(s.matter) > 2} for group in groups]
    for i, a in enumerate(groups):
        for j in range(i):
            worth = ACTOR * bool(actors[i] & actors[j]) + WORD * min(2, len(words[i] & words[j]))
            worth += CLOSE * side_by_side(a, groups[j])
            near[i, j] += worth
            near[j, i] += worth
    return np.asarray(near)


def told(group: Group, slots: Iterable[PlanSlot]) -> frozenset[str]:
    """The telling words of some slots over all reports."""
    values = (said.value for step in group.steps for slot in slots if (said := step.get(slot)) is not None)
    return frozenset[str]().union(*(stems(value) for value in values))


def side_by_side(a: Group, b: Group) -> bool:
    """Whether some report tells the two close together."""
    return any(
        x.where.report == y.where.report and max(x.where.start, y.where.start) - min(x.where.end, y.where.end) < BESIDE
        for x in a.steps
        for y in b.steps
    )
