"""What two reports share, measured so that shared facts and shared speeches do not pass for shared authorship.

Quoted words count little, since whoever attended the speech has them. What a copy cannot hide is that its own words,
sentence by sentence and in order, tell what its exemplar tells with the same names and numbers, and that it tells little
else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from variorum.relate.likeness import WEIGHTS, Matrix, likeness
from variorum.relate.passages import WEAK, Link, links
from variorum.relate.view import RUN, View, shared_runs
from variorum.relate.wording import kept, keys

CLEAR = 0.65  # likeness at which a sentence counts in full as told again
QUOTED = 0.1  # weight of a quoted word beside an own one
SMALL = 50.0  # weighty words at which half of the evidence is believed


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
    """What two reports share; ``wording`` is the share of words kept in order inside linked sentences."""

    links: tuple[Link, ...]
    runs: int
    wording: float
    a: Side
    b: Side

    @property
    def literal(self) -> float:
        """The share of runs of own words, of the report that has fewer, that the other prints too."""
        return min(1.0, self.runs / max(RUN, min(self.a.runs, self.b.runs)))


def weigh(a: View, b: View) -> Evidence:
    """The evidence that one of two reports was made from the other, or both from a third."""
    matrix = likeness(a, b)
    linked = links(matrix)
    back = [Link(link.b, link.a, link.score, link.moved) for link in linked]
    return Evidence(
        links=linked,
        runs=shared_runs(a, b),
        wording=same_words(a, b, linked),
        a=side(b, a, back, matrix.T),
        b=side(a, b, linked, matrix),
    )


def side(exemplar: View, copy: View, linked: Sequence[Link], matrix: Matrix) -> Side:
    """How much of ``copy`` is told by ``exemplar``; ``matrix`` has the exemplar's sentences as rows."""
    length = np.array([len(words) for words in copy.words], dtype=np.float32)
    weight = copy.own + QUOTED * (length - copy.own)
    partners: dict[int, list[int]] = {}
    for link in linked:
        partners.setdefault(link.b, []).append(link.a)
    best = np.array([max((matrix[i, j] for i in partners.get(j, ())), default=0.0) for j in range(len(length))])
    told = np.clip((best - WEAK) / (CLEAR - WEAK), 0, 1)
    found, mass = details(exemplar, copy, partners)
    return Side(
        coverage=float(length[sorted(partners)].sum() / max(1.0, length.sum())),
        retold=float((weight * told).sum() / max(1e-6, weight.sum())),
        details=found / max(1e-6, mass),
        mass=mass,
        runs=int(copy.own_run.sum()),
    )


def details(exemplar: View, copy: View, partners: dict[int, list[int]]) -> tuple[float, float]:
    """Weight of the copy's own weighty words that the exemplar has at or next to the linked place, and of all."""
    found = mass = 0.0
    for j, words in enumerate(copy.words):
        near = {w.lemma for i in window(partners.get(j, []), len(exemplar.words)) for w in exemplar.words[i]}
        for lemma, weight in {w.lemma: WEIGHTS[w.pos] for w in words if w.pos in WEIGHTS and not w.quoted}.items():
            mass += weight
            found += weight * (lemma in near)
    return found, mass


def window(rows: Sequence[int], count: int) -> range:
    """The rows and one more on either side."""
    return range(max(0, min(rows) - 1), min(count, max(rows) + 2)) if rows else range(0)


def same_words(a: View, b: View, linked: Sequence[Link]) -> float:
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
    return Evidence(ordered, evidence.runs, evidence.wording, evidence.b, evidence.a)
