"""What two reports share, measured so that shared facts and shared speeches do not pass for shared authorship.

Quoted words count little, since whoever attended the speech has them. What a copy cannot hide is that its own words,
sentence by sentence and in order, tell what its exemplar tells with the same names and numbers, and that it tells little
else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.relate.likeness import likeness
from variorum.relate.passages import WEAK, Link, links
from variorum.relate.view import RUN, Matrix, Prepared, shared_runs
from variorum.relate.wording import kept, keys

Columns = tuple[NDArray[np.int64], NDArray[np.int64]]
CLEAR = 0.65  # likeness at which a sentence counts in full as told again
QUOTED = 0.1  # weight of a quoted word beside an own one
SMALL = 120.0  # weighty words at which half of the evidence is believed


@dataclass(frozen=True, slots=True)
class Side:
    """One report seen as a copy of the other, all shares 0…1.

    ``coverage``: its words in linked sentences. ``retold``: its own sentences told by the other, by likeness.
    ``details``: its weighty words found where the linked sentences stand in the other. ``mass``: how much weight there
    was to judge by. ``runs``: how many runs of own words it has.
    """

    coverage: float
    retold: float
    details: float
    mass: float
    runs: int

    @property
    def descent(self) -> float:
        """How much speaks for its being a copy in other words, 0…1."""
        return self.retold * self.details * self.mass / (self.mass + SMALL)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two reports share."""

    links: tuple[Link, ...]
    runs: int
    a: Side
    b: Side

    @property
    def literal(self) -> float:
        """The share of runs of own words, of the report that has fewer, that the other prints too."""
        return min(1.0, self.runs / max(RUN, min(self.a.runs, self.b.runs)))


def weigh(a: Prepared, b: Prepared, matrix: Matrix | None = None) -> Evidence:
    """The evidence that one of two reports was made from the other, or both from a third.

    ``matrix`` is their likeness where it is known already.
    """
    matrix = likeness(a, b) if matrix is None else matrix
    linked = links(matrix)
    back = [Link(link.b, link.a, link.score, link.moved) for link in linked]
    near_a, near_b = shared_lemmas(a, b)
    return Evidence(
        links=linked,
        runs=shared_runs(a, b),
        a=side(a, back, matrix.T, near_a, b),
        b=side(b, linked, matrix, near_b, a),
    )


def shared_lemmas(a: Prepared, b: Prepared) -> tuple[Columns, Columns]:
    """For each side the columns of the lemmas both have, its own first and then the other's."""
    _, one, other = np.intersect1d(a.lemmas, b.lemmas, assume_unique=True, return_indices=True)
    return (one, other), (other, one)


def side(copy: Prepared, linked: Sequence[Link], matrix: Matrix, columns: Columns, exemplar: Prepared) -> Side:
    """How much of ``copy`` is told by ``exemplar``; ``matrix`` has the exemplar's sentences as rows."""
    length, weight = weights(copy)
    best = np.zeros(len(length), dtype=np.float32)
    near = np.zeros((len(length), columns[0].size), dtype=np.bool_)
    present = exemplar.bags[:, columns[1]] > 0
    for link in linked:
        best[link.b] = max(best[link.b], matrix[link.a, link.b])
        near[link.b] |= present[max(0, link.a - 1) : link.a + 2].any(0)
    mass = float(copy.own_bags.sum())
    return Side(
        coverage=float(length[sorted({link.b for link in linked})].sum() / max(1.0, length.sum())),
        retold=retold(weight, best),
        details=float((copy.own_bags[:, columns[0]] * near).sum()) / max(1e-6, mass),
        mass=mass,
        runs=int(copy.own_run.sum()),
    )


def weights(side: Prepared) -> tuple[Matrix, Matrix]:
    """How many words each sentence has, and what they weigh as evidence of a copy."""
    length = np.array([len(words) for words in side.words], dtype=np.float32)
    return length, side.own + np.float32(QUOTED) * (length - side.own)


def retold(weight: Matrix, best: Matrix) -> float:
    """The share of the weight whose sentences are told again, by the likeness of each with its best match."""
    told = np.clip((best - WEAK) / (CLEAR - WEAK), 0, 1)
    return float((weight * told).sum() / max(1e-6, weight.sum()))


def ceiling(copy: Prepared, matrix: Matrix, columns: NDArray[np.int64]) -> float:
    """What ``descent`` of that side cannot exceed, whatever is linked; ``columns`` are the lemmas both reports have."""
    mass = float(copy.own_bags.sum())
    shared = float(copy.own_bags[:, columns].sum()) / max(1e-6, mass)
    return retold(weights(copy)[1], matrix.max(0)) * shared * mass / (mass + SMALL)


def wording(a: Prepared, b: Prepared, linked: Sequence[Link]) -> float:
    """The share of words that stayed, in order, in the linked sentences, of the shorter of the two sides."""
    stayed = total = 0
    for link in linked:
        one, other = keys(a.words[link.a]), keys(b.words[link.b])
        stayed += kept(one, other)
        total += min(len(one), len(other))
    return stayed / total if total else 0.0


def turned(evidence: Evidence) -> Evidence:
    """The same evidence with the two reports changed over."""
    back = [Link(link.b, link.a, link.score, link.moved) for link in evidence.links]
    ordered = tuple(sorted(back, key=lambda link: (link.b, link.a)))
    return Evidence(ordered, evidence.runs, evidence.b, evidence.a)
